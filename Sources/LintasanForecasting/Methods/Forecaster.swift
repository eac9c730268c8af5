import LintasanTables

/// A forecasting model: a value that holds options only.
public protocol Forecaster: Sendable {
  /// The name in the registry, such as `naive`.
  var name: String { get }
  /// What it does, in a few words.
  var summary: String { get }
  /// Whether drivers that become known after the origin change its forecasts.
  var usesLaterDrivers: Bool { get }
  /// Forecasts the next `steps` surveys after the last one of the problem.
  ///
  /// - Throws: `.stepsBelowOne`, `.tooFewPeriods`, `.tooFewUnits`, or what the model cannot do.
  func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast
}

extension Forecaster {
  /// Most models use nothing from after the origin.
  public var usesLaterDrivers: Bool { false }

  /// Forecasts as of a time: nothing after it is read, apart from drivers through `driversThrough` for a nowcast.
  public func forecast(
    _ problem: ForecastProblem, asOf time: Int, driversThrough: Int? = nil, steps: Int
  ) throws(ForecastError) -> JointForecast {
    try forecast(problem.asOf(time, driversThrough: driversThrough), steps: steps)
  }

  /// The units to forecast; checks that there is enough to forecast from.
  func requirePopulation(
    _ history: ObservedPanel, steps: Int
  ) throws(ForecastError) -> (units: [Int], flags: [ForecastFlags], excluded: [ExcludedUnit]) {
    guard steps >= 1 else { throw .stepsBelowOne(steps) }
    guard !history.times.isEmpty else { throw .tooFewPeriods(found: 0, needed: 1) }
    let population = history.population()
    let atOrigin = history.components.map { $0.present(history.origin).count }.min() ?? 0
    guard atOrigin >= 2, population.units.count >= 2 else {
      throw .tooFewUnits(found: min(atOrigin, population.units.count), needed: 2, time: history.times[history.origin])
    }
    return population
  }

  /// A joint forecast over a simulator.
  func jointForecast(
    _ problem: ForecastProblem, units: [Int], flags: [ForecastFlags], excluded: [ExcludedUnit], steps: Int,
    points: [[Double]?]? = nil, simulator: any JointSimulator
  ) -> JointForecast {
    let history = ObservedPanel(problem)
    let origin = history.times[history.origin]
    let isIndexOnly = simulator.variableCount == 1
    return JointForecast(
      model: name, units: units.map { history.units[$0] }, origin: origin,
      times: problem.calendar.years(after: origin, steps: steps),
      variables: isIndexOnly ? [problem.index] : problem.components + [problem.index],
      higherIsBetter: problem.higherIsBetter, currentRanks: history.currentRanks(of: units), flags: flags,
      excluded: excluded,
      points: points ?? [[Double]?](repeating: nil, count: steps), simulator: simulator)
  }
}
