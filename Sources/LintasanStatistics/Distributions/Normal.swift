import CBoostMath

/// The normal distribution.
public struct Normal: ContinuousDistribution, BoostDistribution {
  /// The mean.
  public let mean: Double
  /// The standard deviation, positive.
  public let standardDeviation: Double

  /// Mean 0, standard deviation 1.
  public static let standard = Normal()

  private init() { (mean, standardDeviation) = (0, 1) }

  /// - Throws: `.parameterOutOfRange` unless the mean is finite and the standard deviation positive.
  public init(mean: Double, standardDeviation: Double) throws(StatisticsError) {
    guard mean.isFinite else {
      throw .parameterOutOfRange(name: "mean", value: mean, expected: "a finite number")
    }
    try requirePositive("standard deviation", standardDeviation)
    (self.mean, self.standardDeviation) = (mean, standardDeviation)
  }

  public var name: String { "N(\(mean), \(standardDeviation)²)" }
  var support: ClosedRange<Double> { -.infinity ... .infinity }

  func ask(_ question: DistributionFunction, _ x: Double, _ result: inout Double) -> Int32 {
    unsafe lintasan_boost_normal(question.rawValue, mean, standardDeviation, x, &result)
  }
}
