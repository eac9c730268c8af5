#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How children's scores make a parent's.
package enum Aggregation: String, Hashable, Sendable, CaseIterable {
  /// The weighted arithmetic mean.
  case arithmetic
  /// The weighted geometric mean; scores are positive.
  case geometric

  /// The mean of scores under weights that add to 1.
  ///
  /// A geometric mean is 0 where a score that has weight is not above 0: so it is in the limit.
  package func mean(_ scores: [Double], weights: [Double]) -> Double {
    switch self {
    case .arithmetic: return zip(weights, scores).reduce(0) { $0 + $1.0 * $1.1 }
    case .geometric:
      var sum = 0.0
      for (weight, score) in zip(weights, scores) where weight > 0 {
        guard score > 0 else { return 0 }
        sum += weight * log(score)
      }
      return exp(sum)
    }
  }
}
