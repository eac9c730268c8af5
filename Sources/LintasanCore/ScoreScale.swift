/// The range of the scores, and how they are shown.
package struct ScoreScale: Hashable, Sendable {
  /// The lowest possible score.
  package let minimum: Double
  /// The highest possible score, above `minimum`.
  package let maximum: Double
  /// Digits after the point where people read a score, 0 to 15.
  package let decimals: Int
  /// Which end is better.
  package let direction: Direction

  /// A scale; `nil` where the bounds are not finite and ascending or `decimals` is outside 0 to 15.
  package init?(minimum: Double, maximum: Double, decimals: Int, direction: Direction = .higherIsBetter) {
    guard minimum.isFinite, maximum.isFinite, minimum < maximum, (0...15).contains(decimals) else { return nil }
    self.minimum = minimum
    self.maximum = maximum
    self.decimals = decimals
    self.direction = direction
  }

  /// The widest scale that there is: every finite score lies in it.
  package init(unbounded decimals: Int) {
    minimum = -1e300
    maximum = 1e300
    self.decimals = decimals
    direction = .higherIsBetter
  }

  /// Whether every score lies in it.
  package var isUnbounded: Bool { minimum == -1e300 && maximum == 1e300 }

  /// The bounds.
  package var bounds: ClosedRange<Double> { minimum...maximum }
}
