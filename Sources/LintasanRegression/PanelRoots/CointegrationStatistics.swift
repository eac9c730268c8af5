/// Statistics of cointegration in the units of a panel: a response, and regressors with coefficients of their own in each.
enum CointegrationStatistics {
  /// Lags of Bartlett's window: the whole part of 4(T/100)^(2/9).
  ///
  /// - Reference: Newey and West (1994), doi:10.2307/2297912.
  static func window(_ length: Int) -> Int {
    let ratio = Double(length) / 100
    var lags = 0
    while true {
      let next = Double(lags + 1) / 4
      let power = next * next * next
      guard power * power * power <= ratio * ratio else { return lags }
      lags += 1
    }
  }

  /// Σ over lags of the window's weight times the sum of products, over the length.
  private static func halfSum(_ values: [Double], _ lags: Int) -> Double {
    var sum = 0.0
    for lag in 1..<(lags + 1) where lag < values.count {
      var products = 0.0
      for t in lag..<values.count { products += values[t] * values[t - lag] }
      sum += (1 - Double(lag) / Double(lags + 1)) * products
    }
    return sum / Double(values.count)
  }

  private static func change(_ values: [Double]) -> [Double] {
    values.indices.dropFirst().map { values[$0] - values[$0 - 1] }
  }

  /// Pedroni's seven: panel ν, ρ, PP and ADF, then group ρ, PP and ADF. The ADF forms take the lagged changes out of both sides;
  /// their pooled variance is weighted by the long-run variances as that of the PP form is, since the table's unweighted mean
  /// would let the units' scales decide.
  ///
  /// - Reference: Pedroni (1999), table 1, doi:10.1111/1468-0084.0610s1653.
  static func pedroni(_ runs: [PanelRun], lags: Int, trend: Bool) -> (values: [Double], used: Int)? {
    var n = 0.0
    var length = 0.0
    var squares = 0.0
    var products = 0.0
    var parametricSquares = 0.0
    var parametricProducts = 0.0
    var variance = 0.0
    var parametricVariance = 0.0
    var groups = [0.0, 0.0, 0.0]
    for run in runs {
      let (y, xs, total) = (run.series[0], run.series.dropFirst(), run.length)
      guard total > lags + 3 else { continue }
      let window = window(total)
      var long = [[Double](repeating: 1, count: total)]
      if trend { long.append((0..<total).map { Double($0 + 1) }) }
      guard let levels = SmallRegression(y, on: long + xs),
        let changes = SmallRegression(change(y), on: xs.map { change($0) })
      else { continue }
      let e = levels.residuals
      let (before, after) = (Array(e.dropLast()), Array(e.dropFirst()))
      let step = change(e)
      guard let first = SmallRegression(after, on: [before]) else { continue }
      let mean = Double(first.residuals.count)
      let own = first.residualSumOfSquares / mean
      let lambda = halfSum(first.residuals, window)
      let sigma = own + 2 * lambda
      let eta = changes.residuals
      let scale = SmallRegression.product(eta, eta) / Double(eta.count) + 2 * halfSum(eta, window)
      // The parametric forms: lagged changes are taken out of the change and of the level before.
      let rows = lags..<step.count
      let lagged = (1..<(lags + 1)).map { lag in rows.map { step[$0 - lag] } }
      var (left, right) = (rows.map { step[$0] }, rows.map { e[$0] })
      if lags > 0 {
        guard let a = SmallRegression(left, on: lagged), let b = SmallRegression(right, on: lagged) else { continue }
        (left, right) = (a.residuals, b.residuals)
      }
      guard let parametric = SmallRegression(left, on: [right]), sigma > 0, scale > 0 else { continue }
      let ownParametric = parametric.residualSumOfSquares / Double(rows.count)
      let (s, p) = (SmallRegression.product(before, before), SmallRegression.product(before, step) - mean * lambda)
      let (ps, pp) = (SmallRegression.product(right, right), SmallRegression.product(right, left))
      n += 1
      length += Double(total)
      squares += s / scale
      products += p / scale
      parametricSquares += ps / scale
      parametricProducts += pp / scale
      variance += sigma / scale
      parametricVariance += ownParametric / scale
      groups[0] += Double(total) * p / s
      groups[1] += p / (sigma * s).squareRoot()
      groups[2] += pp / (ownParametric * ps).squareRoot()
    }
    guard n > 0 else { return nil }
    let t = length / n
    let root = n.squareRoot()
    return (
      [
        t * t * n * root / squares, t * root * products / squares, products / (variance / n * squares).squareRoot(),
        parametricProducts / (parametricVariance / n * parametricSquares).squareRoot(),
        groups[0] / root, groups[1] / root, groups[2] / root,
      ], Int(n)
    )
  }

