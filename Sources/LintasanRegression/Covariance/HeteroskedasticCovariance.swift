import LintasanLinearAlgebra

/// Sandwiches for errors whose variance differs by row.
///
/// HC0: uᵢ²; HC1: n/(n − K) uᵢ²; HC2: uᵢ²/(1 − hᵢ); HC3: uᵢ²/(1 − hᵢ)².
/// - Reference: MacKinnon and White (1985), doi:10.1016/0304-4076(85)90158-7.
struct HeteroskedasticCovariance: CovarianceEstimator {
  static let forms = [
    CovarianceForm(name: "HC0", usage: "HC0", summary: "heteroskedastic errors, no correction"),
    CovarianceForm(name: "HC1", usage: "HC1", summary: "heteroskedastic errors, n/(n-K)"),
    CovarianceForm(name: "HC2", usage: "HC2", summary: "heteroskedastic errors, by 1 - leverage"),
    CovarianceForm(name: "HC3", usage: "HC3", summary: "heteroskedastic errors, by (1 - leverage)^2"),
  ]

  let name: String
  /// Whether the whole is multiplied by n/(n − K).
  private let isCorrected: Bool
  /// What a residual is divided by, as a function of 1 − leverage; nil where leverages do not count.
  private let divisor: (@Sendable (Double) -> Double)?

  var gathering: ScoreGathering? { .rows(divisor: divisor) }

  init(_ name: String, argument: String?) throws(RegressionError) {
    try Self.refuse(name, argument)
    self.name = name
    isCorrected = name == "HC1"
    divisor =
      switch name {
      case "HC2": { $0.squareRoot() }
      case "HC3": { $0 }
      default: nil
      }
  }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    let meat =
      if let gathered = model.gathered { gathered.meats[0] } else {
        try RowBlocks.gram(model.design, weights: scaledResiduals(model), threads: model.threads)
      }
    let n = Double(model.rowCount)
    let df = n - Double(model.totalParameters)
    let factor = isCorrected ? n / df : 1
    return CovarianceEstimate(
      name: name, matrix: try model.sandwich(meat).scaled(by: factor), correction: factor,
      correctionFormula: isCorrected ? "n/(n-K)" : "1", degreesOfFreedom: df)
  }

  private func scaledResiduals(_ model: ScoreModel) throws(RegressionError) -> [Double] {
    guard let divisor else { return model.residuals }
    guard let leverages = try model.leverages() else {
      throw .covarianceUnavailable(
        covariance: name, estimator: "this model",
        reason: "leverages are known for linear models with at most two absorbed effects; use HC1")
    }
    var result = model.residuals
    for row in result.indices where result[row] != 0 {
      guard let scaled = Self.scaled(result[row], leverage: leverages[row], divisor) else {
        throw .leverageIsOne(row: model.rows[row] + 1, covariance: name)
      }
      result[row] = scaled
    }
    return result
  }

  /// A residual by what its leverage leaves; nil where that is nothing.
  static func scaled(_ residual: Double, leverage: Double, _ divisor: (Double) -> Double) -> Double? {
    let room = 1 - leverage
    return residual == 0 ? 0 : room > 1e-12 ? residual / divisor(room) : nil
  }
}
