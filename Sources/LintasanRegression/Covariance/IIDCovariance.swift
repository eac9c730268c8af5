/// Errors that are independent with one variance: s²(XᵀX)⁻¹, s² over n − K.
struct IIDCovariance: CovarianceEstimator {
  static let forms = [CovarianceForm(name: "iid", usage: "iid", summary: "independent errors with one variance")]

  var gathering: ScoreGathering? { .nothing }

  init(_ name: String, argument: String?) throws(RegressionError) { try Self.refuse(name, argument) }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    guard let matrix = model.iid else {
      throw .covarianceUnavailable(covariance: "iid", estimator: "this estimator", reason: "it has no error variance")
    }
    return CovarianceEstimate(
      name: "iid", matrix: matrix, degreesOfFreedom: Double(model.rowCount - model.totalParameters))
  }
}

/// No covariance: shrunken coefficients have no standard errors that mean what readers expect.
struct NoCovariance: CovarianceEstimator {
  static let forms = [CovarianceForm(name: "none", usage: "none", summary: "no standard errors (penalised estimators)")]

  init(_ name: String, argument: String?) throws(RegressionError) { try Self.refuse(name, argument) }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    CovarianceEstimate(name: "none", matrix: nil, degreesOfFreedom: .infinity)
  }
}
