import LintasanForecasting
import LintasanStatistics
import LintasanTables
import Testing

@Suite struct PanelModelTests {
  @Test func componentsAddUpInEveryDrawAndStayWithinTheScale() throws {
    let forecast = try PanelModel().forecast(SyntheticPanel.problem(), steps: 3)
    #expect(forecast.variables == ["a", "b", "c", "index"])
    for draw in [0, 1, 63, 64, 500] {
      for step in forecast.scores(draw: draw, seed: 2) {
        for unit in forecast.units.indices {
          #expect(abs((step[0][unit] + step[1][unit] + step[2][unit]) / 3 - step[3][unit]) < 1e-15)
          #expect((0...1).contains(step[3][unit]))
        }
      }
    }
  }

  @Test func unitsWithFewPointsAreFlaggedAndKept() throws {
    let panel = try SyntheticPanel.single(units: 12, times: 2015...2022) { unit, time in
      if unit == 3 { return time == 2022 ? 5 : nil }
      if unit == 4 { return time < 2020 ? 7 : nil }
      return Double(unit) + Double((unit * 7 + time * 5) % 11) / 10
    }
    let forecast = try PanelModel().forecast(
      ForecastProblem(panel: panel, index: "value", population: .ever), steps: 1)
    #expect(forecast.units.count == 12)
    #expect(forecast.flags[3] == .fewPoints)
    #expect(forecast.flags[4] == .notAtOrigin)
    // Ranks now and ranks to come are of the same units.
    #expect(forecast.currentRanks.compactMap(\.self).count == 12)
    let narrower = try PanelModel().forecast(ForecastProblem(panel: panel, index: "value"), steps: 1)
    #expect(narrower.excluded == [ExcludedUnit(unit: "U00004", lack: .valueAt(2022))])
    #expect(narrower.excluded.map { $0.reason(String.init) } == ["no value at 2022"])
  }

  @Test func shortPanelOfOnesOwn() throws {
    let panel = try SyntheticPanel.single(units: 4, times: 2020...2021) { unit, time in Double(unit + time) }
    #expect(throws: ForecastError.tooFewPeriods(found: 2, needed: 3)) {
      try ForecastProblem(panel, value: "value")
    }
  }

  @Test func constantPanelStaysPut() throws {
    let panel = try SyntheticPanel.single(units: 6, times: 2015...2022) { unit, _ in Double(unit) }
    let simulation = try PanelModel().forecast(ForecastProblem(panel, value: "value"), steps: 2)
      .simulate(draws: 100, seed: 1)
    let ranks = simulation.rankHistograms(step: 1).map(\.mean)
    #expect(ranks == [6, 5, 4, 3, 2, 1])
  }
}
