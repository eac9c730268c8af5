package import LintasanForecasting
import LintasanLinearAlgebra
import LintasanRankings
import LintasanStatistics
import LintasanTables

/// Where all entities of an index are heading: one joint simulation, from which every figure is taken.
public struct Projection: Sendable {
  /// How a projection is made.
  public struct Settings: Hashable, Sendable {
    /// The model's name; `nil` for the default of the index.
    public var model: String?
    /// How many futures are drawn.
    public var draws: Int
    /// The seed of the random numbers.
    public var seed: UInt64
    /// How many threads may work; the result does not depend on it.
    package var threads: Int

    /// Settings.
    package init(model: String? = nil, draws: Int = 10_000, seed: UInt64, threads: Int = 1) {
      self.model = model
      self.draws = draws
      self.seed = seed
      self.threads = threads
    }
  }

  /// How far a projection goes.
  package enum ForecastHorizon: Hashable, Sendable {
    /// So many surveys after the last one.
    case steps(Int)
    /// All surveys up to a year.
    case through(Int)
  }

  /// The index as it was read.
  public let index: IndexData
  /// The settings.
  public let settings: Settings
  /// The draws.
  package let simulated: SimulatedForecast
  /// For each future survey the forecast of every unit, in the order of the forecast's units.
  public let forecasts: [[EntityForecast]]
  /// For each future survey and variable of the forecast (the index last) the spread of every unit's score.
  package let spreads: [[[DrawSummary]]]

  /// How many futures were drawn: those asked for, or as many as fit memory.
  public var drawCount: Int { simulated.drawCount }
  /// The joint forecast.
  package var forecast: JointForecast { simulated.forecast }
  /// The future surveys.
  public var years: [Int] { forecast.times }
  /// The last survey that was known.
  public var origin: Int { forecast.origin }

  /// Forecasts an index.
  ///
  /// - Throws: `ForecastError` for a reach that is no future, an unknown model, or too few data.
  package init(of index: IndexData, horizon: ForecastHorizon, settings: Settings) throws(ForecastError) {
    let problem = try index.forecastProblem()
    let forecaster = try Forecasters.named(settings.model ?? Forecasters.defaultName)
    let origin = problem.origin ?? index.lastYear
    let steps: Int
    switch horizon {
    case .steps(let count): steps = count
    case .through(let year):
      steps = problem.calendar.steps(from: origin, to: year)
      guard steps > 0 else { throw .notAfterOrigin(time: index.label(year), origin: index.label(origin)) }
    }
    try problem.requireReach(steps, label: index.label)
    let forecast = try forecaster.forecast(problem, steps: steps)
    try self.init(of: index, forecast: forecast, settings: settings)
  }

  /// Simulates a forecast that was made already, such as a nowcast.
  package init(of index: IndexData, forecast: JointForecast, settings: Settings) throws(ForecastError) {
    self.init(
      of: index,
      simulated: try forecast.simulate(draws: settings.draws, seed: settings.seed, threads: settings.threads),
      settings: settings)
  }

  /// Reads what was drawn already.
  init(of index: IndexData, simulated: SimulatedForecast, settings: Settings) {
    let forecast = simulated.forecast
    self.index = index
    self.settings = settings
    self.simulated = simulated
    let spreads = forecast.times.indices.map { step in
      forecast.variables.indices.map { variable in
        parallelMap(count: forecast.units.count, threads: settings.threads) { unit in
          DrawSummary(of: simulated.unrounded(step: step, variable: variable, unit: unit))
        }
      }
    }
    self.spreads = spreads
    forecasts = forecast.times.indices.map { step in
      Self.forecasts(of: index, simulated, step: step, scores: spreads[step].last ?? [], threads: settings.threads)
    }
  }

  private static func forecasts(
    of index: IndexData, _ simulated: SimulatedForecast, step: Int, scores: [DrawSummary], threads: Int
  ) -> [EntityForecast] {
    let forecast = simulated.forecast
    let ranks = RankDistribution(
      histograms: simulated.rankHistograms(step: step), currentRanks: forecast.currentRanks)
    let names = forecast.units.map { index.name(of: $0) }
    let medians = forecast.units.indices.map { ranks.quantiles($0, [0.5])[0] }
    let order = forecast.order(step: step, medians: scores.map(\.median))
    let rankThresholds = index.rankThresholds
    return parallelMap(count: forecast.units.count, threads: threads) { unit in
      EntityForecast(
        entity: forecast.units[unit], name: names[unit], year: forecast.times[step], step: step + 1,
        score: scores[unit],
        rank: DrawSummary(mean: ranks.mean(unit), quantiles: ranks.quantiles(unit, DrawSummary.probabilities)),
        rankOrder: order[unit],
        rankCentral: forecast.centralRank(step: step, order: order[unit], median: medians[unit]),
        currentRank: forecast.currentRanks[unit], probabilityToImprove: ranks.probabilityToImprove(unit),
        probabilityOfTop: Dictionary(
          uniqueKeysWithValues: rankThresholds.map { ($0, ranks.probabilityOfTop($0, unit)) }),
        flags: forecast.flags[unit].names)
    }
  }

  /// The position of an entity among the forecast's units; `nil` where it is not forecast.
  public func position(of entity: String) -> Int? { forecast.units.firstIndex(of: entity) }
}
