import LintasanCore

/// Joint futures of the index by itself, from a function that gives one path after another.
struct PathSimulator: JointSimulator {
  let unitCount: Int
  let stepCount: Int
  let path: @Sendable (_ draw: Int, _ seed: UInt64) -> [[Double]]

  var variableCount: Int { 1 }

  func block(_ index: Int, seed: UInt64, shared: SharedRandom?) -> [[Double]] {
    let width = drawsPerBlock
    // What a path leaves out is no number, and found when the draws are checked.
    var steps = [[Double]](repeating: [Double](repeating: .nan, count: unitCount * width), count: stepCount)
    for draw in 0..<width {
      let path = path(index * width + draw, seed)
      for step in 0..<min(stepCount, path.count) {
        for unit in 0..<min(unitCount, path[step].count) { steps[step][unit * width + draw] = path[step][unit] }
      }
    }
    return steps
  }
}

extension Forecaster {
  /// A joint forecast of the index by itself, for a model of one's own: the model says what a draw is, and is given the units
  /// that are forecast.
  ///
  /// ```swift
  /// struct Persistence: Forecaster {
  ///   let name = "persistence", summary = "the last score and noise"
  ///   func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
  ///     try forecast(problem, steps: steps) { last in
  ///       { draw, seed in
  ///         var random = PhiloxStream(seed: seed, stream: 7, draw: UInt64(draw))
  ///         return (0..<steps).map { _ in last.map { $0 + 0.01 * random.normal() } }
  ///       }
  ///     }
  ///   }
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - problem: what is forecast.
  ///   - steps: how many surveys ahead.
  ///   - paths: from the last known score of every unit that is forecast to a function of draw and seed alone, which gives for
  ///     each step one finite score a unit.
  /// - Throws: as ``forecast(_:steps:)``; `.notApplicable` where a path has another shape.
  package func forecast(
    _ problem: ForecastProblem, steps: Int,
    paths: (_ last: [Double]) -> @Sendable (_ draw: Int, _ seed: UInt64) -> [[Double]]
  ) throws(ForecastError) -> JointForecast {
    let problem = problem.alone
    let history = ObservedPanel(problem)
    let (units, flags, excluded) = try requirePopulation(history, steps: steps)
    let last = history.lastIndex(history.origin)
    let path = paths(units.map { last[$0] })
    let first = path(0, 0)
    guard first.count == steps, first.allSatisfy({ $0.count == units.count && $0.allSatisfy(\.isFinite) }) else {
      throw .notApplicable(
        model: name, reason: "a path has to be \(steps) steps of \(units.count) finite scores")
    }
    return jointForecast(
      problem, units: units, flags: flags, excluded: excluded, steps: steps,
      simulator: PathSimulator(unitCount: units.count, stepCount: steps, path: path))
  }
}

extension ForecastProblem {
  /// The index by itself, without its components.
  var alone: ForecastProblem {
    changing { problem in
      problem.components = []
      problem.weights = WeightSchedule([])
    }
  }
}
