/// The range of the scores, and how they are shown.
public struct ScoreScale: Hashable, Sendable {
  /// The lowest possible score.
  public let minimum: Double
  /// The highest possible score, above `minimum`.
  public let maximum: Double
  /// Digits after the point where people read a score, 0 to 15.
  public let decimals: Int
  /// Which end is better.
  public let direction: Direction

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
  public var bounds: ClosedRange<Double> { minimum...maximum }
}
