package import LintasanCore

/// How often each of several units has each rank, over rows of scores that resemble the row before.
///
/// The order of one row is where the next begins: only units that change places are moved, and only their counts are
/// touched. Where a row does not resemble the one before, it is ranked from nothing. The counts are those of ``RowRanker``
/// in any order of the rows; how fast they come depends on the order.
package struct RankTally: Sendable {
  /// Number of scores in a row.
  package let unitCount: Int
  /// What equal scores get.
  package let ties: TieRule
  /// Scores that differ by no more than this share of the largest of their row count as equal.
  package let tolerance: Double
  /// Number of rows counted.
  package private(set) var rowCount = 0

  /// The units by the last row, the best first, and their scores in that order.
  private var order: [Int32]
  private var values: [Double]
  /// The rank of each unit in the last row, and the row at which it got there.
  private var ranks: [Int32]
  private var since: [Int32]
  /// How often unit u had rank r, in the tie rule's parts of a rank, before it got to the present one, at
  /// `u * rankCount + r - 1`.
  private var counts: [Int32]
  private var isTied = false
  private var reach = 0.0
  private let perUnit: Int
  private var ranker: RowRanker

  /// A tally of nothing yet, over rows of `unitCount` scores; ties and tolerance are as of ``RowRanker``.
  package init(unitCount: Int, ties: TieRule = .minimum, tolerance: Double = 0) {
    precondition(unitCount >= 0, "a row of \(unitCount)")
    self.unitCount = unitCount
    self.ties = ties
    self.tolerance = tolerance
    let perUnit = ties.ranksPerUnit
    self.perUnit = perUnit
    order = (0..<Int32(unitCount)).map { $0 }
    values = [Double](repeating: 0, count: unitCount)
    ranks = (0..<unitCount).map { Int32(perUnit * ($0 + 1)) }
    since = [Int32](repeating: 0, count: unitCount)
    counts = [Int32](repeating: 0, count: unitCount * unitCount * perUnit)
    ranker = RowRanker(unitCount: unitCount)
  }

  /// Number of different ranks, in the tie rule's parts of a rank.
  package var rankCount: Int { unitCount * perUnit }

  /// Counts the ranks of a row: 1 for the highest score.
  ///
  /// - Parameter row: finite scores, one a unit.
  package mutating func add(_ row: [Double]) {
    precondition(row.count == unitCount, "a row of \(row.count), expected \(unitCount)")
    let wasTied = isTied
    isTied = false
    reach = tolerance > 0 ? tolerance * row.reduce(0) { max($0, abs($1)) } : 0
    if !insertInOrder(row) {
      ranker.rank(row, order: &order)
      for position in 0..<unitCount { values[position] = row[Int(order[position])] }
      isTied = true
    }
    if isTied || wasTied { settleAll() }
    rowCount += 1
  }

  /// Adds how often each unit had each rank: unit u rank r at `u * rankCount + r - 1`.
  package func add(to totals: inout [Int]) {
    precondition(totals.count == counts.count, "\(totals.count) totals, expected \(counts.count)")
    for position in counts.indices { totals[position] += Int(counts[position]) }
    for unit in 0..<unitCount { totals[unit * rankCount + Int(ranks[unit]) - 1] += rowCount - Int(since[unit]) }
  }

  /// Orders the row from the order of the last one; false, with the order half done, where too much would have to move.
  private mutating func insertInOrder(_ row: [Double]) -> Bool {
    guard unitCount > 0 else { return true }
    var previous = row[Int(order[0])]
    precondition(previous.isFinite, "a score that is not finite")
    values[0] = previous
    var left = 8 * unitCount
    for position in 1..<unitCount {
      let unit = order[position]
      let value = row[Int(unit)]
      values[position] = value
      if value < previous {
        if previous - value <= reach { isTied = true }
        previous = value
        continue
      }
      precondition(value.isFinite, "a score that is not finite")
      var hole = position
      while hole > 0, values[hole - 1] < value {
        values[hole] = values[hole - 1]
        order[hole] = order[hole - 1]
        hole -= 1
      }
      values[hole] = value
      order[hole] = unit
      if hole > 0, values[hole - 1] - value <= reach { isTied = true }
      if hole < position, value - values[hole + 1] <= reach { isTied = true }
      left -= position - hole
      if left < 0 { return false }
      if hole < position { for moved in hole...position { settle(order[moved], at: Int32(perUnit * (moved + 1))) } }
      previous = values[position]
    }
    return true
  }

  /// Gives every unit its rank where scores are, or were, equal.
  private mutating func settleAll() {
    var levels: [(level: Range<Int>, group: Int)] = []
    RowRanker.forEachLevel(values, reach: reach) { levels.append(($0, $1)) }
    for (level, group) in levels {
      let units = ties == .ordinal ? order[level].sorted() : Array(order[level])
      for (unit, position) in zip(units, level) {
        settle(unit, at: Int32(ties.rank(of: level, group: group, position: position) * Double(perUnit)))
      }
    }
  }

  /// Books the time that a unit spent at its rank, and moves it to another.
  private mutating func settle(_ unit: Int32, at rank: Int32) {
    let unit = Int(unit)
    guard ranks[unit] != rank else { return }
    counts[unit * rankCount + Int(ranks[unit]) - 1] += Int32(rowCount) - since[unit]
    ranks[unit] = rank
    since[unit] = Int32(rowCount)
  }
}
