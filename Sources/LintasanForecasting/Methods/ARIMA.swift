/// ARIMA models of every unit's own series, on the years as they are, gaps and all.
package struct ARIMA: Forecaster {
  package let name: String
  package let summary: String
  private let method: Method

  /// An autoregression of first order around a mean.
  package static let autoregressive = ARIMA(
    name: "ar", summary: "a first-order autoregression of each unit around its mean",
    Method(start: [ARIMAModel(autoregressive: 1, difference: false, movingAverage: 0, constant: true)], highest: 0))

  /// The ARIMA(p, 1, q) with p, q ≤ 3, with or without drift, that AICc prefers for each unit: the best of the simplest
  /// ones, then of its neighbours as long as one is better.
  ///
  /// - Reference: Hyndman, Khandakar, “Automatic time series forecasting: the forecast package for R”, Journal of
  ///   Statistical Software 27 (2008) 3, section 3.2. The search starts from the simple models, since a dozen surveys
  ///   carry no ARIMA(2, 1, 2), and d = 1 is given: a standing that is kept is the null.
  package static let automatic = ARIMA(
    name: "arima", summary: "the ARIMA(p,1,q) that AICc prefers for each unit",
    Method(
      start: [false, true].flatMap { drift in
        [(0, 0), (1, 0), (0, 1), (1, 1)].map { p, q in
          ARIMAModel(autoregressive: p, difference: true, movingAverage: q, constant: drift)
        }
      }, highest: 3))

  private init(name: String, summary: String, _ method: Method) {
    self.name = name
    self.summary = summary
    self.method = method
  }

  package func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    try seriesForecast(problem, steps: steps, method: method)
  }

  struct Method: SeriesMethod {
    /// The models that are tried in any case.
    let start: [ARIMAModel]
    /// The highest p and q to go to; 0 for nothing but the start.
    let highest: Int

    func forecast(_ series: ObservedSeries, targets: [SurveyTime]) -> [(point: Double, deviation: Double)]? {
      best(series).map { best in targets.map { best.forecast($0.year) } }
    }

    /// The model that AICc prefers.
    func best(_ series: ObservedSeries) -> ARIMAFit? {
      var tried: Set<ARIMAModel> = []
      var best: ARIMAFit?
      func isBetter(_ model: ARIMAModel) -> Bool {
        guard tried.insert(model).inserted, let fit = model.fit(series) else { return false }
        if let known = best, (known.aicc ?? .infinity) <= (fit.aicc ?? .infinity) { return false }
        best = fit
        return true
      }
      for model in start { _ = isBetter(model) }
      while let model = best?.model, neighbours(of: model).contains(where: isBetter) {}
      return best
    }

    /// Models with one coefficient more or less of either kind, or of both, and with the constant or without it.
    private func neighbours(of model: ARIMAModel) -> [ARIMAModel] {
      guard highest > 0 else { return [] }
      return [
        (0, 0, true), (1, 0, false), (0, 1, false), (-1, 0, false), (0, -1, false), (1, 1, false), (-1, -1, false),
      ]
      .compactMap { p, q, turns in
        let (p, q) = (model.autoregressive + p, model.movingAverage + q)
        guard (0...highest).contains(p), (0...highest).contains(q) else { return nil }
        return ARIMAModel(
          autoregressive: p, difference: model.difference, movingAverage: q,
          constant: turns ? !model.constant : model.constant)
      }
    }
  }
}
