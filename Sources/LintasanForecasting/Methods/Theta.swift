#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The Theta method of every unit's own series: simple exponential smoothing with half the slope of the linear trend.
///
/// - References: Assimakopoulos, Nikolopoulos, “The theta model: a decomposition approach to forecasting”, International
///   Journal of Forecasting 16 (2000) 521–530; Hyndman, Billah, “Unmasking the Theta method”, the same 19 (2003)
///   287–290: simple exponential smoothing with drift.
package struct Theta: Forecaster {
  package let name = "theta"
  package let summary = "simple exponential smoothing with half the linear trend of each unit"

  /// The Theta method.
  package init() {}

  package func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    try seriesForecast(problem, steps: steps, method: Method())
  }

  struct Method: SeriesMethod {
    func forecast(_ series: ObservedSeries, targets: [SurveyTime]) -> [(point: Double, deviation: Double)]? {
      guard let fit = SmoothingModel(trend: .none).fit(series.spaced), let first = series.times.first?.position,
        let last = series.times.last?.position
      else { return nil }
      let positions = series.times.map { Double($0.position) }
      let count = Double(positions.count)
      let (meanTime, meanValue) = (positions.reduce(0, +) / count, series.values.reduce(0, +) / count)
      let squares = positions.reduce(0) { $0 + ($1 - meanTime) * ($1 - meanTime) }
      let products = zip(positions, series.values).reduce(0) { $0 + ($1.0 - meanTime) * ($1.1 - meanValue) }
      let slope = squares > 0 ? products / squares : 0
      let alpha = fit.weights.alpha
      let start = (1 - pow(1 - alpha, Double(last - first + 1))) / alpha
      return targets.map { target in
        let horizon = target.position - last
        return (fit.point(horizon) + slope / 2 * (Double(horizon - 1) + start), fit.deviation(horizon))
      }
    }
  }
}
