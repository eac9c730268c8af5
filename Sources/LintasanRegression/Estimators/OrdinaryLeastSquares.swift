/// Ordinary or weighted least squares, with any number of absorbed effects (the within estimator).
struct OrdinaryLeastSquares: RegressionEstimator {
  static let name = "ols"
  static let summary = "ordinary or weighted least squares, effects absorbed"
  static var absorbsEffects: Bool { true }
  static var usesWeights: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    let fit = LinearFit(
      response: frame.response, regressors: frame.regressors, hasIntercept: frame.hasIntercept,
      weights: frame.weights, effects: frame.effects, options: options)
    return try fit.outcome(frame: frame).model
  }
}
