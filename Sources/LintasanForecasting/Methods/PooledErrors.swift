import LintasanStatistics

extension Forecaster {
  /// Independent normal futures of the index around a rule's points, with the standard deviation of the rule's own errors
  /// at each horizon, all units and earlier origins pooled.
  ///
  /// Where fewer than three errors are known, half the spread of the last survey times the root of the horizon is taken.
  ///
  /// - Parameter rule: the index of all units `horizon` surveys after survey `origin`, from that survey and earlier ones.
  func pooledForecast(
    _ problem: ForecastProblem, steps: Int, rule: (_ history: ObservedPanel, _ origin: Int, _ horizon: Int) -> [Double]
  ) throws(ForecastError) -> JointForecast {
    let history = ObservedPanel(try problem.indexOnly())
    let (units, flags, excluded) = try requirePopulation(history, steps: steps)
    var points: [[Double]] = []
    var deviations: [[Double]] = []
    for horizon in 1...steps {
      let point = rule(history, history.origin, horizon)
      points.append(units.map { point[$0] })
      var errors: [Double] = []
      for earlier in stride(from: 0, through: history.origin - horizon, by: 1) {
        let past = rule(history, earlier, horizon)
        for unit in past.indices {
          // Only origins at which the unit was observed count.
          let error = history.index[earlier + horizon, unit] - past[unit] + 0 * history.index[earlier, unit]
          if !error.isNaN { errors.append(error) }
        }
      }
      let spread = Moments.standardDeviation(history.index.present(history.origin), degreesLost: 0) ?? 0
      let deviation =
        errors.count > 2
        ? Moments.standardDeviation(errors) ?? 0 : 0.5 * spread * Double(horizon).squareRoot()
      deviations.append([Double](repeating: deviation, count: units.count))
    }
    return jointForecast(
      problem, units: units, flags: flags, excluded: excluded, steps: steps, points: points,
      simulator: NormalSimulator(points: points, deviations: deviations))
  }
}

extension ForecastProblem {
  /// The problem of the index by itself.
  func indexOnly() throws(ForecastError) -> ForecastProblem {
    if components.isEmpty { return self }
    return try ForecastProblem(
      panel: panel, index: index, scale: scale, higherIsBetter: higherIsBetter, calendar: calendar,
      levelsFrom: levelsFrom, groups: groups, drivers: drivers, population: population)
  }
}
