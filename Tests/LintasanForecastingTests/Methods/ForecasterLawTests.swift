import LintasanForecasting
import LintasanStatistics
import LintasanTables
import Testing

/// What holds for every model of the registry.
@Suite struct ForecasterLawTests {
  private static let models = Forecasters.names.filter { $0 != "nowcast" }

  /// The draws of a variable's score, unit by unit.
  private static func draws(_ simulation: SimulatedForecast, _ step: Int, _ variable: Int) -> [[Double]] {
    simulation.forecast.units.indices.map { simulation.scores(step: step, variable: variable, unit: $0) }
  }

  @Test(arguments: models) func sameSeedSameBytesOnAnyThreads(name: String) throws {
    let forecast = try Forecasters.named(name).forecast(SyntheticPanel.problem(), steps: 2)
    let one = try forecast.simulate(draws: 150, seed: 3, threads: 1)
    let two = try forecast.simulate(draws: 150, seed: 3, threads: 2)
    let other = try forecast.simulate(draws: 150, seed: 4)
    let last = forecast.variables.count - 1
    for step in 0..<2 {
      #expect(Self.draws(one, step, last) == Self.draws(two, step, last))
      #expect(one.rankHistograms(step: step) == two.rankHistograms(step: step))
      #expect(Self.draws(one, step, last) != Self.draws(other, step, last))
    }
  }

  @Test(arguments: models) func drawsDoNotDependOnTheirNumber(name: String) throws {
    let forecast = try Forecasters.named(name).forecast(SyntheticPanel.problem(), steps: 2)
    let simulation = try forecast.simulate(draws: 70, seed: 3)
    let draw = forecast.scores(draw: 66, seed: 3)
    let last = forecast.variables.count - 1
    for unit in [0, 5, 29] {
      #expect(simulation.scores(step: 1, variable: last, unit: unit)[66] == draw[1][last][unit])
    }
  }

  @Test(arguments: models) func stepsDoNotDependOnTheirNumber(name: String) throws {
    let problem = try SyntheticPanel.problem()
    let short = try Forecasters.named(name).forecast(problem, steps: 1).scores(draw: 4, seed: 9)
    let long = try Forecasters.named(name).forecast(problem, steps: 3).scores(draw: 4, seed: 9)
    for (first, second) in zip(short[0].joined(), long[0].joined()) { #expect(abs(first - second) < 1e-12) }
  }

  @Test(arguments: models) func asOfIgnoresWhatCameAfter(name: String) throws {
    let table = SyntheticPanel.threeComponents()
    let years = try table.numbers("year")
    var columns = table.columns
    for position in 2..<columns.count {
      guard case .numbers(let numbers) = columns[position].values else { continue }
      columns[position] = Column(
        columns[position].name, numbers.optional.enumerated().map { (years[$0] ?? 0) > 2012 ? 0.5 : $1 })
    }
    let model = try Forecasters.named(name)
    let plain = try model.forecast(SyntheticPanel.problem(table), asOf: 2013, steps: 2)
    let changed = try model.forecast(SyntheticPanel.problem(Table(columns: columns)), asOf: 2013, steps: 2)
    #expect(plain.origin == 2012 && plain.times == [2014, 2016])
    #expect(plain.scores(draw: 3, seed: 1) == changed.scores(draw: 3, seed: 1))
    #expect(plain.currentRanks == changed.currentRanks)
  }

  @Test(arguments: models) func quantilesAreOrdered(name: String) throws {
    let forecast = try Forecasters.named(name).forecast(SyntheticPanel.problem(), steps: 3)
    let simulation = try forecast.simulate(draws: 200, seed: 1)
    for step in 0..<3 {
      for variable in forecast.variables.indices {
        for draws in Self.draws(simulation, step, variable) {
          let quantiles = try #require(QuantileSelection.of(draws, [0.025, 0.1, 0.5, 0.9, 0.975]))
          #expect(quantiles[0] <= quantiles[1] && quantiles[1] <= quantiles[2])
          #expect(quantiles[2] <= quantiles[3] && quantiles[3] <= quantiles[4])
        }
      }
    }
  }

  @Test(arguments: models) func badQuestions(name: String) throws {
    let model = try Forecasters.named(name)
    let problem = try SyntheticPanel.problem()
    #expect(throws: ForecastError.stepsBelowOne(0)) { try model.forecast(problem, steps: 0) }
    #expect(throws: ForecastError.nothingBefore(asOf: 1999, first: 2003)) {
      try model.forecast(problem, asOf: 1999, steps: 1)
    }
    let forecast = try model.forecast(problem, steps: 1)
    #expect(throws: ForecastError.drawsBelowOne(-1)) { try forecast.simulate(draws: -1, seed: 1) }
    // Pooling by group asks for groups first.
    if name == PanelModel.groups.name { return }
    let one = try SyntheticPanel.single(units: 1, times: 2000...2009) { _, time in Double(time) }
    #expect(throws: ForecastError.tooFewUnits(found: 1, needed: 2, time: 2009)) {
      try model.forecast(ForecastProblem(panel: one, index: "value"), steps: 1)
    }
  }

  @Test func unknownModel() {
    let error = #expect(throws: ForecastError.self) { try Forecasters.named("niave") }
    #expect(error?.description.contains("did you mean “naive”?") == true)
  }
}
