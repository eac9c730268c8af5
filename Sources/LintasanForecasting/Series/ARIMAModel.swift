#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An ARIMA(p, d, q) model with d ≤ 1, with a mean (d = 0) or a drift (d = 1) where asked for, by the Kalman filter.
///
/// Time runs in years; years without a survey are gaps, so that an uneven calendar needs no interpolation. With d = 1 the
/// likelihood is conditional on the first observation. Mean or drift are concentrated out by generalised least squares,
/// the variance by its maximum likelihood. Partial autocorrelations are searched within ±0.98, so that every model is
/// stationary after differencing, and invertible.
///
/// - References: Harvey, “Forecasting, structural time series models and the Kalman filter”, Cambridge University Press
///   1989, sections 3.3 and 3.4; Monahan, “A note on enforcing stationarity in autoregressive-moving average models”,
///   Biometrika 71 (1984) 403–404.
struct ARIMAModel: Hashable, Sendable {
  /// The number of autoregressive coefficients.
  let autoregressive: Int
  /// Whether changes are modelled, not levels.
  let difference: Bool
  /// The number of moving-average coefficients.
  let movingAverage: Int
  /// A mean without differencing, a drift with it.
  let constant: Bool

  /// Number of parameters, the variance among them.
  var parameterCount: Int { autoregressive + movingAverage + (constant ? 1 : 0) + 1 }

  /// The best fit; `nil` where there are fewer observations than parameters and two more.
  func fit(_ series: ObservedSeries) -> ARIMAFit? {
    guard let first = series.times.first?.year, let gaps = series.yearly else { return nil }
    let free = autoregressive + movingAverage
    guard series.values.count >= free + (constant ? 1 : 0) + (difference ? 1 : 0) + 3 else { return nil }
    let filter = ARIMAFilter(self)
    func fit(_ point: [Double]) -> ARIMAFit? {
      let phi = Self.coefficients(point[..<autoregressive])
      let theta = Self.coefficients(point[autoregressive...].map { -$0 }[...]).map { -$0 }
      return filter.run(gaps, phi: phi, theta: theta, firstYear: first)
    }
    if free == 0 { return fit([]) }
    let objective: ([Double]) -> Double = { -(fit($0)?.logLikelihood ?? -.infinity) }
    var best: (point: [Double], value: Double)?
    for start in [-0.5, 0.1, 0.7] {
      // Further partial autocorrelations begin near none.
      var point = [Double](repeating: 0.05, count: free)
      if autoregressive > 0 { point[0] = start }
      if movingAverage > 0 { point[autoregressive] = start }
      let value = objective(point)
      if value < best?.value ?? .infinity { best = (point, value) }
    }
    guard let best else { return nil }
    var search = NelderMead(step: 0.15)
    search.evaluations = 60 + 60 * free
    return fit(search.minimise(objective, from: best.point).point)
  }

  /// The coefficients of a stationary autoregression from its partial autocorrelations (Durbin–Levinson).
  static func coefficients(_ partial: ArraySlice<Double>) -> [Double] {
    var found: [Double] = []
    for value in partial {
      let bounded = max(-0.98, min(0.98, value))
      var next = found
      for place in found.indices { next[place] -= bounded * found[found.count - 1 - place] }
      next.append(bounded)
      found = next
    }
    return found
  }
}

/// An ARIMA model fitted to a series.
struct ARIMAFit: Sendable {
  let model: ARIMAModel
  let phi: [Double]
  let theta: [Double]
  let constant: Double
  let variance: Double
  let logLikelihood: Double
  let count: Int
  let firstYear: Int
  let lastYear: Int
  /// The filter's covariance and state, less the constant's part, in the last year.
  let end: ARIMAFilter.State

  /// The corrected Akaike criterion; `nil` with too few observations for it.
  var aicc: Double? {
    let (n, k) = (Double(count), Double(model.parameterCount))
    return n - k - 1 > 0 ? -2 * logLikelihood + 2 * k * n / (n - k - 1) : nil
  }

  /// Point and standard deviation in a later year.
  func forecast(_ year: Int) -> (point: Double, deviation: Double) {
    var state = end
    for _ in stride(from: lastYear, to: year, by: 1) { state.predict() }
    let trend = model.constant ? constant * (model.difference ? Double(year - firstYear) : 1) : 0
    return (state.data[0] + trend, (state.covariance[0] * variance).squareRoot())
  }
}
