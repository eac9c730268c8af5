import LintasanLinearAlgebra

/// Takes the means of any number of groupings out of columns: what dummies for every level would do.
///
/// One effect is subtracted exactly. Two effects are solved exactly through the smaller one's normal equations where
/// it has at most 1,500 levels. Otherwise alternating projections, symmetrised and accelerated by conjugate gradients.
/// Weighted columns are expected with their rows already scaled by √w.
///
/// - Reference: Guimarães and Portugal (2010), doi:10.1177/1536867X1101000406; Hernández-Ramos, Escalante and Raydan
///   (2011), doi:10.1016/j.camwa.2011.03.030, for the acceleration.
struct Absorber: Sendable {
  private let codes: [[Int32]]
  private let levelCounts: [Int]
  /// √w of each row, nil without weights.
  private let roots: [Double]?
  /// Σ w of each level.
  private let totals: [[Double]]
  private let direct: TwoWaySolver?

  /// Change, relative to the column's length, at which projections stop.
  static let tolerance = 1e-13
  static let iterationLimit = 20_000

  init(effects: [LevelCodes], roots: [Double]?) throws(RegressionError) {
    // The effect with most levels first: projections then converge sooner.
    let ordered = effects.sorted { $0.levels.count > $1.levels.count }
    codes = ordered.map(\.codes)
    levelCounts = ordered.map(\.levels.count)
    self.roots = roots
    totals = zip(codes, levelCounts).map { codes, count in
      var sums = [Double](repeating: 0, count: count)
      for row in codes.indices { sums[Int(codes[row])] += roots.map { $0[row] * $0[row] } ?? 1 }
      return sums
    }
    if codes.count == 2, levelCounts[1] <= 1_500 {
      direct = try TwoWaySolver(
        large: codes[0], small: codes[1], largeTotals: totals[0], smallTotals: totals[1], roots: roots)
    } else {
      direct = nil
    }
  }

  /// Leverage of the effects in each row: exact for one effect and for two that are solved directly, else nil.
  func leverages() throws(RegressionError) -> [Double]? {
    if codes.count == 1 {
      return codes[0].indices.map { row in
        (roots.map { $0[row] * $0[row] } ?? 1) / totals[0][Int(codes[0][row])]
      }
    }
    return try direct?.leverages()
  }

  /// The columns without their level means, in order.
  func residualize(_ columns: [[Double]], threads: Int) throws(RegressionError) -> [[Double]] {
    try parallelMap(count: columns.count, threads: threads) { index throws(RegressionError) in
      try residualize(columns[index])
    }
  }

  private func residualize(_ column: [Double]) throws(RegressionError) -> [Double] {
    var values = column
    if codes.count == 1 {
      project(&values, 0)
      // Where little is left the first pass' own rounding shows: once more.
      if Self.leavesLittle(values, of: column) { project(&values, 0) }
      return values
    }
    if let direct {
      try direct.residualize(&values)
      if Self.leavesLittle(values, of: column) { try direct.residualize(&values) }
      return values
    }
    return try accelerated(column)
  }

  private static func leavesLittle(_ values: [Double], of column: [Double]) -> Bool {
    values.count < 100_000 || LinearSolver.length(values) < 1e-2 * LinearSolver.length(column)
  }

  /// One grouping's means out of a column.
  private func project(_ values: inout [Double], _ effect: Int) {
    let codes = codes[effect]
    var sums = [Double](repeating: 0, count: levelCounts[effect])
    if let roots {
      for row in values.indices { sums[Int(codes[row])] += roots[row] * values[row] }
      for level in sums.indices { sums[level] /= totals[effect][level] }
      for row in values.indices { values[row] -= roots[row] * sums[Int(codes[row])] }
    } else {
      for row in values.indices { sums[Int(codes[row])] += values[row] }
      for level in sums.indices { sums[level] /= totals[effect][level] }
      for row in values.indices { values[row] -= sums[Int(codes[row])] }
    }
  }

  /// What a symmetric sweep over all groupings removes.
  private func removed(_ values: [Double]) -> [Double] {
    var swept = values
    for effect in codes.indices { project(&swept, effect) }
    for effect in codes.indices.dropLast().reversed() { project(&swept, effect) }
    for row in swept.indices { swept[row] = values[row] - swept[row] }
    return swept
  }

  private func accelerated(_ column: [Double]) throws(RegressionError) -> [Double] {
    var values = column
    let scale = LinearSolver.length(column)
    guard scale > 0 else { return values }
    var rest = removed(values)
    var direction = rest
    var square = rest.reduce(0) { $0 + $1 * $1 }
    for iteration in 0..<Self.iterationLimit {
      if square.squareRoot() <= Self.tolerance * scale { return values }
      let image = removed(direction)
      var curvature = 0.0
      for row in image.indices { curvature += direction[row] * image[row] }
      guard curvature > 0 else { return values }
      let step = square / curvature
      for row in values.indices {
        values[row] -= step * direction[row]
        rest[row] -= step * image[row]
      }
      if iteration % 50 == 49 { rest = removed(values) }
      let next = rest.reduce(0) { $0 + $1 * $1 }
      let ratio = next / square
      square = next
      for row in direction.indices { direction[row] = rest[row] + ratio * direction[row] }
    }
    throw .notConverged(
      what: "Absorbing \(codes.count) effects", iterations: Self.iterationLimit, change: square.squareRoot() / scale)
  }
}
