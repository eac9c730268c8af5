import CLAPACKE

extension Matrix {
  /// Which triangle of a square matrix holds the factor.
  package enum Triangle: Hashable, Sendable {
    case upper
    case lower

    var lapack: CChar { CChar(UInt8(ascii: self == .upper ? "U" : "L")) }
  }

  /// Solves `op(T) · X = B`, T being a triangle of this p × p matrix, by `dtrtrs`.
  ///
  /// - Throws: `.singular` for a zero on the diagonal, `.shapeMismatch`.
  package func solvingTriangular(
    _ b: Matrix, _ triangle: Triangle = .upper, _ transposition: Transposition = .asIs
  ) throws(LinearAlgebraError) -> Matrix {
    guard rows == columns, b.rows == rows else {
      throw .shapeMismatch(
        operation: "triangular solve", expected: Shape(rows: rows, columns: b.columns), found: b.shape)
    }
    var result = b
    guard rows > 0, b.columns > 0 else { return result }
    let (p32, m32) = (try blasInteger(rows), try blasInteger(b.columns))
    let side = CChar(UInt8(ascii: transposition == .asIs ? "N" : "T"))
    try callLAPACK("dtrtrs", onPositive: { .singular(pivot: $0) }) {
      result.withStorage { storage in
        unsafe LAPACKE_dtrtrs(
          LAPACK_COL_MAJOR, triangle.lapack, side, CChar(UInt8(ascii: "N")), p32, m32, elements, p32, &storage, p32)
      }
    }
    return result
  }
}
