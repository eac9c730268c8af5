/// Least squares on a handful of rows, by Gram and Schmidt done twice: what tests of panels do a unit at a time.
struct SmallRegression {
  let coefficients: [Double]
  let residuals: [Double]
  let residualSumOfSquares: Double
  /// Diagonal of the triangular factor, of which the last says how sure the last coefficient is.
  private let last: Double
  /// Rows less columns.
  let degreesOfFreedom: Int

  /// Nil where columns are collinear or not fewer than rows.
  init?(_ y: [Double], on columns: [[Double]]) {
    let n = y.count
    let k = columns.count
    guard n > k else { return nil }
    var basis: [[Double]] = []
    basis.reserveCapacity(k)
    var triangle = [Double](repeating: 0, count: k * k)
    for j in 0..<k {
      var v = columns[j]
      let before = Self.product(v, v)
      for _ in 0..<2 {
        for i in 0..<j {
          let r = Self.product(basis[i], v)
          triangle[i * k + j] += r
          for t in 0..<n { v[t] -= r * basis[i][t] }
        }
      }
      let after = Self.product(v, v)
      guard before > 0, after > 1e-18 * before else { return nil }
      let norm = after.squareRoot()
      triangle[j * k + j] = norm
      for t in 0..<n { v[t] /= norm }
      basis.append(v)
    }
    var left = y
    var z = [Double](repeating: 0, count: k)
    for _ in 0..<2 {
      for i in 0..<k {
        let r = Self.product(basis[i], left)
        z[i] += r
        for t in 0..<n { left[t] -= r * basis[i][t] }
      }
    }
    var solved = z
    for i in stride(from: k - 1, through: 0, by: -1) {
      for j in (i + 1)..<max(k, i + 1) { solved[i] -= triangle[i * k + j] * solved[j] }
      solved[i] /= triangle[i * k + i]
    }
    coefficients = solved
    residuals = left
    residualSumOfSquares = Self.product(left, left)
    last = k > 0 ? triangle[k * k - 1] : 1
    degreesOfFreedom = n - k
    let total = Self.product(y, y)
    guard residualSumOfSquares > 1e-24 * total else { return nil }
  }

  /// The last coefficient over its standard error.
  var lastStatistic: Double {
    let sigma = (residualSumOfSquares / Double(degreesOfFreedom)).squareRoot()
    return (coefficients.last ?? 0) * last / sigma
  }

  static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for t in a.indices { sum += a[t] * b[t] }
    return sum
  }
}
