import CLAPACKE

/// The Householder QR factorisation of a matrix, with column pivoting unless it is switched off.
///
/// `A · P = Q · R` by LAPACK's `dgeqp3` or `dgeqrf`. The numerical rank counts the diagonal elements of R above
/// `max(n, p) · ε · |R₁₁|`, where ε is the unit round-off spacing.
///
/// - Shapes: A is n × p, R is min(n, p) × p.
/// - Complexity: O(n·p²).
public struct QR: Sendable {
  /// The shape of the factorised matrix.
  package let shape: Shape
  /// The numerical rank.
  public let rank: Int
  /// `pivots[j]` is the column of A that became column j of A · P.
  public let pivots: [Int]

  private let packed: Matrix
  private let reflectors: [Double]

  /// Factorises `matrix`.
  ///
  /// - Throws: `.nonFinite` for an element that is no finite number, `.tooLarge`.
  public init(_ matrix: Matrix, pivoting: Bool = true) throws(LinearAlgebraError) {
    try requireFinite(matrix)
    let (n, p) = (matrix.rows, matrix.columns)
    let (n32, p32) = (try blasInteger(n), try blasInteger(p))
    var packed = matrix
    var tau = [Double](repeating: 0, count: min(n, p))
    var pivot = [Int32](repeating: 0, count: p)
    if min(n, p) > 0 {
      try callLAPACK(pivoting ? "dgeqp3" : "dgeqrf", onPositive: { .singular(pivot: $0) }) {
        packed.withStorage { storage in
          pivoting
            ? unsafe LAPACKE_dgeqp3(LAPACK_COL_MAJOR, n32, p32, &storage, n32, &pivot, &tau)
            : unsafe LAPACKE_dgeqrf(LAPACK_COL_MAJOR, n32, p32, &storage, n32, &tau)
        }
      }
    }
    self.shape = matrix.shape
    self.packed = packed
    self.reflectors = tau
    self.pivots = pivoting && min(n, p) > 0 ? pivot.map { Int($0) - 1 } : Array(0..<p)
    let diagonal = packed.diagonal.map(abs)
    let tolerance = Double(max(n, p)) * .ulpOfOne * (diagonal.max() ?? 0)
    self.rank = diagonal.count { $0 > tolerance }
  }

  /// The upper triangular (or trapezoidal) factor, min(n, p) × p.
  public var r: Matrix {
    Matrix(rows: min(shape.rows, shape.columns), columns: shape.columns) { row, column in
      row <= column ? packed[row, column] : 0
    }
  }

  /// The first min(n, p) columns of Q, with orthonormal columns.
  public func q() throws(LinearAlgebraError) -> Matrix {
    let k = min(shape.rows, shape.columns)
    var thin = packed.selecting(columns: Array(0..<k))
    guard k > 0 else { return thin }
    let (n32, k32) = (try blasInteger(shape.rows), try blasInteger(k))
    try callLAPACK("dorgqr", onPositive: { .singular(pivot: $0) }) {
      thin.withStorage { storage in
        unsafe LAPACKE_dorgqr(LAPACK_COL_MAJOR, n32, k32, k32, &storage, n32, reflectors)
      }
    }
    return thin
  }

  /// `Qᵀ · right` or `Q · right`, with the full n × n factor, for n × m matrices.
  package func applyingQ(_ transposition: Transposition, to right: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard right.rows == shape.rows else {
      throw .shapeMismatch(
        operation: "Q · B", expected: Shape(rows: shape.rows, columns: right.columns), found: right.shape)
    }
    var result = right
    let k = reflectors.count
    guard k > 0, right.columns > 0 else { return result }
    let (n32, m32, k32) = (try blasInteger(right.rows), try blasInteger(right.columns), try blasInteger(k))
    let side = transposition == .asIs ? CChar(UInt8(ascii: "N")) : CChar(UInt8(ascii: "T"))
    try callLAPACK("dormqr", onPositive: { .singular(pivot: $0) }) {
      result.withStorage { storage in
        unsafe LAPACKE_dormqr(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), side, n32, m32, k32, packed.elements, n32, reflectors, &storage,
          n32)
      }
    }
    return result
  }

  /// The least-squares solution of A · x ≈ b, for a matrix of full column rank.
  ///
  /// - Throws: `.rankDeficient` where the columns of A are not independent, `.shapeMismatch`.
  public func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    let solution = try solve(Matrix(rows: b.count, columns: 1, columnMajor: b))
    return solution.elements
  }

  /// The least-squares solutions for each column of an n × m matrix: p × m.
  public func solve(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard rank == shape.columns else { throw .rankDeficient(rank: rank, columns: shape.columns) }
    let rotated = try applyingQ(.transposed, to: b)
    let top = Matrix(rows: shape.columns, columns: b.columns) { row, column in rotated[row, column] }
    let permuted = try r.solvingTriangular(top)
    var result = Matrix(rows: shape.columns, columns: b.columns)
    for (position, column) in pivots.enumerated() {
      for j in 0..<b.columns { result[column, j] = permuted[position, j] }
    }
    return result
  }

  /// `(AᵀA)⁻¹`, from the triangular factor alone: p × p, symmetric.
  ///
  /// - Throws: `.rankDeficient` where the columns of A are not independent.
  package func unscaledCovariance() throws(LinearAlgebraError) -> Matrix {
    guard rank == shape.columns else { throw .rankDeficient(rank: rank, columns: shape.columns) }
    let inverse = try r.solvingTriangular(.identity(shape.columns))
    let product = try inverse.times(inverse, .asIs, .transposed)
    var result = Matrix(rows: shape.columns, columns: shape.columns)
    for (i, row) in pivots.enumerated() {
      for (j, column) in pivots.enumerated() { result[row, column] = (product[i, j] + product[j, i]) / 2 }
    }
    return result
  }

  /// An estimate of the 1-norm condition number of R, infinite where the rank is deficient (`dtrcon`).
  package func conditionNumber() throws(LinearAlgebraError) -> Double {
    guard shape.columns > 0 else { return 1 }
    guard rank == shape.columns else { return .infinity }
    let p32 = try blasInteger(shape.columns)
    let triangle = r
    var reciprocal = 0.0
    try callLAPACK("dtrcon", onPositive: { .singular(pivot: $0) }) {
      unsafe LAPACKE_dtrcon(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "1")), CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "N")), p32,
        triangle.elements, p32, &reciprocal)
    }
    return 1 / reciprocal
  }
}
