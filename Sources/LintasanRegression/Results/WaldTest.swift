import LintasanLinearAlgebra

/// Wald tests of coefficients against zero.
enum WaldTest {
  /// βᵀV⁻¹β / q over the chosen coefficients; nil where their covariance is singular.
  static func fStatistic(_ coefficients: [Double], _ covariance: Matrix, _ chosen: [Int]) -> Double? {
    guard !chosen.isEmpty else { return nil }
    let scale = chosen.map { covariance[$0, $0].squareRoot() }
    guard scale.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let part = Matrix(rows: chosen.count, columns: chosen.count) {
      covariance[chosen[$0], chosen[$1]] / (scale[$0] * scale[$1])
    }
    let beta = zip(chosen, scale).map { coefficients[$0] / $1 }
    guard let eigen = try? SymmetricEigen(part), let smallest = eigen.values.first, let largest = eigen.values.last,
      smallest > 1e-13 * largest, let solved = try? Cholesky(part).solve(beta)
    else { return nil }
    return zip(beta, solved).reduce(0) { $0 + $1.0 * $1.1 } / Double(chosen.count)
  }
}
