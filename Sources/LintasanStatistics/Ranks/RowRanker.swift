package import LintasanCore

/// Ranks of one row of scores after another, without a full sort.
///
/// The scores are dealt into twice as many buckets as there are scores, evenly spaced between the lowest and the
/// highest; what stands in the wrong order within a bucket is then put right by insertion. Scores of a forecast spread
/// over their range, so that this takes linear time; where one bucket gets crowded, the row is sorted.
///
/// A ranker keeps its working space between rows: make one for each thread.
package struct RowRanker: Sendable {
  /// Number of scores in a row.
  package let unitCount: Int
  /// What equal scores get.
  package let ties: TieRule
  /// Scores that differ by no more than this share of the largest of their row count as equal.
  package let tolerance: Double

  private var values: [Double]
  private var order: [Int32]
  private var buckets: [Int32]
  private var starts: [Int32]
  private static let crowded: Int32 = 48

  /// A ranker of rows of `unitCount` scores.
  ///
  /// - Parameters:
  ///   - unitCount: how many scores a row has.
  ///   - ties: what equal scores get.
  ///   - tolerance: which scores count as equal: 0 for those that are the same number, `TieTolerance.sums` for those that
  ///     were added up.
  package init(unitCount: Int, ties: TieRule = .minimum, tolerance: Double = 0) {
    precondition(unitCount >= 0, "a row of \(unitCount)")
    self.unitCount = unitCount
    self.ties = ties
    self.tolerance = tolerance
    values = [Double](repeating: 0, count: unitCount)
    order = [Int32](repeating: 0, count: unitCount)
    buckets = [Int32](repeating: 0, count: unitCount)
    starts = [Int32](repeating: 0, count: 2 * unitCount + 1)
  }

  /// Ranks a row: 1 for the highest score.
  ///
  /// - Parameters:
  ///   - row: finite scores, one a unit.
  ///   - ranks: gets the rank of unit i, times the tie rule's `TieRule.ranksPerUnit`, at position `offset + i * stride`.
  ///   - offset: the position of the first unit.
  ///   - stride: the distance from one unit to the next.
  package mutating func rank(_ row: [Double], into ranks: inout [Int32], offset: Int = 0, stride: Int = 1) {
    putInOrder(row)
    if ties == .minimum, tolerance == 0 {
      var rank: Int32 = 1
      // By positions, as in all loops here: in a debug build of a program a range costs ten times what is done.
      var position = 0
      while position < unitCount {
        if position > 0, values[position] != values[position - 1] { rank = Int32(truncatingIfNeeded: position + 1) }
        ranks[offset + Int(order[position]) * stride] = rank
        position &+= 1
      }
      return
    }
    let perUnit = Double(ties.ranksPerUnit)
    Self.forEachLevel(values, reach: Self.reach(values, tolerance)) { level, group in
      if ties == .ordinal { order[level].sort() }
      for position in level {
        ranks[offset + Int(order[position]) * stride] = Int32(
          ties.rank(of: level, group: group, position: position) * perUnit)
      }
    }
  }

  /// The ranks of one row.
  package static func ranks(_ scores: [Double], higherIsBetter: Bool = true, ties: TieRule = .minimum) -> [Double] {
    var ranker = RowRanker(unitCount: scores.count, ties: ties)
    var ranks = [Int32](repeating: 0, count: scores.count)
    ranker.rank(higherIsBetter ? scores : scores.map { -$0 }, into: &ranks)
    return ranks.map { Double($0) / Double(ties.ranksPerUnit) }
  }

  /// How far two scores of a row, in order, may lie apart and count as equal.
  static func reach(_ descending: [Double], _ tolerance: Double) -> Double {
    guard tolerance > 0, let highest = descending.first, let lowest = descending.last else { return 0 }
    return tolerance * max(abs(highest), abs(lowest))
  }

  /// Runs of scores, in descending order, that are level, each with its number counted from 1.
  static func forEachLevel(_ values: [Double], reach: Double, _ body: (_ level: Range<Int>, _ group: Int) -> Void) {
    var start = 0
    var group = 0
    while start < values.count {
      var end = start + 1
      while end < values.count, values[start] - values[end] <= reach { end += 1 }
      group += 1
      body(start..<end, group)
      start = end
    }
  }

  /// The units by the scores of a row, the highest first.
  mutating func rank(_ row: [Double], order units: inout [Int32]) {
    putInOrder(row)
    units = order
  }

  private mutating func putInOrder(_ row: [Double]) {
    precondition(row.count == unitCount, "a row of \(row.count) scores for a ranker of \(unitCount) units")
    if unitCount > 0, !dealIntoBuckets(row) { sortWhole(row) }
  }

  /// Orders by buckets; false where a bucket is too crowded or the range has no width.
  private mutating func dealIntoBuckets(_ row: [Double]) -> Bool {
    var lowest = row[0]
    var highest = row[0]
    var unit = 0
    while unit < unitCount {
      let value = row[unit]
      if value < lowest { lowest = value }
      if value > highest { highest = value }
      unit &+= 1
    }
    precondition(lowest.isFinite && highest.isFinite, Self.unranked)
    let last = 2 * unitCount - 1
    let perUnit = Double(last) / (highest - lowest)
    guard perUnit.isFinite, perUnit > 0 else { return false }
    var bucket = 0
    while bucket < starts.count {
      starts[bucket] = 0
      bucket &+= 1
    }
    unit = 0
    while unit < unitCount {
      let distance = (highest - row[unit]) * perUnit
      precondition(distance >= 0, Self.unranked)
      bucket = Int(distance)
      if bucket > last { bucket = last }
      buckets[unit] = Int32(truncatingIfNeeded: bucket)
      starts[bucket + 1] &+= 1
      unit &+= 1
    }
    // A sum carried along: one read back from the array would wait for its own writing.
    var seen: Int32 = 0
    bucket = 1
    while bucket < starts.count {
      let count = starts[bucket]
      if count > Self.crowded { return false }
      seen &+= count
      starts[bucket] = seen
      bucket &+= 1
    }
    unit = 0
    while unit < unitCount {
      bucket = Int(buckets[unit])
      let position = Int(starts[bucket])
      starts[bucket] &+= 1
      values[position] = row[unit]
      order[position] = Int32(truncatingIfNeeded: unit)
      unit &+= 1
    }
    insertInOrder()
    return true
  }

  /// Puts neighbours right in an almost ordered row.
  private mutating func insertInOrder() {
    var position = 1
    while position < unitCount {
      let value = values[position]
      if values[position - 1] >= value {
        position &+= 1
        continue
      }
      let unit = order[position]
      var hole = position
      while hole > 0, values[hole - 1] < value {
        values[hole] = values[hole - 1]
        order[hole] = order[hole - 1]
        hole -= 1
      }
      values[hole] = value
      order[hole] = unit
      position &+= 1
    }
  }

  private static let unranked = "a score that is not a finite number cannot be ranked: leave its unit out"

  private mutating func sortWhole(_ row: [Double]) {
    precondition(!row.contains(where: \.isNaN), Self.unranked)
    for unit in 0..<unitCount { order[unit] = Int32(truncatingIfNeeded: unit) }
    order.sort { row[Int($0)] > row[Int($1)] }
    for position in 0..<unitCount { values[position] = row[Int(order[position])] }
  }
}
