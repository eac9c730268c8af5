import LintasanCore
import LintasanRankings
import Testing

@Suite struct RankingTests {
  @Test func tiesGetTheSmallestRank() {
    #expect(Ranking([0.5, 0.9, 0.5, 0.1]).ranks == [2, 1, 2, 4])
    #expect(Ranking([0.5, 0.9, 0.5, 0.1], ties: .maximum).ranks == [3, 1, 3, 4])
    #expect(Ranking([0.5, 0.9, 0.5, 0.1], ties: .dense).ranks == [2, 1, 2, 3])
    #expect(Ranking([0.5, 0.9, 0.5, 0.1], ties: .average).ranks == [2.5, 1, 2.5, 4])
    #expect(Ranking([0.5, 0.9, 0.5, 0.1], ties: .ordinal).ranks == [2, 1, 3, 4])
    #expect(Ranking([0.5, 0.9, 0.5, 0.1], direction: .lowerIsBetter).ranks == [2, 4, 2, 1])
  }

  @Test func missingTakesNoPlace() {
    let ranking = Ranking([nil, 0.2, nil, 0.4, 0])
    #expect(ranking.ranks == [nil, 2, nil, 1, 3])
    #expect(ranking.rankedCount == 3)
    #expect(ranking.order == [3, 1, 4])
    #expect(Ranking([]).ranks.isEmpty)
    #expect(Ranking([nil]).ranks == [nil])
  }

  @Test("Sums that differ by rounding are one tie; published digits are compared as they stand")
  func roundingIsATie() {
    let third = 1.0 / 3
    let sums = [[1.0, 2, 4], [4, 2, 1], [2, 4, 1], [1, 4, 2]].map { $0.reduce(0) { $0 + third * $1 } }
    #expect(Ranking(sums, tolerance: TieTolerance.sums).ranks == [1, 1, 1, 1])
    #expect(Ranking([0.3, 0.1 + 0.2, 1e-9]).ranks == [2, 1, 3])
    #expect(Ranking([0.3, 0.1 + 0.2, 1e-9], tolerance: TieTolerance.sums).ranks == [1, 1, 3])
    #expect(TieTolerance.levelled([0.3, 0.1 + 0.2, -1]) == [0.1 + 0.2, 0.1 + 0.2, -1])
  }

  @Test("Who is level shares a score, whatever ranks are printed")
  func levelUnderEveryRule() {
    for ties in TieRule.allCases { #expect(Ranking([1, 2, 1], ties: ties).levelWith(0) == [2], "\(ties)") }
  }

  @Test("The least score for a rank is matched or passed, as the rule has it", arguments: TieRule.allCases)
  func leastScore(ties: TieRule) {
    let others = [9.0, 7, 7, 5, 5, 5, 1]
    for rank in 1...8 {
      let least = ties.leastScore(for: rank, among: others)
      func own(_ score: Double) -> Double { Ranking([score] + others, ties: ties).ranks[0] ?? 0 }
      #expect(own(least) <= Double(rank), "\(rank)")
      if least > -1e300 { #expect(own(least.nextDown) > Double(rank), "\(rank)") }
    }
  }

  @Test func whoIsLevel() {
    #expect(Ranking([1, 2, 1, 1]).levelWith(0) == [2, 3])
    #expect(Ranking([1, 2, nil]).levelWith(2).isEmpty)
  }
}
