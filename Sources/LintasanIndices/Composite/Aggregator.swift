package import LintasanCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the components of one entity become one score.
///
/// - Reference: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 6; COINr's `a_amean`, `a_gmean`,
///   `a_hmean`, `a_genmean`, `a_copeland`.
public enum Aggregator: Hashable, Sendable {
  /// The weighted arithmetic mean.
  case arithmetic
  /// The weighted geometric mean, of positive values.
  case geometric
  /// The weighted harmonic mean, of positive values.
  case harmonic
  /// The weighted mean of the values to a power, brought back; the power is not 0, values are positive.
  case power(Double)
  /// Copeland's rule: for every other entity +1 where more weight is on the side of this one, −1 where less.
  case copeland

  /// The mean that a definition names.
  package init(_ aggregation: Aggregation) {
    self =
      switch aggregation {
      case .arithmetic: .arithmetic
      case .geometric: .geometric
      }
  }

  /// The names, as in settings.
  package static let names = ["arithmetic", "geometric", "harmonic", "power", "copeland"]

  /// A method by its name; `power:0.5` takes its exponent after a colon.
  ///
  /// - Throws: `.unknownMethod`, `.badParameters`.
  public init(named text: String) throws(CompositeError) {
    let (name, numbers) = try MethodSpec.parse(text)
    if name == "power" {
      guard numbers.count == 1, numbers[0] != 0 else {
        throw .badParameters(method: name, found: text, expected: "an exponent other than 0, such as power:0.5")
      }
      self = .power(numbers[0])
      return
    }
    guard numbers.isEmpty else { throw .badParameters(method: name, found: text, expected: "none") }
    switch name {
    case "arithmetic": self = .arithmetic
    case "geometric": self = .geometric
    case "harmonic": self = .harmonic
    case "copeland": self = .copeland
    default: throw .unknownMethod(kind: "aggregation", name: name, available: Self.names)
    }
  }

  /// The name, with its exponent.
  public var name: String {
    switch self {
    case .arithmetic: "arithmetic"
    case .geometric: "geometric"
    case .harmonic: "harmonic"
    case .power(let exponent): MethodSpec.text("power", exponent)
    case .copeland: "copeland"
    }
  }

  /// Whether the method can take a value: a power above 0 takes 0 too, the other means of positive values do not.
  package func accepts(_ value: Double) -> Bool {
    switch self {
    case .arithmetic, .copeland: true
    case .geometric, .harmonic: value > 0
    case .power(let exponent): exponent > 0 ? value >= 0 : value > 0
    }
  }

  /// The increasing map under which the method is a weighted sum; `nil` for Copeland's rule, and for powers, whose terms
  /// would overflow: see ``powerMean(ofLogarithms:weights:exponent:)``.
  package var link: (@Sendable (Double) -> Double)? {
    switch self {
    case .arithmetic: return { $0 }
    case .geometric: return { log($0) }
    case .harmonic: return { -1 / $0 }
    case .power, .copeland: return nil
    }
  }

  /// The mean that a sum of linked values, under weights that add to 1, stands for.
  package func unlinked(_ sum: Double) -> Double {
    switch self {
    case .geometric: exp(sum)
    case .harmonic: -1 / sum
    case .arithmetic, .power, .copeland: sum
    }
  }

  /// The scores of entities from their components.
  ///
  /// - Parameters:
  ///   - rows: one row an entity, one value a component, none missing.
  ///   - weights: one a component, 0 or more, not all 0; they are divided by their sum.
  ///   - components: named in errors.
  /// - Throws: `.notPositive`, `.badWeights`, also where a row has another length than the weights.
  public func scores(
    _ rows: [[Double]], weights: [Double], components: [String] = []
  ) throws(CompositeError) -> [Double] {
    let sum = weights.reduce(0, +)
    guard weights.allSatisfy({ $0 >= 0 }), sum > 0, sum.isFinite else {
      throw .badWeights(reason: "they must be 0 or more and not all 0")
    }
    for (place, row) in rows.enumerated() {
      guard row.count == weights.count else {
        throw .badWeights(reason: "row \(place + 1) has \(row.count) components and there are \(weights.count) weights")
      }
      for (position, value) in row.enumerated() where weights[position] > 0 && !accepts(value) {
        throw .notPositive(
          component: position < components.count ? components[position] : "component \(position + 1)", method: name,
          value: value)
      }
    }
    if case .power(let exponent) = self {
      return rows.map { row in
        Self.powerMean(ofLogarithms: row.map { $0 > 0 ? log($0) : -.infinity }, weights: weights, exponent: exponent)
      }
    }
    guard let link else { return Copeland.scores(rows, weights: weights) }
    return rows.map { row in
      var total = 0.0
      for (value, weight) in zip(row, weights) where weight > 0 { total += weight * link(value) }
      return unlinked(total / sum)
    }
  }

  /// The weighted mean of values to a power, brought back, from the values' logarithms: scaled by the largest part, so that no
  /// power overflows and the limits are the largest and the smallest value.
  ///
  /// - Parameters:
  ///   - logarithms: one a component, −∞ for 0.
  ///   - weights: 0 or more, not all 0; they are divided by their sum.
  ///   - exponent: not 0.
  package static func powerMean(ofLogarithms logarithms: [Double], weights: [Double], exponent: Double) -> Double {
    var (largest, sum) = (-Double.infinity, 0.0)
    for (logarithm, weight) in zip(logarithms, weights) where weight > 0 {
      largest = max(largest, exponent * logarithm)
      sum += weight
    }
    // All are 0, or one is and the exponent is negative: the mean is 0.
    guard largest.isFinite, sum > 0 else { return 0 }
    var parts = 0.0
    for (logarithm, weight) in zip(logarithms, weights) where weight > 0 {
      parts += weight * exp(exponent * logarithm - largest)
    }
    return exp((largest + log(parts / sum)) / exponent)
  }
}

/// Copeland's rule on weighted pairwise comparisons.
enum Copeland {
  /// Wins less losses of each entity; a component that ties two gives each half its weight.
  static func scores(_ rows: [[Double]], weights: [Double]) -> [Double] {
    var scores = [Double](repeating: 0, count: rows.count)
    let margin = TieTolerance.sums * weights.reduce(0, +)
    for first in rows.indices {
      for second in rows.indices where second > first {
        var balance = 0.0
        for position in weights.indices {
          let (a, b) = (rows[first][position], rows[second][position])
          if a > b { balance += weights[position] } else if a < b { balance -= weights[position] }
        }
        // Sides of 0.4 + 0.1 and 0.3 + 0.2 weigh the same, whatever their sums are in binary.
        let sign = abs(balance) <= margin ? 0.0 : balance > 0 ? 1 : -1
        scores[first] += sign
        scores[second] -= sign
      }
    }
    return scores
  }
}
