/// The Diebold–Mariano test of equal accuracy, with the small-sample correction of Harvey, Leybourne and Newbold.
///
/// The variance of the mean difference takes autocovariances up to horizon − 1, as those of errors h steps ahead; where
/// that estimate is not positive, the variance without autocovariances stands in. The p-value is two-sided, from t with
/// n − 1 degrees of freedom.
///
/// - References: Diebold, Mariano, “Comparing predictive accuracy”, Journal of Business & Economic Statistics 13 (1995)
///   253–263; Harvey, Leybourne, Newbold, “Testing the equality of prediction mean squared errors”, International
///   Journal of Forecasting 13 (1997) 281–291.
public struct DieboldMariano: Hashable, Sendable {
  /// The corrected statistic; negative where the first forecast loses less.
  public let statistic: Double
  /// The two-sided p-value.
  public let pValue: Double
  /// Number of differences.
  package let count: Int

  /// Tests differences of losses in order of time, the first forecast's less the second's.
  ///
  /// - Parameters:
  ///   - differences: one a forecast, in order of time.
  ///   - horizon: steps ahead, at least 1.
  /// - Throws: `.tooFew` for fewer than three differences, `.parameterOutOfRange` for a horizon below 1 or above their
  ///   number, or for differences that do not vary.
  public init(differences: [Double], horizon: Int) throws(StatisticsError) {
    let count = differences.count
    guard count >= 3 else { throw .tooFew(function: "Diebold–Mariano", needed: 3, found: count) }
    guard horizon >= 1, horizon < count else {
      throw .parameterOutOfRange(name: "horizon", value: Double(horizon), expected: "1 to \(count - 1)")
    }
    let n = Double(count)
    let mean = differences.reduce(0, +) / n
    func autocovariance(_ lag: Int) -> Double {
      (lag..<count).reduce(0.0) { $0 + (differences[$1] - mean) * (differences[$1 - lag] - mean) } / n
    }
    let plain = autocovariance(0)
    guard plain > 0 else {
      throw .parameterOutOfRange(name: "variance of the differences", value: plain, expected: "a positive number")
    }
    let full = (1..<horizon).reduce(plain) { $0 + 2 * autocovariance($1) }
    let steps = full > 0 ? Double(horizon) : 1
    let variance = (full > 0 ? full : plain) / n
    let correction = ((n + 1 - 2 * steps + steps / n * (steps - 1)) / n).squareRoot()
    statistic = mean / variance.squareRoot() * correction
    pValue = try StudentT(degreesOfFreedom: n - 1).twoSided(statistic)
    self.count = count
  }
}
