/// The names under which `quantile` gives covariances with a density for each row; the estimator computes them itself.
struct QuantileCovariance: CovarianceEstimator {
  static let forms = [
    CovarianceForm(
      name: "nid", usage: "nid", summary: "quantile: errors that differ by row, Hendricks-Koenker differences"),
    CovarianceForm(
      name: "ker", usage: "ker", summary: "quantile: errors that differ by row, Powell's kernel"),
  ]
  private let name: String

  init(_ name: String, argument: String?) throws(RegressionError) {
    try Self.refuse(name, argument)
    self.name = name
  }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    throw .covarianceUnavailable(covariance: name, estimator: "this estimator", reason: "it belongs to 'quantile'")
  }
}
