import LintasanStatistics
import LintasanTestSupport
import Testing

@testable import LintasanForecasting

/// Exponential smoothing, Theta, ARIMA and the Diebold–Mariano test against R's forecast package (`Fixtures/series`).
///
/// Where optimisers differ, ours must not be the worse one; at R's own parameters the figures must agree.
@Suite struct RSeriesTests {
  private struct Document: Decodable {
    struct Smoothing: Decodable {
      struct Parameters: Decodable {
        let alpha, l: Double
        let beta, phi, b: Double?
      }
      let series, error, trend: String
      let par: Parameters
      let criterion, aicc, sigma2: Double
      let mean, deviation: [Double]
    }
    struct Choice: Decodable {
      let series, method: String
      let aicc: Double
    }
    struct Theta: Decodable {
      let series: String
      let alpha: Double
      let mean, deviation: [Double]
    }
    struct Arima: Decodable {
      let series: String
      let p, q: Int
      let drift: Bool
      let coefficients: [Double]
      let log_likelihood, aicc: Double
      let mean: [Double]
    }
    struct Comparison: Decodable {
      let first, second: [Double]
      let horizon: Int
      let statistic, p_value: Double
    }
    let series: [String: [Double]]
    let ets: [Smoothing]
    let chosen: [Choice]
    let theta: [Theta]
    let arima: [Arima]
    let dm: [Comparison]
  }

  private let document: Document

  init() throws { document = try Fixture.json(Document.self, "series/r.json") }

  private func observed(_ name: String) throws -> ObservedSeries {
    let values = try #require(document.series[name])
    return ObservedSeries(times: values.indices.map { SurveyTime(position: $0, year: $0) }, values: values)
  }

  /// Whether a series is short enough to be fitted in a test.
  private func isShort(_ name: String) -> Bool { (document.series[name]?.count ?? 0) <= 20 }

