import CBoostMath

/// The binomial distribution: successes in so many trials.
public struct Binomial: DiscreteDistribution, BoostDiscreteDistribution {
  /// The number of trials, 0 or more.
  public let trials: Int
  /// The probability of success, in 0…1.
  public let probability: Double

  /// - Throws: `.parameterOutOfRange` unless trials are not negative and the probability lies in 0…1.
  public init(trials: Int, probability: Double) throws(StatisticsError) {
    guard trials >= 0 else {
      throw .parameterOutOfRange(name: "trials", value: Double(trials), expected: "a number that is not negative")
    }
    guard probability >= 0, probability <= 1 else {
      throw .parameterOutOfRange(name: "probability", value: probability, expected: "a number from 0 to 1")
    }
    (self.trials, self.probability) = (trials, probability)
  }

  public var name: String { "Binomial(\(trials), \(probability))" }
  public var mean: Double { Double(trials) * probability }
  public var variance: Double { Double(trials) * probability * (1 - probability) }
  var largest: Int? { trials }

  func ask(_ question: DistributionFunction, _ x: Double, _ result: inout Double) -> Int32 {
    unsafe lintasan_boost_binomial(question.rawValue, Double(trials), probability, x, &result)
  }
}
