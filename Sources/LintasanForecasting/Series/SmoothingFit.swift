#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An exponential smoothing model fitted to a series.
struct SmoothingFit: Sendable {
  let model: SmoothingModel
  let weights: SmoothingModel.Weights
  /// Level and trend before the first survey and after the last one.
  let initialLevel: Double
  let initialSlope: Double
  let level: Double
  let slope: Double
  /// Of the errors; of relative ones where errors are multiplicative.
  let sumOfSquares: Double
  /// The sum of the logarithms of the one-step forecasts where errors are multiplicative, otherwise 0.
  let logSum: Double
  let count: Int

  /// −2 log likelihood up to a constant that all models of a series share.
  var criterion: Double { Double(count) * log(sumOfSquares) + 2 * logSum }

  /// The corrected Akaike criterion up to the same constant; `nil` with too few observations for it.
  var aicc: Double? {
    let (n, k) = (Double(count), Double(model.parameterCount))
    guard n - k - 1 > 0, sumOfSquares > 0 else { return nil }
    return criterion + 2 * k + 2 * k * (k + 1) / (n - k - 1)
  }

  /// The initial states, of the series itself where the model is one of its logarithm.
  func raisedStates(_ isOfLogarithm: Bool) -> (level: Double, slope: Double) {
    isOfLogarithm ? (exp(initialLevel), exp(initialSlope)) : (initialLevel, initialSlope)
  }

  /// The variance of one-step errors.
  var variance: Double { sumOfSquares / Double(max(1, count - model.parameterCount + 1)) }

  /// The point forecast so many surveys after the last.
  func point(_ horizon: Int) -> Double {
    let sum = SmoothingModel.dampedSum(weights.phi, horizon)
    return model.trend.isMultiplicative ? level * pow(slope, sum) : level + slope * sum
  }

  /// The standard deviation of the error so many surveys after the last.
  ///
  /// Exact for trends that are not multiplicative (Hyndman et al. 2008, tables 6.1 and 6.2, classes 1 and 2); with a
  /// multiplicative trend to first order in the variance, as the additive model of the logarithms has it.
  func deviation(_ horizon: Int) -> Double {
    let steps = (1..<max(1, horizon)).map { weights.alpha + weights.beta * SmoothingModel.dampedSum(weights.phi, $0) }
    if model.error == .additive || model.trend.isMultiplicative {
      let size = model.error == .additive ? 1 : point(horizon)
      return size * (variance * steps.reduce(1) { $0 + $1 * $1 }).squareRoot()
    }
    var squares: [Double] = []
    for ahead in 1...max(1, horizon) {
      let mean = point(ahead)
      squares.append(
        (1..<ahead).reduce(mean * mean) { $0 + variance * steps[$1 - 1] * steps[$1 - 1] * squares[ahead - $1 - 1] })
    }
    let mean = point(horizon)
    return ((1 + variance) * squares[horizon - 1] - mean * mean).squareRoot()
  }
}