  private func model(_ item: Document.Smoothing) throws -> SmoothingModel {
    SmoothingModel(
      error: try #require(SmoothingModel.ErrorForm(rawValue: item.error)),
      trend: try #require(SmoothingModel.Trend(rawValue: item.trend)))
  }

  @Test func smoothingAtTheirParameters() throws {
    var compared = 0
    for item in document.ets where item.error == "M" {
      let weights = SmoothingModel.Weights(alpha: item.par.alpha, beta: item.par.beta ?? 0, phi: item.par.phi ?? 1)
      let series = try observed(item.series)
      let label = "\(item.series) M\(item.trend)"
      // Theirs goes on below zero, where a relative error means nothing.
      guard
        let fit = try model(item).multiplicative(
          series.spaced, weights, level: item.par.l, slope: item.par.b ?? 0)
      else { continue }
      compared += 1
      expectDigits(fit.criterion, certified: item.criterion, atLeast: 9, label)
      expectDigits(try #require(fit.aicc), certified: item.aicc, atLeast: 9, label)
      expectDigits(fit.variance, certified: item.sigma2, atLeast: 9, label)
      // Theirs begins the sum of powers of a damped multiplicative trend with φ twice; the book has φ + φ².
      for horizon in 1...(item.trend == "Md" ? 1 : 4) {
        expectDigits(fit.point(horizon), certified: item.mean[horizon - 1], atLeast: 9, label)
        if !item.deviation.isEmpty {
          expectDigits(fit.deviation(horizon), certified: item.deviation[horizon - 1], atLeast: 7, label)
        }
      }
    }
    #expect(compared >= 50, "\(compared)")
  }

  @Test func smoothingFits() throws {
    var same = 0
    var worse: [String] = []
    let items = document.ets.filter { isShort($0.series) }
    for item in items {
      let label = "\(item.series) \(item.error)\(item.trend)"
      let fit = try #require(try model(item).fit(observed(item.series).spaced), "\(label)")
      // Both search by a simplex; theirs stops at 1e-8 of the criterion.
      if fit.criterion > item.criterion + 0.02 { worse.append("\(label): \(fit.criterion), R \(item.criterion)") }
      guard abs(fit.criterion - item.criterion) < 0.01, item.trend != "Md" else { continue }
      same += 1
      for horizon in 1...4 {
        expectDigits(fit.point(horizon), certified: item.mean[horizon - 1], atLeast: 2, label)
        if !item.deviation.isEmpty {
          expectDigits(fit.deviation(horizon), certified: item.deviation[horizon - 1], atLeast: 1.5, label)
        }
      }
    }
    // KEN (M,Md,N) has a second optimum at α near 0.
    #expect(worse.count <= 1, "\(worse)")
    #expect(same >= items.count / 3, "\(same) of \(items.count)")
  }

  @Test func choice() throws {
    var same = 0
    let items = document.chosen.filter { isShort($0.series) }
    for item in items {
      let fits = try SmoothingModel.allFits(observed(item.series).spaced)
      let best = try #require(fits.min { ($0.aicc ?? .infinity) < ($1.aicc ?? .infinity) })
      #expect(try #require(best.aicc) <= item.aicc + 0.02, "\(item.series): \(best.model), R \(item.method)")
      if "ETS(\(best.model.error.rawValue),\(best.model.trend.rawValue),N)" == item.method { same += 1 }
    }
    #expect(same >= items.count - 3, "\(same) of \(items.count)")
  }

  @Test func theta() throws {
    for item in document.theta {
      let series = try observed(item.series)
      let last = series.values.count - 1
      let targets = (1...4).map { SurveyTime(position: last + $0, year: last + $0) }
      let alpha = try #require(SmoothingModel(trend: .none).fit(series.spaced)).weights.alpha
      guard abs(alpha - item.alpha) < 2e-3 else { continue }
      let found = try #require(Theta.Method().forecast(series, targets: targets))
      for step in 0..<4 {
        expectDigits(found[step].point, certified: item.mean[step], atLeast: 3, item.series)
        expectDigits(found[step].deviation, certified: item.deviation[step], atLeast: 2.5, item.series)
      }
    }
  }

  /// R starts from a diffuse prior of variance 10⁶, which moves the likelihood in the sixth digit.
  @Test func arimaAtTheirCoefficients() throws {
    for item in document.arima {
      let series = try observed(item.series)
      let model = ARIMAModel(autoregressive: item.p, difference: true, movingAverage: item.q, constant: item.drift)
      let (phi, theta) = (
        Array(item.coefficients.prefix(item.p)), Array(item.coefficients.dropFirst(item.p).prefix(item.q))
      )
      let fit = try #require(ARIMAFilter(model).run(series.spaced, phi: phi, theta: theta, firstYear: 0))
      let label = "\(item.series) \(item.p) \(item.q) \(item.drift)"
      #expect(
        abs(fit.logLikelihood - item.log_likelihood) < 1e-3, "\(label) \(fit.logLikelihood) \(item.log_likelihood)")
      for step in 1...3 {
        expectDigits(
          fit.forecast(series.values.count - 1 + step).point, certified: item.mean[step - 1], atLeast: 3, label)
      }
    }
  }

  @Test func arimaFits() throws {
    var same = 0
    let items = document.arima.filter { isShort($0.series) }
    for item in items {
      let series = try observed(item.series)
      let model = ARIMAModel(autoregressive: item.p, difference: true, movingAverage: item.q, constant: item.drift)
      let fit = try #require(model.fit(series))
      // Theirs may lie on the border of what is invertible, which ours keeps away from.
      if abs(fit.logLikelihood - item.log_likelihood) < 0.01 {
        same += 1
        expectDigits(try #require(fit.aicc), certified: item.aicc, atLeast: 2.5)
      }
    }
    #expect(same * 10 >= items.count * 8, "\(same) of \(items.count)")
  }

  @Test func dieboldMariano() throws {
    for item in document.dm {
      let found = try DieboldMariano(
        differences: zip(item.first, item.second).map { abs($0) - abs($1) }, horizon: item.horizon)
      expectDigits(found.statistic, certified: item.statistic, atLeast: 10)
      expectDigits(found.pValue, certified: item.p_value, atLeast: 10)
    }
  }
}
