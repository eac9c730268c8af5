/// The name under which `gmm` gives its robust covariance; the estimator computes it itself.
struct WindmeijerCovariance: CovarianceEstimator {
  static let forms = [
    CovarianceForm(
      name: "windmeijer", usage: "windmeijer", summary: "robust GMM errors, corrected after two steps (gmm only)")
  ]

  init(_ name: String, argument: String?) throws(RegressionError) { try Self.refuse(name, argument) }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    throw .covarianceUnavailable(covariance: "windmeijer", estimator: "this estimator", reason: "it belongs to 'gmm'")
  }
}
