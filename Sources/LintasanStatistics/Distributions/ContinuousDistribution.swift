/// A continuous distribution on the real line: density, both tails and both quantiles.
///
/// Values come from Boost.Math. Upper tails and upper quantiles are computed as such, never as 1 − lower, so that
/// p-values far out in a tail keep their digits.
///
/// Arguments outside the support give the limiting value (density 0, tail 0 or 1); NaN is never returned: a question
/// that has no answer throws ``StatisticsError``.
public protocol ContinuousDistribution: Sendable, Hashable {
  /// The name that tables print, such as `t(34)`.
  var name: String { get }
  /// The probability density at `x`.
  func density(_ x: Double) throws(StatisticsError) -> Double
  /// P(X ≤ x).
  func lowerTail(_ x: Double) throws(StatisticsError) -> Double
  /// P(X > x).
  func upperTail(_ x: Double) throws(StatisticsError) -> Double
  /// The x with P(X ≤ x) = p, for p in 0…1; infinite at the ends of an unbounded support.
  func quantile(_ p: Double) throws(StatisticsError) -> Double
  /// The x with P(X > x) = p, for p in 0…1.
  func upperQuantile(_ p: Double) throws(StatisticsError) -> Double
}

extension ContinuousDistribution {
  /// P(|X| > |x|) of a distribution that is symmetric about 0: the p-value of a two-sided test.
  package func twoSided(_ x: Double) throws(StatisticsError) -> Double {
    try min(1, 2 * upperTail(abs(x)))
  }
}
