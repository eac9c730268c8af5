import LintasanLinearAlgebra
package import LintasanTables

/// The principal components of some parts of an index: the eigenvectors of their correlations.
package struct PrincipalComponents: Hashable, Sendable {
  /// The parts, in the order of the loadings.
  package let parts: [String]
  /// The variance of each component, the largest first; they add up to the number of parts.
  package let variances: [Double]
  /// For each component one loading a part: eigenvectors of length 1, of whose loadings the sum is not negative.
  package let loadings: [[Double]]

  /// The components of a matrix of correlations; `nil` where one is unknown, or fewer than two parts are known.
  package init?(_ correlations: [[Double?]], parts: [String]) {
    guard parts.count >= 2, correlations.count == parts.count,
      correlations.allSatisfy({ $0.count == parts.count && !$0.contains(nil) }),
      let eigen = try? SymmetricEigen(
        Matrix(rows: parts.count, columns: parts.count) { row, column in
          row == column ? 1 : correlations[row][column] ?? 0
        })
    else { return nil }
    self.parts = parts
    variances = eigen.values.reversed().map { max(0, $0) }
    loadings = parts.indices.reversed().map { component in
      let loadings = eigen.vectors.column(component)
      let turn = loadings.reduce(0, +) < 0 ? -1.0 : 1
      return loadings.map { $0 * turn }
    }
  }

  /// The share of the variance of each component.
  package var shares: [Double] { variances.map { $0 / Double(parts.count) } }

  /// The components with at least the variance of one part, at least the first.
  package var kept: Int { max(1, variances.count { $0 >= 1 }) }

  /// One row a component: `principal_component, variance, share, cumulative` and a column with the loading of each part.
  package var table: Table {
    var sum = 0.0
    let cumulative = shares.map { share -> Double in
      sum += share
      return sum
    }
    return Table(
      trusted: [
        Column("principal_component", Array(1...parts.count)), Column("variance", variances), Column("share", shares),
        Column("cumulative", cumulative),
      ]
        + parts.indices.map { part in
          Column("loading_\(parts[part])", loadings.map { $0[part] })
        })
  }
}
