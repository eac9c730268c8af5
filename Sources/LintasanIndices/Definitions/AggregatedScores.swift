/// An index and everything that it is made of.
package struct AggregatedScores: Hashable, Sendable {
  /// The unrounded index; `nil` where a part that it needs is missing.
  package let index: Double?
  /// The unrounded scores by component, for those that have one.
  package let components: [String: Double]
}
