/// The uniform distribution between two numbers.
package struct Uniform: ContinuousDistribution {
  /// The lower end.
  package let lower: Double
  /// The upper end, above the lower one.
  package let upper: Double

  /// Between 0 and 1.
  package static let standard = Uniform()

  private init() { (lower, upper) = (0, 1) }

  /// - Throws: `.parameterOutOfRange` unless both ends are finite and ascending.
  package init(from lower: Double, to upper: Double) throws(StatisticsError) {
    guard lower.isFinite else {
      throw .parameterOutOfRange(name: "lower end", value: lower, expected: "a finite number")
    }
    guard upper.isFinite, upper > lower, (upper - lower).isFinite else {
      throw .parameterOutOfRange(name: "upper end", value: upper, expected: "a finite number above \(lower)")
    }
    (self.lower, self.upper) = (lower, upper)
  }

  package var name: String { "U(\(lower), \(upper))" }

  package func density(_ x: Double) throws(StatisticsError) -> Double {
    guard !x.isNaN else { throw .outsideDomain(function: "density of \(name)", argument: x) }
    return x >= lower && x <= upper ? 1 / (upper - lower) : 0
  }

  package func lowerTail(_ x: Double) throws(StatisticsError) -> Double {
    guard !x.isNaN else { throw .outsideDomain(function: "lower tail of \(name)", argument: x) }
    return min(1, max(0, (x - lower) / (upper - lower)))
  }

  package func upperTail(_ x: Double) throws(StatisticsError) -> Double {
    guard !x.isNaN else { throw .outsideDomain(function: "upper tail of \(name)", argument: x) }
    return min(1, max(0, (upper - x) / (upper - lower)))
  }

  package func quantile(_ p: Double) throws(StatisticsError) -> Double {
    guard p >= 0, p <= 1 else { throw .outsideDomain(function: "quantile of \(name)", argument: p) }
    return p == 1 ? upper : lower + p * (upper - lower)
  }

  package func upperQuantile(_ p: Double) throws(StatisticsError) -> Double {
    guard p >= 0, p <= 1 else { throw .outsideDomain(function: "upper quantile of \(name)", argument: p) }
    return p == 1 ? lower : upper - p * (upper - lower)
  }
}
