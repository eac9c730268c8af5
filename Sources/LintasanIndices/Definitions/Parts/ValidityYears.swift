/// The years for which an index is published, and what comes after it.
public struct ValidityYears: Hashable, Sendable {
  /// The first year.
  public let from: Int
  /// The last year; `nil` where it goes on.
  public let to: Int?
  /// The index that takes its place, if one is known.
  public let successor: SuccessorIndex?

  /// Years of validity; `nil` where they end before they begin.
  public init?(from: Int, to: Int? = nil, successor: SuccessorIndex? = nil) {
    if let to, to < from { return nil }
    self.from = from
    self.to = to
    self.successor = successor
  }

  /// From a year on, without an end.
  public init(since year: Int) {
    from = year
    to = nil
    successor = nil
  }

  /// Whether the index is published for a year.
  public func includes(_ year: Int) -> Bool {
    year >= from && year <= to ?? .max
  }
}
