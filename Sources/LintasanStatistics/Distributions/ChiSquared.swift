import CBoostMath

/// The chi-squared distribution.
public struct ChiSquared: ContinuousDistribution, BoostDistribution {
  /// Degrees of freedom, positive.
  public let degreesOfFreedom: Double

  /// - Throws: `.parameterOutOfRange` unless the degrees of freedom are positive.
  public init(degreesOfFreedom: Double) throws(StatisticsError) {
    try requirePositive("degrees of freedom", degreesOfFreedom)
    self.degreesOfFreedom = degreesOfFreedom
  }

  public var name: String { "χ²(\(degreesOfFreedom))" }
  var support: ClosedRange<Double> { 0 ... .infinity }

  func ask(_ question: DistributionFunction, _ x: Double, _ result: inout Double) -> Int32 {
    unsafe lintasan_boost_chi_squared(question.rawValue, degreesOfFreedom, x, &result)
  }
}
