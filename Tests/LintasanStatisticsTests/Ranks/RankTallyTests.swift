import LintasanStatistics
import Testing

@Suite struct RankTallyTests {
  /// The counts by ranking every row from nothing.
  private func counted(_ rows: [[Double]], unitCount: Int) -> [Int] {
    var ranker = RowRanker(unitCount: unitCount)
    var ranks = [Int32](repeating: 0, count: unitCount)
    var totals = [Int](repeating: 0, count: unitCount * unitCount)
    for row in rows {
      ranker.rank(row, into: &ranks)
      for unit in 0..<unitCount { totals[unit * unitCount + Int(ranks[unit]) - 1] += 1 }
    }
    return totals
  }

  @Test(arguments: [0, 1, 2, 5, 60], ["drift", "jumps", "ties", "level"])
  func everyRowFromNothingAgrees(unitCount: Int, kind: String) {
    var random = PhiloxStream(seed: 8, stream: 3, draw: UInt64(unitCount))
    var row = (0..<unitCount).map { _ in random.normal() }
    var rows: [[Double]] = []
    for number in 0..<200 {
      row = row.map { value in
        switch kind {
        case "drift": value + 0.02 * random.normal()
        case "jumps": number % 17 == 0 ? random.normal() : value + 0.01 * random.normal()
        case "ties": (random.uniform() < 0.1 ? Double(random.index(below: 7)) : value).rounded()
        default: number % 3 == 0 ? 1 : value + random.normal()
        }
      }
      rows.append(row)
    }
    var tally = RankTally(unitCount: unitCount)
    for row in rows { tally.add(row) }
    var totals = [Int](repeating: 0, count: unitCount * unitCount)
    tally.add(to: &totals)
    #expect(totals == counted(rows, unitCount: unitCount))
    #expect(tally.rowCount == 200)
  }
}
