import LintasanReports

/// The words of backtests and nowcasts.
extension Phrase {
  static let backtestTitle = Phrase(
    "{index}: models on the surveys {from} to {to}, each forecast from what was known before",
    id: "{index}: model pada survei {from} sampai {to}, masing-masing dari yang diketahui sebelumnya")
  static let backtestChartTitle = Phrase(
    "{index}: rank error of each model, by surveys ahead",
    id: "{index}: galat peringkat tiap model, menurut survei ke depan")
  static let backtestChartSubtitle = Phrase(
    "Over that of carrying the last score forward; below 1 is better",
    id: "Terhadap galat nilai terakhir; di bawah 1 lebih baik")
  static let backtestModel = Phrase("model", id: "model")
  static let backtestHorizon = Phrase("surveys ahead", id: "survei ke depan")
  static let backtestCount = Phrase("forecasts", id: "proyeksi")
  static let backtestRankError = Phrase("rank error", id: "galat peringkat")
  static let backtestRatio = Phrase("to naive", id: "terhadap naif")
  static let backtestScoreRatio = Phrase("CRPS to naive", id: "CRPS terhadap naif")
  static let backtestWithin80 = Phrase("within 80%", id: "dalam 80%")
  static let backtestWithin95 = Phrase("within 95%", id: "dalam 95%")
  static let backtestScoreError = Phrase("score error", id: "galat nilai")
  static let backtestPValue = Phrase("p", id: "p")
  static let backtestNote = Phrase(
    "Errors are mean absolute errors over all entities and surveys; ratios below 1 beat carrying the last score forward. p: Diebold–Mariano test against that, with Harvey’s correction.",
    id:
      "Galat adalah rata-rata galat mutlak atas semua entitas dan survei; rasio di bawah 1 lebih baik daripada nilai terakhir. p: uji Diebold–Mariano terhadapnya, dengan koreksi Harvey."
  )
  static let driver = Phrase("Driver", id: "Pendorong")
  static let whose = Phrase("Whose", id: "Milik")
  static let driverCount = Phrase("Count", id: "Jumlah")
  static let driversCaption = Phrase(
    "Which year’s figures of the drivers were used, and for how many",
    id: "Tahun data pendorong yang dipakai, dan untuk berapa")
}
