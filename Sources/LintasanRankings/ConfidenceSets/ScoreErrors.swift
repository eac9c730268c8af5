public import LintasanLinearAlgebra
import LintasanStatistics

/// How far scores may be from the truth: a normal distribution around them, or draws of their errors.
public struct ScoreErrors: Hashable, Sendable {
  /// The standard errors, one a unit.
  public let standardErrors: [Double]
  /// A square root of the covariance matrix, units in rows; `nil` where errors are independent.
  private let root: Matrix?
  private let covariance: Matrix?
  /// Draws of the errors themselves, one row a draw; `nil` where they are normal.
  private let sample: [[Double]]?
  /// The purpose of the random numbers.
  private static let stream: UInt32 = 0x524B_4353

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
    sample = nil
  }

  /// Errors as a joint simulation gave them, whatever their distribution.
  ///
  /// - Parameter draws: one row a draw, at least two; each the scores less what the draw has in their place, one a unit.
  /// - Throws: `.unequalDraws`, `.tooFewDraws`, `.badStandardError` for what is no number.
  public init(draws: [[Double]]) throws(ConfidenceSetError) {
    let units = draws.first?.count ?? 0
    if let odd = draws.firstIndex(where: { $0.count != units }) {
      throw .unequalDraws(draw: odd, found: draws[odd].count, expected: units)
    }
    guard draws.count >= 2 else { throw .tooFewDraws(found: draws.count, needed: 2) }
    var means = [Double](repeating: 0, count: units)
    for row in draws { for unit in 0..<units { means[unit] += row[unit] / Double(draws.count) } }
    for (unit, mean) in means.enumerated() where !mean.isFinite { throw .badStandardError(unit: unit, found: mean) }
    let centred = Matrix(rows: draws.count, columns: units) { draws[$0][$1] - means[$1] }
    guard let moments = try? centred.gram().scaled(by: 1 / Double(draws.count - 1)) else {
      throw .wrongShape(rows: draws.count, columns: units, expected: units)
    }
    standardErrors = moments.diagonal.map { max(0, $0).squareRoot() }
    covariance = moments
    root = nil
    sample = draws
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
    if let lowest = eigen.values.first, let highest = eigen.values.last, lowest < -1e-8 * highest {
      throw .notPositiveSemidefinite(eigenvalue: lowest)
    }
    standardErrors = covariance.diagonal.map { $0.squareRoot() }
    root = Matrix(rows: count, columns: count) { row, column in
      eigen.vectors[row, column] * max(0, eigen.values[column]).squareRoot()
    }
    self.covariance = covariance
    sample = nil
  }

  /// Number of units.
  package var count: Int { standardErrors.count }

  /// The variance of the difference between two units' scores.
  func varianceOfDifference(_ first: Int, _ second: Int) -> Double {
    let sum = standardErrors[first] * standardErrors[first] + standardErrors[second] * standardErrors[second]
    guard let covariance else { return sum }
    let variance = sum - covariance[first, second] - covariance[second, first]
    // What cancels to less than its own rounding is an exact 0.
    return variance > 1e-14 * sum ? variance : 0
  }

  /// How many draws there are, where errors were given as draws.
  var sampleSize: Int? { sample?.count }

  /// Whether the errors are normal and independent of one another.
  var isIndependent: Bool { covariance == nil }

  /// Some of the draws of the errors, one row a draw; of those that were given, where they were.
  func draws(_ range: Range<Int>, seed: UInt64, threads: Int) throws(ConfidenceSetError) -> [[Double]] {
    if let sample { return Array(sample[range]) }
    return try parallelMap(
      count: range.count, threads: threads, cancelled: { ConfidenceSetError.cancelled }
    ) { offset throws(ConfidenceSetError) in
      var stream = PhiloxStream(seed: seed, stream: Self.stream, draw: UInt64(range.lowerBound + offset))
      return normalDraw(&stream)
    }
  }

  /// One draw of normal errors.
  private func normalDraw(_ stream: inout PhiloxStream) -> [Double] {
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
}
