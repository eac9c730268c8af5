import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the errors of earlier surveys are scaled to those that are yet to come.
///
/// Errors follow the newest surveys by a share that is chosen by what would have held at each survey from those known
/// then; what was missed there on average widens or narrows all.
struct ErrorScaling: Hashable, Sendable {
  /// What each survey's errors are multiplied by: a part of the way to the scale of the newest ones.
  let factors: [Double]
  /// What all errors are multiplied by besides.
  let width: Double

  private static let shares = [0.3, 0.6, 0.9]
  private static let scaleDecay = 0.75
  /// What a larger share has to beat.
  private static let advantage = 1.15
  private static let priorSurveys = 2.0
  private static let decay = 0.85
  private static let largestMiss = 1.0
  private static let fewestForChoice = 4

  /// - Parameters:
  ///   - errors: absolute errors of one survey after another.
  ///   - scales: the scale of each survey's errors, positive.
  ///   - horizon: how many surveys later a survey's errors are known.
  init(_ errors: [[Double]], scales: [Double], horizon: Int) {
    guard !errors.isEmpty else {
      (factors, width) = ([], 1)
      return
    }
    var best = (share: Self.shares[0], misses: [Double](), loss: Double.infinity)
    for share in Self.shares {
      var misses: [Double] = []
      for survey in stride(from: horizon, to: errors.count, by: 1) {
        let known = survey - horizon + 1
        let factors = Self.factors(scales.prefix(known), share: share)
        let scaled = zip(errors, factors).lazy.flatMap { errors, factor in errors.lazy.map { $0 * factor } }
        guard let expected = Quantiles.of(Array(scaled), [0.8])?[0], let came = Quantiles.of(errors[survey], [0.8])?[0],
          min(expected, came) > 1e-9 * scales[survey]
        else { continue }
        misses.append(max(-Self.largestMiss, min(Self.largestMiss, log(came / expected))))
      }
      let weights = Self.weights(misses.count)
      let loss = zip(weights, misses).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
      let isBetter = misses.count >= Self.fewestForChoice && loss * Self.advantage < best.loss
      if share == Self.shares[0] || isBetter { best = (share, misses, loss) }
    }
    factors = Self.factors(scales[...], share: best.share)
    let usual = log(1 + 0.5 / Double(errors.count))
    let weights = Self.weights(best.misses.count)
    let total = weights.reduce(0, +) / Double(horizon)
    let missed = zip(weights, best.misses).reduce(0) { $0 + $1.0 * $1.1 } / Double(horizon)
    width = exp((missed + Self.priorSurveys * usual) / (total + Self.priorSurveys))
  }

  private static func weights(_ count: Int) -> [Double] {
    var weights: [Double] = []
    var weight = 1.0
    for _ in 0..<count {
      weights.append(weight)
      weight *= decay
    }
    return weights.reversed()
  }

  private static func factors(_ scales: ArraySlice<Double>, share: Double) -> [Double] {
    let logs = scales.map { log($0) }
    var (sum, weights, weight) = (0.0, 0.0, 1.0)
    for value in logs.reversed() {
      sum += weight * value
      weights += weight
      weight *= scaleDecay
    }
    let mean = logs.reduce(0, +) / Double(max(1, logs.count))
    let centre = (sum + mean) / (weights + 1)
    return logs.map { exp(share * (centre - $0)) }
  }
}
