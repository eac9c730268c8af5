import LintasanForecasting
import LintasanStatistics
import LintasanTables
import LintasanTestSupport
import Testing

/// Half the way to the mean of all.
struct Halfway: Forecaster {
  let name = "halfway"
  let summary = "half the way to the mean of all"

  func futures(of history: ForecastHistory, steps: Int) -> Futures {
    let mean = history.last.reduce(0, +) / Double(history.last.count)
    let points = (1...steps).map { step in history.last.map { mean + ($0 - mean) / Double(1 << step) } }
    let spreads = (1...steps).map { step in history.last.map { _ in 0.03 * Double(step).squareRoot() } }
    return .points(points, spreads: spreads)
  }
}

/// A model that says what it is told to.
private struct Told: Forecaster {
  var name = "told"
  let summary = "as told"
  let say: @Sendable (ForecastHistory, Int) -> Futures
  func futures(of history: ForecastHistory, steps: Int) -> Futures { say(history, steps) }
}

@Suite struct OwnModelTests {
  @Test func pointsAndSpreadsBecomeAJointForecast() throws {
    let problem = try SyntheticPanel.problem()
    let forecast = try Halfway().forecast(problem, steps: 2)
    #expect(forecast.model == "halfway" && forecast.times.count == 2 && forecast.units.count == 30)
    let simulated = try forecast.simulate(draws: 400, seed: 3)
    #expect(
      try forecast.simulate(draws: 400, seed: 3, threads: 2).scores(step: 1, variable: 0, unit: 4)
        == simulated.scores(step: 1, variable: 0, unit: 4))
    let points = try #require(forecast.points[1])
    for unit in [0, 12, 29] {
      let draws = simulated.scores(step: 1, variable: 0, unit: unit)
      #expect(abs((Moments.mean(draws) ?? 0) - points[unit]) < 4 * 0.03 * 2.0.squareRoot() / 20)
    }
    #expect(simulated.rankHistograms(step: 0).count == 30)
  }

  @Test func drawsOfOnesOwnAreAnotherStreamEach() throws {
    let model = Told { history, steps in
      .draws { random in
        let common = random.normal()
        return (0..<steps).map { _ in history.last.map { $0 + 0.1 * common } }
      }
    }
    let simulated = try model.forecast(SyntheticPanel.problem(), steps: 1).simulate(draws: 200, seed: 1)
    let (first, second) = (
      simulated.scores(step: 0, variable: 0, unit: 0), simulated.scores(step: 0, variable: 0, unit: 1)
    )
    // A common shock moves all alike.
    #expect(abs((Moments.correlation(first, second) ?? 0) - 1) < 1e-9)
    #expect(Set(first).count == 200)
  }

  @Test func whatDoesNotFitIsNamed() throws {
    let problem = try SyntheticPanel.problem()
    func fails(_ expected: (ForecastError) -> Bool, _ say: @escaping @Sendable (ForecastHistory, Int) -> Futures) {
      let error = #expect(throws: ForecastError.self) {
        _ = try Told(say: say).forecast(problem, steps: 2).simulate(draws: 100, seed: 1)
      }
      if let error { #expect(expected(error), "\(error)") }
    }
    func isShape(_ error: ForecastError) -> Bool { if case .notApplicable = error { true } else { false } }
    func isNumber(_ error: ForecastError) -> Bool { if case .notFinite = error { true } else { false } }
    fails(isShape) { history, _ in .points([history.last], spreads: [history.last]) }
    fails(isShape) { _, steps in .points((0..<steps).map { _ in [1] }, spreads: (0..<steps).map { _ in [1] }) }
    fails(isShape) { history, steps in
      .points((0..<steps).map { _ in history.last }, spreads: (0..<steps).map { _ in history.last.map { -$0 } })
    }
    fails(isNumber) { history, steps in
      .points((0..<steps).map { _ in history.last.map { _ in .nan } }, spreads: (0..<steps).map { _ in history.last })
    }
    fails(isNumber) { history, steps in
      .draws { random in
        let bad = random.uniform() < 0.1
        return (0..<steps).map { _ in history.last.map { bad ? .infinity : $0 } }
      }
    }
    // A model that says nothing is told so.
    struct Silent: Forecaster { let name = "silent", summary = "nothing" }
    #expect(throws: ForecastError.self) { try Silent().forecast(problem, steps: 1) }
  }

  @Test func aBacktestTakesIt() async throws {
    let problem = try SyntheticPanel.problem()
    let backtest = try Backtest(problem, models: [Halfway(), .naive], horizons: [1], draws: 100)
    let result = try await backtest.run()
    #expect(result.models == ["naive", "halfway"])
    let errors = result.accuracy.map(\.scoreMAE)
    #expect(errors.count == 2 && errors[0] != errors[1])
    #expect("\(result)".contains("halfway"))
    #expect(throws: ForecastError.sameName("halfway")) { try Backtest(problem, models: [Halfway(), Halfway()]) }
    #expect(throws: ForecastError.nothingToCompare("models")) { try Backtest(problem, models: []) }
    #expect(throws: ForecastError.noSuchPart(9, of: 2)) {
      try Backtest(problem, models: [.naive], draws: 10).run(shard: (part: 9, of: 2), threads: 1)
    }
  }

  @Test func aBacktestCanBeCancelled() async throws {
    let backtest = try Backtest(SyntheticPanel.problem(), models: [Halfway(), .default], draws: 1000)
    let work = Task { try await backtest.run() }
    work.cancel()
    await #expect(throws: CancellationError.self) { try await work.value }
  }
}
