import LintasanTables

/// A forecasting model: a value that holds options only.
///
/// A model of one's own says its name, what it does, and ``futures(of:steps:)``: from what was observed to points and spreads, or to
/// draws. It then has ranks, intervals, a backtest and reports as the shipped ones have.
///
/// ```swift
/// struct Halfway: Forecaster {
///   let name = "halfway", summary = "half the way to the mean of all"
///   func futures(of history: ForecastHistory, steps: Int) -> Futures {
///     let mean = history.last.reduce(0, +) / Double(history.last.count)
///     let points = (1...steps).map { step in
///       history.last.map { mean + ($0 - mean) / Double(1 << step) }
///     }
///     let spreads = (1...steps).map { step in history.last.map { _ in 0.03 * Double(step).squareRoot() } }
///     return .points(points, spreads: spreads)
///   }
/// }
/// ```
public protocol Forecaster: Sendable {
  /// The name in the registry, such as `naive`.
  var name: String { get }
  /// What it does, in a few words.
  var summary: String { get }
  /// Whether drivers that become known after the origin change its forecasts.
  var usesLaterDrivers: Bool { get }
  /// Whether it can forecast a problem at all: one that needs drivers cannot without.
  func isApplicable(to problem: ForecastProblem) -> Bool
  /// Forecasts the next `steps` surveys after the last one of the problem.
  ///
  /// - Throws: `.stepsBelowOne`, `.tooFewPeriods`, `.tooFewUnits`, or what the model cannot do.
  func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast
  /// What a model of one's own says of the next `steps` surveys; ``forecast(_:steps:)`` follows from it.
  ///
  /// - Throws: what the model cannot do, as `.notApplicable`.
  func futures(of history: ForecastHistory, steps: Int) throws(ForecastError) -> Futures
}

extension Forecaster {
  /// Most models use nothing from after the origin.
  public var usesLaterDrivers: Bool { false }

  /// Most models can forecast any panel.
  public func isApplicable(to problem: ForecastProblem) -> Bool { true }

  /// Forecasts as of a time: nothing after it is read, apart from drivers through `driversThrough` for a nowcast.
  package func forecast(
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
    points: [[Double]?]? = nil, simulator: any JointSimulator, centres: [JointForecast.Centre?]? = nil,
    chosen: [String?]? = nil
  ) -> JointForecast {
    let history = ObservedPanel(problem)
    let origin = history.times[history.origin]
    let isIndexOnly = simulator.variableCount == 1
    return JointForecast(
      model: name, units: units.map { history.units[$0] }, origin: origin,
      times: problem.calendar.years(after: origin, steps: steps),
      variables: isIndexOnly ? [problem.index] : problem.components + [problem.index],
      higherIsBetter: problem.higherIsBetter, ties: problem.ties, currentRanks: history.currentRanks(of: units),
      flags: flags,
      excluded: excluded,
      points: points ?? [[Double]?](repeating: nil, count: steps),
      centres: centres ?? [JointForecast.Centre?](repeating: nil, count: steps),
      chosen: chosen ?? [String?](repeating: nil, count: steps), simulator: simulator,
      turnover: problem.population == .changing ? Turnover(history, units: units, steps: steps) : nil)
  }
}
