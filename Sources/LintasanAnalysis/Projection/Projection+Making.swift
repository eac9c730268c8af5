public import LintasanForecasting
import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Projection {
  /// Forecasts an index up to a year with any model, one of one's own too.
  ///
  /// - Parameters:
  ///   - index: the index.
  ///   - year: the last year that is forecast: all surveys up to it.
  ///   - model: the model.
  ///   - seed: the same seed gives the same bytes, on any number of threads.
  ///   - draws: how many futures are drawn.
  ///   - threads: how many threads may work, `nil` for all cores.
  /// - Throws: `ForecastError` for a year that is no future, too few data, what the model cannot do or gives wrongly; `.cancelled`
  ///   where the task that asks is.
  public init(
    of index: IndexData, through year: Int, model: any Forecaster = .default, seed: UInt64, draws: Int = 10_000,
    threads: Int? = nil
  ) throws(ForecastError) {
    let problem = try index.forecastProblem()
    let origin = problem.origin ?? index.lastYear
    let steps = problem.calendar.steps(from: origin, to: year)
    guard steps > 0 else { throw .notAfterOrigin(time: index.label(year), origin: index.label(origin)) }
    try self.init(of: index, stepsAhead: steps, model: model, seed: seed, draws: draws, threads: threads)
  }

  /// Forecasts so many surveys of an index with any model, one of one's own too.
  ///
  /// - Throws: as ``init(of:through:model:seed:draws:threads:)``.
  public init(
    of index: IndexData, stepsAhead: Int, model: any Forecaster = .default, seed: UInt64, draws: Int = 10_000,
    threads: Int? = nil
  ) throws(ForecastError) {
    let problem = try index.forecastProblem()
    try problem.requireReach(stepsAhead, label: index.label)
    let forecast = try model.forecast(problem, steps: stepsAhead)
    try self.init(
      of: index, forecast: forecast,
      settings: Settings(
        model: model.name, draws: draws, seed: seed, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount))
  }

  /// What is expected of an entity at a future survey, for programs that know both; where they come from data there is
  /// ``entityForecast(_:in:)``, which throws.
  ///
  /// - Parameters:
  ///   - entity: its identifier or its name.
  ///   - year: the year of the survey.
  /// - Precondition: the projection has the entity and the survey.
  public func forecast(of entity: String, in year: Int) -> EntityForecast {
    do throws(IndexDataError) { return try entityForecast(entity, in: year) } catch { preconditionFailure("\(error)") }
  }

  /// What is expected of an entity at a future survey.
  ///
  /// - Parameters:
  ///   - entity: its identifier or its name.
  ///   - year: the year of the survey.
  /// - Throws: `.unknownEntity`, `.unknownYear` naming the surveys that there are, `.notForecast` with the reason.
  public func entityForecast(_ entity: String, in year: Int) throws(IndexDataError) -> EntityForecast {
    let found = try index.entity(entity)
    guard let step = years.firstIndex(of: year) else { throw .unknownYear(year, available: years) }
    guard let unit = position(of: found) else {
      let reason = forecast.excluded.first { $0.unit == found }?.reason(index.label)
      throw .notForecast(entity: found, reason: reason ?? "it has no score at \(index.label(origin))")
    }
    return forecasts[step][unit]
  }
}

extension Projection: CustomStringConvertible {
  /// What was forecast and how, and the first ranks of the last survey with their 80 % intervals.
  public var description: String {
    let years = years.map(index.timeAxis.label)
    let head =
      "Projection of \(Quotation.plain(index.shortName)) from \(index.timeAxis.label(origin)): \(years.joined(separator: ", ")); "
      + "model \(forecast.model), \(drawCount) draws, seed \(settings.seed), \(forecast.units.count) entities"
    guard let last = forecasts.last, let year = years.last else { return head }
    let rows = last.inOrderOfRank
    func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
    let table = Table(
      Column("entity", rows.map(\.entity)), Column("name", rows.map(\.name)),
      Column("rank", rows.map(\.rank.median)), Column("rank_lower_80", rows.map(\.rank.lower80)),
      Column("rank_upper_80", rows.map(\.rank.upper80)), Column("score", rows.map { rounded($0.score.median) }),
      Column("score_lower_80", rows.map { rounded($0.score.lower80) }),
      Column("score_upper_80", rows.map { rounded($0.score.upper80) }))
    return "\(head)\n\(year):\n\(table.text(rows: 10, width: 120))"
  }
}

extension EntityForecast: CustomStringConvertible {
  /// Score and rank with their 80 % intervals.
  public var description: String {
    func text(_ value: Double) -> String { NumberText.rounded(value, significantDigits: 4) }
    return
      "\(Quotation.plain(name)) \(year): score \(text(score.median)) (\(text(score.lower80)) to \(text(score.upper80))), "
      + "rank \(text(rank.median)) (\(text(rank.lower80)) to \(text(rank.upper80)))"
  }
}

extension DrawSummary: CustomStringConvertible {
  /// The median with the 80 % interval.
  public var description: String {
    func text(_ value: Double) -> String { NumberText.rounded(value, significantDigits: 6) }
    return "\(text(median)) (80%: \(text(lower80)) to \(text(upper80)))"
  }
}

extension Backtest {
  /// An evaluation of models on an index: at every earlier survey each forecasts from what was known then.
  ///
  /// - Parameters:
  ///   - index: the index.
  ///   - models: shipped ones and one's own; with `.naive` among them ratios to it are given.
  ///   - horizons: surveys ahead, each 1 or more.
  ///   - from: the first target; by default the second half of the surveys.
  ///   - to: the last target; by default the last survey.
  ///   - draws: futures of each forecast.
  ///   - seed: the seed of the random numbers.
  /// - Throws: `ForecastError`: no models or horizons, horizons below 1, no target, too few data.
  public init(
    of index: IndexData, models: [any Forecaster], horizons: [Int] = [1, 2, 3], from: Int? = nil, to: Int? = nil,
    draws: Int = 1000, seed: UInt64 = 1
  ) throws(ForecastError) {
    try self.init(
      index.forecastProblem(), models: models, horizons: horizons, from: from, to: to, draws: draws, seed: seed)
  }
}
