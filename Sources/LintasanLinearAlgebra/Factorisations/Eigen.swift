import CLAPACKE

/// Eigenvalues and right eigenvectors of a square matrix that need not be symmetric, by `dgeev`.
///
/// For symmetric ones ``SymmetricEigen`` is faster, its vectors are orthogonal and its values real.
public struct Eigen: Sendable {
  /// An eigenvalue; those that are not real come in conjugate pairs, the one with the positive imaginary part first.
  public struct Value: Hashable, Sendable, CustomStringConvertible {
    /// The real part.
    public let real: Double
    /// The imaginary part.
    public let imaginary: Double

    /// The distance from 0.
    public var magnitude: Double { (real * real + imaginary * imaginary).squareRoot() }

    public var description: String {
      imaginary == 0 ? "\(real)" : "\(real) \(imaginary < 0 ? "−" : "+") \(abs(imaginary))i"
    }
  }

  /// Eigenvalues, the largest magnitude first.
  public let values: [Value]
  /// Real parts of the eigenvectors, column j belonging to `values[j]`; each of length 1.
  public let vectors: Matrix
  /// Imaginary parts of the eigenvectors.
  public let imaginaryVectors: Matrix

  /// Decomposes `matrix`.
  ///
  /// - Throws: `.notConverged`, `.nonFinite`, `.shapeMismatch` if not square.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try requireSquare(matrix, "eigenvalues")
    try requireFinite(matrix)
    let p = matrix.rows
    var work = matrix
    var (real, imaginary) = ([Double](repeating: 0, count: p), [Double](repeating: 0, count: p))
    var right = Matrix(rows: p, columns: p)
    // Left vectors are not asked for, but LAPACKE wants a place for them.
    var left = [0.0]
    if p > 0 {
      let p32 = try blasInteger(p)
      try callLAPACK("dgeev", onPositive: { .notConverged(routine: "dgeev", remaining: $0) }) {
        work.withStorage { a in
          right.withStorage { right in
            unsafe LAPACKE_dgeev(
              LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "V")), p32, &a, p32, &real, &imaginary,
              &left, 1, &right, p32)
          }
        }
      }
    }
    var (realParts, imaginaryParts) = (right, Matrix(rows: p, columns: p))
    // A pair of conjugates shares two columns: u + iv and u − iv.
    for column in 0..<p where imaginary[column] > 0 && column + 1 < p {
      for row in 0..<p {
        realParts[row, column + 1] = right[row, column]
        imaginaryParts[row, column] = right[row, column + 1]
        imaginaryParts[row, column + 1] = -right[row, column + 1]
      }
    }
    let found = (0..<p).map { Value(real: real[$0], imaginary: imaginary[$0]) }
    // The members of a pair have one magnitude and stay side by side.
    let order = found.indices.sorted { (found[$1].magnitude, $0) < (found[$0].magnitude, $1) }
    values = order.map { found[$0] }
    vectors = realParts.selecting(columns: order)
    imaginaryVectors = imaginaryParts.selecting(columns: order)
  }
}
