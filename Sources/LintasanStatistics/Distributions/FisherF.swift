import CBoostMath

/// Fisher’s F distribution.
public struct FisherF: ContinuousDistribution, BoostDistribution {
  /// Degrees of freedom of the numerator, positive.
  public let numeratorDegreesOfFreedom: Double
  /// Degrees of freedom of the denominator, positive.
  public let denominatorDegreesOfFreedom: Double

  /// - Throws: `.parameterOutOfRange` unless both degrees of freedom are positive.
  public init(numerator: Double, denominator: Double) throws(StatisticsError) {
    try requirePositive("numerator degrees of freedom", numerator)
    try requirePositive("denominator degrees of freedom", denominator)
    (numeratorDegreesOfFreedom, denominatorDegreesOfFreedom) = (numerator, denominator)
  }

  public var name: String { "F(\(numeratorDegreesOfFreedom), \(denominatorDegreesOfFreedom))" }
  var support: ClosedRange<Double> { 0 ... .infinity }

  func ask(_ question: DistributionFunction, _ x: Double, _ result: inout Double) -> Int32 {
    unsafe lintasan_boost_f(
      question.rawValue, numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, x, &result)
  }
}
