/// Polynomials that are orthonormal over given points, by the three-term recurrence in doubled precision.
///
/// As R's `poly(x, k)`: columns have length 1, are orthogonal to the constant, and grow to the right.
enum OrthogonalPolynomial {
  /// - Parameter points: values, a NaN where missing; missing rows stay missing and do not count.
  /// - Parameter others: points at which the polynomials are taken in place of `points`.
  /// - Returns: one column a degree, or nil where there are no more distinct points than the degree.
  static func columns(_ points: [Double], degree: Int, at others: [Double]? = nil) -> [[Double]]? {
    let present = points.indices.filter { !points[$0].isNaN }
    guard Set(present.map { points[$0] }).count > degree else { return nil }
    let x = present.map { DoubleDouble(points[$0]) }
    var previous = [DoubleDouble](repeating: .zero, count: x.count)
    var current = [DoubleDouble](repeating: DoubleDouble(1), count: x.count)
    var previousNorm = DoubleDouble(1)
    var norm = DoubleDouble(Double(x.count))
    var columns: [[Double]] = []
    let z = (others ?? []).map { DoubleDouble($0) }
    var (before, now) = (z.map { _ in DoubleDouble.zero }, z.map { _ in DoubleDouble(1) })
    for step in 0..<degree {
      var moment = DoubleDouble.zero
      for row in x.indices { moment = moment + x[row] * current[row] * current[row] }
      let alpha = moment / norm
      let beta = step == 0 ? DoubleDouble.zero : norm / previousNorm
      var next = current
      var nextNorm = DoubleDouble.zero
      for row in x.indices {
        next[row] = (x[row] - alpha) * current[row] - beta * previous[row]
        nextNorm = nextNorm + next[row] * next[row]
      }
      (previous, current) = (current, next)
      (previousNorm, norm) = (norm, nextNorm)
      let length = norm.squareRoot
      if others != nil {
        var following = now
        for row in z.indices { following[row] = (z[row] - alpha) * now[row] - beta * before[row] }
        (before, now) = (now, following)
        columns.append(now.map { ($0 / length).value })
        continue
      }
      var column = [Double](repeating: .nan, count: points.count)
      for (position, row) in present.enumerated() { column[row] = (current[position] / length).value }
      columns.append(column)
    }
    return columns
  }
}
