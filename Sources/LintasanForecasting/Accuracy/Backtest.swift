import LintasanLinearAlgebra
import LintasanStatistics
import LintasanTables
import Synchronization

/// A rolling-origin evaluation: at every earlier survey each model forecasts from what was known then.
public struct Backtest: Sendable {
  /// The models, in the order of the results.
  package let models: [any Forecaster]
  /// Surveys ahead, ascending.
  package let horizons: [Int]
  /// The first and the last target.
  package let targets: ClosedRange<Int>
  /// Draws of each forecast.
  package let draws: Int
  /// The seed: draws are those of a forecast as of the origin with this seed.
  package let seed: UInt64

  /// An evaluation on the targets from `from` (by default the second half of the surveys) to `to` (the last one).
  ///
  /// - Throws: `.nothingToCompare`, `.sameName` for two models of one name, `.stepsBelowOne` for a horizon below 1, `.drawsBelowOne`, `.noTargets` where no survey lies between.
  package init(
    _ problem: ForecastProblem, models: [any Forecaster], horizons: [Int] = [1, 2, 3], from: Int? = nil,
    to: Int? = nil, draws: Int = 2000, seed: UInt64 = 1
  ) throws(ForecastError) {
    let times = problem.panel.times
    guard let last = times.last else { throw .tooFewPeriods(found: 0, needed: 2) }
    guard !models.isEmpty else { throw .nothingToCompare("models") }
    guard !horizons.isEmpty else { throw .nothingToCompare("horizons") }
    var names: Set<String> = []
    for model in models where !names.insert(model.name).inserted { throw .sameName(model.name) }
    for horizon in horizons where horizon < 1 { throw .stepsBelowOne(horizon) }
    guard draws >= 1 else { throw .drawsBelowOne(draws) }
    let first = from ?? times[times.count / 2]
    let end = to ?? last
    let reachable = times.indices.contains { position in
      times[position] >= first && times[position] <= end
        && horizons.contains { position - $0 >= problem.firstOrigin }
    }
    guard reachable, first <= end else { throw .noTargets(from: first, to: end, times: times) }
    // In the order of the registry, so that results joined from shards come in the same one.
    self.models = Forecasters.ordered(models)
    self.horizons = Set(horizons).sorted()
    targets = first...end
    self.draws = draws
    self.seed = seed
    self.problem = problem
  }

  /// What is forecast.
  package let problem: ForecastProblem

  /// One forecast to make: a model at an origin.
  private struct Job: Sendable {
    let model: Int
    let origin: Int
    let steps: Int
  }

  /// All forecasts, in a fixed order.
  private var tasks: [Job] {
    let times = problem.panel.times
    var tasks: [Job] = []
    for origin in times.indices.dropFirst(problem.firstOrigin) {
      let reached = horizons.filter { origin + $0 < times.count && targets.contains(times[origin + $0]) }
      guard let steps = reached.last else { continue }
      for model in models.indices { tasks.append(Job(model: model, origin: origin, steps: steps)) }
    }
    return tasks
  }

  /// Number of forecasts that the evaluation makes, or a part of it.
  package func forecastCount(of shard: (part: Int, of: Int)? = nil) -> Int { tasks(of: shard).count }

  /// The fewest draws that a forecast makes: ``draws``, or as many as fit into memory where there are very many units.
  package var fewestDraws: Int {
    let variables = problem.components.isEmpty ? 1 : problem.components.count + 1
    return min(
      draws,
      JointForecast.largestDrawCount(
        units: problem.panel.units.count, variables: variables, steps: horizons.last ?? 1))
  }

  /// Makes the forecasts and compares them with what came.
  ///
  /// - Parameters:
  ///   - shard: the part to do, such as 2 of 5; `nil` for all. The records of all parts together are those of one run.
  ///   - threads: how many threads may work; the result is the same for every number.
  ///   - progress: called after each forecast, from whichever thread made it.
  /// - Throws: as ``run(threads:progress:)``; `.noSuchPart`.
  package func run(
    shard: (part: Int, of: Int)?, threads: Int = 1, progress: @Sendable () -> Void = {}
  ) throws(ForecastError) -> BacktestResult {
    try run(shard: shard, threads: threads, isCancelled: { false }, progress: progress)
  }

