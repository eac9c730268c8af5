/// A class of scores, such as a group of the EGDI or a predicate of the SPBE.
package struct ScoreClass: Hashable, Sendable {
  /// The identifier.
  package let id: String
  /// The name.
  package let name: LocalizedText
  /// The lowest score that belongs to it.
  package let lowerBound: Double

  /// A class from a score upwards.
  package init(id: String, name: LocalizedText, lowerBound: Double) {
    self.id = id
    self.name = name
    self.lowerBound = lowerBound
  }
}

extension IndexDefinition {
  /// The class of an unrounded score; a score below every bound belongs to the lowest class.
  ///
  /// - Returns: `nil` where the definition has no classes or the score is not a number.
  package func classify(_ score: Double) -> ScoreClass? {
    score.isNaN ? nil : classes.first { score >= $0.lowerBound } ?? classes.last
  }
}
