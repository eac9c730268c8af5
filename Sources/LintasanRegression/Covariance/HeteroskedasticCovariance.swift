import LintasanLinearAlgebra

/// Sandwiches for errors whose variance differs by row.
///
/// HC0: uᵢ²; HC1: n/(n − K) uᵢ²; HC2: uᵢ²/(1 − hᵢ); HC3: uᵢ²/(1 − hᵢ)².
/// - Reference: MacKinnon and White (1985), doi:10.1016/0304-4076(85)90158-7.
enum HeteroskedasticCovariance {
  static func estimate(_ model: ScoreModel, name: String, leveragePower: Double, corrected: Bool)
    throws(RegressionError) -> CovarianceEstimate
  {
    var weights = model.residuals
    if leveragePower > 0 {
      guard let leverages = try model.leverages() else {
        throw .covarianceUnavailable(
          covariance: name, estimator: "this model",
          reason: "leverages are known for linear models with at most two absorbed effects; use HC1")
      }
      for row in weights.indices {
        let room = 1 - leverages[row]
        guard room > 1e-12 else {
          if weights[row] == 0 { continue }
          throw .leverageIsOne(row: model.rows[row] + 1, covariance: name)
        }
        weights[row] /= leveragePower == 1 ? room : room.squareRoot()
      }
    }
    let meat = try RowBlocks.gram(model.design, weights: weights, threads: model.threads)
    let matrix = try model.sandwich(meat)
    let n = Double(model.rowCount)
    let df = n - Double(model.totalParameters)
    let factor = corrected ? n / df : 1
    return CovarianceEstimate(
      name: name, matrix: matrix.scaled(by: factor), correction: factor,
      correctionFormula: corrected ? "n/(n-K)" : "1", degreesOfFreedom: df)
  }
}

struct HC0: CovarianceEstimator {
  static let name = "HC0"
  static let usage = "HC0"
  static let summary = "heteroskedastic errors, no correction"
  init(argument: String?) throws(RegressionError) { try Self.refuse(argument) }
  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    try HeteroskedasticCovariance.estimate(model, name: Self.name, leveragePower: 0, corrected: false)
  }
}

struct HC1: CovarianceEstimator {
  static let name = "HC1"
  static let usage = "HC1"
  static let summary = "heteroskedastic errors, n/(n-K)"
  init(argument: String?) throws(RegressionError) { try Self.refuse(argument) }
  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    try HeteroskedasticCovariance.estimate(model, name: Self.name, leveragePower: 0, corrected: true)
  }
}

struct HC2: CovarianceEstimator {
  static let name = "HC2"
  static let usage = "HC2"
  static let summary = "heteroskedastic errors, by 1 - leverage"
  init(argument: String?) throws(RegressionError) { try Self.refuse(argument) }
  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    try HeteroskedasticCovariance.estimate(model, name: Self.name, leveragePower: 0.5, corrected: false)
  }
}

struct HC3: CovarianceEstimator {
  static let name = "HC3"
  static let usage = "HC3"
  static let summary = "heteroskedastic errors, by (1 - leverage)^2"
  init(argument: String?) throws(RegressionError) { try Self.refuse(argument) }
  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    try HeteroskedasticCovariance.estimate(model, name: Self.name, leveragePower: 1, corrected: false)
  }
}
