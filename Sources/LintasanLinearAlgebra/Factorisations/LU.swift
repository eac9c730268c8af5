import CLAPACKE

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The factorisation `P · A = L · U` of a square matrix with row pivoting, by `dgetrf`: for systems of equations, the inverse
/// and the determinant.
///
/// - Complexity: O(2p³ / 3).
public struct LU: Sendable {
  /// Rows and columns of the matrix.
  package let order: Int
  /// The first pivot that is exactly zero, counted from 1; `nil` where the matrix can be inverted.
  package let zeroPivot: Int?
  private let packed: Matrix
  private let exchanges: [Int32]
  private let norm: Double

  /// Factorises `matrix`, also a singular one.
  ///
  /// - Throws: `.shapeMismatch` if not square, `.nonFinite`, `.tooLarge`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try requireSquare(matrix, "LU")
    try requireFinite(matrix)
    let p = matrix.rows
    var packed = matrix
    var exchanges = [Int32](repeating: 0, count: p)
    var zero: Int?
    if p > 0 {
      let p32 = try blasInteger(p)
      do {
        try callLAPACK("dgetrf", onPositive: { .singular(pivot: $0) }) {
          packed.withStorage { storage in
            unsafe LAPACKE_dgetrf(LAPACK_COL_MAJOR, p32, p32, &storage, p32, &exchanges)
          }
        }
      } catch {
        guard case .singular(let pivot) = error else { throw error }
        zero = pivot
      }
    }
    order = p
    zeroPivot = zero
    self.packed = packed
    self.exchanges = exchanges
    norm = (0..<p).map { matrix.column($0).reduce(0) { $0 + abs($1) } }.max() ?? 0
  }

  /// The lower triangular factor, with ones on its diagonal.
  public var lower: Matrix {
    Matrix(rows: order, columns: order) { row, column in row == column ? 1 : row > column ? packed[row, column] : 0 }
  }

  /// The upper triangular factor.
  public var upper: Matrix {
    Matrix(rows: order, columns: order) { row, column in row <= column ? packed[row, column] : 0 }
  }

  /// `permutation[i]` is the row of A that became row i of P · A, counted from 0.
  public var permutation: [Int] {
    var rows = Array(0..<order)
    for (row, other) in exchanges.enumerated() { rows.swapAt(row, Int(other) - 1) }
    return rows
  }

  /// The determinant of A; 0 where a pivot is zero. It overflows early: see `logDeterminant`.
  public var determinant: Double {
    if zeroPivot != nil { return 0 }
    return packed.diagonal.reduce(Double(sign), *)
  }

  /// The logarithm of the determinant's magnitude and its sign; −∞ and 0 where a pivot is zero.
  package var logDeterminant: (logarithm: Double, sign: Int) {
    if zeroPivot != nil { return (-.infinity, 0) }
    let negative = packed.diagonal.count { $0 < 0 }
    return (packed.diagonal.reduce(0) { $0 + log(abs($1)) }, negative.isMultiple(of: 2) ? sign : -sign)
  }

  private var sign: Int {
    exchanges.enumerated().count { $0.offset != Int($0.element) - 1 }.isMultiple(of: 2) ? 1 : -1
  }

  /// The solution of A · x = b.
  ///
  /// - Throws: `.singular`, `.shapeMismatch`.
  public func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(rows: b.count, columns: 1, columnMajor: b)).elements
  }

  /// The solutions of A · X = B: p × m.
  ///
  /// - Throws: `.singular`, `.shapeMismatch`.
  public func solve(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard b.rows == order else {
      throw .shapeMismatch(operation: "solve", expected: Shape(rows: order, columns: b.columns), found: b.shape)
    }
    if let zeroPivot { throw .singular(pivot: zeroPivot) }
    try requireFinite(b)
    var result = b
    guard order > 0, b.columns > 0 else { return result }
    let (p32, m32) = (try blasInteger(order), try blasInteger(b.columns))
    try callLAPACK("dgetrs", onPositive: { .singular(pivot: $0) }) {
      result.withStorage { storage in
        unsafe LAPACKE_dgetrs(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), p32, m32, packed.elements, p32, exchanges, &storage, p32)
      }
    }
    return result
  }

  /// A⁻¹, by `dgetri`. To solve a system, ``solve(_:)-(Matrix)`` is faster and keeps more digits.
  ///
  /// - Throws: `.singular`.
  package func inverse() throws(LinearAlgebraError) -> Matrix {
    if let zeroPivot { throw .singular(pivot: zeroPivot) }
    var result = packed
    guard order > 0 else { return result }
    let p32 = try blasInteger(order)
    try callLAPACK("dgetri", onPositive: { .singular(pivot: $0) }) {
      result.withStorage { storage in
        unsafe LAPACKE_dgetri(LAPACK_COL_MAJOR, p32, &storage, p32, exchanges)
      }
    }
    return result
  }

  /// An estimate of the 1-norm condition number, infinite where a pivot is zero (`dgecon`).
  public func conditionNumber() throws(LinearAlgebraError) -> Double {
    guard order > 0 else { return 1 }
    guard zeroPivot == nil else { return .infinity }
    let p32 = try blasInteger(order)
    var reciprocal = 0.0
    try callLAPACK("dgecon", onPositive: { .singular(pivot: $0) }) {
      unsafe LAPACKE_dgecon(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "1")), p32, packed.elements, p32, norm, &reciprocal)
    }
    return reciprocal > 0 ? 1 / reciprocal : .infinity
  }
}

extension Matrix {
  /// The x with self · x = b: of a square matrix by ``LU``, of a tall one the least-squares solution by ``QR``.
  ///
  /// - Throws: `.shapeMismatch` where `b` has another length or the matrix is wide, `.singular`, `.rankDeficient`, `.nonFinite`.
  public func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(rows: b.count, columns: 1, columnMajor: b)).elements
  }

  /// The solutions for each column of a matrix.
  ///
  /// - Throws: as ``solve(_:)-([Double])``.
  public func solve(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard b.rows == rows else {
      throw .shapeMismatch(operation: "solve", expected: Shape(rows: rows, columns: b.columns), found: b.shape)
    }
    guard rows >= columns else {
      throw .shapeMismatch(operation: "solve", expected: Shape(rows: columns, columns: columns), found: shape)
    }
    if rows == columns { return try LU(self).solve(b) }
    try requireFinite(b)
    return try QR(self).solve(b)
  }

  /// The inverse of a square matrix.
  ///
  /// - Throws: `.shapeMismatch` if not square, `.singular`, `.nonFinite`.
  public func inverse() throws(LinearAlgebraError) -> Matrix { try LU(self).inverse() }

  /// The determinant of a square matrix; 1 of an empty one.
  ///
  /// - Throws: `.shapeMismatch` if not square, `.nonFinite`.
  public func determinant() throws(LinearAlgebraError) -> Double { try LU(self).determinant }
}
