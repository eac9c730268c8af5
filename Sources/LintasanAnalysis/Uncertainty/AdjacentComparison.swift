/// How often each of several units is ahead of the next, and the next ahead of it.
struct AdjacentComparison: Sendable {
  /// For each unit but the last, how often its score was above that of the next.
  private(set) var ahead: [Int64]
  /// For each unit but the last, how often its score was below that of the next.
  private(set) var behind: [Int64]

  /// A tally of nothing yet.
  init(unitCount: Int) {
    ahead = [Int64](repeating: 0, count: max(0, unitCount - 1))
    behind = ahead
  }

  /// Counts one row of scores.
  mutating func add(_ row: [Double]) {
    precondition(row.count > ahead.count && behind.count == ahead.count, "a row of \(row.count)")
    for unit in ahead.indices {
      ahead[unit] &+= row[unit] > row[unit + 1] ? 1 : 0
      behind[unit] &+= row[unit] < row[unit + 1] ? 1 : 0
    }
  }

  /// Adds what another counted.
  mutating func add(_ other: AdjacentComparison) {
    for unit in ahead.indices {
      ahead[unit] += other.ahead[unit]
      behind[unit] += other.behind[unit]
    }
  }
}
