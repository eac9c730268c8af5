/// Least squares by Householder reflections in doubled precision, columns in the order given.
///
/// A column that the columns before it explain up to the rounding of the data is set aside, so that of collinear terms
/// the later one is dropped, whatever the data's scale. Meant for problems where n·k² is small or the condition number
/// large.
///
/// - Shapes: columns k of n rows each, response n.
/// - Complexity: O(n·k²) operations of doubled precision, about twenty times a plain one.
struct ExtendedQR {
  /// Positions of the columns that were used.
  private(set) var kept: [Int] = []
  /// Coefficients of the used columns, nearest doubles.
  private(set) var coefficients: [Double] = []
  /// What the fit leaves, nearest doubles.
  private(set) var residuals: [Double] = []
  /// R of the used columns, column-major, kept × kept.
  private(set) var r: [Double] = []
  /// R⁻¹ of the used columns, column-major, kept × kept.
  private(set) var inverseR: [Double] = []

  /// Relative length under which a column that carries a low part counts as explained.
  private static let exactTolerance = 1e-22

  /// - Parameters:
  ///   - columns: the design; `low` parts extend a column beyond double precision.
  ///   - response: n values.
  ///   - noise: length of each column's own rounding. What is left of a column after those before it counts as
  ///     nothing where it is no longer than the rounding of what cancels: Σ |βᵢ| noiseᵢ.
  init(columns: [ExtendedColumn], response: [Double], noise: [Double]) {
    let rows = response.count
    var work = columns.map(\.high)
    var workLow = columns.map { $0.low ?? [Double](repeating: 0, count: rows) }
    var y = response
    var yLow = [Double](repeating: 0, count: rows)
    var diagonal: [DoubleDouble] = []
    var factors: [DoubleDouble] = []

    for column in columns.indices {
      let step = kept.count
      guard step < rows else { break }
      var total = DoubleDouble.zero
      for row in 0..<rows {
        let value = DoubleDouble(columns[column].high[row], columns[column].low?[row] ?? 0)
        total = total + value * value
      }
      // The column has met every reflection so far: what lies below `step` is new.
      let tail = Self.dot(work[column], workLow[column], work[column], workLow[column], from: step)
      let length = tail.squareRoot
      // Coefficients of this column on those before it, to plain precision.
      var shares = [Double](repeating: 0, count: step)
      for i in stride(from: step - 1, through: 0, by: -1) {
        var sum = work[column][i]
        for j in (i + 1)..<step { sum -= work[kept[j]][i] * shares[j] }
        shares[i] = sum / diagonal[i].high
      }
      let isExact = columns[column].low != nil
      var limit = isExact ? Self.exactTolerance * total.squareRoot.high : noise[column]
      for (share, other) in zip(shares, kept) where !(isExact && columns[other].isBase) {
        limit += abs(share) * noise[other]
      }
      guard length.high > limit else { continue }
      kept.append(column)
      // v = x + sign(x₁)‖x‖e₁, kept in place of x; R's diagonal apart.
      let head = DoubleDouble(work[column][step], workLow[column][step])
      let signed = head.high < 0 ? -length : length
      let first = head + signed
      work[column][step] = first.high
      workLow[column][step] = first.low
      diagonal.append(-signed)
      let factor = signed * first
      factors.append(factor)
      let v = work[column]
      let vLow = workLow[column]
      for later in columns.indices where later > column {
        Self.reflect(&work[later], &workLow[later], v, vLow, factor, from: step)
      }
      Self.reflect(&y, &yLow, v, vLow, factor, from: step)
    }

    let rank = kept.count
    let triangle = ExtendedTriangle(size: rank) { i, j in
      i == j ? diagonal[i] : DoubleDouble(work[kept[j]][i], workLow[kept[j]][i])
    }
    let beta = triangle.solve((0..<rank).map { DoubleDouble(y[$0], yLow[$0]) })
    coefficients = beta.map(\.value)
    r = triangle.values
    inverseR = triangle.inverse

    // Residuals y − Xβ with β in doubled precision: no digits are lost to its rounding.
    residuals = [Double](repeating: 0, count: rows)
    for row in 0..<rows {
      var sum = DoubleDouble(response[row])
      for (position, column) in kept.enumerated() {
        sum = sum - DoubleDouble(columns[column].high[row], columns[column].low?[row] ?? 0) * beta[position]
      }
      residuals[row] = sum.value
    }
  }

  private static func dot(_ a: [Double], _ aLow: [Double], _ b: [Double], _ bLow: [Double], from start: Int)
    -> DoubleDouble
  {
    var sum = DoubleDouble.zero
    for row in start..<a.count { sum = sum + DoubleDouble(a[row], aLow[row]) * DoubleDouble(b[row], bLow[row]) }
    return sum
  }

  /// x ← x − v (v·x) / factor on rows from `start` on.
  private static func reflect(
    _ x: inout [Double], _ xLow: inout [Double], _ v: [Double], _ vLow: [Double], _ factor: DoubleDouble,
    from start: Int
  ) {
    let scale = dot(v, vLow, x, xLow, from: start) / factor
    for row in start..<x.count {
      let value = DoubleDouble(x[row], xLow[row]) - DoubleDouble(v[row], vLow[row]) * scale
      x[row] = value.high
      xLow[row] = value.low
    }
  }
}
