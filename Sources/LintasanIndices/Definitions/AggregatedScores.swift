/// An index and everything that it is made of.
public struct AggregatedScores: Hashable, Sendable {
  /// The unrounded index; `nil` where a part that it needs is missing.
  public let index: Double?
  /// The unrounded scores by component, for those that have one.
  public let components: [String: Double]
}
