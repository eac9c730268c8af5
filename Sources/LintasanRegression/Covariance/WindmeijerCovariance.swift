/// The name under which `gmm` gives its robust covariance; the estimator computes it itself.
struct WindmeijerCovariance: CovarianceEstimator {
  static let name = "windmeijer"
  static let usage = "windmeijer"
  static let summary = "robust GMM errors, corrected after two steps (gmm only)"

  init(argument: String?) throws(RegressionError) { try Self.refuse(argument) }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    throw .covarianceUnavailable(covariance: Self.name, estimator: "this estimator", reason: "it belongs to 'gmm'")
  }
}
