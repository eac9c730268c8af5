/// A test of a hypothesis: its statistic with the reference distribution, or the reason why there is none.
public struct TestResult: Hashable, Sendable {
  /// Stable snake_case key, as `breusch_pagan`.
  package let key: String
  /// The name in words.
  public let name: String
  /// What is rejected where the p-value is small.
  public let nullHypothesis: String
  /// The number, or why there is none.
  public let outcome: Outcome

  /// What a test can give.
  public enum Outcome: Hashable, Sendable {
    /// A statistic with its reference distribution and p-value.
    case statistic(Double, reference: Reference, pValue: Double?)
    /// No statistic, and why.
    case unavailable(reason: String)
  }

  /// The distribution under the null hypothesis.
  public enum Reference: Hashable, Sendable {
    /// χ² with its degrees of freedom.
    case chiSquared(Double)
    /// F with numerator and denominator degrees of freedom.
    case fisher(Double, Double)
    /// The standard normal, two-sided.
    case normal
    /// Student's t, two-sided.
    case student(Double)
    /// The standard normal's lower tail.
    case lowerNormal
    /// Statistics of so many panels that were simulated under the null hypothesis.
    case simulated(draws: Int)
    /// No reference: the number is descriptive.
    case none
  }

  /// The statistic, nil where the test is unavailable.
  public var statistic: Double? {
    if case .statistic(let value, _, _) = outcome { return value }
    return nil
  }

  /// The p-value, nil where there is none.
  public var pValue: Double? {
    if case .statistic(_, _, let value) = outcome { return value }
    return nil
  }

  init(_ key: String, _ name: String, null: String, _ outcome: Outcome) {
    self.key = key
    self.name = name
    self.nullHypothesis = null
    self.outcome = outcome
  }
}
