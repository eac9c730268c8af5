/// The years for which an index is published, and what comes after it.
package struct ValidityYears: Hashable, Sendable {
  /// The first year.
  package let from: Int
  /// The last year; `nil` where it goes on.
  package let to: Int?
  /// The index that takes its place, if one is known.
  package let successor: SuccessorIndex?

  /// Years of validity; `nil` where they end before they begin.
  package init?(from: Int, to: Int? = nil, successor: SuccessorIndex? = nil) {
    if let to, to < from { return nil }
    self.from = from
    self.to = to
    self.successor = successor
  }

  /// From a year on, without an end.
  package init(since year: Int) {
    from = year
    to = nil
    successor = nil
  }

  /// Whether the index is published for a year.
  package func includes(_ year: Int) -> Bool {
    year >= from && year <= to ?? .max
  }
}
