import LintasanLinearAlgebra

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pass over the rows with coefficients known: residuals, measures of fit and scores, block by block.
struct ScorePass: Sendable {
  /// Positions of the regressors that are used.
  let kept: [Int]
  var coefficients: [DoubleDouble]
  let inverseR: Matrix
  let gathering: ScoreGathering
  let covarianceName: String
  /// The mean that the total sum of squares is about; zero where there is no constant.
  let responseMean: DoubleDouble
  private let effect: LevelIndex?
  private let groups: GroupTotals
  /// What each absorbed level adds to a row.
  private var shifts: [DoubleDouble] = []

  init(
    _ moments: StreamMoments, kept: [Int], coefficients: [DoubleDouble], inverseR: Matrix, gathering: ScoreGathering,
    covarianceName: String, responseMean: DoubleDouble
  ) {
    self.kept = kept
    self.coefficients = coefficients
    self.inverseR = inverseR
    self.gathering = gathering
    self.covarianceName = covarianceName
    self.responseMean = responseMean
    effect = moments.effect
    groups = moments.groups
    shift()
  }

  /// Adds to the coefficients.
  mutating func correct(_ step: [Double]) {
    for index in step.indices { coefficients[index] = coefficients[index] + DoubleDouble(step[index]) }
    shift()
  }

  private mutating func shift() {
    let response = groups.width - 2
    shifts = (0..<groups.count).map { group in
      var sum = groups[group, response]
      for (place, column) in kept.enumerated() { sum = sum - groups[group, column] * coefficients[place] }
      return sum / groups[group, response + 1]
    }
  }

  /// Levels of the absorbed effect, those of a single row among them; nil where there is none.
  var effectLevels: Int? { effect?.count }

  /// The rows of a block that are used, as this pass sees them.
  private struct Rows {
    var positions: [Int]
    /// The absorbed level of each.
    var levels: [Int]
  }

  private func rows(of frame: DesignFrame) -> Rows {
    guard let effect, let codes = frame.effects.first?.codes else {
      return Rows(positions: Array(0..<frame.rowCount), levels: [])
    }
    let map = effect.codes(of: codes.levels)
    let levels = codes.codes.map { Int(map[Int($0)]) }
    let stay = levels.indices.filter { groups.counts[levels[$0]] > 1 }
    return Rows(positions: stay, levels: stay.map { levels[$0] })
  }

  /// What a block adds to the sums.
  func part(_ frame: DesignFrame) throws(RegressionError) -> Scores.Part {
    let rows = rows(of: frame)
    let count = rows.positions.count
    var part = Scores.Part(rowCount: count, levels: rows.levels)
    part.gradient = kept.map { _ in .zero }
    var residuals = [Double](repeating: 0, count: count)
    for (place, row) in rows.positions.enumerated() {
      let w = DoubleDouble(frame.weights?[row] ?? 1)
      let y = DoubleDouble(frame.response[row])
      var u = y
      var size = abs(y.high)
      for (coefficient, column) in zip(coefficients, kept) {
        let x = frame.regressors[column].column
        let share = DoubleDouble(x.high[row], x.low?[row] ?? 0) * coefficient
        u = u - share
        size += abs(share.high)
      }
      if !rows.levels.isEmpty {
        u = u - shifts[rows.levels[place]]
        size += abs(shifts[rows.levels[place]].high)
      }
      if abs(u.value) > 4 * .ulpOfOne * size { part.isPerfect = false }
      residuals[place] = u.value
      let (total, explained) = (y - responseMean, y - u - responseMean)
      part.residual = part.residual + w * u * u
      part.total = part.total + w * total * total
      part.explained = part.explained + explained * explained
      if frame.weights != nil { part.logWeights += log(w.high) }
    }
    let design = kept.enumerated().map { _, column in
      deviations(frame.regressors[column].column, column, rows)
    }
    var scores = design
    for column in scores.indices {
      var sum = DoubleDouble.zero
      for (place, row) in rows.positions.enumerated() {
        let w = frame.weights?[row] ?? 1
        scores[column][place] *= w * residuals[place]
        sum = sum + DoubleDouble.twoProduct(design[column][place], residuals[place]) * DoubleDouble(w)
      }
      part.gradient[column] = sum
    }
    switch gathering {
    case .nothing: break
    case .rows(let divisor):
      part.meat = try rowMeat(scores, design, residuals, rows, frame, divisor)
    case .groups(let groupings):
      part.scores = scores
      for columns in groupings {
        let codes = LevelCodes.combined(columns.compactMap { frame.categories[$0] }, separator: "\u{1F}")
        part.groups.append((codes.levels, rows.positions.map { codes.codes[$0] }))
      }
    }
    return part
  }

  /// A column without the means of the absorbed levels.
  private func deviations(_ column: ExtendedColumn, _ index: Int, _ rows: Rows) -> [Double] {
    guard !rows.levels.isEmpty else { return rows.positions.map { column.high[$0] } }
    let weight = groups.width - 1
    var means: [Int: DoubleDouble] = [:]
    return zip(rows.positions, rows.levels).map { row, level in
      let mean: DoubleDouble
      if let known = means[level] {
        mean = known
      } else {
        mean = groups[level, index] / groups[level, weight]
        means[level] = mean
      }
      return (DoubleDouble(column.high[row], column.low?[row] ?? 0) - mean).value
    }
  }

  private func rowMeat(
    _ scores: [[Double]], _ design: [[Double]], _ residuals: [Double], _ rows: Rows, _ frame: DesignFrame,
    _ divisor: (@Sendable (Double) -> Double)?
  ) throws(RegressionError) -> Matrix {
    guard let divisor else { return try RowBlocks.gram(scores, threads: 1) }
    let rotated = try RowBlocks.times(design, inverseR, threads: 1)
    var factors = [Double](repeating: 1, count: residuals.count)
    for (place, row) in rows.positions.enumerated() {
      let w = frame.weights?[row] ?? 1
      var leverage = 0.0
      for column in rotated { leverage += w * column[place] * column[place] }
      if !rows.levels.isEmpty { leverage += w / groups[rows.levels[place], groups.width - 1].value }
      guard let factor = HeteroskedasticCovariance.scaled(1, leverage: leverage, divisor) else {
        if residuals[place] == 0 { continue }
        throw .leverageIsOne(row: frame.rows[row] + 1, covariance: covarianceName)
      }
      factors[place] = factor
    }
    return try RowBlocks.gram(scores, weights: factors, threads: 1)
  }
}
