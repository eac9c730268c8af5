import LintasanStatistics

/// Weights of siblings that come from their scores: all rows of all years that have every sibling.
enum DerivedWeights {
  /// Weights adding to 1.
  ///
  /// - Throws: `.badWeights`, `.constant`, `.tooFew`.
  static func weights(
    of kinds: [NodeWeight], columns: [[Double]], names: [String], aggregate: AggregateRule
  ) throws(CompositeError) -> [Double] {
    guard let kind = kinds.first, kinds.allSatisfy({ $0 == kind }) else {
      throw .badWeights(reason: "siblings have different kinds of weights; give all of them the same kind")
    }
    let complete = (columns.first ?? []).indices.filter { row in columns.allSatisfy { !$0[row].isNaN } }
    let known = columns.map { column in complete.map { column[$0] } }
    switch kind {
    case .given, .equal: return columns.map { _ in 1 / Double(columns.count) }
    case .principalComponent: return try WeightingScheme.principalComponent.weights(known, components: names)
    case .correlationOptimised: return try optimised(known, names)
    }
  }

  /// Weights under which every sibling correlates alike with their weighted sum.
  ///
  /// Each round moves a weight by how far its correlation lies from the mean one, in logarithms, ever more carefully.
  ///
  /// - Reference: COINr's `get_opt_weights`, `optype = "balance"`, which searches with Nelder and Mead's method.
  private static func optimised(_ columns: [[Double]], _ names: [String]) throws(CompositeError) -> [Double] {
    for (column, name) in zip(columns, names) {
      guard column.count >= 3 else {
        throw .tooFew(component: name, method: "correlation_optimised", needed: 3, found: column.count)
      }
      guard let low = column.min(), let high = column.max(), low < high else {
        throw .constant(component: name, method: "correlation_optimised")
      }
    }
    let count = columns.count
    let covariance = columns.map { a in
      columns.map { b in (Moments.correlation(a, b) ?? 0) * deviation(a) * deviation(b) }
    }
    let deviations = columns.map(deviation)
    func correlations(_ weights: [Double]) -> [Double] {
      let with = (0..<count).map { i in (0..<count).reduce(0) { $0 + covariance[i][$1] * weights[$1] } }
      let variance = (0..<count).reduce(0) { $0 + weights[$1] * with[$1] }
      return (0..<count).map { variance > 0 ? with[$0] / (deviations[$0] * variance.squareRoot()) : 0 }
    }
    func spread(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    var weights = deviations.map { 1 / $0 }
    var sum = weights.reduce(0, +)
    weights = weights.map { $0 / sum }
    var best = spread(correlations(weights))
    var pace = 1.0
    for _ in 0..<20_000 where best > 1e-12 && pace > 1e-9 {
      let found = correlations(weights)
      let mean = found.reduce(0, +) / Double(count)
      var next = zip(weights, found).map { $0 * (1 + max(-0.9, min(0.9, pace * (mean - $1)))) }
      sum = next.reduce(0, +)
      next = next.map { $0 / sum }
      let reached = spread(correlations(next))
      if reached < best {
        (weights, best) = (next, reached)
        pace = min(2, pace * 1.2)
      } else {
        pace /= 2
      }
    }
    return weights
  }

  private static func deviation(_ values: [Double]) -> Double { Moments.standardDeviation(values) ?? 0 }
}
