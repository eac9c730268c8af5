import LintasanLinearAlgebra

/// What a pass over the rows with known coefficients adds up to.
struct Scores: Sendable {
  /// What a block adds.
  struct Part: Sendable {
    var rowCount: Int
    /// The absorbed level of each row.
    var levels: [Int]
    var residual = DoubleDouble.zero
    var total = DoubleDouble.zero
    var explained = DoubleDouble.zero
    var logWeights = 0.0
    var isPerfect = true
    /// XᵀWu.
    var gradient: [DoubleDouble] = []
    var meat: Matrix?
    /// Columns of scores, where groups of them are summed.
    var scores: [[Double]] = []
    /// For each grouping its levels in the block, and the code of each row.
    var groups: [(levels: [String], codes: [Int32])] = []

    init(rowCount: Int, levels: [Int]) {
      self.rowCount = rowCount
      self.levels = levels
    }
  }

  private(set) var sums = Part(rowCount: 0, levels: [])
  private(set) var totals: [GroupTotals]
  private(set) var books: [LevelIndex]
  /// Whether the absorbed effect is nested in the grouping, and the group that owns each of its levels.
  private(set) var nestsEffect: [Bool]
  private var owners: [[Int32]]

  init(columns: Int, groupings: Int, effectLevels: Int?) {
    sums.gradient = [DoubleDouble](repeating: .zero, count: columns)
    totals = (0..<groupings).map { _ in GroupTotals(width: columns) }
    books = (0..<groupings).map { _ in LevelIndex() }
    nestsEffect = (0..<groupings).map { _ in effectLevels != nil }
    owners = (0..<groupings).map { _ in [Int32](repeating: -1, count: effectLevels ?? 0) }
  }

  mutating func add(_ part: Part) throws(RegressionError) {
    sums.rowCount += part.rowCount
    sums.residual = sums.residual + part.residual
    sums.total = sums.total + part.total
    sums.explained = sums.explained + part.explained
    sums.logWeights += part.logWeights
    sums.isPerfect = sums.isPerfect && part.isPerfect
    for index in part.gradient.indices { sums.gradient[index] = sums.gradient[index] + part.gradient[index] }
    if let more = part.meat {
      let meat = sums.meat
      sums.meat = try algebra { () throws(LinearAlgebraError) in try meat?.plus(more) ?? more }
    }
    let lows = part.scores.map { _ in [Double]?.none }
    for (index, group) in part.groups.enumerated() {
      // Only levels of rows that are used become groups.
      var isUsed = [Bool](repeating: false, count: group.levels.count)
      for code in group.codes { isUsed[Int(code)] = true }
      var map = [Int32](repeating: -1, count: group.levels.count)
      let used = isUsed.indices.filter { isUsed[$0] }
      for (level, code) in zip(used, books[index].adding(used.map { group.levels[$0] })) { map[level] = code }
      let codes = group.codes.map { map[Int($0)] }
      totals[index].add(part.scores, lows: lows, groups: codes)
      guard nestsEffect[index] else { continue }
      for (level, code) in zip(part.levels, codes) {
        if owners[index][level] < 0 {
          owners[index][level] = code
        } else if owners[index][level] != code {
          nestsEffect[index] = false
        }
      }
    }
  }

  /// The matrices that the covariance asked for.
  func meats() -> [Matrix] {
    if let meat = sums.meat { return [meat] }
    return totals.map { totals in
      var meat = Matrix(rows: totals.width, columns: totals.width)
      for group in 0..<totals.count {
        let score = totals.sums(group).map(\.value)
        for j in score.indices { for i in score.indices { meat[i, j] += score[i] * score[j] } }
      }
      return meat
    }
  }
}
