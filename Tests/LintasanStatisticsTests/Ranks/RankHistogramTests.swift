import LintasanStatistics
import LintasanTestSupport
import Testing

@Suite struct RankHistogramTests {
  private static let ranks: [Int32] = [3, 5, 3, 4, 9, 3, 4, 5]

  @Test func momentsAndQuantiles() throws {
    let histogram = try #require(RankHistogram(ranks: Self.ranks))
    #expect(histogram.mean == 4.5)
    #expect(histogram.quantiles([0, 0.5, 1]) == [3, 4, 9])
    let values = Self.ranks.map(Double.init)
    #expect(histogram.quantiles([0.025, 0.1, 0.9]) == Quantiles.of(values, [0.025, 0.1, 0.9]))
    #expect(histogram.probability(atMost: 3) == 3.0 / 8)
    #expect(histogram.probability(atMost: 2) == 0)
    #expect(histogram.probability(atMost: 100) == 1)
    #expect(histogram.probability(betterThan: 4) == 3.0 / 8)
    #expect(RankHistogram(ranks: [Int32]()) == nil)
  }

  /// The mean distance to the observation less half the mean distance between draws.
  @Test(arguments: [1, 3, 4, 7, 12]) func crpsByItsKernel(observed: Int) throws {
    let values = Self.ranks.map(Double.init)
    let count = Double(values.count)
    let toObserved = values.reduce(0) { $0 + abs($1 - Double(observed)) } / count
    let between = values.reduce(0) { sum, x in sum + values.reduce(0) { $0 + abs($1 - x) } } / (count * count)
    let histogram = try #require(RankHistogram(ranks: Self.ranks))
    expectDigits(histogram.crps(observed: Double(observed)), certified: toObserved - between / 2, atLeast: 14)
  }
}
