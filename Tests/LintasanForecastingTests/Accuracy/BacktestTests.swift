import LintasanStatistics
import LintasanTables
import Testing

@testable import LintasanForecasting

@Suite struct BacktestTests {
  private let models: [any Forecaster] = [Naive(), DefaultModel()]

  @Test func sharesAddUpToOneRun() throws {
    let backtest = try Backtest(SyntheticPanel.problem(), models: models, horizons: [2, 1], draws: 60)
    let whole = try backtest.run(threads: 2)
    var records: [ForecastRecord] = []
    for part in [3, 1, 2] {
      let table = ForecastRecord.table(try backtest.run(shard: (part, 3)).records)
      records += try ForecastRecord.records(table)
    }
    #expect(BacktestResult(records).records == whole.records)
    #expect(BacktestResult(records).table() == whole.table())
  }

  @Test func columnsComeFirstAsAgreed() throws {
    let result = try Backtest(SyntheticPanel.problem(), models: models, horizons: [1], draws: 50).run(threads: 1)
    #expect(
      Array(result.table().columnNames.prefix(18)) == [
        "model", "horizon", "origins", "n", "score_mae", "score_rmse", "mase", "rank_mae", "rank_mae_ratio",
        "rank_crps",
        "rank_crps_ratio", "rank_coverage_80", "rank_coverage_95", "score_crps", "score_coverage_80",
        "score_coverage_95", "interval_score_80", "dm_p_value",
      ])
    #expect(result.accuracy.map(\.model) == ["naive", "default"])
    #expect(result.accuracy[0].rankMAERatio == 1)
    #expect(result.accuracy[0].origins == 5)
  }

  /// What models share is drawn and ordered once; each is what it is alone, the default beside the model that it is.
  @Test func modelsSideBySideAreThoseAlone() throws {
    let problem = try SyntheticPanel.problem()
    let models: [any Forecaster] = [
      Naive(), Drift(), ExponentialSmoothing.simple, Theta(), PanelModel.smoothing, PanelModel(), DefaultModel(),
    ]
    let together = try Backtest(problem, models: models, horizons: [1, 3], from: 2014, draws: 90, seed: 4).run(threads: 2)
    for model in models {
      let alone = try Backtest(problem, models: [model], horizons: [1, 3], from: 2014, draws: 90, seed: 4).run(threads: 1)
      for horizon in [1, 3] {
        #expect(together.records(model.name, horizon: horizon) == alone.records(model.name, horizon: horizon), "\(model.name)")
      }
    }
    #expect(together.records("default", horizon: 1).allSatisfy { $0.chosen == "panel" })
    // The order of draws by a second road.
    let simulation = try Theta().forecast(problem, steps: 2).simulate(draws: 90, seed: 4, shared: SharedRandom())
    let sorted = simulation.ascending(step: 1, of: [0, 7])
    #expect(sorted == [0, 7].map { simulation.scores(step: 1, variable: 0, unit: $0).sorted() })
    let naive = try Naive().forecast(problem, steps: 2).simulate(draws: 90, seed: 4, shared: SharedRandom(budget: 0))
    #expect(naive.ascending(step: 0, of: [3]) == [naive.scores(step: 0, variable: 0, unit: 3).sorted()])
  }

  /// An origin with one survey, from which nothing would be forecast, is not judged either.
  @Test func oneSurveyIsNoOrigin() throws {
    let panel = try SyntheticPanel.single(units: 12, times: 2000...2003) { unit, time in
      Double(unit) + Double((unit * 7 + time * 5) % 11)
    }
    let problem = try ForecastProblem(panel, value: "value")
    let result = try Backtest(problem, models: models, horizons: [1, 2, 3], from: 2001, draws: 50).run(threads: 1)
    #expect(Set(result.records.map(\.origin)) == [2001, 2002])
    #expect(result.accuracy.map(\.horizon) == [1, 2, 1, 2])
    #expect(throws: ForecastError.noTargets(from: 2002, to: 2003, times: [2000, 2001, 2002, 2003])) {
      try Backtest(problem, models: models, horizons: [3], draws: 50)
    }
  }

  /// Naive's errors by a second road: last ranks less present ones.
  @Test func naiveByHand() throws {
    let table = SyntheticPanel.threeComponents()
    let result = try Backtest(
      SyntheticPanel.problem(table), models: [Naive()], horizons: [1], from: 2018, draws: 50
    ).run(threads: 1)
    let panel = try Panel(table, unit: "entity", time: "year", variables: ["index"])
    func ranks(_ year: Int) -> [Double] {
      let scores = panel.crossSection(time: panel.position(ofTime: year) ?? 0).compactMap { $0 }
      return scores.map { score in Double(scores.count { $0 > score } + 1) }
    }
    let errors = zip(ranks(2016), ranks(2018)).map { abs($0 - $1) }
    #expect(abs(result.accuracy[0].rankMAE - errors.reduce(0, +) / 30) < 1e-12)
  }

  @Test func drawsAreThoseOfAForecastAsOf() throws {
    let problem = try SyntheticPanel.problem()
    let result = try Backtest(problem, models: [PanelModel()], horizons: [1], from: 2018, draws: 90, seed: 5).run(threads: 1)
    let simulation = try PanelModel().forecast(problem, asOf: 2016, steps: 1).simulate(draws: 90, seed: 5)
    let medians = simulation.rankHistograms(step: 0).map { $0.quantiles([0.5])[0] }
    #expect(result.records.map(\.rank) == medians)
  }

  @Test func badQuestions() throws {
    let problem = try SyntheticPanel.problem()
    #expect(throws: ForecastError.self) { try Backtest(problem, models: models, from: 2030) }
    #expect(throws: ForecastError.stepsBelowOne(0)) { try Backtest(problem, models: models, horizons: [0]) }
    #expect(throws: ForecastError.drawsBelowOne(0)) { try Backtest(problem, models: models, draws: 0) }
    #expect(throws: ForecastError.self) { try PanelModel(isNowcast: true).forecast(problem, steps: 1) }
  }
}
