import LintasanStatistics
import LintasanTables
import Testing

@testable import LintasanForecasting

/// Panels drawn from a law: intervals hold what they say, and ranks are no worse than the last ones.
@Suite struct SimulatedLawTests {
  /// What makes a panel unlike a plain random walk of units with a common level.
  enum Law: String, CaseIterable, Sendable {
    case trend, pastBreak, steps, bounds, comingAndGoing, outlier, unequalSpacing
  }

  private static let units = 50

  private func panel(_ law: Law) throws -> Panel {
    var random = PhiloxStream(seed: 77, stream: 1)
    let times =
      law == .unequalSpacing
      ? [2000, 2001, 2003, 2004, 2007, 2008, 2010, 2012, 2013, 2015, 2016, 2018, 2019, 2021] : Array(2000...2013)
    var level = (0..<Self.units).map { _ in 50 + 9 * random.normal() }
    let slopes = (0..<Self.units).map { _ in law == .trend ? 0.5 * random.normal() : 0 }
    let first = (0..<Self.units).map { law == .comingAndGoing && $0 % 3 == 0 ? 2000 + $0 % 7 : 2000 }
    let last = (0..<Self.units).map { law == .comingAndGoing && $0 % 5 == 0 ? 2009 + $0 % 4 : 2100 }
    var values: [Int: [Double]] = [:]
    for (place, time) in times.enumerated() {
      let elapsed = place == 0 ? 0 : Double(time - times[place - 1])
      let common =
        0.3 * elapsed + 0.4 * elapsed.squareRoot() * random.normal() + (law == .pastBreak && time == 2004 ? 6 : 0)
      for unit in level.indices {
        level[unit] += common + slopes[unit] * elapsed + elapsed.squareRoot() * random.normal()
      }
      values[time] = level
    }
    return try SyntheticPanel.single(units: Self.units, in: times) { unit, time in
      guard first[unit] <= time, time <= last[unit], let value = values[time]?[unit] else { return nil }
      switch law {
      case .steps: return (2 * value).rounded() / 2
      case .bounds: return 100 - 100 / (1 + (value * value) / 2500)
      case .outlier where unit == 7 && time == 2005: return 9999
      default: return value
      }
    }
  }

  @Test(arguments: Law.allCases)
  func intervalsHold(_ law: Law) throws {
    let problem = try ForecastProblem(panel(law), value: "value")
    let result = try Backtest(
      problem, models: [Naive(), DefaultModel()], horizons: [1], from: problem.panel.times[9], draws: 200
    ).run(threads: 2)
    for row in result.accuracy where row.model == "default" {
      let what = "\(law) h\(row.horizon)"
      #expect((row.rankMAERatio ?? 9) <= 1.03, "\(what): \(row.rankMAERatio ?? 9)")
      #expect((0.68...0.93).contains(row.scoreCoverage80), "\(what): \(row.scoreCoverage80)")
      #expect((0.88...1).contains(row.scoreCoverage95), "\(what): \(row.scoreCoverage95)")
      #expect((0.7...0.95).contains(row.rankCoverage80), "\(what): \(row.rankCoverage80)")
    }
  }

  /// Scores given with one decimal, about as coarse as what they move: intervals hold what they say, not more, and draws that
  /// tie as published scores do share a rank.
  @Test func intervalsOfRoundedScoresHold() throws {
    var (inside, count) = (0.0, 0.0)
    for seed in [UInt64(3), 4, 5] {
      var random = PhiloxStream(seed: seed, stream: 2)
      var level = (0..<60).map { _ in 10 + 2 * random.normal() }
      let values = (0..<14).map { _ in
        level = level.map { $0 + 0.1 * random.normal() }
        return level.map { (10 * $0).rounded() / 10 }
      }
      let panel = try SyntheticPanel.single(units: 60, in: Array(2000...2013)) { unit, time in values[time - 2000][unit] }
      let problem = try ForecastProblem(panel, value: "value")
      let result = try Backtest(problem, models: [DefaultModel()], horizons: [1], from: 2009, draws: 400).run(threads: 2)
      for row in result.accuracy {
        inside += row.scoreCoverage80
        count += 1
      }
      guard seed == 3 else { continue }
      let drawn = try DefaultModel().forecast(problem, steps: 1).simulate(draws: 64, seed: 1)
      let (published, own) = (drawn.scores(step: 0, variable: 0, unit: 7), drawn.unrounded(step: 0, variable: 0, unit: 7))
      #expect(published.allSatisfy { $0 == (10 * $0).rounded() / 10 })
      #expect(zip(published, own).allSatisfy { abs($0 - $1) <= 0.05 + 1e-12 } && Set(own).count > Set(published).count)
      let ranks = drawn.ranks(step: 0)
      let first = (0..<60).map { drawn.scores(step: 0, variable: 0, unit: $0)[0] }
      for unit in 0..<60 { #expect(Int(ranks.ranks(of: unit)[0]) == 1 + first.count { $0 > first[unit] }) }
    }
    #expect((0.74...0.86).contains(inside / count), "\(inside / count)")
  }
}
