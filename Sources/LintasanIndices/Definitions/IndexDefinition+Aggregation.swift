import LintasanCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension IndexDefinition {
  /// The scores of parents and of the index from those of their parts.
  ///
  /// A parent whose children all have scores gets their weighted mean, or keeps a score that was given for it; where a
  /// child is missing and none was given, the parent has no score, and the index neither.
  ///
  /// - Parameters:
  ///   - scores: by component; a score given for a parent is taken as it is.
  ///   - year: whose weights hold.
  /// - Throws: `.unknownComponent`, `.notFinite`; `.notPositive` under geometric aggregation.
  package func aggregate(_ scores: [String: Double], in year: Int) throws(IndexError) -> AggregatedScores {
    let known = Set(allComponents.map(\.id))
    for (id, score) in scores.sorted(by: { $0.key < $1.key }) {
      guard known.contains(id) else { throw .unknownComponent(id, available: allComponents.map(\.id)) }
      guard score.isFinite else { throw .notFinite(component: id, score: score) }
    }
    var all = scores
    let index = try mean(of: components, shares: weights(in: year), given: scores, into: &all, year: year)
    return AggregatedScores(index: index, components: all)
  }

  private func score(
    of component: Component, given: [String: Double], into all: inout [String: Double], year: Int
  ) throws(IndexError) -> Double? {
    let shares = weights(within: component, in: year)
    let computed =
      component.isLeaf
      ? nil : try mean(of: component.components, shares: shares, given: given, into: &all, year: year)
    let score = given[component.id] ?? computed
    all[component.id] = score
    return score
  }

  private func mean(
    of components: [Component], shares: [Double], given: [String: Double], into all: inout [String: Double], year: Int
  ) throws(IndexError) -> Double? {
    var sum = 0.0
    var isComplete = !components.isEmpty
    for (component, share) in zip(components, shares) {
      guard let score = try score(of: component, given: given, into: &all, year: year) else {
        isComplete = false
        continue
      }
      switch aggregation {
      case .arithmetic:
        sum += share * score
      case .geometric:
        guard score > 0 else { throw .notPositive(component: component.id, score: score) }
        sum += share * log(score)
      }
    }
    guard isComplete else { return nil }
    return aggregation == .geometric ? exp(sum) : sum
  }
}

/// An index and everything that it is made of.
package struct AggregatedScores: Hashable, Sendable {
  /// The unrounded index; `nil` where a part that it needs is missing.
  package let index: Double?
  /// The unrounded scores by component, for those that have one.
  package let components: [String: Double]
}
