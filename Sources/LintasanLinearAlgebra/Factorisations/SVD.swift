import CLAPACKE

/// The thin singular value decomposition `A = U · diag(s) · Vᵀ`, by `dgesdd`.
///
/// - Shapes: A is n × p, k = min(n, p); U is n × k, s has k values descending, Vᵀ is k × p.
public struct SVD: Sendable {
  /// Left singular vectors, n × k.
  public let u: Matrix
  /// Singular values, descending, none negative.
  public let singularValues: [Double]
  /// Right singular vectors, transposed: k × p.
  public let vTransposed: Matrix

  /// Decomposes `matrix`.
  ///
  /// - Throws: `.notConverged`, `.nonFinite`, `.tooLarge`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try requireFinite(matrix)
    let (n, p) = (matrix.rows, matrix.columns)
    let k = min(n, p)
    var work = matrix
    var u = Matrix(rows: n, columns: k)
    var s = [Double](repeating: 0, count: k)
    var vt = Matrix(rows: k, columns: p)
    if k > 0 {
      let (n32, p32, k32) = (try blasInteger(n), try blasInteger(p), try blasInteger(k))
      try callLAPACK("dgesdd", onPositive: { .notConverged(routine: "dgesdd", remaining: $0) }) {
        work.withStorage { a in
          u.withStorage { u in
            vt.withStorage { vt in
              unsafe LAPACKE_dgesdd(
                LAPACK_COL_MAJOR, CChar(UInt8(ascii: "S")), n32, p32, &a, n32, &s, &u, n32, &vt, k32)
            }
          }
        }
      }
    }
    self.u = u
    self.singularValues = s
    self.vTransposed = vt
  }

  /// The number of singular values above `max(n, p) · ε · s₁`.
  public var rank: Int {
    let tolerance = Double(max(u.rows, vTransposed.columns)) * .ulpOfOne * (singularValues.first ?? 0)
    return singularValues.count { $0 > tolerance }
  }

  /// The 2-norm condition number, infinite where the smallest singular value is zero.
  public var conditionNumber: Double {
    guard let largest = singularValues.first, let smallest = singularValues.last else { return 1 }
    return smallest > 0 ? largest / smallest : .infinity
  }

  /// The solution of least norm of A · x ≈ b, singular values below the rank tolerance left out.
  ///
  /// - Throws: `.shapeMismatch` where `b` is not of length n.
  package func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    var projected = try u.times(b, .transposed)
    let kept = rank
    for index in projected.indices { projected[index] = index < kept ? projected[index] / singularValues[index] : 0 }
    return try vTransposed.times(projected, .transposed)
  }
}
