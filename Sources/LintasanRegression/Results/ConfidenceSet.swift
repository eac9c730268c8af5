import LintasanTables

/// Values of a coefficient that a test does not reject: one interval, several, none, or the whole line.
package struct ConfidenceSet: Hashable, Sendable {
  /// The test that is inverted.
  package let name: String
  /// The coefficient.
  package let term: String
  /// The level, between 0 and 1.
  package let level: Double
  /// Its intervals in order; an end that is nil has none.
  package let intervals: [Interval]

  /// A part of the line.
  package struct Interval: Hashable, Sendable {
    /// The lower end.
    package let lower: Double?
    /// The upper end.
    package let upper: Double?
  }

  /// One sentence without its full stop.
  package var description: String {
    func number(_ value: Double?, _ infinite: String) -> String {
      value.map { NumberText.rounded($0, significantDigits: 5) } ?? infinite
    }
    let parts = intervals.map { interval in
      (interval.lower == nil ? "(" : "[") + number(interval.lower, "−∞") + ", " + number(interval.upper, "∞")
        + (interval.upper == nil ? ")" : "]")
    }
    return "\(name) \(NumberText.shortest(level * 100))% set of \(term): "
      + (parts.isEmpty ? "empty, so that the instruments are not valid" : parts.joined(separator: " ∪ "))
  }
}