  /// Makes all forecasts on the caller's time and compares them with what came; ``run(progress:)`` leaves the caller's thread free.
  ///
  /// - Parameters:
  ///   - threads: how many threads may work; the result is the same for every number.
  ///   - progress: called after each forecast, from whichever thread made it.
  /// - Throws: what a model cannot do, apart from origins with too little known, which are left out; `.cancelled` where the task
  ///   that asks is.
  public func run(threads: Int, progress: @Sendable () -> Void = {}) throws(ForecastError) -> BacktestResult {
    try run(shard: nil, threads: threads, progress: progress)
  }

  func run(
    shard: (part: Int, of: Int)?, threads: Int, isCancelled: @Sendable () -> Bool, progress: @Sendable () -> Void
  ) throws(ForecastError) -> BacktestResult {
    try JointForecast.expectRoom(
      draws: draws, units: problem.panel.units.count,
      variables: problem.components.isEmpty ? 1 : problem.components.count + 1, steps: horizons.last ?? 1)
    if let shard, shard.of < 1 || !(1...shard.of).contains(shard.part) { throw .noSuchPart(shard.part, of: shard.of) }
    let whole = ObservedPanel(problem)
    let work = joined(tasks(of: shard))
    // Models of one origin stand side by side in the work, and share what they draw.
    let stores = Dictionary(uniqueKeysWithValues: Set(work.map(\.job.origin)).map { ($0, SharedRandom()) })
    let left = Mutex(Dictionary(grouping: work, by: \.job.origin).mapValues(\.count))
    let records = try parallelMap(
      count: work.count, threads: threads, cancelled: { ForecastError.cancelled }
    ) { task throws(ForecastError) in
      if isCancelled() { throw .cancelled }
      let (job, twin) = work[task]
      let store = stores[job.origin]
      defer {
        for _ in 0..<(twin == nil ? 1 : 2) { progress() }
        let isLast = left.withLock { left in
          left[job.origin, default: 1] -= 1
          return left[job.origin] == 0
        }
        if isLast { store?.empty() }
      }
      let records = try self.records(of: job, whole, shared: store)
      return records + (twin.map { twin in records.map { $0.named(models[twin].name, chosen: models[job.model].name) } } ?? [])
    }
    return BacktestResult(records.flatMap { $0 }, models: models.map(\.name))
  }

  /// Jobs, where one model is another by name here joined to that one's: a forecast is made once.
  private func joined(_ jobs: [Job]) -> [(job: Job, twin: Int?)] {
    guard let delegate = DefaultModel.delegate(for: problem),
      let twin = models.firstIndex(where: { $0 is DefaultModel }),
      let own = models.firstIndex(where: { ($0 as? PanelModel)?.variant == delegate.variant })
    else { return jobs.map { ($0, nil) } }
    let (origins, twins) = (
      Set(jobs.filter { $0.model == own }.map(\.origin)), Set(jobs.filter { $0.model == twin }.map(\.origin))
    )
    return jobs.compactMap { job in
      if job.model == own { return (job, twins.contains(job.origin) ? twin : nil) }
      return job.model == twin && origins.contains(job.origin) ? nil : (job, nil)
    }
  }

  private func tasks(of shard: (part: Int, of: Int)?) -> [Job] {
    guard let shard else { return tasks }
    precondition(shard.of >= 1 && (1...shard.of).contains(shard.part), "part \(shard.part) of \(shard.of)")
    return tasks.enumerated().filter { $0.offset % shard.of == shard.part - 1 }.map(\.element)
  }

  private func records(
    of task: Job, _ whole: ObservedPanel, shared: SharedRandom?
  ) throws(ForecastError) -> [ForecastRecord] {
    let model = models[task.model]
    let origin = whole.times[task.origin]
    let driversThrough = model.usesLaterDrivers ? whole.times[task.origin + task.steps] - 1 : nil
    let forecast = try model.forecast(problem, asOf: origin, driversThrough: driversThrough, steps: task.steps)
    let simulation = try forecast.simulate(draws: draws, seed: seed, shared: shared)
    let scale = whole.meanChange(through: task.origin)
    var records: [ForecastRecord] = []
    for horizon in horizons where horizon <= task.steps && targets.contains(whole.times[task.origin + horizon]) {
      let outcome = Outcome(simulation, step: horizon - 1, whole, target: task.origin + horizon)
      records += outcome.records(model: model.name, horizon: horizon, scale: scale)
    }
    return records
  }
}
