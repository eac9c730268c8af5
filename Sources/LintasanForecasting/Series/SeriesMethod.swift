/// A method that forecasts one series by itself.
protocol SeriesMethod: Sendable {
  /// Points and standard deviations at the times asked for; `nil` where the series is too short for the method.
  ///
  /// - Parameters:
  ///   - series: values in order of time with their years, without gaps; positions count surveys.
  ///   - targets: the future surveys.
  func forecast(_ series: ObservedSeries, targets: [SurveyTime]) -> [(point: Double, deviation: Double)]?
}

/// A survey by its position in the calendar and its year.
struct SurveyTime: Hashable, Sendable {
  let position: Int
  let year: Int
}

/// What was observed of one unit.
struct ObservedSeries: Sendable {
  let times: [SurveyTime]
  let values: [Double]

  /// The values from the first to the last survey, with gaps.
  var spaced: [Double?] {
    guard let first = times.first?.position, let last = times.last?.position else { return [] }
    var spaced = [Double?](repeating: nil, count: last - first + 1)
    for (time, value) in zip(times, values) { spaced[time.position - first] = value }
    return spaced
  }

  /// The values year by year from the first to the last, with gaps; `nil` without any.
  var yearly: [Double?]? {
    guard let first = times.first?.year, let last = times.last?.year else { return nil }
    var yearly = [Double?](repeating: nil, count: last - first + 1)
    for (time, value) in zip(times, values) { yearly[time.year - first] = value }
    return yearly
  }
}

extension Forecaster {
  /// Independent normal futures of every unit by its own series.
  ///
  /// A unit whose series is too short keeps its last score, with the standard deviation of all units' past errors.
  func seriesForecast(
    _ problem: ForecastProblem, steps: Int, method: some SeriesMethod
  ) throws(ForecastError) -> JointForecast {
    let history = ObservedPanel(try problem.indexOnly())
    let population = try requirePopulation(history, steps: steps)
    let origin = history.origin
    let targets = (1...steps).map { SurveyTime(position: origin + $0, year: history.time(origin, plus: $0)) }
    let spread = history.meanChange(through: origin)
    var points = targets.map { _ in [Double]() }
    var deviations = points
    var flags = population.flags
    for (place, unit) in population.units.enumerated() {
      let known = (0...origin).filter { !history.index[$0, unit].isNaN }
      let series = ObservedSeries(
        times: known.map { SurveyTime(position: $0, year: history.times[$0]) },
        values: known.map { history.index[$0, unit] })
      let found = method.forecast(series, targets: targets)
      if found == nil { flags[place].insert(.fewPoints) }
      let last = series.values.last ?? 0
      for step in targets.indices {
        points[step].append(found?[step].point ?? last)
        deviations[step].append(found?[step].deviation ?? 1.25 * spread * Double(step + 1).squareRoot())
      }
    }
    return jointForecast(
      problem, units: population.units, flags: flags, excluded: population.excluded, steps: steps, points: points,
      simulator: NormalSimulator(points: points, deviations: deviations))
  }
}
