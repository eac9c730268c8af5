import Foundation

/// An ARIMA(p, d, q) model with p, q ≤ 1 and d ≤ 1, with a mean (d = 0) or a drift (d = 1) where asked for, by the
/// Kalman filter.
///
/// Time runs in years; years without a survey are gaps, so that an uneven calendar needs no interpolation. With d = 1 the
/// likelihood is conditional on the first observation. Mean or drift are concentrated out by generalised least squares,
/// the variance by its maximum likelihood.
///
/// - Reference: Harvey, “Forecasting, structural time series models and the Kalman filter”, Cambridge University Press
///   1989, sections 3.3 and 3.4.
struct ARIMAModel: Hashable, Sendable {
  let autoregressive: Bool
  let difference: Bool
  let movingAverage: Bool
  /// A mean without differencing, a drift with it.
  let constant: Bool

  struct Fit: Sendable {
    let model: ARIMAModel
    let phi: Double
    let theta: Double
    let constant: Double
    let variance: Double
    let logLikelihood: Double
    let count: Int
    fileprivate let end: Filter
    fileprivate let lastYear: Int
    fileprivate let firstYear: Int

    /// Number of parameters, the variance among them.
    var parameterCount: Int {
      (model.autoregressive ? 1 : 0) + (model.movingAverage ? 1 : 0) + (model.constant ? 1 : 0) + 1
    }

    /// The corrected Akaike criterion; `nil` with too few observations for it.
    var aicc: Double? {
      let (n, k) = (Double(count), Double(parameterCount))
      return n - k - 1 > 0 ? -2 * logLikelihood + 2 * k * n / (n - k - 1) : nil
    }

    /// Point and standard deviation in a later year.
    func forecast(_ year: Int) -> (point: Double, deviation: Double) {
      var filter = end
      for _ in stride(from: lastYear, to: year, by: 1) { filter.predict() }
      let trend = model.constant ? constant * (model.difference ? Double(year - firstYear) : 1) : 0
      return (filter.expected + trend, (filter.uncertainty * variance).squareRoot())
    }
  }

  /// The best fit; `nil` where there are fewer observations than parameters and two more.
  func fit(_ series: ObservedSeries) -> Fit? {
    guard let first = series.times.first?.year, let last = series.times.last?.year else { return nil }
    let free = (autoregressive ? 1 : 0) + (movingAverage ? 1 : 0)
    guard series.values.count >= free + (constant ? 1 : 0) + (difference ? 1 : 0) + 3 else { return nil }
    var gaps = [Double?](repeating: nil, count: last - first + 1)
    for (time, value) in zip(series.times, series.values) { gaps[time.year - first] = value }

    func coefficients(_ point: [Double]) -> (phi: Double, theta: Double) {
      let bounded = point.map { max(-0.98, min(0.98, $0)) }
      return (autoregressive ? bounded[0] : 0, movingAverage ? bounded[bounded.count - 1] : 0)
    }
    func fit(_ point: [Double]) -> Fit? {
      let (phi, theta) = coefficients(point)
      return run(gaps, phi: phi, theta: theta, firstYear: first)
    }
    if free == 0 { return fit([]) }
    let objective: ([Double]) -> Double = { -(fit($0)?.logLikelihood ?? -.infinity) }
    var best: (point: [Double], value: Double)?
    for start in [-0.5, 0.1, 0.7] {
      let point = [Double](repeating: start, count: free)
      let value = objective(point)
      if value < best?.value ?? .infinity { best = (point, value) }
    }
    guard let best else { return nil }
    var search = NelderMead(step: 0.15)
    search.evaluations = 120
    return fit(search.minimise(objective, from: best.point).point)
  }

