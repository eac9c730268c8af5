import LintasanTestSupport
import Testing

@testable import LintasanForecasting

/// Models of single series against statsforecast and statsmodels (`Fixtures/series`).
@Suite struct SeriesModelTests {
  private struct Document: Decodable {
    struct Smoothing: Decodable {
      let country, model: String
      let sum_of_squares, alpha: Double
      let mean: [Double]
    }
    struct Arima: Decodable {
      let country: String
      let p, q: Int
      let d: Int
      let parameters, mean, deviation: [Double]
      let log_likelihood, variance: Double
    }
    let smoothing: [Smoothing]
    let arima: [Arima]
  }

  private let document: Document
  private let history: ObservedPanel

  init() throws {
    document = try Fixture.json(Document.self, "series/series.json")
    history = ObservedPanel(try ShippedPanels.egdi())
  }

  private func series(_ country: String) throws -> ObservedSeries {
    let unit = try #require(history.units.firstIndex(of: country))
    let known = history.times.indices.filter { !history.index[$0, unit].isNaN }
    return ObservedSeries(
      times: known.map { SurveyTime(position: $0, year: history.times[$0]) },
      values: known.map { history.index[$0, unit] })
  }

  /// The optimum is searched otherwise (initial states by least squares): never a worse sum of squares, and where it is
  /// the same, the same forecasts.
  @Test func smoothing() throws {
    let trends: [String: SmoothingModel.Trend] = ["ANN": .none, "AAN": .additive, "AAdN": .damped]
    var same = 0
    for item in document.smoothing {
      let fit = try #require(
        try SmoothingModel(trend: trends[item.model] ?? .none).fit(series(item.country).spaced))
      #expect(fit.sumOfSquares <= item.sum_of_squares * (1 + 1e-4), "\(item.country) \(item.model)")
      if abs(fit.sumOfSquares - item.sum_of_squares) < 1e-4 * item.sum_of_squares {
        same += 1
        for horizon in 1...3 {
          #expect(abs(fit.point(horizon) - item.mean[horizon - 1]) < 0.005, "\(item.country) \(item.model)")
        }
      }
    }
    #expect(same >= 6)
  }

  @Test func kalmanFilterWithGaps() throws {
    for item in document.arima {
      let series = try series(item.country)
      let isDifferenced = item.d != 0
      let first = try #require(series.times.first?.year)
      let last = try #require(series.times.last?.year)
      let mean = isDifferenced ? 0 : series.values.reduce(0, +) / Double(series.values.count)
      var gaps = [Double?](repeating: nil, count: last - first + 1)
      for (time, value) in zip(series.times, series.values) { gaps[time.year - first] = value - mean }
      let model = ARIMAModel(
        autoregressive: item.p, difference: isDifferenced, movingAverage: item.q, constant: false)
      let (phi, theta) = (Array(item.parameters.prefix(item.p)), Array(item.parameters.dropFirst(item.p)))
      let fit = try #require(ARIMAFilter(model).run(gaps, phi: phi, theta: theta, firstYear: first))
      let label = "\(item.country) \(item.p) \(item.q)"
      expectDigits(fit.logLikelihood, certified: item.log_likelihood, atLeast: 8, label)
      expectDigits(fit.variance, certified: item.variance, atLeast: 8, label)
      for (step, years) in [2, 4, 6].enumerated() {
        let found = fit.forecast(last + years)
        expectDigits(found.point, certified: item.mean[step], atLeast: 8, label)
        expectDigits(found.deviation, certified: item.deviation[step], atLeast: 8, label)
      }
    }
  }

  /// A straight line is found by each model that can follow one.
  @Test func straightLine() throws {
    let times = (0..<10).map { SurveyTime(position: $0, year: 2000 + 2 * $0) }
    let series = ObservedSeries(
      times: times, values: times.map { 0.1 + 0.03 * Double($0.position) + 1e-9 * Double($0.position % 2) })
    let holt = try #require(SmoothingModel(trend: .additive).fit(series.spaced))
    #expect(abs(holt.point(2) - 0.43) < 1e-6)
    let drift = ARIMAModel(autoregressive: 0, difference: true, movingAverage: 0, constant: true)
    let fit = try #require(drift.fit(series))
    #expect(abs(fit.forecast(2022).point - 0.43) < 1e-6)
  }

  @Test func shortSeriesAreFlagged() throws {
    let panel = try SyntheticPanel.single(units: 6, times: 2015...2022) { unit, time in
      unit == 0 && time < 2021 ? nil : Double(unit) + Double((unit + time) % 3) / 10
    }
    let forecast = try ExponentialSmoothing.automatic.forecast(ForecastProblem(panel, value: "value"), steps: 1)
    #expect(forecast.flags[0].contains(.fewPoints) && forecast.flags[1].isEmpty)
  }
}
