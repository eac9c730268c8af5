import LintasanForecasting
import LintasanStatistics
import Testing

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
}
