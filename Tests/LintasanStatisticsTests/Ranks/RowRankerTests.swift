import LintasanStatistics
import Testing

@Suite struct RowRankerTests {
  /// Ranks by counting who is ahead.
  private func counted(_ row: [Double]) -> [Int32] {
    row.map { value in Int32(row.count { $0 > value } + 1) }
  }

  @Test(arguments: [0, 1, 2, 3, 7, 193, 680])
  func countingAgrees(unitCount: Int) {
    var ranker = RowRanker(unitCount: unitCount)
    var ranks = [Int32](repeating: 0, count: unitCount)
    var random = PhiloxStream(seed: 5, stream: 1, draw: UInt64(unitCount))
    for round in 0..<8 {
      let row = (0..<unitCount).map { _ in
        switch round {
        case 0: random.normal()
        case 1: Double(random.index(below: 5))
        case 2: 3.0
        case 3: random.uniform() < 0.5 ? 1e300 : -1e300
        case 4: random.uniform() < 0.01 ? 1e9 : random.normal() * 1e-9
        case 5: random.uniform() * Double.leastNonzeroMagnitude
        default: random.uniform()
        }
      }
      ranker.rank(row, into: &ranks)
      #expect(ranks == counted(row), "round \(round)")
    }
  }

  @Test func strideAndOffset() {
    var ranker = RowRanker(unitCount: 3)
    var ranks = [Int32](repeating: 0, count: 6)
    ranker.rank([0.2, 0.9, 0.9], into: &ranks, offset: 1, stride: 2)
    #expect(ranks == [0, 3, 0, 1, 0, 1])
  }

  @Test func threadsDoNotMatter() {
    let row: @Sendable (Int) -> [Double] = { draw in
      var random = PhiloxStream(seed: 1, stream: 2, draw: UInt64(draw))
      return (0..<40).map { Double($0) * 0.3 + random.normal() }
    }
    let one = RankSample(unitCount: 40, drawCount: 301, threads: 1, row: row)
    let two = RankSample(unitCount: 40, drawCount: 301, threads: 2, row: row)
    #expect(one.histograms() == two.histograms(threads: 2))
    #expect(one.ranks(of: 7).count == 301)
  }
}
