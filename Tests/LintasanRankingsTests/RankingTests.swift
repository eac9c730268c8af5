import LintasanRankings
import Testing

@Suite struct RankingTests {
  @Test func tiesGetTheSmallestRank() {
    #expect(Ranking([0.5, 0.9, 0.5, 0.1]).ranks == [2, 1, 2, 4])
    #expect(Ranking([0.5, 0.9, 0.5, 0.1], tieRule: .largest).ranks == [3, 1, 3, 4])
    #expect(Ranking([0.5, 0.9, 0.5, 0.1], tieRule: .dense).ranks == [2, 1, 2, 3])
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

  @Test func whoIsLevel() {
    #expect(Ranking([1, 2, 1, 1]).levelWith(0) == [2, 3])
    #expect(Ranking([1, 2, nil]).levelWith(2).isEmpty)
  }
}
