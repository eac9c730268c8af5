import CLAPACKE

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The Cholesky factorisation `A = L · Lᵀ` of a symmetric positive definite matrix, by `dpotrf`.
///
/// - Shapes: A is p × p and symmetric up to rounding (`symmetryTolerance`); the mean of its triangles is taken.
/// - Complexity: O(p³ / 3).
public struct Cholesky: Sendable {
  /// The lower triangular factor.
  public let lower: Matrix

  /// Factorises `matrix`.
  ///
  /// - Throws: `.notPositiveDefinite` naming the leading minor, `.nonFinite`, `.notSymmetric`, `.shapeMismatch` if not square.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    let p = matrix.rows
    var factor = try requireSymmetric(matrix, "Cholesky")
    if p > 0 {
      let p32 = try blasInteger(p)
      try callLAPACK("dpotrf", onPositive: { .notPositiveDefinite(leadingMinor: $0) }) {
        factor.withStorage { storage in
          unsafe LAPACKE_dpotrf(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), p32, &storage, p32)
        }
      }
    }
    lower = Matrix(rows: p, columns: p) { row, column in row >= column ? factor[row, column] : 0 }
  }

  /// The solution of A · x = b.
  public func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(rows: b.count, columns: 1, columnMajor: b)).elements
  }

  /// The solutions of A · X = B: p × m.
  public func solve(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    try lower.solvingTriangular(lower.solvingTriangular(b, .lower), .lower, .transposed)
  }

  /// `A⁻¹`, symmetric.
  package func inverse() throws(LinearAlgebraError) -> Matrix {
    let half = try lower.solvingTriangular(.identity(lower.rows), .lower)
    return try half.gram()
  }

  /// The natural logarithm of the determinant of A.
  public var logDeterminant: Double { lower.diagonal.reduce(0) { $0 + 2 * log($1) } }
}
