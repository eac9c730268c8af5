import CBoostMath

/// The beta distribution on 0…1.
public struct Beta: ContinuousDistribution, BoostDistribution {
  /// First shape, positive.
  public let alpha: Double
  /// Second shape, positive.
  public let beta: Double

  /// - Throws: `.parameterOutOfRange` unless both shapes are positive.
  public init(alpha: Double, beta: Double) throws(StatisticsError) {
    try requirePositive("alpha", alpha)
    try requirePositive("beta", beta)
    (self.alpha, self.beta) = (alpha, beta)
  }

  public var name: String { "Beta(\(alpha), \(beta))" }
  var support: ClosedRange<Double> { 0...1 }

  func ask(_ question: DistributionFunction, _ x: Double, _ result: inout Double) -> Int32 {
    unsafe lintasan_boost_beta(question.rawValue, alpha, beta, x, &result)
  }
}
