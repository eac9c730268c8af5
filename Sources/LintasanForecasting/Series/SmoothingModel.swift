import Foundation
import LintasanLinearAlgebra

/// An exponential smoothing model with additive errors: level only, level and trend, or level and damped trend.
///
/// For given smoothing weights the errors are linear in the initial states, which therefore come from least squares;
/// the weights minimise the sum of squares that is left. A gap passes the state on.
///
/// - Reference: Hyndman, Koehler, Ord, Snyder, “Forecasting with exponential smoothing: the state space approach”,
///   Springer 2008, chapters 2, 5 and 6: models (A,N,N), (A,A,N), (A,Ad,N).
struct SmoothingModel: Hashable, Sendable {
  enum Trend: String, Hashable, Sendable { case none, additive, damped }

  let trend: Trend

  /// Level weight α, trend weight β ≤ α and damping φ; those that the model lacks are 0, 0 and 1.
  struct Weights: Hashable, Sendable {
    var alpha: Double
    var beta: Double
    var phi: Double
  }

  struct Fit: Sendable {
    let weights: Weights
    /// Level and trend after the last survey.
    let level: Double
    let slope: Double
    let sumOfSquares: Double
    let count: Int
    /// Number of parameters, the variance among them.
    let parameterCount: Int

    /// −2 log likelihood up to a constant that all models of a series share, plus the small-sample penalty; `nil` with
    /// too few observations for it.
    var aicc: Double? {
      let (n, k) = (Double(count), Double(parameterCount))
      guard n - k - 1 > 0, sumOfSquares > 0 else { return nil }
      return n * log(sumOfSquares) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
    }

    /// The variance of one-step errors.
    var variance: Double { sumOfSquares / Double(max(1, count - parameterCount + 1)) }

    /// The point forecast so many surveys after the last.
    func point(_ horizon: Int) -> Double {
      level + slope * SmoothingModel.dampedSum(weights.phi, horizon)
    }

    /// The standard deviation of the error so many surveys after the last.
    func deviation(_ horizon: Int) -> Double {
      var factor = 1.0
      for step in 1..<max(1, horizon) {
        let c = weights.alpha + weights.beta * SmoothingModel.dampedSum(weights.phi, step)
        factor += c * c
      }
      return (variance * factor).squareRoot()
    }
  }

  var stateCount: Int { trend == .none ? 1 : 2 }
  var parameterCount: Int {
    switch trend {
    case .none: 3
    case .additive: 5
    case .damped: 6
    }
  }

  /// φ + φ² + … + φʰ.
  static func dampedSum(_ phi: Double, _ horizon: Int) -> Double {
    phi == 1 ? Double(horizon) : phi * (1 - pow(phi, Double(horizon))) / (1 - phi)
  }

  /// The best fit to a series with gaps; `nil` where it has fewer values than states and two more.
  func fit(_ series: [Double?]) -> Fit? {
    let count = series.count { $0 != nil }
    guard count >= stateCount + 2 else { return nil }
    var starts: [[Double]] = []
    for alpha in [0.1, 0.4, 0.7, 0.95] {
      switch trend {
      case .none: starts.append([alpha])
      case .additive: for share in [0.05, 0.4] { starts.append([alpha, share]) }
      case .damped: for share in [0.05, 0.4] { starts.append([alpha, share, 0.9]) }
      }
    }
    let objective: ([Double]) -> Double = { run(series, weights($0)).sumOfSquares }
    let ranked = starts.map { (start: $0, value: objective($0)) }.sorted { $0.value < $1.value }
    var best: (point: [Double], value: Double)?
    for start in ranked.prefix(trend == .none ? 1 : 2) {
      let found = NelderMead(step: 0.1).minimise(objective, from: start.start)
      if found.value < best?.value ?? .infinity { best = found }
    }
    guard let best else { return nil }
    return run(series, weights(best.point))
  }

  /// Weights from unbounded search coordinates: α in 0.0001…0.9999, β a share of α, φ in 0.8…0.98.
  func weights(_ point: [Double]) -> Weights {
    let alpha = Self.within(point[0], 0.0001, 0.9999)
    return Weights(
      alpha: alpha, beta: trend == .none ? 0 : alpha * Self.within(point[1], 0.0001, 0.9999),
      phi: trend == .damped ? Self.within(point[2], 0.8, 0.98) : 1)
  }

  private static func within(_ value: Double, _ low: Double, _ high: Double) -> Double { min(high, max(low, value)) }

  /// Filters a series with given weights, initial states by least squares.
  func run(_ series: [Double?], _ weights: Weights) -> Fit {
    // Column 0 carries the data, the others the response of errors and states to each initial state.
    var level = [0.0, 1, 0]
    var slope = [0.0, 0, 1]
    let width = stateCount + 1
    var (s01, s02, s11, s12, s22, s00) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var count = 0
    for value in series {
      var expected = [0.0, 0, 0]
      for column in 0..<width { expected[column] = level[column] + weights.phi * slope[column] }
      if let value {
        count += 1
        let e0 = value - expected[0]
        let (e1, e2) = (-expected[1], width > 2 ? -expected[2] : 0)
        s00 += e0 * e0
        s01 += e0 * e1
        s02 += e0 * e2
        s11 += e1 * e1
        s12 += e1 * e2
        s22 += e2 * e2
        let errors = [e0, e1, e2]
        for column in 0..<width {
          slope[column] = weights.phi * slope[column] + weights.beta * errors[column]
          level[column] = expected[column] + weights.alpha * errors[column]
        }
      } else {
        for column in 0..<width {
          slope[column] *= weights.phi
          level[column] = expected[column]
        }
      }
    }
    var (first, second) = (0.0, 0.0)
    let determinant = s11 * s22 - s12 * s12
    if width > 2, determinant > 1e-12 * s11 * s22 {
      first = -(s01 * s22 - s02 * s12) / determinant
      second = -(s02 * s11 - s01 * s12) / determinant
    } else if s11 > 0 {
      first = -s01 / s11
    }
    let squares =
      s00 + 2 * (first * s01 + second * s02) + first * first * s11 + 2 * first * second * s12 + second * second * s22
    return Fit(
      weights: weights, level: level[0] + first * level[1] + second * level[2],
      slope: width > 2 ? slope[0] + first * slope[1] + second * slope[2] : 0, sumOfSquares: max(0, squares),
      count: count, parameterCount: parameterCount)
  }
}
