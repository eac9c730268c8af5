/// Exponential smoothing of every unit's own series: simple, with trend (Holt), with damped trend, or the form that the
/// corrected Akaike criterion prefers.
package struct ExponentialSmoothing: Forecaster {
  package let name: String
  package let summary: String
  /// The one form, or `nil` for the best of all.
  private let model: SmoothingModel?

  /// Level only.
  package static let simple = ExponentialSmoothing(
    name: "ses", summary: "simple exponential smoothing of each unit", SmoothingModel(trend: .none))
  /// Level and trend.
  package static let holt = ExponentialSmoothing(
    name: "holt", summary: "exponential smoothing with a trend", SmoothingModel(trend: .additive))
  /// Level and damped trend.
  package static let damped = ExponentialSmoothing(
    name: "damped", summary: "exponential smoothing with a damped trend", SmoothingModel(trend: .damped))
  /// The best by AICc of additive and multiplicative errors and of no, additive, damped, multiplicative and damped
  /// multiplicative trends; multiplicative forms where all scores are positive.
  package static let automatic = ExponentialSmoothing(
    name: "ets", summary: "the exponential smoothing that AICc prefers for each unit", nil)

  private init(name: String, summary: String, _ model: SmoothingModel?) {
    self.name = name
    self.summary = summary
    self.model = model
  }

  package func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    try seriesForecast(problem, steps: steps, method: Method(model: model))
  }

  private struct Method: SeriesMethod {
    let model: SmoothingModel?

    func forecast(_ series: ObservedSeries, targets: [SurveyTime]) -> [(point: Double, deviation: Double)]? {
      let spaced = series.spaced
      let fits = if let model { [model.fit(spaced)].compactMap { $0 } } else { SmoothingModel.allFits(spaced) }
      let best = fits.min { ($0.aicc ?? .infinity) < ($1.aicc ?? .infinity) }
      guard let best, let last = series.times.last?.position else { return nil }
      return targets.map { (best.point($0.position - last), best.deviation($0.position - last)) }
    }
  }
}
