public import LintasanLinearAlgebra
import LintasanStatistics

/// How far scores may be from the truth: a normal distribution around them.
public struct ScoreErrors: Hashable, Sendable {
  /// The standard errors, one a unit.
  public let standardErrors: [Double]
  /// A square root of the covariance matrix, units in rows; `nil` where errors are independent.
  private let root: Matrix?
  private let covariance: Matrix?

  /// Independent errors with given standard errors; 0 says that a score is exact.
  ///
  /// - Throws: `.badStandardError`.
  public init(standardErrors: [Double]) throws(ConfidenceSetError) {
    for (unit, error) in standardErrors.enumerated() where !(error.isFinite && error >= 0) {
      throw .badStandardError(unit: unit, found: error)
    }
    self.standardErrors = standardErrors
    root = nil
    covariance = nil
  }

  /// Errors with a given covariance matrix, which may be singular.
  ///
  /// - Throws: `.wrongShape`, `.badStandardError` (a diagonal element that is no variance), `.notSymmetric`,
  ///   `.notPositiveSemidefinite`.
  public init(covariance: Matrix) throws(ConfidenceSetError) {
    let count = covariance.rows
    guard count == covariance.columns else {
      throw .wrongShape(rows: count, columns: covariance.columns, expected: count)
    }
    for (unit, variance) in covariance.diagonal.enumerated() where !(variance.isFinite && variance >= 0) {
      throw .badStandardError(unit: unit, found: variance)
    }
    let scale = covariance.diagonal.max() ?? 0
    for column in 0..<count {
      for row in 0..<column {
        let difference = abs(covariance[row, column] - covariance[column, row])
        guard difference <= 1e-9 * scale else { throw .notSymmetric(row: row, column: column) }
      }
    }
    guard let eigen = try? SymmetricEigen(covariance) else {
      throw .notPositiveSemidefinite(eigenvalue: .nan)
    }
    if let lowest = eigen.values.first, lowest < -1e-8 * max(scale, eigen.values.last ?? 0) {
      throw .notPositiveSemidefinite(eigenvalue: lowest)
    }
    standardErrors = covariance.diagonal.map { $0.squareRoot() }
    root = Matrix(rows: count, columns: count) { row, column in
      eigen.vectors[row, column] * max(0, eigen.values[column]).squareRoot()
    }
    self.covariance = covariance
  }

  /// Number of units.
  public var count: Int { standardErrors.count }

  /// The variance of the difference between two units' scores.
  func varianceOfDifference(_ first: Int, _ second: Int) -> Double {
    let sum = standardErrors[first] * standardErrors[first] + standardErrors[second] * standardErrors[second]
    guard let covariance else { return sum }
    let variance = sum - covariance[first, second] - covariance[second, first]
    // What cancels to less than its own rounding is an exact 0.
    return variance > 1e-14 * sum ? variance : 0
  }

  /// One draw of errors.
  func draw(_ stream: inout PhiloxStream) -> [Double] {
    var normals: [Double] = []
    normals.reserveCapacity(count)
    for _ in 0..<count { normals.append(stream.normal()) }
    guard let root else { return zip(normals, standardErrors).map { $0 * $1 } }
    var errors = [Double](repeating: 0, count: count)
    for (column, normal) in normals.enumerated() {
      for (row, element) in root.column(column).enumerated() { errors[row] += element * normal }
    }
    return errors
  }

  /// The errors of some of the units only.
  func selecting(_ units: [Int]) -> ScoreErrors {
    ScoreErrors(
      standardErrors: units.map { standardErrors[$0] }, root: root?.selecting(rows: units),
      covariance: covariance?.selecting(rows: units).selecting(columns: units))
  }

  private init(standardErrors: [Double], root: Matrix?, covariance: Matrix?) {
    self.standardErrors = standardErrors
    self.root = root
    self.covariance = covariance
  }
}