  /// Westerlund's four from error corrections: Gτ, Gα, Pτ, Pα, with as many lags of the regressors' changes as of the response's.
  ///
  /// - Reference: Westerlund (2007), doi:10.1111/j.1468-0084.2007.00477.x; as Persyn and Westerlund's Stata program,
  ///   doi:10.1177/1536867X0800800205, without leads.
  static func westerlund(_ runs: [PanelRun], lags: Int, trend: Bool) -> (values: [Double], used: Int)? {
    var n = 0.0
    var (gt, ga) = (0.0, 0.0)
    var freedom = 0.0
    var (top, bottom) = (0.0, 0.0)
    var parts: [(rss: Double, ratio: Double)] = []
    for run in runs {
      let (y, xs, total) = (run.series[0], run.series.dropFirst(), run.length)
      let rows = (lags + 1)..<max(total, lags + 1)
      guard rows.count > 1 else { continue }
      let dy = change(y)
      let dxs = xs.map { change($0) }
      // Δ at a row stands one place before it.
      var others = [[Double](repeating: 1, count: rows.count)]
      if trend { others.append(rows.map { Double($0 + 1) }) }
      others += xs.map { x in rows.map { x[$0 - 1] } }
      for lag in 1..<(lags + 1) { others.append(rows.map { dy[$0 - 1 - lag] }) }
      let short = others.count
      for dx in dxs { for lag in 0..<(lags + 1) { others.append(rows.map { dx[$0 - 1 - lag] }) } }
      let target = rows.map { dy[$0 - 1] }
      let level = rows.map { y[$0 - 1] }
      guard let fit = SmallRegression(target, on: others + [level]),
        let partTarget = SmallRegression(target, on: others), let partLevel = SmallRegression(level, on: others)
      else { continue }
      let alpha = fit.coefficients[others.count]
      // What the regressors' changes and the error leave of the response's change.
      var u = fit.residuals
      for j in short..<others.count { for t in u.indices { u[t] += fit.coefficients[j] * others[j][t] } }
      var own = dy
      if trend {
        let mean = dy.reduce(0, +) / Double(dy.count)
        own = dy.map { $0 - mean }
      }
      let window = window(total)
      let ys = SmallRegression.product(own, own) / Double(own.count) + 2 * halfSum(own, window)
      let us = SmallRegression.product(u, u) / Double(u.count) + 2 * halfSum(u, window)
      guard ys > 0, us > 0 else { continue }
      let ratio = (us / ys).squareRoot()
      n += 1
      gt += fit.lastStatistic
      ga += Double(fit.degreesOfFreedom) * alpha / ratio
      freedom += Double(fit.degreesOfFreedom)
      top += SmallRegression.product(partLevel.residuals, partTarget.residuals) / ratio
      bottom += partLevel.residualSumOfSquares
      parts.append((fit.residualSumOfSquares, ratio))
    }
    guard n > 0, bottom > 0 else { return nil }
    let mean = freedom / n
    let alpha = top / bottom
    let variance = parts.reduce(0) { $0 + $1.rss / mean / ($1.ratio * $1.ratio) } / n
    return ([gt / n, ga / n, alpha / (variance / bottom).squareRoot(), mean * alpha], Int(n))
  }
}
