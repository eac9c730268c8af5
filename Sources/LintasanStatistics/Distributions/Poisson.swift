import CBoostMath

/// The Poisson distribution: how often something happens that happens so often on average.
public struct Poisson: DiscreteDistribution, BoostDiscreteDistribution {
  /// The mean, positive.
  public let mean: Double

  /// - Throws: `.parameterOutOfRange` unless the mean is positive.
  public init(mean: Double) throws(StatisticsError) {
    try requirePositive("mean", mean)
    self.mean = mean
  }

  public var name: String { "Poisson(\(mean))" }
  public var variance: Double { mean }
  var largest: Int? { nil }

  func ask(_ question: DistributionFunction, _ x: Double, _ result: inout Double) -> Int32 {
    unsafe lintasan_boost_poisson(question.rawValue, mean, x, &result)
  }
}
