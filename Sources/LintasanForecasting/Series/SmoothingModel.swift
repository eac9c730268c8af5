import LintasanLinearAlgebra

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An exponential smoothing model in state space form, by its error and its trend: (A,N,N) to (M,Md,N).
///
/// Additive errors without a multiplicative trend are linear in the initial states, which then come from least squares;
/// otherwise they are searched with the weights. Multiplicative errors and trends need positive values. A multiplicative
/// trend with additive errors is no model here: its variance is infinite. A gap passes the state on.
///
/// - Reference: Hyndman, Koehler, Ord, Snyder, “Forecasting with exponential smoothing: the state space approach”,
///   Springer 2008, chapters 2, 5 and 6.
struct SmoothingModel: Hashable, Sendable {
  enum ErrorForm: String, Hashable, Sendable { case additive = "A", multiplicative = "M" }
  enum Trend: String, Hashable, Sendable, CaseIterable {
    case none = "N"
    case additive = "A"
    case damped = "Ad"
    case multiplicative = "M"
    case dampedMultiplicative = "Md"

    var isDamped: Bool { self == .damped || self == .dampedMultiplicative }
    var isMultiplicative: Bool { self == .multiplicative || self == .dampedMultiplicative }
  }

  /// Level weight α, trend weight β ≤ α and damping φ; those that the model lacks are 0, 0 and 1.
  struct Weights: Hashable, Sendable {
    var alpha: Double
    var beta: Double
    var phi: Double
  }

  let error: ErrorForm
  let trend: Trend

  /// A model; a multiplicative trend always comes with multiplicative errors.
  init(error: ErrorForm = .additive, trend: Trend) {
    self.error = trend.isMultiplicative ? .multiplicative : error
    self.trend = trend
  }

  /// The models that are chosen among: all whose variance is finite.
  static let all =
    [Trend.none, .additive, .damped].map { SmoothingModel(trend: $0) }
    + Trend.allCases.map { SmoothingModel(error: .multiplicative, trend: $0) }

  /// The best fit of each model that a series allows, in the order of ``all``.
  static func allFits(_ series: [Double?]) -> [SmoothingFit] {
    var fits: [SmoothingFit] = []
    for model in all {
      let twin = fits.first { $0.model == model.twin }
      if let fit = model.fit(series, near: twin) { fits.append(fit) }
    }
    return fits
  }

  var stateCount: Int { trend == .none ? 1 : 2 }
  /// Smoothing weights, initial states and the variance.
  var parameterCount: Int { weightCount + stateCount + 1 }
  private var weightCount: Int { trend == .none ? 1 : trend.isDamped ? 3 : 2 }

  /// The model with additive errors and the same weights.
  var twin: SmoothingModel {
    SmoothingModel(trend: trend == .none ? .none : trend.isDamped ? .damped : .additive)
  }

  /// φ + φ² + … + φʰ.
  static func dampedSum(_ phi: Double, _ horizon: Int) -> Double {
    phi == 1 ? Double(horizon) : phi * (1 - pow(phi, Double(horizon))) / (1 - phi)
  }

  /// The best fit to a series with gaps; `nil` where it has fewer values than states and two more, or values that are
  /// not positive and should be.
  ///
  /// - Parameter twin: the fit of the model's ``twin`` to the series, where it is known.
  func fit(_ series: [Double?], near twin: SmoothingFit? = nil) -> SmoothingFit? {
    guard series.count(where: { $0 != nil }) >= stateCount + 2 else { return nil }
    return error == .additive ? fitAdditive(series) : fitMultiplicative(series, near: twin)
  }

  /// Search coordinates of the weights to begin with.
  private var starts: [[Double]] {
    [0.1, 0.4, 0.7, 0.95].flatMap { alpha in
      trend == .none ? [[alpha]] : [0.05, 0.4].map { trend.isDamped ? [alpha, $0, 0.9] : [alpha, $0] }
    }
  }

  private func fitAdditive(_ series: [Double?]) -> SmoothingFit? {
    let objective: ([Double]) -> Double = { additive(series, weights($0)).sumOfSquares }
    let ranked = starts.map { (start: $0, value: objective($0)) }.sorted { $0.value < $1.value }
    var best: (point: [Double], value: Double)?
    for start in ranked.prefix(trend == .none ? 1 : 2) {
      let found = NelderMead(step: 0.1).minimise(objective, from: start.start)
      if found.value < best?.value ?? .infinity { best = found }
    }
    return best.map { additive(series, weights($0.point)) }
  }

  /// Weights and initial states together. Each start takes the states that are best with additive errors: on the series,
  /// or on its logarithm where the trend is multiplicative.
  private func fitMultiplicative(_ series: [Double?], near twin: SmoothingFit?) -> SmoothingFit? {
    guard series.allSatisfy({ $0.map { $0 > 0 } ?? true }) else { return nil }
    let isRaised = trend.isMultiplicative
    let linear = isRaised ? series.map { $0.map { log($0) } } : series
    let additive = self.twin
    guard let near = (isRaised ? nil : twin) ?? additive.fit(linear) else { return nil }
    let values = series.compactMap { $0 }
    let size = values.reduce(0, +) / Double(values.count)

    var best: SmoothingFit?
    let fits = [near] + starts.map { additive.additive(linear, weights($0)) }
    let begun = fits.compactMap { first -> (first: SmoothingFit, value: Double)? in
      let (level, slope) = first.raisedStates(isRaised)
      return multiplicative(series, first.weights, level: level, slope: slope).map { (first, $0.criterion) }
    }
    for (first, _) in begun.sorted(by: { $0.value < $1.value }).prefix(2) {
      let start = first.raisedStates(isRaised)
      // Search coordinates: the weights, then the initial states as relative steps from the start.
      func states(_ point: [Double]) -> (level: Double, slope: Double) {
        let level = start.level * (1 + point[weightCount])
        guard trend != .none else { return (level, 0) }
        let step = point[weightCount + 1]
        return (level, isRaised ? start.slope * (1 + step) : start.slope + step * size)
      }
      func run(_ point: [Double]) -> SmoothingFit? {
        let (level, slope) = states(point)
        return multiplicative(series, weights(point), level: level, slope: slope)
      }
      var point = [first.weights.alpha]
      if trend != .none { point.append(first.weights.beta / first.weights.alpha) }
      if trend.isDamped { point.append(first.weights.phi) }
      point += [Double](repeating: 0, count: stateCount)
      var search = NelderMead(step: 0.05)
      // A simplex that has collapsed early is set up anew.
      for step in [0.05, 0.02] {
        search.step = step
        point = search.minimise({ run($0)?.criterion ?? .infinity }, from: point).point
      }
      if let found = run(point), found.criterion < best?.criterion ?? .infinity { best = found }
    }
    return best
  }

  /// Weights from unbounded search coordinates: α in 0.0001…0.9999, β a share of α, φ in 0.8…0.98.
  private func weights(_ point: [Double]) -> Weights {
    let alpha = Self.within(point[0], 0.0001, 0.9999)
    return Weights(
      alpha: alpha, beta: trend == .none ? 0 : alpha * Self.within(point[1], 0.0001, 0.9999),
      phi: trend.isDamped ? Self.within(point[2], 0.8, 0.98) : 1)
  }

  private static func within(_ value: Double, _ low: Double, _ high: Double) -> Double { min(high, max(low, value)) }
}
