public import LintasanStatistics
package import LintasanTables

/// What a model of one's own sees: the units that are forecast and all that was observed of them up to the origin.
public struct ForecastHistory: Sendable {
  /// The units that are forecast, ascending.
  public let units: [String]
  /// The surveys that were held, ascending; the last is the origin.
  public let times: [Int]
  /// The surveys to forecast, one a step.
  public let targets: [Int]
  /// The index and its components of these units; missing values are gaps.
  package let panel: Panel
  /// The variable of ``panel`` that is forecast.
  package let index: String
  /// The last score of each unit that was observed.
  public let last: [Double]
  /// The scale that scores cannot leave; `nil` where there is none.
  public let scale: ClosedRange<Double>?
  /// Whether rank 1 goes to the highest score.
  public let higherIsBetter: Bool
  /// Groupings of the units.
  package let groups: [GroupAttribute]

  /// The scores of a unit, by its position in ``units``, one a survey; `nil` where it was not surveyed.
  public func scores(of unit: Int) -> [Double?] {
    (panel.variables.firstIndex(of: index)).map { panel.series(unit: unit, variable: $0) } ?? []
  }

  /// The scores of all units at a survey, by its position in ``times``; `nil` where a unit was not surveyed.
  public func scores(at time: Int) -> [Double?] {
    (panel.variables.firstIndex(of: index)).map { panel.crossSection(time: time, variable: $0) } ?? []
  }
}

/// What a model of one's own says of the surveys to come, step by step and unit by unit.
public enum Futures: Sendable {
  /// Points and standard deviations: `points[step][unit]`. The library draws normal futures around them, all units together and
  /// the steps of one future along one path.
  case points([[Double]], spreads: [[Double]])
  /// Futures themselves: from a stream of random numbers, another one for each draw, to `scores[step][unit]`. Whatever holds units
  /// together, such as a common shock, is in them.
  case draws(@Sendable (_ random: inout PhiloxStream) -> [[Double]])
}

extension Forecaster {
  /// A model that gives a ``JointForecast`` itself has no futures to say.
  public func futures(of history: ForecastHistory, steps: Int) throws(ForecastError) -> Futures {
    throw .notApplicable(
      model: name, reason: "a model says either futures(of:steps:) or forecast(_:steps:), and this one says neither")
  }

  /// The joint forecast of a model that says its futures (``futures(of:steps:)``).
  public func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    let problem = problem.alone
    let observed = ObservedPanel(problem)
    let (units, flags, excluded) = try requirePopulation(observed, steps: steps)
    let last = observed.lastIndex(observed.origin)
    let kept = Set(units)
    let history = ForecastHistory(
      units: units.map { observed.units[$0] }, times: observed.times,
      targets: problem.calendar.years(after: observed.times[observed.origin], steps: steps),
      panel: problem.panel.selectingUnits { kept.contains($0) }, index: problem.index, last: units.map { last[$0] },
      scale: problem.scale, higherIsBetter: problem.higherIsBetter, groups: problem.groups)
    switch try futures(of: history, steps: steps) {
    case .points(let points, let spreads):
      try check(points, "points", history)
      try check(spreads, "spreads", history)
      for (step, row) in spreads.enumerated() {
        if let unit = row.firstIndex(where: { $0 < 0 }) {
          throw .notApplicable(
            model: name,
            reason:
              "the spread of \(history.units[unit]) at \(history.targets[step]) is \(row[unit]); expected 0 or more")
        }
      }
      return jointForecast(
        problem, units: units, flags: flags, excluded: excluded, steps: steps, points: points,
        simulator: NormalSimulator(points: points, deviations: spreads))
    case .draws(let future):
      let path: @Sendable (Int, UInt64) -> [[Double]] = { draw, seed in
        var random = PhiloxStream(seed: seed, stream: RandomPurpose.ownModel.stream(step: 0), draw: UInt64(draw))
        return future(&random)
      }
      try check(path(0, 0), "draws", history)
      return jointForecast(
        problem, units: units, flags: flags, excluded: excluded, steps: steps,
        simulator: PathSimulator(unitCount: units.count, stepCount: steps, path: path))
    }
  }

  /// That there is a finite number for each step and unit.
  private func check(_ values: [[Double]], _ what: String, _ history: ForecastHistory) throws(ForecastError) {
    guard values.count == history.targets.count else {
      throw .notApplicable(
        model: name, reason: "its \(what) have \(values.count) steps; expected \(history.targets.count)")
    }
    for (step, row) in values.enumerated() {
      guard row.count == history.units.count else {
        throw .notApplicable(
          model: name,
          reason: "its \(what) of step \(step + 1) are of \(row.count) units; expected \(history.units.count)")
      }
      if let unit = row.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(
          model: name, unit: history.units[unit], time: history.targets[step], value: row[unit])
      }
    }
  }
}

extension Forecaster where Self == DefaultModel {
  /// The default model.
  public static var `default`: DefaultModel { DefaultModel() }
}

extension Forecaster where Self == Naive {
  /// Nothing changes.
  public static var naive: Naive { Naive() }
}
