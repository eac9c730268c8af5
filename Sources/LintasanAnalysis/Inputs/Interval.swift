/// A closed interval of numbers, for bounds that hold everywhere in a box.
struct Interval: Hashable, Sendable {
  var low: Double
  var high: Double

  init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  static func + (a: Interval, b: Interval) -> Interval { Interval(a.low + b.low, a.high + b.high) }
  static func - (a: Interval, b: Interval) -> Interval { Interval(a.low - b.high, a.high - b.low) }
  static func += (a: inout Interval, b: Interval) {
    a.low += b.low
    a.high += b.high
  }

  static func * (a: Interval, b: Interval) -> Interval {
    let (p, q, r, s) = (a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high)
    return Interval(min(min(p, q), min(r, s)), max(max(p, q), max(r, s)))
  }

  /// The smallest interval that holds both.
  func hull(_ other: Interval) -> Interval { Interval(min(low, other.low), max(high, other.high)) }
}
