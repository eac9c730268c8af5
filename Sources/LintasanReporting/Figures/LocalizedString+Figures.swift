package import LintasanDocuments

/// The words of pictures that stand on their own.
extension LocalizedString {
  static let ranksTitle = LocalizedString("{index}: ranks at every survey", id: "{index}: peringkat pada setiap survei")
  static let spreadTitle = LocalizedString("Spread of {variable} over units", id: "Sebaran {variable} antarunit")
  static let relativeSpread = LocalizedString("relative to the mean", id: "relatif terhadap rata-rata")
  static let absoluteSpread = LocalizedString("standard deviation", id: "simpangan baku")
}

/// The words of the report on convergence.
extension LocalizedString {
  package static let convergenceTitle = LocalizedString("Convergence of {variable}", id: "Konvergensi {variable}")
  package static let convergenceCaption = LocalizedString(
    "Yearly change on the initial level, and the trend of log spread; standard errors {se}",
    id: "Perubahan tahunan terhadap tingkat awal, dan tren log sebaran; galat baku {se}")
  package static let convergenceSpread = LocalizedString("Spread over units", id: "Sebaran antarunit")
  package static let convergenceEstimate = LocalizedString("Estimate", id: "Taksiran")
  package static let convergenceError = LocalizedString("Std. error", id: "Galat baku")
  package static let convergenceSpeed = LocalizedString("Speed a year", id: "Kecepatan per tahun")
  package static let convergenceHalf = LocalizedString("Half-life, years", id: "Waktu paruh, tahun")
  package static let convergenceTime = LocalizedString("Time", id: "Waktu")
  package static let convergenceUnits = LocalizedString("Units", id: "Unit")
  package static let convergenceMean = LocalizedString("Mean", id: "Rata-rata")
  package static let convergenceDeviation = LocalizedString("Std. deviation", id: "Simpangan baku")
  package static let convergenceVariation = LocalizedString("Variation", id: "Koefisien variasi")
  package static let convergenceSigma = LocalizedString("sigma trend", id: "tren sigma")
}
