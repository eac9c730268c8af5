import LintasanStatistics
import Testing

@testable import LintasanForecasting

/// Panels whose law is known.
@Suite struct KnownLawTests {
  /// A random walk: nothing beats the last value, and intervals must cover what they say.
  @Test func randomWalk() throws {
    var level = [Double](repeating: 0, count: 60)
    var values: [[Double]] = []
    var random = PhiloxStream(seed: 21, stream: 1)
    for unit in level.indices { level[unit] = 3 * random.normal() }
    for _ in 0..<14 {
      for unit in level.indices { level[unit] += 0.5 * random.normal() }
      values.append(level)
    }
    let panel = try SyntheticPanel.single(units: 60, times: 2000...2013) { unit, time in values[time - 2000][unit] }
    let result = try Backtest(
      ForecastProblem(panel, value: "value"), models: [Naive(), PanelModel()], horizons: [1], draws: 200
    ).run(threads: 2)
    let row = try #require(result.accuracy.last)
    #expect((0.72...0.9).contains(row.rankCoverage80), "\(row.rankCoverage80)")
    #expect((0.9...0.99).contains(row.rankCoverage95), "\(row.rankCoverage95)")
    #expect((row.rankMAERatio ?? 9) < 1.03)
  }

  /// Noise around fixed levels: the best forecast is the mean of what was seen, a third better than the last value.
  @Test func noiseAroundLevels() throws {
    var random = PhiloxStream(seed: 22, stream: 1)
    let base = (0..<60).map { _ in random.normal() }
    var values: [[Double]] = []
    for _ in 0..<14 { values.append(base.map { $0 + 0.8 * random.normal() }) }
    let panel = try SyntheticPanel.single(units: 60, times: 2000...2013) { unit, time in values[time - 2000][unit] }
    let result = try Backtest(
      ForecastProblem(panel, value: "value"), models: [Naive(), PanelModel()], horizons: [1], draws: 200
    ).run(threads: 2)
    #expect((result.accuracy.last?.rankMAERatio ?? 9) < 0.87)
  }

  /// Scores in halves tie, and so must the draws: without that the median ranks would lie in the middle of ties, where no
  /// outcome is.
  @Test func scoresInSteps() throws {
    var random = PhiloxStream(seed: 23, stream: 1)
    let base = (0..<120).map { _ in 2.5 + 0.5 * random.normal() }
    var values: [[Double]] = []
    for _ in 0..<12 { values.append(base.map { (min(5, max(1, $0 + 0.4 * random.normal())) * 2).rounded() / 2 }) }
    let panel = try SyntheticPanel.single(units: 120, times: 2000...2011) { unit, time in values[time - 2000][unit] }
    let result = try Backtest(
      ForecastProblem(panel, value: "value"), models: [Naive(), PanelModel()], horizons: [1], draws: 200
    ).run(threads: 2)
    #expect((result.accuracy.last?.rankMAERatio ?? 9) < 1.01)
    #expect((result.accuracy.last?.rankCRPSRatio ?? 9) < 1.01)
  }

  @Test func grids() throws {
    let halves = try #require(ScoreGrid([1.5, 2, 3.5, 2, 1.5], newest: [2, 2, 1.5, 1.5, 3.5]))
    #expect(halves.offset == 1.5 && halves.step == 0.5 && halves.nearest(2.8) == 3)
    #expect(ScoreGrid([0.1, 0.2, 0.31], newest: [0.1, 0.2, 0.31]) == nil)
    #expect(ScoreGrid([1, 1, 1], newest: [1, 1, 1]) == nil)
    #expect(ScoreGrid([1, 1, .pi, .pi], newest: [1, 1, .pi, .pi]) == nil)
    #expect(ScoreGrid([], newest: []) == nil)
  }

  /// A drawn score is the number that is read from its decimals, and lies within an interval that ends there.
  @Test func pointsOfAGridAreTheDecimalsThatAreRead() throws {
    let read = [3.4, 3.4, 8.9, 9.1, 24.4, 24.4, 175.1]
    let tenths = try #require(ScoreGrid(read, newest: [3.4, 3.4, 24.4, 24.4]))
    #expect(tenths.step == 0.1)
    #expect(read.map { tenths.nearest($0 + 0.02) } == read)
    let thirds = [1 / 3.0, 1 / 3.0, 4 / 3.0, 4 / 3.0]
    let offset = try #require(ScoreGrid(thirds, newest: thirds))
    #expect(offset.nearest(1.2) == 4 / 3.0)
  }

  /// Tiny panels, where nothing can be learnt, are forecast by the last order.
  @Test func tinyPanels() throws {
    var random = PhiloxStream(seed: 24, stream: 1)
    var values: [[Double]] = []
    for _ in 0..<6 { values.append((0..<5).map { 2 * Double($0) + 2 * random.normal() }) }
    let panel = try SyntheticPanel.single(units: 5, times: 2000...2005) { unit, time in values[time - 2000][unit] }
    let result = try Backtest(
      ForecastProblem(panel, value: "value"), models: [Naive(), PanelModel()], horizons: [1, 2], draws: 200
    ).run(threads: 1)
    for row in result.accuracy where row.model == "default" { #expect(row.rankMAERatio == 1) }
  }
}
