/// Errors that are independent with one variance: s²(XᵀX)⁻¹, s² over n − K.
struct IIDCovariance: CovarianceEstimator {
  static let name = "iid"
  static let usage = "iid"
  static let summary = "independent errors with one variance"

  init(argument: String?) throws(RegressionError) { try Self.refuse(argument) }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    guard let matrix = model.iid else {
      throw .covarianceUnavailable(covariance: "iid", estimator: "this estimator", reason: "it has no error variance")
    }
    return CovarianceEstimate(
      name: Self.name, matrix: matrix, degreesOfFreedom: Double(model.rowCount - model.totalParameters))
  }
}

/// No covariance: shrunken coefficients have no standard errors that mean what readers expect.
struct NoCovariance: CovarianceEstimator {
  static let name = "none"
  static let usage = "none"
  static let summary = "no standard errors (penalised estimators)"

  init(argument: String?) throws(RegressionError) { try Self.refuse(argument) }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    CovarianceEstimate(name: Self.name, matrix: nil, degreesOfFreedom: .infinity)
  }
}
