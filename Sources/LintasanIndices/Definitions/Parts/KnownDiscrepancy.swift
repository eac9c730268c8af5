/// Published figures that do not follow the definition, and are known not to.
package struct KnownDiscrepancy: Hashable, Sendable {
  /// What the figures do not follow.
  package enum Check: String, Hashable, Sendable, CaseIterable {
    /// The index is not the mean of its components.
    case composition
    /// The published rank does not follow the tie rule.
    case rankTieRule = "rank_tie_rule"
    /// The published class is not that of the published score.
    case scoreClass = "class"
    /// A component's score lies outside the scale.
    case range
    /// A related index in the same table differs from what the index itself was built from.
    case companion
  }

  /// What the figures do not follow.
  package let check: Check
  /// The year.
  package let year: Int
  /// The entities.
  package let entities: [String]
  /// What is known about it.
  package let note: LocalizedText
}
