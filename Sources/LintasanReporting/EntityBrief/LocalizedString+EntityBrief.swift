import LintasanDocuments

/// The words of the brief about one entity.
extension LocalizedString {
  static let briefOf = LocalizedString(
    "{name} in {index} {year}: a brief", id: "{name} dalam {index} {year}: ringkasan")
  static let briefStands = LocalizedString("Where it stands", id: "Posisi saat ini")
  static let briefWhy = LocalizedString("Why the rank moved", id: "Mengapa peringkat bergerak")
  static let briefHeading = LocalizedString("Where it is heading", id: "Arah ke depan")
  static let briefRead = LocalizedString("How to read this", id: "Cara membaca")
  static let briefAnd = LocalizedString(" and ", id: " dan ")
  static let briefPeersGiven = LocalizedString("the peers", id: "pembanding")
  static let briefAll = LocalizedString("all others", id: "semua yang lain")
  static let briefMore = LocalizedString(" and {more} more", id: " dan {more} lainnya")
  static let briefQuote = LocalizedString(
    "{name} ranked {rank} of {count} in {index} {year}, with a score of {score}.",
    id: "{name} menempati peringkat {rank} dari {count} pada {index} {year}, dengan nilai indeks {score}.")
  static let briefQuoteNext = LocalizedString(
    " The projection for {year} puts it at rank {median}, with an 80% interval from {low} to {high}.",
    id: " Proyeksi {year} menempatkannya pada peringkat {median}, dengan interval 80% dari {low} sampai {high}.")
  static let briefClass = LocalizedString(
    "Its class is “{class}” (from {from}).", id: "Kelasnya “{class}” (mulai {from}).")
  static let briefKeeps = LocalizedString(
    " The chance to be in this class or a better one in {year} is {chance}.",
    id: " Peluang tetap di kelas ini atau lebih baik pada {year} adalah {chance}.")
  static let briefKeepsHighest = LocalizedString(
    " The chance to keep it in {year} is {chance}.", id: " Peluang mempertahankannya pada {year} adalah {chance}.")
  static let briefImprove = LocalizedString(
    " The chance of a better rank in {year} is {chance}.",
    id: " Peluang peringkat lebih baik pada {year} adalah {chance}.")
  static let briefPeers = LocalizedString(
    " Within {peers} ({count} with a score) it ranks {rank}, behind {ahead}.",
    id: " Dalam {peers} ({count} yang memiliki nilai indeks) posisinya {rank}, di bawah {ahead}.")
  static let briefPeersFirst = LocalizedString(
    " Within {peers} ({count} with a score) none is ahead of it.",
    id: " Dalam {peers} ({count} yang memiliki nilai indeks) tidak ada yang berada di atasnya.")
  static let briefOutside = LocalizedString(
    " Beside {peers} ({count} with a score) it would rank {rank}, behind {ahead}.",
    id: " Bila digabung dengan {peers} ({count} yang memiliki nilai indeks) posisinya {rank}, di bawah {ahead}.")
  static let briefOutsideFirst = LocalizedString(
    " None of {peers} ({count} with a score) is ahead of it.",
    id: " Tidak satu pun dari {peers} ({count} yang memiliki nilai indeks) berada di atasnya.")
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
    id:
      "Proyeksi peringkat dan nilai indeks, serta peluang peringkat lebih baik daripada kini atau masuk kelompok teratas"
  )
  static let briefMedianScore = LocalizedString("Median score", id: "Median nilai")
  static let briefTop = LocalizedString("Top {top}", id: "{top} besar")
  static let briefNotProjected = LocalizedString("{name} could not be projected.", id: "{name} tidak diproyeksikan.")
  static let briefRival = LocalizedString("{name} (now {rank}; {chance})", id: "{name} (kini {rank}; {chance})")
  static let briefMayOvertakeIt = LocalizedString(
    "Most likely to overtake it by {year}: {names}.", id: "Paling mungkin melewatinya sampai {year}: {names}.")
  static let briefItMayOvertake = LocalizedString(
    "Most likely to be overtaken by it by {year}: {names}.", id: "Paling mungkin dilewatinya sampai {year}: {names}.")
  static let briefTargetRank = LocalizedString(
    "What rank {rank} by {year} takes", id: "Syarat peringkat {rank} pada {year}")
  static let briefTargetScore = LocalizedString("What {score} by {year} takes", id: "Syarat nilai {score} pada {year}")
  static let briefTrend = LocalizedString(
    "The chance on current trends is {chance}.", id: "Peluang menurut tren saat ini {chance}.")
  static let briefNothingNeeded = LocalizedString(
    " Nothing beyond the projection is needed for an even chance.",
    id: " Untuk peluang 50% tidak diperlukan tambahan di atas proyeksi.")
  static let briefNeeds = LocalizedString(
    " An even chance takes {gain} more than the projection; {reached} of the {comparable} that are comparable have gained as much over {surveys}.",
    id:
      " Peluang 50% memerlukan {gain} di atas proyeksi; {reached} dari {comparable} yang sebanding pernah mencapainya dalam {surveys}."
  )
  static let briefOneSurvey = LocalizedString("one survey", id: "satu survei")
  static let briefSurveys = LocalizedString("{count} surveys", id: "{count} survei")
  static let briefNoRoom = LocalizedString(
    " An even chance would take {gain} more than the projection, for which the components have no room.",
    id: " Peluang 50% memerlukan {gain} di atas proyeksi; komponen tidak memiliki ruang sebesar itu.")
  static let briefNeedLess = LocalizedString(
    "{component}: {gain} less than projected, down to {level} (now {now})",
    id: "{component}: {gain} di bawah proyeksi, menjadi {level} (kini {now})")
  static let briefDeeds = LocalizedString(
    "The cheapest way in inputs, an item, a point and a year costing the same: {steps}. The chance with it: {chance}.",
    id:
      "Cara termurah dalam masukan, bila satu butir, satu poin dan satu tahun sama biayanya: {steps}. Peluangnya: {chance}."
  )
  static let briefDeedsItems = LocalizedString(
    "With items of the questionnaire alone: {steps}. The chance with it: {chance}.",
    id: "Dengan butir kuesioner saja: {steps}. Peluangnya: {chance}.")
  static let briefDeedsItemsShort = LocalizedString(
    "Items of the questionnaire alone do not reach the target.",
    id: "Butir kuesioner saja tidak cukup untuk mencapai target.")
  static let briefDeedsNone = LocalizedString(
    "Even every input at its limit does not reach the target in the median projection of {year}; it leads to {score}.",
    id: "Semua masukan pada batasnya pun tidak mencapai target menurut median proyeksi {year}; hasilnya {score}.")
  static let briefStep = LocalizedString("{input} from {from} to {to}", id: "{input} dari {from} ke {to}")
  static let briefWorths = LocalizedString(
    "What one more of each adds to the index by itself: {each}.",
    id: "Tambahan indeks dari satu kenaikan tiap masukan: {each}.")
  static let briefWorth = LocalizedString(
    "{input} from {from} to {to}, {gain}", id: "{input} dari {from} ke {to}, {gain}")
  static let briefLevels = LocalizedString(
    "Indicators are known up to {year} (index {index} then). From those levels the cheapest way to {target} raises {count} levels: {raises}{more}.",
    id:
      "Indikator diketahui sampai {year} (indeks saat itu {index}). Dari tingkat kematangan itu, cara termurah menuju {target} menaikkan {count} tingkat: {raises}{more}."
  )
  static let briefLevelsReached = LocalizedString(
    "Indicators are known up to {year}; the index then, {index}, is not below {target}, so they name nothing to raise.",
    id: "Indikator diketahui sampai {year}; indeks saat itu, {index}, tidak di bawah {target}.")
  static let briefLevelsShort = LocalizedString(
    "Indicators are known up to {year} (index {index} then); even all of them at their highest level do not reach {target}.",
    id:
      "Indikator diketahui sampai {year} (indeks saat itu {index}); semua pada tingkat tertinggi pun tidak mencapai {target}."
  )
  static let briefRaise = LocalizedString(
    "indicator {number} ({name}) from {from} to {to}", id: "indikator {number} ({name}) dari {from} ke {to}")
  static let briefApart = LocalizedString("What cannot be compared", id: "Yang tidak dapat dibandingkan")
  static let briefFallsRank = LocalizedString(
    "Its score is not projected to fall by {year} (from {score} to a median of {median}); its rank is, since {rivals} of those behind it have a chance of 25% or more to stand ahead.",
    id:
      "Nilai indeksnya tidak diproyeksikan turun sampai {year} (dari {score} ke median {median}); peringkatnya turun karena {rivals} yang kini di bawahnya berpeluang 25% atau lebih untuk berada di atasnya."
  )
  static let briefFallsBoth = LocalizedString(
    "Its median score falls from {score} to {median} by {year}, and {rivals} of those behind it have a chance of 25% or more to stand ahead.",
    id:
      "Median nilai indeksnya turun dari {score} ke {median} pada {year}, dan {rivals} yang kini di bawahnya berpeluang 25% atau lebih untuk berada di atasnya."
  )
  static let briefNeed = LocalizedString(
    "{component}: {gain} more than projected, to {level} (now {now})",
    id: "{component}: {gain} di atas proyeksi, menjadi {level} (kini {now})")
  static let briefMethod = LocalizedString(
    "Method: {draws} joint simulations of all those ranked (model “{model}”); ranks, scores and chances come from the same simulations.",
    id:
      "Metode: {draws} simulasi bersama atas semua yang diperingkat (model “{model}”); peringkat, nilai dan peluang berasal dari simulasi yang sama."
  )
}
