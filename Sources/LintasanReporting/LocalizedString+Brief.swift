import LintasanDocuments

/// The words of the analyst's brief.
extension LocalizedString {
  static let briefTitle = LocalizedString(
    "{index}: where the ranking is heading, to {year}", id: "{index}: arah peringkat sampai {year}")
  static let whereItStands = LocalizedString(
    "{name}: where it stands and where it is heading", id: "{name}: posisi dan arahnya")
  static let leadNow = LocalizedString(
    "{name} stood {rank} of {count} in {year}, with a score of {score}.",
    id: "{name} menempati peringkat {rank} dari {count} pada {year}, dengan nilai {score}.")
  static let leadHistory = LocalizedString(
    " Since {first} its rank has been between {best} ({bestYear}) and {worst} ({worstYear}).",
    id: " Sejak {first} peringkatnya berada di antara {best} ({bestYear}) dan {worst} ({worstYear}).")
  static let leadNext = LocalizedString(
    " For {year} the projection puts it at rank {median}: 80% between {lower80} and {upper80}, 95% between {lower95} and {upper95}.",
    id:
      " Untuk {year} proyeksi menempatkannya pada peringkat {median}: 80% antara {lower80} dan {upper80}, 95% antara {lower95} dan {upper95}."
  )
  static let leadChance = LocalizedString(
    " The chance that it improves on rank {rank} is {improve}{tops}.",
    id: " Peluang membaik dari peringkat {rank} adalah {improve}{tops}.")
  static let leadTop = LocalizedString(
    "; of being among the first {top}, {chance}", id: "; masuk {top} besar, {chance}")
  static let historyCaption = LocalizedString("{name} at every survey", id: "{name} pada setiap survei")
  static let historyBreak = LocalizedString(
    "; another instrument from {year}, no change is shown across it",
    id: "; instrumen lain mulai {year}, perubahan melewatinya tidak ditampilkan")
  static let successorLead = LocalizedString(
    "From {year} agencies are evaluated by {name} ({instrument}), not by {index}: no {index} score or predicate of {year} or "
      + "later will be given. What is projected beyond {last} is what the present instrument would show had it gone on. ",
    id:
      "Mulai {year} instansi dievaluasi dengan {name} ({instrument}), bukan {index}: tidak akan ada nilai atau predikat {index} "
      + "untuk {year} dan seterusnya. Proyeksi setelah {last} hanya menunjukkan seandainya instrumen sekarang diteruskan. "
  )
  static let successorTool = LocalizedString(
    " lintasan {id} scores and plans by the new one.", id: " lintasan {id} menilai dan merencanakan dengan yang baru.")
  static let appendixHeading = LocalizedString(
    "Appendix: {entities} not evaluated in {year}", id: "Lampiran: {entities} yang tidak dievaluasi pada {year}")
  static let appendixCaption = LocalizedString(
    "Dissolved, merged, or left out; not projected", id: "Dibubarkan, digabung, atau tidak ikut; tidak diproyeksikan")
  static let appendixLast = LocalizedString("Last evaluated", id: "Terakhir dievaluasi")
  static let outlookCaption = LocalizedString("{name}: projection", id: "{name}: proyeksi")
  static let levelHeading = LocalizedString("Level with {name} in {year}", id: "Setara dengan {name} pada {year}")
  static let levelText = LocalizedString(
    "Of these it cannot be said who will stand ahead: each has a chance between 25% and 75% of ranking above {name}. {count} are level; the nearest to even are shown.",
    id:
      "Belum dapat dikatakan siapa yang akan berada di depan: peluang masing-masing untuk berada di atas {name} antara 25% dan 75%. Ada {count} yang setara; yang paling berimbang ditampilkan."
  )
  static let levelNone = LocalizedString(
    "None: every other has a chance below 25% or above 75% of ranking above {name}.",
    id: "Tidak ada: peluang semua yang lain untuk berada di atas {name} di bawah 25% atau di atas 75%.")
  static let chanceAhead = LocalizedString("Chance to rank above", id: "Peluang di atas")
  static let neighboursHeading = LocalizedString("Neighbours in the ranking", id: "Di sekitar peringkat")
  static let neighboursCaption = LocalizedString(
    "{count} places on either side in {year}, and their projection for {next}",
    id: "{count} peringkat di atas dan di bawah pada {year}, dan proyeksinya untuk {next}")
  static let moversHeading = LocalizedString("Biggest expected movers", id: "Pergerakan terbesar yang diperkirakan")
  static let moversCaption = LocalizedString(
    "From the rank of {from} to the median rank projected for {to}",
    id: "Dari peringkat {from} ke median peringkat proyeksi {to}")
  static let groupsHeading = LocalizedString("Groups of {entities}", id: "Kelompok {entities}")
  static let groupsCaption = LocalizedString(
    "Mean score of each group in {year}, and its projection",
    id: "Rata-rata nilai tiap kelompok pada {year}, dan proyeksinya")
  static let classesCaption = LocalizedString(
    "How many {entities} stand in each class in {year}, and are expected to (80% interval)",
    id: "Jumlah {entities} menurut predikat pada {year}, dan perkiraannya (interval 80%)")
  static let classesHeading = LocalizedString("Classes", id: "Predikat")
  static let leadersHeading = LocalizedString("The first {count}", id: "{count} besar")
  static let leadersCaption = LocalizedString("Ranks {year} and projection", id: "Peringkat {year} dan proyeksi")
  static let methodHeading = LocalizedString(
    "How this was made, and how far to trust it", id: "Cara pembuatan dan tingkat kepercayaannya")
  static let methodDefault = LocalizedString(
    "Scores are standardised within each survey, because a rise that all share moves scores and not ranks. The standing of each {entity} is smoothed and corrected by what was known at the last survey; the common level is projected apart. {draws} joint futures of all {count} {entities} are drawn from the errors that the same method would have made at earlier surveys, whole surveys at a time, so that correlation between {entities} is kept; every draw is ranked, and ranks, scores and probabilities are read from the same draws.",
    id:
      "Nilai dibakukan dalam setiap survei, karena kenaikan bersama mengubah nilai tetapi tidak mengubah peringkat. Posisi tiap {entity} dihaluskan dan dikoreksi dengan hal yang diketahui pada survei terakhir; tingkat bersama diproyeksikan tersendiri. Sebanyak {draws} masa depan bersama dari {count} {entities} ditarik dari galat yang akan dibuat metode ini pada survei-survei terdahulu, satu survei utuh sekaligus, sehingga korelasi antar-{entities} terjaga; setiap tarikan diberi peringkat, dan peringkat, nilai serta peluang dibaca dari tarikan yang sama."
  )
  static let methodModel = LocalizedString(
    "Model “{model}”. {draws} joint futures of all {count} {entities} were drawn; every draw is ranked, and ranks, scores and probabilities are read from the same draws.",
    id:
      "Model “{model}”. Sebanyak {draws} masa depan bersama dari {count} {entities} ditarik; setiap tarikan diberi peringkat, dan peringkat, nilai serta peluang dibaca dari tarikan yang sama."
  )
  static let accuracyText = LocalizedString(
    "The same method was measured on past surveys ({from} to {to}), each forecast from what was known before. “Last rank” carries the last rank forward.",
    id:
      "Metode yang sama diukur pada survei yang lalu ({from} sampai {to}), masing-masing diramal dari hal yang diketahui sebelumnya. “Peringkat terakhir” meneruskan peringkat terakhir."
  )
  static let accuracyCaption = LocalizedString(
    "How far forecasts of the past were off", id: "Ketepatan ramalan yang lalu")
  static let accuracyHorizon = LocalizedString("Surveys ahead", id: "Survei ke depan")
  static let accuracyError = LocalizedString("Mean rank error", id: "Rata-rata galat peringkat")
  static let accuracyNaive = LocalizedString("Of the last rank", id: "Galat peringkat terakhir")
  static let accuracyWithin80 = LocalizedString("Outcomes within 80%", id: "Hasil dalam interval 80%")
  static let accuracyWithin95 = LocalizedString("Outcomes within 95%", id: "Hasil dalam interval 95%")
  static let caveatsHeading = LocalizedString("Caveats", id: "Catatan")
  static let caveatHorizon = LocalizedString(
    "The intervals speak of surveys like those of the past. A new questionnaire, a revision of the weights or of the underlying statistics is not in them.",
    id:
      "Interval berlaku bagi survei seperti yang lalu. Kuesioner baru, perubahan bobot, atau revisi statistik dasar tidak termasuk di dalamnya."
  )
  static let caveatRank = LocalizedString(
    "Ranks are relative: a score may rise and its rank still fall when other {entities} rise more.",
    id: "Peringkat bersifat relatif: nilai dapat naik namun peringkat turun bila {entities} lain naik lebih banyak.")
  static let caveatSuccession = LocalizedString(
    "From {year} another instrument takes its place; projections from then on are of the present one, had it gone on.",
    id:
      "Mulai {year} digunakan instrumen lain; proyeksi sejak itu adalah untuk instrumen sekarang seandainya diteruskan."
  )
  static let notDoneHeading = LocalizedString("Could not be projected", id: "Tidak diproyeksikan")
  static let excludedCaption = LocalizedString(
    "What could not be projected, and why", id: "Yang tidak dapat diproyeksikan, dan alasannya")
  static let sourcesHeading = LocalizedString("Sources", id: "Sumber")
  static let sourceText = LocalizedString(
    "Data: {citation}. Licence: {licence}.", id: "Data: {citation}. Lisensi: {licence}.")
  static let sourceOwn = LocalizedString("Data: {file}, as given.", id: "Data: {file}, sebagaimana diberikan.")
  static let reproduceHeading = LocalizedString("To reproduce this report", id: "Untuk membuat ulang laporan ini")
  static let year = LocalizedString("Year", id: "Tahun")
  static let score = LocalizedString("Score", id: "Nilai")
  static let rank = LocalizedString("Rank", id: "Peringkat")
  static let change = LocalizedString("Change", id: "Perubahan")
  static let name = LocalizedString("Name", id: "Nama")
  static let entityCode = LocalizedString("Code", id: "Kode")
  static let median = LocalizedString("Median rank", id: "Median peringkat")
  static let interval80 = LocalizedString("80% interval", id: "Interval 80%")
  static let interval95 = LocalizedString("95% interval", id: "Interval 95%")
  static let scenario = LocalizedString("Scenario", id: "Skenario")
  static let scenarioTitle = LocalizedString("{name} with {gains}", id: "{name} dengan {gains}")
  static let improve = LocalizedString("Improves", id: "Membaik")
  static let firstSoMany = LocalizedString("First {top}", id: "{top} besar")
  static let group = LocalizedString("Group", id: "Kelompok")
  static let members = LocalizedString("Members", id: "Anggota")
  static let className = LocalizedString("Class", id: "Predikat")
  static let publishedRank = LocalizedString("Published", id: "Peringkat resmi")
  static let levelWith = LocalizedString("Level with", id: "Tidak dapat dibedakan")
  static let step = LocalizedString("Step", id: "Langkah")
  static let variable = LocalizedString("Variable", id: "Variabel")
  static let expectedRise = LocalizedString("Places gained", id: "Kenaikan peringkat")
  static let standingTitle = LocalizedString("{index} {year}", id: "{index} {year}")
  static let forecastTitle = LocalizedString("{index}: projection from {origin}", id: "{index}: proyeksi dari {origin}")
  static let fanTitle = LocalizedString("{name} in the {index}", id: "{name} dalam {index}")
  static let fanSubtitle = LocalizedString(
    "Rank, observed to {origin} and projected to {year}; 1 is best",
    id: "Peringkat, teramati sampai {origin} dan diproyeksikan sampai {year}; 1 terbaik")
  static let bumpTitle = LocalizedString("The focus group in the {index}", id: "Kelompok sorotan dalam {index}")
  static let leadersTitle = LocalizedString("The leaders of the {index}", id: "Peringkat teratas {index}")
  static let intervalsTitle = LocalizedString(
    "{index}: expected ranks in {year}", id: "{index}: peringkat yang diperkirakan pada {year}")
  static let intervalsSubtitle = LocalizedString(
    "All {count} {entities}; last observed {origin}",
    id: "Semua {count} {entities}; terakhir diamati {origin}")
  static let sourceLine = LocalizedString(
    "Source: {publisher}; projection by Lintasan", id: "Sumber: {publisher}; proyeksi oleh Lintasan")
}
