import LintasanLinearAlgebra
import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Weights that the data give, beside those of the definition.
///
/// - Reference: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 6; entropy: Shannon's measure on
///   shares; CRITIC: Diakoulaki, Mavrotas, Papayannakis (1995), doi:10.1016/0305-0548(94)00059-H.
public enum WeightingScheme: String, Hashable, Sendable, CaseIterable {
  /// The same for all.
  case equal
  /// The loadings of the first principal component of the correlations, in absolute value, as COINr's `get_PCA`.
  case principalComponent = "principal_component"
  /// One less the entropy of each component's shares: more where entities differ more.
  case entropy
  /// Spread times conflict: the standard deviation on 0…1 times the sum of one less the correlations.
  case critic

  /// Weights adding to 1.
  ///
  /// - Parameters:
  ///   - columns: one column a component, one value an entity, none missing.
  ///   - components: named in errors.
  /// - Throws: `.constant`, `.notPositive` (entropy), `.tooFew`, `.badWeights`.
  package func weights(_ columns: [[Double]], components: [String]) throws(CompositeError) -> [Double] {
    let raw: [Double]
    switch self {
    case .equal: raw = columns.map { _ in 1 }
    case .principalComponent: raw = try principal(columns, components)
    case .entropy: raw = try entropy(columns, components)
    case .critic: raw = try critic(columns, components)
    }
    let sum = raw.reduce(0, +)
    guard sum > 0, sum.isFinite else { throw .badWeights(reason: "\(rawValue) gives no component any weight") }
    return raw.map { $0 / sum }
  }

  private func correlations(_ columns: [[Double]], _ components: [String]) throws(CompositeError) -> Matrix {
    for (column, component) in zip(columns, components) {
      guard column.count >= 3 else {
        throw .tooFew(component: component, method: rawValue, needed: 3, found: column.count)
      }
      guard let low = column.min(), let high = column.max(), low < high else {
        throw .constant(component: component, method: rawValue)
      }
    }
    return Matrix(rows: columns.count, columns: columns.count) { row, column in
      row == column ? 1 : Moments.correlation(columns[row], columns[column]) ?? 0
    }
  }

  private func principal(_ columns: [[Double]], _ components: [String]) throws(CompositeError) -> [Double] {
    let matrix = try correlations(columns, components)
    guard let eigen = try? SymmetricEigen(matrix) else {
      throw .badWeights(reason: "the correlations have no eigenvalues")
    }
    return eigen.vectors.column(columns.count - 1).map { abs($0) }
  }

  private func entropy(_ columns: [[Double]], _ components: [String]) throws(CompositeError) -> [Double] {
    _ = try correlations(columns, components)
    var weights: [Double] = []
    for (column, component) in zip(columns, components) {
      if let negative = column.first(where: { $0 < 0 }) {
        throw .notPositive(component: component, method: rawValue, value: negative)
      }
      let sum = column.reduce(0, +)
      let entropy = column.reduce(0.0) { total, value in
        let share = value / sum
        return share > 0 ? total - share * log(share) : total
      }
      weights.append(max(0, 1 - entropy / log(Double(column.count))))
    }
    return weights
  }

  private func critic(_ columns: [[Double]], _ components: [String]) throws(CompositeError) -> [Double] {
    let matrix = try correlations(columns, components)
    return columns.indices.map { component in
      let column = columns[component]
      let range = (column.max() ?? 1) - (column.min() ?? 0)
      let spread = (Moments.standardDeviation(column) ?? 0) / range
      return spread * columns.indices.reduce(0) { $0 + 1 - matrix[component, $1] }
    }
  }
}
