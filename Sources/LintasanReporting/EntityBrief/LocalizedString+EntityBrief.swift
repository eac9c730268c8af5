import LintasanDocuments

/// The words of the brief about one entity.
extension LocalizedString {
  static let briefOf = LocalizedString("{name} in {index} {year}: a brief", id: "{name} dalam {index} {year}: ringkasan")
  static let briefStands = LocalizedString("Where it stands", id: "Posisi saat ini")
  static let briefWhy = LocalizedString("Why the rank moved", id: "Mengapa peringkat bergerak")
  static let briefHeading = LocalizedString("Where it is heading", id: "Arah ke depan")
  static let briefRead = LocalizedString("How to read this", id: "Cara membaca")
  static let briefAnd = LocalizedString(" and ", id: " dan ")
  static let briefAll = LocalizedString("all others", id: "semua yang lain")
  static let briefMore = LocalizedString(" and {more} more", id: " dan {more} lainnya")
  static let briefQuote = LocalizedString(
    "{name} ranked {rank} of {count} in {index} {year}, with a score of {score}.",
    id: "{name} menempati peringkat {rank} dari {count} pada {index} {year}, dengan nilai indeks {score}.")
  static let briefQuoteNext = LocalizedString(
    " The projection for {year} puts it at rank {median}, with an 80% interval from {low} to {high}.",
    id: " Proyeksi {year} menempatkannya pada peringkat {median}, dengan interval 80% dari {low} sampai {high}.")
  static let briefClass = LocalizedString("Its class is “{class}” (from {from}).", id: "Kelasnya “{class}” (mulai {from}).")
  static let briefKeeps = LocalizedString(
    " The chance to be in this class or a better one in {year} is {chance}.",
    id: " Peluang tetap di kelas ini atau lebih baik pada {year} adalah {chance}.")
  static let briefImprove = LocalizedString(
    " The chance of a better rank in {year} is {chance}.", id: " Peluang peringkat lebih baik pada {year} adalah {chance}.")
  static let briefPeers = LocalizedString(
    " Among the {count} of {peers} with a score it is {rank}, behind {ahead}.",
    id: " Di antara {count} anggota {peers} yang memiliki nilai indeks, posisinya {rank}, di bawah {ahead}.")
  static let briefPeersFirst = LocalizedString(
    " Among the {count} of {peers} with a score none is ahead of it.",
    id: " Di antara {count} anggota {peers} yang memiliki nilai indeks, tidak ada yang berada di atasnya.")
  static let briefComponents = LocalizedString("Components in {year}", id: "Komponen pada {year}")
  static let briefMedianOf = LocalizedString("Median of {peers}", id: "Median {peers}")
  static let briefBestOf = LocalizedString("Best of {peers}", id: "Terbaik dari {peers}")
  static let briefBestScore = LocalizedString("Best score", id: "Nilai terbaik")
  static let briefNoEarlier = LocalizedString(
    "There is no earlier score that can be compared with this one.",
    id: "Tidak ada nilai indeks terdahulu yang dapat dibandingkan.")
  static let briefKept = LocalizedString(
    "From {from} to {to} {name} kept its rank ({after}), with the score going from {scoreBefore} to {scoreAfter}.",
    id: "Dari {from} ke {to} peringkat {name} tetap ({after}); nilai indeks dari {scoreBefore} ke {scoreAfter}.")
  static let briefRose = LocalizedString(
    "From {from} to {to} {name} rose {places} places, from {before} to {after}, with the score going from {scoreBefore} to {scoreAfter}.",
    id:
      "Dari {from} ke {to} {name} naik {places} peringkat, dari {before} menjadi {after}; nilai indeks dari {scoreBefore} ke {scoreAfter}."
  )
  static let briefRoseOne = LocalizedString(
    "From {from} to {to} {name} rose one place, from {before} to {after}, with the score going from {scoreBefore} to {scoreAfter}.",
    id:
      "Dari {from} ke {to} {name} naik satu peringkat, dari {before} menjadi {after}; nilai indeks dari {scoreBefore} ke {scoreAfter}."
  )
  static let briefFell = LocalizedString(
    "From {from} to {to} {name} fell {places} places, from {before} to {after}, with the score going from {scoreBefore} to {scoreAfter}.",
    id:
      "Dari {from} ke {to} {name} turun {places} peringkat, dari {before} menjadi {after}; nilai indeks dari {scoreBefore} ke {scoreAfter}."
  )
  static let briefFellOne = LocalizedString(
    "From {from} to {to} {name} fell one place, from {before} to {after}, with the score going from {scoreBefore} to {scoreAfter}.",
    id:
      "Dari {from} ke {to} {name} turun satu peringkat, dari {before} menjadi {after}; nilai indeks dari {scoreBefore} ke {scoreAfter}."
  )
  static let briefOvertook = LocalizedString(" It overtook {names}.", id: " Yang dilewatinya: {names}.")
  static let briefOvertakenBy = LocalizedString(" It was overtaken by {names}.", id: " Yang melewatinya: {names}.")
  static let briefPlaces = LocalizedString(
    "Places won or lost by component (they add up to the change)",
    id: "Peringkat yang diperoleh atau hilang menurut komponen (jumlahnya sama dengan perubahan)")
  static let briefScoreChange = LocalizedString("Change of score", id: "Perubahan nilai")
  static let briefOwn = LocalizedString("Own change", id: "Perubahan sendiri")
  static let briefOthers = LocalizedString("Others' change", id: "Perubahan yang lain")
  static let briefOutlook = LocalizedString(
    "Projected rank and score, and the chance of a better rank than today or of a place among the top",
    id: "Proyeksi peringkat dan nilai indeks, serta peluang peringkat lebih baik daripada kini atau masuk kelompok teratas")
  static let briefMedianScore = LocalizedString("Median score", id: "Median nilai")
  static let briefTop = LocalizedString("Top {top}", id: "{top} besar")
  static let briefNotProjected = LocalizedString("{name} could not be projected.", id: "{name} tidak diproyeksikan.")
  static let briefRival = LocalizedString("{name} (now {rank}; {chance})", id: "{name} (kini {rank}; {chance})")
  static let briefMayOvertakeIt = LocalizedString(
    "Most likely to overtake it by {year}: {names}.", id: "Paling mungkin melewatinya sampai {year}: {names}.")
  static let briefItMayOvertake = LocalizedString(
    "Most likely to be overtaken by it by {year}: {names}.", id: "Paling mungkin dilewatinya sampai {year}: {names}.")
  static let briefTargetRank = LocalizedString("What rank {rank} by {year} takes", id: "Syarat peringkat {rank} pada {year}")
  static let briefTargetScore = LocalizedString("What {score} by {year} takes", id: "Syarat nilai {score} pada {year}")
  static let briefTrend = LocalizedString("The chance on current trends is {chance}.", id: "Peluang menurut tren saat ini {chance}.")
  static let briefNothingNeeded = LocalizedString(
    " Nothing beyond the projection is needed for an even chance.",
    id: " Untuk peluang 50% tidak diperlukan tambahan di atas proyeksi.")
  static let briefNeeds = LocalizedString(
    " An even chance takes {gain} more than the projection; {reached} of {comparable} comparable ever gained as much in {surveys} surveys.",
    id:
      " Peluang 50% memerlukan {gain} di atas proyeksi; {reached} dari {comparable} yang sebanding pernah mencapainya dalam {surveys} survei."
  )
  static let briefNoRoom = LocalizedString(
    " An even chance would take {gain} more than the projection, for which the components have no room.",
    id: " Peluang 50% memerlukan {gain} di atas proyeksi; komponen tidak memiliki ruang sebesar itu.")
  static let briefNeed = LocalizedString(
    "{component}: {gain} more than projected, to {level} (now {now})",
    id: "{component}: {gain} di atas proyeksi, menjadi {level} (kini {now})")
  static let briefMethod = LocalizedString(
    "Method: {draws} joint draws of all ranked (model “{model}”); ranks, scores and chances come from the same draws.",
    id: "Metode: {draws} simulasi bersama atas semua yang diperingkat (model “{model}”); peringkat, nilai dan peluang berasal dari simulasi yang sama."
  )
}