  /// Filters the data and, beside it, the regressor of the constant, with one gain.
  func run(_ gaps: [Double?], phi: Double, theta: Double, firstYear: Int) -> Fit? {
    var data = Filter(phi: phi, theta: theta, isDifferenced: difference)
    var regressor = data
    var (yy, xy, xx, logs, count) = (0.0, 0.0, 0.0, 0.0, 0)
    for (offset, value) in gaps.enumerated() {
      let x = difference ? Double(offset) : 1
      if offset > 0 {
        data.predict()
        regressor.predict()
      }
      guard let value else { continue }
      if difference && offset == 0 {
        data.start(at: value)
        regressor.start(at: x)
        continue
      }
      let f = data.uncertainty
      guard f > 0 else { return nil }
      let (v, w) = (value - data.expected, x - regressor.expected)
      yy += v * v / f
      xy += v * w / f
      xx += w * w / f
      logs += log(f)
      count += 1
      data.update(innovation: v)
      regressor.update(innovation: w)
    }
    let effect = constant && xx > 0 ? xy / xx : 0
    let squares = yy - 2 * effect * xy + effect * effect * xx
    guard count > 0, squares > 0 else { return nil }
    let n = Double(count)
    let variance = squares / n
    let likelihood = -0.5 * (n * log(2 * .pi * variance) + logs + n)
    data.remove(regressor, times: effect)
    return Fit(
      model: self, phi: phi, theta: theta, constant: effect, variance: variance, logLikelihood: likelihood,
      count: count,
      end: data, lastYear: firstYear + gaps.count - 1, firstYear: firstYear)
  }

  /// The state (sum, w, θε) of an ARMA(1,1) process and of its sum, with its covariance in units of the variance.
  fileprivate struct Filter: Sendable {
    let phi: Double
    let theta: Double
    let isDifferenced: Bool
    var sum = 0.0
    var state = (0.0, 0.0)
    // Covariances: of the sum, of the sum with the states, of the states.
    var c = (ss: 0.0, s0: 0.0, s1: 0.0, a: 0.0, b: 0.0, d: 0.0)

    init(phi: Double, theta: Double, isDifferenced: Bool) {
      self.phi = phi
      self.theta = theta
      self.isDifferenced = isDifferenced
      c.a = (1 + 2 * phi * theta + theta * theta) / (1 - phi * phi)
      c.b = theta
      c.d = theta * theta
    }

    /// What is observed: the sum with differencing, the process without.
    var expected: Double { isDifferenced ? sum : state.0 }
    /// The variance of what is observed.
    var uncertainty: Double { isDifferenced ? c.ss : c.a }

    /// Fixes the sum at the first observation.
    mutating func start(at value: Double) { sum = value }

    /// One year on.
    mutating func predict() {
      let next = phi * state.0 + state.1
      let (a, b, d) = (
        phi * phi * c.a + 2 * phi * c.b + c.d + 1, theta, theta * theta
      )
      if isDifferenced {
        // The sum takes up the new value of the process.
        let crossed = phi * c.s0 + c.s1
        c.ss += 2 * crossed + a
        c.s0 = crossed + a
        c.s1 = b
        sum += next
      }
      (c.a, c.b, c.d) = (a, b, d)
      state = (next, 0)
    }

    /// Learns from an observation.
    mutating func update(innovation: Double) {
      if isDifferenced {
        let f = c.ss
        let (k0, k1) = (c.s0 / f, c.s1 / f)
        sum += innovation
        state.0 += k0 * innovation
        state.1 += k1 * innovation
        c.a -= k0 * c.s0
        c.b -= k0 * c.s1
        c.d -= k1 * c.s1
        (c.ss, c.s0, c.s1) = (0, 0, 0)
      } else {
        let f = c.a
        let k1 = c.b / f
        state.0 += innovation
        state.1 += k1 * innovation
        c.d -= k1 * c.b
        (c.a, c.b) = (0, 0)
      }
    }

    /// Takes away a multiple of another filter's states, which were filtered with the same gains.
    mutating func remove(_ other: Filter, times factor: Double) {
      sum -= factor * other.sum
      state.0 -= factor * other.state.0
      state.1 -= factor * other.state.1
    }
  }
}
