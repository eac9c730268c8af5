import LintasanLinearAlgebra

/// Least squares from a Gram matrix in doubled precision, columns in the order given.
///
/// A column that the columns before it explain up to the rounding of the data, or of the Gram matrix itself, is set
/// aside, so that of collinear terms the later one is dropped, as ``ExtendedQR`` does.
struct ExtendedCholesky {
  /// Positions of the columns that were used.
  private(set) var kept: [Int] = []
  /// R of the used columns.
  let triangle: ExtendedTriangle
  /// Coefficients of the used columns.
  let coefficients: [DoubleDouble]

  /// Digits of a column that remain where squares have 30.
  private static let gramTolerance = 3e-14

  /// - Parameters:
  ///   - gram: of the columns, the response last.
  ///   - candidates: the columns that may be used.
  ///   - noise: length of each column's own rounding.
  init(_ gram: ExtendedGram, candidates: [Int], noise: [Double]) {
    let response = gram.size - 1
    var factor: [[DoubleDouble]] = []
    func reduced(_ column: Int, _ kept: [Int], _ factor: [[DoubleDouble]]) -> [DoubleDouble] {
      var entries: [DoubleDouble] = []
      for (i, pivot) in kept.enumerated() {
        var sum = gram[pivot, column]
        for m in 0..<i { sum = sum - factor[i][m] * entries[m] }
        entries.append(sum / factor[i][i])
      }
      return entries
    }
    func length(_ column: Int) -> Double { max(0, gram[column, column].value).squareRoot() }
    for column in candidates {
      let entries = reduced(column, kept, factor)
      let square = entries.reduce(gram[column, column]) { $0 - $1 * $1 }
      var limit = max(noise[column], Self.gramTolerance * length(column))
      var shares = entries.map(\.value)
      for i in stride(from: kept.count - 1, through: 0, by: -1) {
        for j in (i + 1)..<max(kept.count, i + 1) { shares[i] -= factor[j][i].value * shares[j] }
        shares[i] /= factor[i][i].value
        limit += abs(shares[i]) * max(noise[kept[i]], Self.gramTolerance * length(kept[i]))
      }
      guard square.high > limit * limit else { continue }
      kept.append(column)
      factor.append(entries + [square.squareRoot])
    }
    let rows = factor
    triangle = ExtendedTriangle(size: kept.count) { rows[$1][$0] }
    coefficients = triangle.solve(reduced(response, kept, factor))
  }

  /// What corrects coefficients whose residuals have the products Xᵀu with the used columns.
  static func correction(_ inverseR: Matrix, _ gradient: [Double]) throws(RegressionError) -> [Double] {
    try algebra { () throws(LinearAlgebraError) in
      let right = Matrix(rows: gradient.count, columns: 1, columnMajor: gradient)
      return try inverseR.times(inverseR.times(right, .transposed)).elements
    }
  }
}
