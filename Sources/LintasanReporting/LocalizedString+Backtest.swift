import LintasanDocuments

/// The words of backtests and nowcasts.
extension LocalizedString {
  static let backtestTitle = LocalizedString(
    "{index}: models on the surveys {from} to {to}, each forecast from what was known before",
    id: "{index}: model pada survei {from} sampai {to}, masing-masing dari yang diketahui sebelumnya")
  static let backtestChartTitle = LocalizedString(
    "{index}: rank error of each model, by surveys ahead",
    id: "{index}: galat peringkat tiap model, menurut survei ke depan")
  static let backtestChartSubtitle = LocalizedString(
    "Over that of carrying the last score forward; below 1 is better",
    id: "Terhadap galat nilai terakhir; di bawah 1 lebih baik")
  static let backtestModel = LocalizedString("model", id: "model")
  static let backtestHorizon = LocalizedString("surveys ahead", id: "survei ke depan")
  static let backtestCount = LocalizedString("forecasts", id: "proyeksi")
  static let backtestRankError = LocalizedString("rank error", id: "galat peringkat")
  static let backtestRatio = LocalizedString("to naive", id: "terhadap naif")
  static let backtestScoreRatio = LocalizedString("CRPS to naive", id: "CRPS terhadap naif")
  static let backtestWithin80 = LocalizedString("within 80%", id: "dalam 80%")
  static let backtestWithin95 = LocalizedString("within 95%", id: "dalam 95%")
  static let backtestScoreError = LocalizedString("score error", id: "galat nilai")
  static let backtestChance = LocalizedString("chance given", id: "peluang yang diberikan")
  static let backtestFrequency = LocalizedString("happened", id: "yang terjadi")
  static let backtestScoresWithin80 = LocalizedString("scores within 80%", id: "indeks dalam 80%")
  static let backtestChosen = LocalizedString("chosen", id: "dipilih")
  static let backtestPValue = LocalizedString("p", id: "p")
  static let backtestNote = LocalizedString(
    "Errors are mean absolute errors over all entities and surveys; ratios below 1 beat carrying the last score forward. p: Diebold–Mariano test against that, with Harvey’s correction.",
    id:
      "Galat adalah rata-rata galat mutlak atas semua entitas dan survei; rasio di bawah 1 lebih baik daripada nilai terakhir. p: uji Diebold–Mariano terhadapnya, dengan koreksi Harvey."
  )
  static let nowcastComponent = LocalizedString("Component", id: "Komponen")
  static let nowcastNaive = LocalizedString("Error, last value", id: "Galat, nilai terakhir")
  static let nowcastAtOrigin = LocalizedString("Known at the survey", id: "Diketahui saat survei")
  static let nowcastDrivers = LocalizedString("By drivers", id: "Dari pendorong")
  static let nowcastInputs = LocalizedString("By its own inputs", id: "Dari masukannya sendiri")
  static let nowcastTaken = LocalizedString("Taken", id: "Dipakai")
  static let nowcastAccuracyCaption = LocalizedString(
    "Mean absolute errors on the surveys {from} to {to}, over that of the last value, each from what was known before",
    id:
      "Rata-rata galat mutlak pada survei {from} sampai {to}, terhadap galat nilai terakhir, masing-masing dari yang diketahui sebelumnya"
  )
  static let relatedCaption = LocalizedString(
    "What {driver} did as a driver of {component} one survey ahead, survey by survey: rank errors without it, and with it over that",
    id:
      "Hasil {driver} sebagai pendorong {component} satu survei ke depan, survei demi survei: galat peringkat tanpanya, dan rasio dengannya"
  )
  static let relatedWave = LocalizedString("Wave", id: "Gelombang")
  static let relatedSurvey = LocalizedString("Survey", id: "Survei")
  static let relatedCorrelation = LocalizedString("Correlation", id: "Korelasi")
  static let relatedLearnt = LocalizedString("Learnt on", id: "Dipelajari dari")
  static let relatedExAnte = LocalizedString("Earlier only", id: "Hanya sebelumnya")
  static let relatedCoefficient = LocalizedString("Coefficient", id: "Koefisien")
  static let relatedComponentError = LocalizedString("Component", id: "Komponen")
  static let relatedIndexError = LocalizedString("Index", id: "Indeks")
  static let relatedRatio = LocalizedString("Ratio", id: "Rasio")
  static let nowcastRules: [String: LocalizedString] = [
    "inputs": LocalizedString("inputs", id: "masukan"), "drivers": LocalizedString("drivers", id: "pendorong"),
  ]
  static let driver = LocalizedString("Driver", id: "Pendorong")
  static let whose = LocalizedString("Whose", id: "Milik")
  static let driverCount = LocalizedString("Count", id: "Jumlah")
  static let driversCaption = LocalizedString(
    "Which year’s figures of the drivers were used, and for how many",
    id: "Tahun data pendorong yang dipakai, dan untuk berapa")
}
