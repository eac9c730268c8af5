import LintasanDocuments

/// The words of regressions.
extension LocalizedString {
  static let regressions = LocalizedString("Regressions", id: "Regresi")
  static let coefficientsTitle = LocalizedString("Coefficients", id: "Koefisien")
  static let estimate = LocalizedString("Estimate", id: "Taksiran")
  static let standardErrorShort = LocalizedString("Std. error", id: "Galat baku")
  static let low = LocalizedString("Low", id: "Bawah")
  static let high = LocalizedString("High", id: "Atas")
  static let bracketsCaption = LocalizedString("Standard errors in brackets", id: "Galat baku dalam kurung")
  static let modelsCaption = LocalizedString("The models", id: "Model")
  static let modelHead = LocalizedString("Model", id: "Model")
  static let testsTitle = LocalizedString("Tests", id: "Uji")
  static let estimatorLabel = LocalizedString("Estimator", id: "Penaksir")
  static let observations = LocalizedString("Observations", id: "Observasi")
  static let units = LocalizedString("Units", id: "Unit")
  static let adjustedRSquared = LocalizedString("Adjusted R²", id: "R² disesuaikan")
  static let withinRSquared = LocalizedString("Within R²", id: "R² dalam unit")
  static let betweenRSquared = LocalizedString("Between R²", id: "R² antarunit")
  static let overallRSquared = LocalizedString("Overall R²", id: "R² keseluruhan")
  static let residualDeviation = LocalizedString("Residual std. deviation", id: "Simpangan baku residual")
  static let logLikelihood = LocalizedString("Log-likelihood", id: "Log-kemungkinan")
  static let aicPlain = LocalizedString("AIC, σ not counted", id: "AIC, tanpa σ")
  static let bicPlain = LocalizedString("BIC, σ not counted", id: "BIC, tanpa σ")
  static let aicSigma = LocalizedString("AIC, σ counted (as R)", id: "AIC, dengan σ (seperti R)")
  static let bicSigma = LocalizedString("BIC, σ counted (as R)", id: "BIC, dengan σ (seperti R)")
  static let absorbedEffect = LocalizedString("Absorbed: {name}", id: "Efek diserap: {name}")
  static let levelCount = LocalizedString("{count} levels", id: "{count} kategori")
  static let weightsLabel = LocalizedString("Weights", id: "Bobot")
  static let standardErrors = LocalizedString("Standard errors", id: "Galat baku")
  static let smallSample = LocalizedString("Small-sample convention", id: "Koreksi sampel kecil menurut")
  static let correction = LocalizedString("Correction", id: "Faktor koreksi")
  static let degreesOfFreedom = LocalizedString("Degrees of freedom", id: "Derajat bebas")
  static let clustersLabel = LocalizedString("Clusters", id: "Klaster")
  static let conditionNumber = LocalizedString("Condition number", id: "Bilangan kondisi")
  static let regressionNone = LocalizedString("none", id: "tidak ada")
  static let normalWord = LocalizedString("normal", id: "normal")
  static let byErrors = LocalizedString("by {errors}", id: "menurut {errors}")
  static let rowsWhere = LocalizedString("Rows", id: "Baris")
  static let warningNote = LocalizedString("Warning: {words}.", id: "Perhatian: {words}.")
  static let notEstimated = LocalizedString(
    "Not estimated: {term}, {reason}.", id: "Tidak ditaksir: {term}, {reason}.")
  static let rowsMissing = LocalizedString(
    "Rows left out for a missing value: {columns}.", id: "Baris tidak dipakai karena nilai kosong: {columns}.")
  static let rowsAlone = LocalizedString(
    "Rows alone in an absorbed level, left out: {count}.",
    id: "Baris tunggal dalam kategori efek, tidak dipakai: {count}.")
  static let equalityCaption = LocalizedString(
    "Equality of the coefficients across the groups of {column}",
    id: "Kesamaan koefisien antarkelompok {column}")
  static let testHead = LocalizedString("Test", id: "Uji")
  static let statisticHead = LocalizedString("Statistic", id: "Statistik")
  static let remarkHead = LocalizedString("Remark", id: "Catatan")
  static let coefficientsChart = LocalizedString(
    "Coefficients with {level} confidence intervals", id: "Koefisien dengan selang kepercayaan {level}")
  static let diagnosticsCaption = LocalizedString("Diagnostics", id: "Diagnostik")
  static let noDiagnostics = LocalizedString(
    "Diagnostics: none but the tests above for {estimators}.",
    id: "Diagnostik: untuk {estimators} hanya uji di atas.")
  static let inflationRemark = LocalizedString(
    "how many times the variance is what it would be if the regressors were uncorrelated",
    id: "berapa kali ragam dibanding bila peubah bebas tidak berkorelasi")
  static let groupsExcluded = LocalizedString(
    "Could not be estimated: {group}. {reason}", id: "Tidak dapat ditaksir: {group}. {reason}")
  static let groupsIndependent = LocalizedString(
    "The test of equality takes the groups as independent of one another.",
    id: "Uji kesamaan menganggap kelompok saling bebas.")
}
