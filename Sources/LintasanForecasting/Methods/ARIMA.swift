/// ARIMA models of every unit's own series, on the years as they are, gaps and all.
public struct ARIMA: Forecaster {
  public let name: String
  public let summary: String
  private let candidates: [ARIMAModel]

  /// An autoregression of first order around a mean.
  public static let autoregressive = ARIMA(
    name: "ar", summary: "a first-order autoregression of each unit around its mean",
    [ARIMAModel(autoregressive: true, difference: false, movingAverage: false, constant: true)])

  /// The ARIMA(p, 1, q) with p, q ≤ 1, with or without drift, that AICc prefers for each unit.
  public static let automatic = ARIMA(
    name: "arima", summary: "the ARIMA(p,1,q) that AICc prefers for each unit",
    [false, true].flatMap { drift in
      [(false, false), (true, false), (false, true), (true, true)].map { autoregressive, movingAverage in
        ARIMAModel(
          autoregressive: autoregressive, difference: true, movingAverage: movingAverage, constant: drift)
      }
    })

  private init(name: String, summary: String, _ candidates: [ARIMAModel]) {
    self.name = name
    self.summary = summary
    self.candidates = candidates
  }

  public func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    try seriesForecast(problem, steps: steps, method: Method(candidates: candidates))
  }

  private struct Method: SeriesMethod {
    let candidates: [ARIMAModel]

    func forecast(_ series: ObservedSeries, targets: [SurveyTime]) -> [(point: Double, deviation: Double)]? {
      let fits = candidates.compactMap { $0.fit(series) }
      guard let best = fits.min(by: { ($0.aicc ?? .infinity) < ($1.aicc ?? .infinity) }) else { return nil }
      return targets.map { best.forecast($0.year) }
    }
  }
}
