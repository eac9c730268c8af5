import LintasanLinearAlgebra
import LintasanStatistics

/// Critical values of Montiel Olea and Pflueger's effective F.
///
/// - Reference: Montiel Olea and Pflueger (2013), doi:10.1080/00401706.2013.806694, section 3 (simplified procedure).
enum EffectiveF {
  /// The value that the effective F passes with probability 5 % where the worst-case bias is a share.
  ///
  /// - Parameter w: (ZᵀZ)^½ V (ZᵀZ)^½ with V the covariance of the first stage's coefficients.
  static func criticalValue(_ w: Matrix, bias: Double) throws(RegressionError) -> Double {
    let trace = w.diagonal.reduce(0, +)
    let squares = w.elements.reduce(0) { $0 + $1 * $1 }
    let largest = try algebra { () throws(LinearAlgebraError) in
      try SymmetricEigen(Matrix(rows: w.rows, columns: w.columns) { (w[$0, $1] + w[$1, $0]) / 2 }).values.last ?? 0
    }
    let x = 1 / bias
    let degrees = trace * trace * (1 + 2 * x) / (squares + 2 * x * trace * largest)
    return try upperQuantile(0.05, degrees: degrees, noncentrality: x * degrees) / degrees
  }

  /// Upper tail of the non-central χ²: a Poisson mixture of central ones, summed from its middle.
  static func upperTail(_ value: Double, degrees: Double, noncentrality: Double) throws(RegressionError) -> Double {
    let half = noncentrality / 2
    let middle = Int(min(half, 1e6))
    return try statistics { () throws(StatisticsError) in
      // Weights relative to the middle one; their sum makes them probabilities.
      var total = 0.0
      var tail = 0.0
      var weight = 1.0
      var index = middle
      while weight > 1e-18 {
        total += weight
        tail += weight * (try ChiSquared(degreesOfFreedom: degrees + 2 * Double(index)).upperTail(value))
        index += 1
        weight *= half / Double(index)
      }
      weight = 1
      index = middle
      while index > 0 {
        weight *= Double(index) / half
        index -= 1
        guard weight > 1e-18 else { break }
        total += weight
        tail += weight * (try ChiSquared(degreesOfFreedom: degrees + 2 * Double(index)).upperTail(value))
      }
      return tail / total
    }
  }

  static func upperQuantile(_ p: Double, degrees: Double, noncentrality: Double) throws(RegressionError) -> Double {
    var low = 0.0
    var high = degrees + noncentrality + 10
    while try upperTail(high, degrees: degrees, noncentrality: noncentrality) > p { high *= 2 }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if try upperTail(middle, degrees: degrees, noncentrality: noncentrality) > p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
