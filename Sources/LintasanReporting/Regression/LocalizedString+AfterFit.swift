import LintasanDocuments

/// The words of what is asked after a fit.
extension LocalizedString {
  static let predictionTitle = LocalizedString("Predictions", id: "Prediksi")
  static let predictedHead = LocalizedString("Predicted", id: "Prediksi")
  static let predictedMean = LocalizedString("mean", id: "rata-rata")
  static let singleWord = LocalizedString("single", id: "satu amatan")
  static let predictionCaption = LocalizedString(
    "Predictions with {level}% intervals of the mean and of a single response",
    id: "Prediksi dengan selang {level}% untuk rata-rata dan untuk satu amatan")
  static let variableHead = LocalizedString("Variable", id: "Peubah")
  static let contrastHead = LocalizedString("Effect", id: "Efek")
  static let atHead = LocalizedString("At", id: "Pada")
  static let marginsCaption = LocalizedString(
    "Average effects on {response}", id: "Efek rata-rata terhadap {response}")
  static let marginPredictionCaption = LocalizedString(
    "Average predictions of {response}", id: "Prediksi rata-rata {response}")
  static let marginsNote = LocalizedString(
    "Averages over the {rows} rows of the fit; standard errors by the delta method from {errors} errors",
    id: "Rata-rata atas {rows} baris model; galat baku dengan metode delta dari galat {errors}")
  static let marginsNoErrors = LocalizedString(
    "No standard error: the variance of absorbed effects is not kept, or the estimator has none",
    id: "Tanpa galat baku: ragam efek yang diserap tidak disimpan, atau penaksir tidak memilikinya")
  static let marginsChart = LocalizedString(
    "Margins with {level}% confidence intervals", id: "Efek marginal dengan selang kepercayaan {level}%")
  static let comparisonTitle = LocalizedString("Comparison of models", id: "Perbandingan model")
  static let modelComparisonCaption = LocalizedString(
    "Information criteria and errors of forecasts", id: "Kriteria informasi dan galat ramalan")
  static let forecastError = LocalizedString("Forecast RMSE", id: "RMSE ramalan")
  static let forecastAbsolute = LocalizedString("Forecast MAE", id: "MAE ramalan")
  static let rankOf = LocalizedString("Rank by {what}", id: "Peringkat menurut {what}")
  static let withoutUnit = LocalizedString("Without it", id: "Tanpa unit ini")
  static let changeHead = LocalizedString("Change in std. errors", id: "Perubahan dalam galat baku")
  static let distanceHead = LocalizedString("Distance of all", id: "Jarak semua koefisien")
  static let influenceCaption = LocalizedString(
    "The coefficients without each unit, the most influential first",
    id: "Koefisien tanpa tiap unit, yang paling berpengaruh lebih dahulu")
  static let influenceShown = LocalizedString(
    "The first {shown} of {count} units; CSV lists all", id: "{shown} unit pertama dari {count}; CSV memuat semuanya")
  static let influenceFailed = LocalizedString(
    "The model cannot be estimated without {units}", id: "Model tidak dapat ditaksir tanpa {units}")
  static let indirectEffect = LocalizedString("Indirect", id: "Tidak langsung")
  static let directEffect = LocalizedString("Direct", id: "Langsung")
  static let totalEffect = LocalizedString("Total", id: "Total")
  static let indirectShare = LocalizedString("Indirect share", id: "Bagian tidak langsung")
  static let mediationCaption = LocalizedString(
    "The effect of {treatment} on {response}, through {mediator} and beside it",
    id: "Efek {treatment} terhadap {response}, melalui {mediator} dan selain itu")
  static let mediationNote = LocalizedString(
    "The mediator’s model is {formula}; {level}% percentile intervals of {draws} bootstrap draws of {what}, seed {seed}",
    id: "Model mediator {formula}; selang persentil {level}% dari {draws} ulangan bootstrap atas {what}, benih {seed}")
  static let mediationAssumption = LocalizedString(
    "This is a cause only where nothing left out drives {treatment}, {mediator} and {response} together",
    id:
      "Ini sebab-akibat hanya bila tidak ada faktor luar yang bersama-sama memengaruhi {treatment}, {mediator}, dan {response}")
}
