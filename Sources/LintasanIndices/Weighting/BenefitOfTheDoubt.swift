import LintasanCore

/// Each entity's index under the weights that suit it best, such that nobody's index under them exceeds 1.
///
/// - Reference: Cherchye, Moesen, Rogge, Van Puyenbroeck (2007), doi:10.1007/s11205-006-9029-7: maximise Σ wⱼ xᵢⱼ subject
///   to Σ wⱼ xₖⱼ ≤ 1 for all k and w ≥ 0; with bounds on the share that each component has in the entity's own index.
package struct BenefitOfTheDoubt: Hashable, Sendable {
  /// The index of each entity, at most 1.
  package let scores: [Double]
  /// The indices with those alike that a linear program gives alike, fit for ranking.
  package var comparableScores: [Double] {
    // To the solver's tolerance too, so that the order of the entities does not show in the last digits.
    TieTolerance.levelled(scores, TieTolerance.linearPrograms).map {
      ($0 / TieTolerance.linearPrograms).rounded() * TieTolerance.linearPrograms
    }
  }
  /// Each entity's own weights, one a component.
  package let weights: [[Double]]

  /// Solves one linear program an entity.
  ///
  /// - Parameters:
  ///   - rows: one row an entity, values of 0 or more; positive ones where shares are bounded.
  ///   - shares: the least and the most that a component may have of an entity's index, 0…1 by default; with n
  ///     components the least is at most 1 / n and the most at least 1 / n.
  ///   - components: named in errors.
  /// - Throws: `.notPositive`, `.badWeights`.
  package init(
    _ rows: [[Double]], shares: ClosedRange<Double> = 0...1, components: [String] = []
  ) throws(CompositeError) {
    guard let count = rows.first?.count, count > 0 else { throw .badWeights(reason: "there are no values") }
    guard shares.lowerBound >= 0, shares.lowerBound * Double(count) <= 1, shares.upperBound * Double(count) >= 1 else {
      throw .badWeights(
        reason: "shares from \(shares.lowerBound) to \(shares.upperBound) cannot add to 1 over \(count) components")
    }
    let isBounded = shares != 0...1
    for row in rows {
      for (position, value) in row.enumerated() where !(value > 0 || value == 0 && !isBounded) {
        throw .notPositive(
          component: position < components.count ? components[position] : "component \(position + 1)",
          method: "benefit of the doubt", value: value)
      }
    }
    var scores: [Double] = []
    var weights: [[Double]] = []
    for own in rows {
      var constraints = rows
      var bounds = [Double](repeating: 1, count: rows.count)
      for component in 0..<count {
        // least · Σ wₖ xₖ ≤ wⱼ xⱼ ≤ most · Σ wₖ xₖ
        if shares.lowerBound > 0 {
          constraints.append((0..<count).map { shares.lowerBound * own[$0] - ($0 == component ? own[$0] : 0) })
          bounds.append(0)
        }
        if shares.upperBound < 1 {
          constraints.append((0..<count).map { ($0 == component ? own[$0] : 0) - shares.upperBound * own[$0] })
          bounds.append(0)
        }
      }
      guard case .optimal(let best, let value) = LinearProgram.maximise(own, constraints: constraints, bounds: bounds)
      else { throw .badWeights(reason: "an index has no bound; is a row of zeros among the values?") }
      scores.append(value)
      weights.append(best)
    }
    self.scores = scores
    self.weights = weights
  }
}
