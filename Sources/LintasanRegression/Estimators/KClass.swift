import LintasanLinearAlgebra

/// How instruments are used: two-stage least squares, limited information maximum likelihood, Fuller's, or two-step GMM.
///
/// - Reference: Anderson and Rubin (1949), doi:10.1214/aoms/1177730090; Fuller (1977), doi:10.2307/1912683; Hansen (1982),
///   doi:10.2307/1912775.
enum InstrumentMethod: String, Sendable {
  case twoStage = "iv"
  case liml
  case fuller
  case gmm = "ivgmm"
}

/// Estimates between least squares and two stages: β = (X'(I − κM)X)⁻¹ X'(I − κM)y with M what the instruments leave.
struct KClass {
  let kappa: Double
  let coefficients: [Double]
  /// (X'(I − κM)X)⁻¹.
  let bread: Matrix

  /// - Parameters:
  ///   - own: exogenous and endogenous terms.
  ///   - projected: the same, endogenous ones projected on the instruments.
  init(own: [[Double]], projected: [[Double]], response: [Double], kappa: Double, threads: Int) throws(RegressionError) {
    self.kappa = kappa
    let plain = try RowBlocks.gram(own, threads: threads)
    let inside = try RowBlocks.gram(projected, threads: threads)
    let first = try RowBlocks.cross(own, [response], threads: threads)
    let second = try RowBlocks.cross(projected, [response], threads: threads)
    let k = own.count
    bread = try InstrumentTests.inverse(
      Matrix(rows: k, columns: k) { (1 - kappa) * plain[$0, $1] + kappa * inside[$0, $1] })
    let right = (0..<k).map { (1 - kappa) * first[$0, 0] + kappa * second[$0, 0] }
    let solved = bread
    coefficients = try algebra { () throws(LinearAlgebraError) in try solved.times(right) }
  }

  /// The smallest eigenvalue of W'M_xW (W'MW)⁻¹ with W response and endogenous terms: LIML's κ.
  static func limited(_ partialled: [[Double]], _ left: [[Double]], threads: Int) throws(RegressionError) -> Double {
    let outer = try RowBlocks.gram(partialled, threads: threads)
    let inner = try RowBlocks.gram(left, threads: threads)
    return try algebra { () throws(LinearAlgebraError) in
      let root = try Cholesky(inner).lower
      let half = try root.solvingTriangular(outer, .lower)
      let both = try root.solvingTriangular(half.transposed, .lower)
      return try SymmetricEigen(Matrix(rows: both.rows, columns: both.columns) { (both[$0, $1] + both[$1, $0]) / 2 })
        .values.first ?? 1
    }
  }
}
