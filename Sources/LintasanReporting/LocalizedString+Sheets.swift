import LintasanDocuments

/// The names and heads of the sheets of a workbook.
extension LocalizedString {
  static let sheetOfAll = LocalizedString("all", id: "semua")
  static let sheetOfRankings = LocalizedString("rankings", id: "peringkat")
  static let sheetOfTrajectories = LocalizedString("trajectories", id: "lintasan")
  static let indexHead = LocalizedString("Index", id: "Indeks")
  static let kindHead = LocalizedString("Kind", id: "Jenis")
  static let kindObserved = LocalizedString("observed", id: "realisasi")
  static let kindForecast = LocalizedString("forecast", id: "proyeksi")
  static let flagHead = LocalizedString("Flags", id: "Penanda")
  static let meanOf = LocalizedString("Mean of {what}", id: "Rata-rata {what}")
  static let sheetOfComponents = LocalizedString("components", id: "komponen")
  static let sheetOfInputs = LocalizedString("inputs", id: "masukan")
  static let componentsCaption = LocalizedString(
    "The index and its components at every survey, the latest first",
    id: "Indeks dan komponennya pada setiap survei, mulai dari yang terbaru")
  static let inputsCaption = LocalizedString(
    "What the index is made of, by entity", id: "Data pembentuk indeks menurut entitas")
  static let liveQuote = LocalizedString(
    "{name} stands at rank {rank} of {count} in {index} {year}, with a score of {score}.",
    id: "{name} berada di peringkat {rank} dari {count} dalam {index} {year} dengan nilai {score}.")
  static let liveNext = LocalizedString(
    " The median rank projected for {next} is {median}, with an 80% interval from {low} to {high}.",
    id: " Median peringkat proyeksi {next} adalah {median}, dengan interval 80% dari {low} sampai {high}.")
  static let lowerEnd = LocalizedString("Rank {year}, lower end of 80%", id: "Peringkat {year}, batas bawah 80%")
  static let upperEnd = LocalizedString("Rank {year}, upper end of 80%", id: "Peringkat {year}, batas atas 80%")
  static let sheetOfBrief = LocalizedString("Brief", id: "Ringkasan")
}
