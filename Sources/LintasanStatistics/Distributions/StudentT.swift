import CBoostMath

/// Student’s t distribution.
public struct StudentT: ContinuousDistribution, BoostDistribution {
  /// Degrees of freedom, positive, not necessarily whole.
  public let degreesOfFreedom: Double

  /// - Throws: `.parameterOutOfRange` unless the degrees of freedom are positive.
  public init(degreesOfFreedom: Double) throws(StatisticsError) {
    try requirePositive("degrees of freedom", degreesOfFreedom)
    self.degreesOfFreedom = degreesOfFreedom
  }

  public var name: String { "t(\(degreesOfFreedom))" }
  var support: ClosedRange<Double> { -.infinity ... .infinity }

  func ask(_ question: DistributionFunction, _ x: Double, _ result: inout Double) -> Int32 {
    unsafe lintasan_boost_student_t(question.rawValue, degreesOfFreedom, x, &result)
  }
}
