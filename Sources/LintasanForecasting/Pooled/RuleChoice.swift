import LintasanStatistics

/// Chooses a pooled rule by what each missed at earlier origins, in ranks and in scores alike.
///
/// A rule must beat the last order by more than chance would, and at the latest two origins too; near-ties go to the
/// simpler. Later surveys than the origin are never looked at.
struct RuleChoice {
  private let regression: PooledRegression
  private let higherIsBetter: Bool

  private static let evaluations = 20
  private static let fewest = 3
  private static let fewestUnits = 3
  /// The weight of an origin falls by this with every later one.
  private static let decay = 0.85
  private static let margin = 0.01
  private static let confidence = 0.8
  private static let latest = 2
  private static let caution = 0.5

  init(_ regression: PooledRegression, higherIsBetter: Bool) {
    self.regression = regression
    self.higherIsBetter = higherIsBetter
  }

  /// What a rule missed at one earlier origin.
  private struct Loss {
    let rank: Double
    let score: Double
  }

  /// The rule for a horizon at an origin.
  func rule(_ origin: Int, _ horizon: Int) -> PooledRule {
    guard origin - horizon >= Self.fewest - 1 else { return .lastOrder }
    let earlier = Array(max(0, origin - horizon - Self.evaluations + 1)...(origin - horizon))
    let reference = earlier.map { loss(.lastOrder, $0, horizon) }
    var best = (rule: PooledRule.lastOrder, gain: 0.0)
    for rule in PooledRule.all.dropFirst() {
      var (usual, own): ([Loss], [Loss]) = ([], [])
      for (position, origin) in earlier.enumerated() {
        if let a = reference[position], let b = loss(rule, origin, horizon) {
          usual.append(a)
          own.append(b)
        }
      }
      guard let gain = gain(of: own, over: usual, horizon: horizon), gain > best.gain else { continue }
      best = (rule, gain)
    }
    return best.rule
  }

  /// A cautious mean of relative gains; `nil` where they are small, uncertain or gone.
  private func gain(of own: [Loss], over usual: [Loss], horizon: Int) -> Double? {
    guard own.count >= Self.fewest else { return nil }
    let count = Double(own.count)
    let rankScale = max(usual.reduce(0) { $0 + $1.rank } / count, 1e-12)
    let scoreScale = max(usual.reduce(0) { $0 + $1.score } / count, 1e-12)
    let gains = zip(own, usual).map { own, usual in
      ((usual.rank - own.rank) / rankScale + (usual.score - own.score) / scoreScale) / 2
    }
    var weights: [Double] = []
    var weight = 1.0
    for _ in gains {
      weights.append(weight)
      weight *= Self.decay
    }
    weights.reverse()
    let total = weights.reduce(0, +)
    for position in weights.indices { weights[position] /= total }
    let effective = 1 / weights.reduce(0) { $0 + $1 * $1 }
    let mean = zip(weights, gains).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(weights, gains).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    // Errors at several steps overlap.
    let error = (variance / (effective - 1) * Double(horizon)).squareRoot()
    let isSure = mean - Self.confidence * (1 + 2 / effective) * error > 0
    guard mean > Self.margin, isSure, gains.suffix(Self.latest).reduce(0, +) > 0 else { return nil }
    return mean - Self.caution * error
  }

  private func loss(_ rule: PooledRule, _ origin: Int, _ horizon: Int) -> Loss? {
    guard let correction = regression.correction(rule, origin, horizon) else { return nil }
    let scores = regression.series.scores
    var (forecast, observed): ([Double], [Double]) = ([], [])
    for unit in 0..<scores.unitCount {
      let (now, then) = (scores[origin, unit], scores[origin + horizon, unit])
      if !(now + then).isNaN {
        forecast.append(now + correction[unit])
        observed.append(then)
      }
    }
    guard forecast.count >= Self.fewestUnits else { return nil }
    let count = Double(forecast.count)
    let ranks = RowRanker.ranks(forecast, higherIsBetter: higherIsBetter)
    let actual = RowRanker.ranks(observed, higherIsBetter: higherIsBetter)
    let errors = zip(observed, forecast).map { $0 - $1 }
    let middle = Quantiles.median(errors) ?? 0
    return Loss(
      rank: zip(ranks, actual).reduce(0.0) { $0 + abs($1.0 - $1.1) } / count,
      score: errors.reduce(0) { $0 + abs($1 - middle) } / count)
  }
}
