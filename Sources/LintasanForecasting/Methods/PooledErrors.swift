import LintasanStatistics

extension Forecaster {
  /// Independent futures of the index around a rule's points: the rule's own errors at each horizon, all units and earlier
  /// origins pooled, less their mean.
  ///
  /// Where fewer than three errors are known, normal ones with half the spread of the last survey times the root of the
  /// horizon are taken.
  ///
  /// - Parameter rule: the index of all units `horizon` surveys after survey `origin`, from that survey and earlier ones.
  func pooledForecast(
    _ problem: ForecastProblem, steps: Int, rule: (_ history: ObservedPanel, _ origin: Int, _ horizon: Int) -> [Double]
  ) throws(ForecastError) -> JointForecast {
    let history = ObservedPanel(try problem.indexOnly())
    let (units, flags, excluded) = try requirePopulation(history, steps: steps)
    var points: [[Double]] = []
    var distributions: [ErrorDonors.ErrorQuantiles] = []
    var scales: [Double] = []
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
      if errors.count > 2, let mean = Moments.mean(errors) {
        let sorted = BucketSort.ascending(errors).map { $0 - mean }
        distributions.append(
          ErrorDonors.ErrorQuantiles(
            errors: sorted, stays: [Bool](repeating: false, count: sorted.count), middle: 0))
        scales.append(1)
      } else {
        distributions.append(PooledFit.normal)
        scales.append(0.5 * spread * Double(horizon).squareRoot())
      }
    }
    let last = history.lastIndex(history.origin)
    let scores = units.map { last[$0] }
    let simulator = EmpiricalSimulator(
      steps: points.indices.map { step in
        EmpiricalSimulator.Step(
          centres: points[step], move: .none, distributions: [distributions[step]],
          distribution: units.map { _ in 0 }, scales: units.map { _ in scales[step] }, shifts: units.map { _ in 0 },
          blocks: nil)
      }, last: scores, levels: scores, transform: .identity, limits: nil, lattice: nil)
    return jointForecast(
      problem, units: units, flags: flags, excluded: excluded, steps: steps, points: points,
      simulator: simulator)
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
