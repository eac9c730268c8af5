package import LintasanCore
import LintasanStatistics

/// A joint forecast of all units: a simulator of their futures.
///
/// A draw is a function of (seed, draw) alone. Scores and ranks taken from the same draws belong together.
public struct JointForecast: Sendable {
  /// The model's name.
  package let model: String
  /// The units that are forecast, ascending.
  package let units: [String]
  /// The last survey that was known.
  package let origin: Int
  /// The future surveys.
  package let times: [Int]
  /// The variables that are simulated: the components, if any, and the index last.
  package let variables: [String]
  /// Whether rank 1 goes to the highest score.
  package let higherIsBetter: Bool
  /// What rank equal scores get.
  package let ties: TieRule
  /// The rank of each unit at the origin; `nil` where it was not observed then.
  package let currentRanks: [Double?]
  /// What is to be said of each unit's forecast.
  package let flags: [ForecastFlags]
  /// The units of the panel that are not forecast, with the reason.
  package let excluded: [ExcludedUnit]
  /// For each step the index's point forecasts, one a unit, where the model has such beside its distribution; otherwise
  /// `nil`, and medians of the draws are its points.
  package let points: [[Double]?]
  /// For each step what units are ordered by, where places count beside the median of drawn ranks.
  let centres: [Centre?]
  /// For each step what the model chose, where it chooses.
  package let chosen: [String?]
  let simulator: any JointSimulator
  /// Who leaves and enters until each step; `nil` where ranks are among the units themselves.
  let turnover: Turnover?

  /// What units are ordered by at one step.
  struct Centre: Sendable {
    /// The central scores, one a unit, on any increasing scale.
    let order: [Double]
    /// Whether the place in their order is the forecast of a rank; otherwise the mean of place and median rank is.
    let isPlace: Bool
  }

  /// The most draws that are kept: two hundred and fifty million scores in all, fewer where `WorkBudget` says so, and
  /// at least 100 draws.
  package var largestDrawCount: Int {
    Self.largestDrawCount(units: units.count, variables: variables.count, steps: times.count)
  }

  /// The most draws that are kept of a forecast of some size.
  static func largestDrawCount(units: Int, variables: Int, steps: Int) -> Int {
    max(100, WorkBudget.largestCount(of: units * variables * steps))
  }

  /// The draws that are made where nobody asks for more; of very many units as many of them as fit into memory.
  static var usualDraws: Int { 10_000 }

  /// Checks, before anything is drawn, that what was asked for beyond the usual fits into memory.
  static func expectRoom(draws: Int, units: Int, variables: Int, steps: Int) throws(ForecastError) {
    if let excess = WorkBudget.memoryExcess(
      draws, of: "`draws`", numbers: units * variables * steps, least: usualDraws, otherwise: "fewer surveys")
    {
      throw .tooMuch(excess)
    }
  }

  /// The scores of one draw.
  ///
  /// - Returns: for each step and variable one score a unit.
  package func scores(draw: Int, seed: UInt64) -> [[[Double]]] {
    let width = simulator.drawsPerBlock
    let count = units.count
    return simulator.block(draw / width, seed: seed).map { block in
      variables.indices.map { variable in
        (0..<count).map { block[(variable * count + $0) * width + draw % width] }
      }
    }
  }

  /// Simulates.
  ///
  /// - Parameters:
  ///   - draws: how many, at least 1.
  ///   - seed: the same seed gives the same bytes, on any number of threads.
  ///   - threads: how many threads may work; the result is the same for every number.
  /// - Returns: a simulation of as many draws, or of as many as fit into memory where there are very many units
  ///   (``largestDrawCount``): see its `drawCount`.
  /// - Throws: `.drawsBelowOne`, `.tooMuch` for more than 10,000 that do not fit into memory, `.notFinite` where a model of
  ///   one's own draws what is no number, `.cancelled` where the task that asks is.
  package func simulate(draws: Int, seed: UInt64, threads: Int = 1) throws(ForecastError) -> SimulatedForecast {
    try simulate(draws: draws, seed: seed, threads: threads, shared: nil)
  }

  /// As ``simulate(draws:seed:threads:)``, with random numbers that other models of the same units share.
  func simulate(
    draws: Int, seed: UInt64, threads: Int = 1, shared: SharedRandom?
  ) throws(ForecastError) -> SimulatedForecast {
    guard draws >= 1 else { throw .drawsBelowOne(draws) }
    try Self.expectRoom(draws: draws, units: units.count, variables: variables.count, steps: times.count)
    return try SimulatedForecast(self, draws: min(draws, largestDrawCount), seed: seed, threads: threads, shared: shared)
  }
}

extension JointForecast {
  /// The forecast under another model's name.
  func named(_ name: String, chosen: String) -> JointForecast {
    JointForecast(
      model: name, units: units, origin: origin, times: times, variables: variables, higherIsBetter: higherIsBetter,
      ties: ties, currentRanks: currentRanks, flags: flags, excluded: excluded, points: points, centres: centres,
      chosen: self.chosen.map { $0 ?? chosen }, simulator: simulator, turnover: turnover)
  }

  /// The place of each unit in the order of central scores at a step: the model's own, or the median scores.
  ///
  /// - Parameters:
  ///   - step: the step, counted from 0.
  ///   - medians: the median scores of the units.
  ///   - chosen: the units among which to order, as many as medians; all by default.
  package func order(step: Int, medians: [Double], among chosen: [Int]? = nil) -> [Int] {
    let own = (centres[step]?.order ?? points[step]).map { order in (chosen ?? Array(units.indices)).map { order[$0] } }
    return RowRanker.ranks(own ?? medians, higherIsBetter: higherIsBetter).map { Int($0) }
  }

  /// The rank that is forecast, from a place in the order and the median of drawn ranks.
  ///
  /// Medians of drawn ranks are drawn to the middle of a ranking, places are not: each is right in part.
  package func centralRank(step: Int, order: Int, median: Double) -> Double {
    // Who leaves and enters moves ranks to one side; an order of those present knows nothing of it.
    if turnover != nil, centres[step] != nil || points[step] == nil { return median }
    if let centre = centres[step] { return centre.isPlace ? Double(order) : (Double(order) + median) / 2 }
    return points[step] == nil ? median : Double(order)
  }
}

/// What is to be said of a unit's forecast.
package struct ForecastFlags: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Observed once only: its forecast leans on the others, or on its group where there are groups.
  package static let fewPoints = ForecastFlags(rawValue: 1)
  /// Not observed at the origin: its last standing is carried forward.
  package static let notAtOrigin = ForecastFlags(rawValue: 2)

  /// Short names, as tables print them.
  package var names: [String] {
    var names: [String] = []
    if contains(.fewPoints) { names.append("few_points") }
    if contains(.notAtOrigin) { names.append("not_at_origin") }
    return names
  }
}

/// A unit of the panel that cannot be forecast, and why.
package struct ExcludedUnit: Hashable, Sendable {
  /// What it lacks: a value at a time, or any up to it.
  package enum Lack: Hashable, Sendable {
    case valueAt(Int)
    case valueUpTo(Int)
  }

  /// The unit.
  package let unit: String
  /// What it lacks.
  package let lack: Lack

  /// A unit and what it lacks.
  package init(unit: String, lack: Lack) {
    self.unit = unit
    self.lack = lack
  }

  /// The reason in a few words.
  ///
  /// - Parameter label: how a time is written.
  package func reason(_ label: (Int) -> String) -> String {
    switch lack {
    case .valueAt(let time): "no value at \(label(time))"
    case .valueUpTo(let time): "no value up to \(label(time))"
    }
  }
}
