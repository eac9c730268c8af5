import CBoostMath

/// The gamma distribution: density proportional to x^(shape − 1) · exp(−x / scale), mean shape · scale.
public struct Gamma: ContinuousDistribution, BoostDistribution {
  /// The shape, positive.
  public let shape: Double
  /// The scale, positive: one over the rate.
  public let scale: Double

  /// - Throws: `.parameterOutOfRange` unless both parameters are positive.
  public init(shape: Double, scale: Double = 1) throws(StatisticsError) {
    try requirePositive("shape", shape)
    try requirePositive("scale", scale)
    (self.shape, self.scale) = (shape, scale)
  }

  public var name: String { "Γ(\(shape), \(scale))" }
  var support: ClosedRange<Double> { 0 ... .infinity }

  func ask(_ question: DistributionFunction, _ x: Double, _ result: inout Double) -> Int32 {
    unsafe lintasan_boost_gamma(question.rawValue, shape, scale, x, &result)
  }
}
