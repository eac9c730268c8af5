extension IndexDefinition {
  /// The class of an unrounded score; a score below every bound belongs to the lowest class.
  ///
  /// - Returns: `nil` where the definition has no classes or the score is not a number.
  package func classify(_ score: Double) -> ScoreClass? {
    score.isNaN ? nil : classes.first { score >= $0.lowerBound } ?? classes.last
  }
}
