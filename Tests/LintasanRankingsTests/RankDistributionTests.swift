import LintasanCore
import LintasanRankings
import Testing

@Suite struct RankDistributionTests {
  /// Four draws of three units, ranked by hand from the definition.
  private static let draws = [[0.9, 0.5, 0.1], [0.4, 0.5, 0.1], [0.9, 0.9, 0.1], [0.1, 0.2, 0.3]]

  @Test func enumeration() throws {
    let distribution = try RankDistribution(draws: Self.draws, currentRanks: [2, nil, 3])
    #expect(distribution.mean(0) == 1.75)  // 1, 2, 1, 3
    #expect(distribution.median(0) == 1.5)
    #expect(distribution.probabilityToImprove(0) == 0.5)
    #expect(distribution.probabilityToImprove(1) == nil)
    #expect(distribution.probabilityToImprove(2) == 0.25)
    #expect(distribution.probabilityOfTop(1, 2) == 0.25)
    #expect(distribution.probabilityOfTop(3, 1) == 1)
  }

  @Test func lowerIsBetter() throws {
    let distribution = try RankDistribution(draws: Self.draws, direction: .lowerIsBetter, threads: 2)
    #expect(distribution.mean(2) == 1.5)  // 1, 1, 1, 3
    #expect(distribution.quantiles(0, [0, 1]) == [1, 3])
  }
}
