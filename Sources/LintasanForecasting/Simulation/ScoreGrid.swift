/// The grid that scores lie on where they are given in steps, such as halves of a point.
///
/// Scores in steps tie, and ranks of ties are those of the best among them: draws have to tie alike.
struct ScoreGrid: Sendable {
  let offset: Double
  let step: Double
  /// The range of the values where these are so few that they are grades, which nothing exceeds.
  let grades: ClosedRange<Double>?
  /// Whether the points are rounded decimals, not grades or counts, between which there is nothing.
  let isFine: Bool
  /// The same as whole numbers of `scale`, where the offset is a decimal number too.
  private let whole: (offset: Double, step: Double)?
  private static let scale = 1e6

  /// The share of units that must share their score with another for a grid to matter.
  private static let tiedShare = 0.2
  /// Scores with at most so many different values are grades.
  private static let fewPoints = 20

  /// The coarsest grid that all values lie on; `nil` where few of the newest values tie, or no grid of up to six decimals
  /// holds them.
  init?(_ values: [Double], newest: [Double]) {
    var counts: [Double: Int] = [:]
    for value in newest { counts[value, default: 0] += 1 }
    let tied = newest.count { counts[$0, default: 0] > 1 }
    guard counts.count > 1, Double(tied) >= Self.tiedShare * Double(newest.count), let least = values.min(),
      let most = values.max()
    else { return nil }
    var divisor = 0
    for value in values {
      let steps = (value - least) * Self.scale
      guard steps < 1e15, abs(steps - steps.rounded()) < 1e-3 else { return nil }
      var (a, b) = (Int(steps.rounded()), divisor)
      while b != 0 { (a, b) = (b, a % b) }
      divisor = a
    }
    guard divisor > 0 else { return nil }
    offset = least
    step = Double(divisor) / Self.scale
    let start = (least * Self.scale).rounded()
    let isDecimal = abs(least * Self.scale - start) < 1e-3 && abs(start) < 1e15
    grades = Set(values).count <= Self.fewPoints ? least...most : nil
    isFine = grades == nil && !(offset == offset.rounded() && step == step.rounded())
    whole = isDecimal ? (start, Double(divisor)) : nil
  }

  /// The nearest point of the grid, the same number as is read from its decimals: 9.1, not 9.100000000000001, which would lie
  /// outside an interval that ends at 9.1.
  func nearest(_ value: Double) -> Double {
    let steps = ((value - offset) / step).rounded()
    guard let whole else { return offset + steps * step }
    return (whole.offset + steps * whole.step) / Self.scale
  }
}
