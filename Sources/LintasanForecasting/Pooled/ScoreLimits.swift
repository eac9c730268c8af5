#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps a unit's drawn scores within bounds, by a smooth increasing function that leaves what lies no nearer to a bound
/// than the unit's last score as it is.
struct ScoreLimits: Hashable, Sendable {
  let lower: Double
  let upper: Double

  /// The widest margin as a share of the range.
  private static let marginShare = 0.02

  init(_ bounds: ClosedRange<Double>) {
    lower = bounds.lowerBound
    upper = bounds.upperBound
  }

  func apply(_ score: Double, last: Double) -> Double {
    if score >= last, upper.isFinite { return upper - inside(upper - score, room: upper - last) }
    if score < last, lower.isFinite { return lower + inside(score - lower, room: last - lower) }
    return score
  }

  /// The distance from a bound, never negative; small ones approach 0 exponentially.
  private func inside(_ distance: Double, room: Double) -> Double {
    let range = upper - lower
    let margin = min(range.isFinite ? Self.marginShare * range : room / 2, room / 2)
    guard margin > 0 else { return max(0, min(distance, max(0, room))) }
    return distance >= margin ? distance : margin * exp(max(-700, (distance - margin) / margin))
  }
}

/// Bounds that data show by themselves: shares, percentages, counts.
package struct FoundBounds: Hashable, Sendable {
  /// The bounds; an infinite end is open.
  package let bounds: ClosedRange<Double>
  /// Whether scores are whole numbers.
  package let isWhole: Bool

  private static let usedShare = 0.5
  private static let fewest = 8

  /// What the scores of a variable show; `nil` where nothing is obvious.
  package init?(_ values: some Sequence<Double>) {
    var (least, most, count, isWhole) = (Double.infinity, -Double.infinity, 0, true)
    for value in values where value.isFinite {
      least = min(least, value)
      most = max(most, value)
      count += 1
      isWhole = isWhole && value == value.rounded()
    }
    guard count >= Self.fewest, least >= 0, most > least else { return nil }
    self.isWhole = isWhole
    if isWhole && most > 1 {
      bounds = 0...(.infinity)
    } else if most <= 1, most >= Self.usedShare {
      bounds = 0...1
    } else if most <= 100, most > 100 * Self.usedShare {
      bounds = 0...100
    } else {
      return nil
    }
  }
}
