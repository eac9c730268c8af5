import CBoostMath

/// A distribution on the whole numbers from 0 on: probabilities, both tails, quantiles and sampling.
///
/// Values come from Boost.Math. Upper tails are computed as such, never as 1 − lower.
public protocol DiscreteDistribution: Sendable, Hashable {
  /// The name that tables print, such as `Poisson(3.0)`.
  var name: String { get }
  /// The mean.
  var mean: Double { get }
  /// The variance.
  var variance: Double { get }
  /// P(X = k).
  func probability(_ k: Int) throws(StatisticsError) -> Double
  /// P(X ≤ k).
  func lowerTail(_ k: Int) throws(StatisticsError) -> Double
  /// P(X > k).
  func upperTail(_ k: Int) throws(StatisticsError) -> Double
  /// The smallest k with P(X ≤ k) ≥ p, for p in 0…1.
  ///
  /// - Throws: `.outsideDomain` for another p; `.overflow` at 1 of an unbounded support.
  func quantile(_ p: Double) throws(StatisticsError) -> Int
}

extension DiscreteDistribution {
  /// A random number, by inversion of a uniform one.
  public func sample(using random: inout some RandomNumberGenerator) throws(StatisticsError) -> Int {
    try quantile(random.uniform())
  }

  /// Several random numbers.
  public func samples(
    _ count: Int, using random: inout some RandomNumberGenerator
  ) throws(StatisticsError) -> [Int] {
    precondition(count >= 0, "\(count) samples")
    var values: [Int] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try sample(using: &random)) }
    return values
  }
}

/// A discrete distribution that Boost.Math answers for.
protocol BoostDiscreteDistribution: DiscreteDistribution {
  /// The largest possible number; `nil` where there is none.
  var largest: Int? { get }
  func ask(_ question: DistributionFunction, _ x: Double, _ result: inout Double) -> Int32
}

extension BoostDiscreteDistribution {
  public func probability(_ k: Int) throws(StatisticsError) -> Double {
    k < 0 || k > largest ?? k ? 0 : try answer(.density, Double(k))
  }

  public func lowerTail(_ k: Int) throws(StatisticsError) -> Double {
    if k < 0 { return 0 }
    return k >= largest ?? .max ? 1 : try answer(.lowerTail, Double(k))
  }

  public func upperTail(_ k: Int) throws(StatisticsError) -> Double {
    if k < 0 { return 1 }
    return k >= largest ?? .max ? 0 : try answer(.upperTail, Double(k))
  }

  public func quantile(_ p: Double) throws(StatisticsError) -> Int {
    if p == 0 { return 0 }
    if p == 1 {
      guard let largest else { throw .overflow(function: "quantile of \(name)", argument: p) }
      return largest
    }
    let value = try answer(.lowerQuantile, p)
    guard let whole = Int(exactly: value.rounded()) else {
      throw .overflow(function: "quantile of \(name)", argument: p)
    }
    return whole
  }

  private func answer(_ question: DistributionFunction, _ x: Double) throws(StatisticsError) -> Double {
    var result = 0.0
    let status = ask(question, x, &result)
    return try boostValue(result, status, function: "\(question.name) of \(name)", argument: x)
  }
}
