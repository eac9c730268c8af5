/// A series that is part of others by construction: regressing a whole on its part shows an index's own arithmetic, not a
/// cause.
package struct PartOfWholes: Hashable, Sendable {
  /// The column.
  package let part: String
  /// The columns that it is a part of, the nearest first.
  package let wholes: [String]

  /// A part and its wholes.
  package init(_ part: String, of wholes: [String]) {
    self.part = part
    self.wholes = wholes
  }
}

/// What a formula has on its right that is part of what it has on its left.
enum CompositionKnowledge {
  static func warnings(_ formula: Formula, _ parts: [PartOfWholes]) -> [String] {
    let responses = Set(formula.response.variables)
    let regressors = Set((formula.terms + formula.endogenous).flatMap(\.variables))
    return parts.compactMap { known in
      guard regressors.contains(known.part), let whole = known.wholes.first(where: { responses.contains($0) }) else {
        return nil
      }
      return
        "'\(known.part)' is a part of '\(whole)' by construction: its coefficient reflects how the index is computed"
    }
  }
}
