/// The least-squares solution of A · x ≈ b, also where the columns of A are not independent.
///
/// Full column rank is solved by pivoted QR; otherwise the solution of least norm by singular values.
public struct LeastSquares: Sendable {
  /// The solution, of length p.
  public let solution: [Double]
  /// b − A · x, of length n.
  public let residuals: [Double]
  /// The numerical rank of A.
  public let rank: Int

  /// Solves for one right-hand side.
  ///
  /// - Throws: `.shapeMismatch` where `b` is not of length n, `.nonFinite`, `.tooLarge`, `.notConverged`.
  public init(_ a: Matrix, _ b: [Double]) throws(LinearAlgebraError) {
    let qr = try QR(a)
    rank = qr.rank
    solution = qr.rank == a.columns ? try qr.solve(b) : try SVD(a).solve(b)
    let fitted = try a.times(solution)
    residuals = zip(b, fitted).map { $0 - $1 }
  }
}
