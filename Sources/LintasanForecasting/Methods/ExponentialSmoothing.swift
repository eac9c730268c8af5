/// Exponential smoothing of every unit's own series: simple, with trend (Holt), with damped trend, or the one of these
/// that the corrected Akaike criterion prefers.
public struct ExponentialSmoothing: Forecaster {
  public let name: String
  public let summary: String
  private let candidates: [SmoothingModel]

  /// Level only.
  public static let simple = ExponentialSmoothing(
    name: "ses", summary: "simple exponential smoothing of each unit", [SmoothingModel(trend: .none)])
  /// Level and trend.
  public static let holt = ExponentialSmoothing(
    name: "holt", summary: "exponential smoothing with a trend", [SmoothingModel(trend: .additive)])
  /// Level and damped trend.
  public static let damped = ExponentialSmoothing(
    name: "damped", summary: "exponential smoothing with a damped trend", [SmoothingModel(trend: .damped)])
  /// The best of the three by AICc.
  public static let automatic = ExponentialSmoothing(
    name: "ets", summary: "the exponential smoothing that AICc prefers for each unit",
    [SmoothingModel(trend: .none), SmoothingModel(trend: .additive), SmoothingModel(trend: .damped)])

  private init(name: String, summary: String, _ candidates: [SmoothingModel]) {
    self.name = name
    self.summary = summary
    self.candidates = candidates
  }

  public func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    try seriesForecast(problem, steps: steps, method: Method(candidates: candidates))
  }

  private struct Method: SeriesMethod {
    let candidates: [SmoothingModel]

    func forecast(_ series: ObservedSeries, targets: [SurveyTime]) -> [(point: Double, deviation: Double)]? {
      let spaced = series.spaced
      let fits = candidates.compactMap { $0.fit(spaced) }
      let best = fits.min { ($0.aicc ?? .infinity) < ($1.aicc ?? .infinity) }
      guard let best, let last = series.times.last?.position else { return nil }
      return targets.map { (best.point($0.position - last), best.deviation($0.position - last)) }
    }
  }
}
