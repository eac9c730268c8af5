import CLAPACKE

/// Eigenvalues and eigenvectors of a symmetric matrix, by `dsyevd`.
///
/// - Shapes: A is p × p and symmetric up to rounding (`symmetryTolerance`), the mean of its triangles is taken;
///   `vectors` is p × p with one unit vector a column.
/// - Signs: each vector's element of largest magnitude is positive, so that results repeat between machines.
public struct SymmetricEigen: Sendable {
  /// Eigenvalues, ascending.
  public let values: [Double]
  /// Eigenvectors, column j belonging to `values[j]`.
  public let vectors: Matrix

  /// Decomposes `matrix`.
  ///
  /// - Throws: `.notConverged`, `.nonFinite`, `.notSymmetric`, `.shapeMismatch` if not square.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    let p = matrix.rows
    var vectors = try requireSymmetric(matrix, "eigenvalues")
    var values = [Double](repeating: 0, count: p)
    if p > 0 {
      let p32 = try blasInteger(p)
      try callLAPACK("dsyevd", onPositive: { .notConverged(routine: "dsyevd", remaining: $0) }) {
        vectors.withStorage { storage in
          unsafe LAPACKE_dsyevd(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "U")), p32, &storage, p32, &values)
        }
      }
    }
    for column in 0..<p {
      let largest = vectors.column(column).max { abs($0) < abs($1) } ?? 0
      if largest < 0 { for row in 0..<p { vectors[row, column] = -vectors[row, column] } }
    }
    self.values = values
    self.vectors = vectors
  }
}
