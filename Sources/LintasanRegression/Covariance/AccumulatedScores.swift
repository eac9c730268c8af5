import LintasanLinearAlgebra

/// What a covariance wants of the scores, where their rows do not stay.
enum ScoreGathering: Sendable {
  /// Nothing: residuals' sum of squares is enough.
  case nothing
  /// Σ s sᵀ over rows, each residual divided by a function of 1 − leverage where there is one.
  case rows(divisor: (@Sendable (Double) -> Double)?)
  /// Σ s sᵀ of the scores summed within each grouping; a grouping is the combination of columns.
  case groups([[String]])

  var groupings: [[String]] {
    if case .groups(let columns) = self { return columns }
    return []
  }
}

/// Scores that were summed as their rows went by.
struct AccumulatedScores: Sendable {
  var rowCount: Int
  /// The matrices that were asked for: one over rows, or one a grouping.
  var meats: [Matrix]
  /// Whether the absorbed effect is nested in the grouping, by grouping.
  var nestsEffect: [Bool]
}
