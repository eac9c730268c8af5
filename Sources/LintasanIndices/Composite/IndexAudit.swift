import LintasanStatistics

/// How sound the structure of an index is: correlations, internal consistency, redundancy, and what each component really
/// does beside what its weight says.
package struct IndexAudit: Sendable {
  /// What is known of one component.
  package struct Entry: Hashable, Sendable {
    /// The component.
    package let component: String
    /// Its nominal share of the weights.
    package let weight: Double
    /// Its correlation with the index; `nil` where one does not vary.
    package let correlation: Double?
    /// Its share of the index's variance: weight × covariance with the index over the variance. They add to 1 where the
    /// index is the weighted sum.
    package let varianceShare: Double?
    /// Skewness and excess kurtosis.
    package let skewness: Double?
    /// Excess kurtosis.
    package let kurtosis: Double?
    /// The positions of entities whose values lie beyond 1.5 interquartile ranges from the quartiles.
    package let outlying: [Int]
    /// The share of entities with a value.
    package let availability: Double
    /// The number of entities with both a value and an index: those that correlation and share of the variance rest on.
    package let used: Int

    /// The number of outliers.
    package var outliers: Int { outlying.count }
    /// How many times its weight its share of the variance is; `nil` without either.
    package var dominance: Double? { weight > 0 ? varianceShare.map { $0 / weight } : nil }
  }

  /// From this correlation on, either way, two components are redundant.
  package static let redundancy = 0.9
  /// From this multiple of its weight on, a component's share of the variance makes it dominant.
  package static let dominance = 2.0

  /// One a component.
  package let entries: [Entry]
  /// The correlations between components.
  package let correlations: [[Double?]]
  /// Cronbach's alpha of the standardised components; `nil` for fewer than two that vary.
  package let alpha: Double?
  /// Pairs with a correlation beyond 0.9 either way.
  package let redundant: [(first: String, second: String, correlation: Double)]
  /// Components with twice the variance share of their weight, or more.
  package let dominant: [String]

  /// Audits the components of one year.
  ///
  /// - Parameters:
  ///   - columns: one column a component; what concerns two of them rests on the entities that have both.
  ///   - components: the names of the components.
  ///   - weights: one a component.
  ///   - index: the index of each entity.
  package init(_ columns: [[Double?]], components: [String], weights: [Double], index: [Double?]) {
    let sum = weights.reduce(0, +)
    // Where nothing is missing every pair rests on the same entities.
    func pairs(_ first: [Double?], _ second: [Double?]) -> (x: [Double], y: [Double]) {
      var (x, y): ([Double], [Double]) = ([], [])
      for (a, b) in zip(first, second) {
        if let a, let b {
          x.append(a)
          y.append(b)
        }
      }
      return (x, y)
    }
    var entries: [Entry] = []
    for (position, component) in components.enumerated() {
      let known = columns[position].compactMap { $0 }
      let share = weights[position] / sum
      let (own, scores) = pairs(columns[position], index)
      let variance = Moments.variance(scores) ?? 0
      let correlation = Moments.correlation(own, scores)
      let deviation = Moments.standardDeviation(own) ?? 0
      entries.append(
        Entry(
          component: component, weight: share, correlation: correlation,
          varianceShare: variance > 0 ? correlation.map { share * $0 * deviation / variance.squareRoot() } : nil,
          skewness: Shape.skewness(known), kurtosis: Shape.kurtosis(known), outlying: Self.outlying(columns[position]),
          availability: Double(known.count) / Double(max(1, columns[position].count)), used: own.count))
    }
    // Who has no index is no part of the field.
    let scored = columns.map { column in column.indices.map { index[$0] == nil ? nil : column[$0] } }
    var matrix = columns.map { _ in [Double?](repeating: 1, count: columns.count) }
    for row in columns.indices {
      for column in columns.indices where column > row {
        let (x, y) = pairs(scored[row], columns[column])
        matrix[row][column] = Moments.correlation(x, y)
        matrix[column][row] = matrix[row][column]
      }
    }
    var redundant: [(first: String, second: String, correlation: Double)] = []
    for row in columns.indices {
      for column in columns.indices where column > row {
        if let value = matrix[row][column], abs(value) > Self.redundancy {
          redundant.append((components[row], components[column], value))
        }
      }
    }
    self.entries = entries
    correlations = matrix
    alpha = Self.alpha(matrix)
    self.redundant = redundant
    dominant = entries.filter { ($0.dominance ?? 0) >= Self.dominance }.map(\.component)
  }

  /// Screening by availability: the positions of entities of which at least `share` of the components are known.
  package static func available(_ columns: [[Double?]], atLeast share: Double) -> [Int] {
    guard let count = columns.first?.count else { return [] }
    return (0..<count).filter { entity in
      Double(columns.count { $0[entity] != nil }) >= share * Double(columns.count) - 1e-12
    }
  }

  /// Standardised alpha of correlations: k r̄ / (1 + (k − 1) r̄); `nil` of fewer than two components or where one does
  /// not vary.
  package static func alpha(_ matrix: [[Double?]]) -> Double? {
    let count = matrix.count
    guard count >= 2 else { return nil }
    var sum = 0.0
    for row in 0..<count {
      for column in 0..<count where column > row {
        guard let value = matrix[row][column] else { return nil }
        sum += value
      }
    }
    let mean = sum / Double(count * (count - 1) / 2)
    return Double(count) * mean / (1 + Double(count - 1) * mean)
  }

  private static func outlying(_ values: [Double?]) -> [Int] {
    guard let quartiles = Quantiles.of(values.compactMap { $0 }, [0.25, 0.75]) else { return [] }
    let reach = 1.5 * (quartiles[1] - quartiles[0])
    return values.indices.filter { position in
      values[position].map { $0 < quartiles[0] - reach || $0 > quartiles[1] + reach } ?? false
    }
  }
}
