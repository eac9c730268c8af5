import LintasanLinearAlgebra

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Quasi-maximum likelihood of a logistic mean for responses in [0, 1], with average marginal effects.
///
/// - Reference: Papke and Wooldridge (1996), doi:10.1002/(SICI)1099-1255(199611)11:6<619::AID-JAE418>3.0.CO;2-1.
struct FractionalLogit: RegressionEstimator {
  static let name = "flogit"
  static let summary = "fractional logit for scores between 0 and 1, with average marginal effects"
  static let defaultCovariance = "HC1"
  static var usesWeights: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    for (row, value) in frame.response.enumerated() where value < 0 || value > 1 {
      throw .responseOutsideUnitInterval(row: frame.rows[row] + 1, value: value)
    }
    let y = frame.response
    let n = y.count
    let weights = frame.weights
    var solver = LinearSolver()
    solver.threads = options.threads
    // Which columns are independent does not depend on the weights.
    let kept = try solver.solve(frame.regressors.map(\.column), y).kept
    guard !kept.isEmpty else { throw .nothingToEstimate(reason: "every regressor is zero") }
    guard n > kept.count else { throw .tooFewRows(rows: n, terms: kept.count) }
    let columns = kept.map { frame.regressors[$0].column }
    let mean =
      zip(y, weights ?? y.map { _ in 1 }).reduce(0) { $0 + $1.0 * $1.1 }
      / (weights ?? y.map { _ in 1 }).reduce(0, +)
    var mu = y.map { ($0 + mean) / 2 }
    if mean <= 0 || mean >= 1 { throw .nothingToEstimate(reason: "the response is \(mean) in every row") }
    var eta = mu.map { log($0 / (1 - $0)) }
    for row in eta.indices where !eta[row].isFinite { eta[row] = mu[row] > 0.5 ? 3 : -3 }
    var beta: [Double] = []
    var last: LinearSolution?
    var converged = false
    let limit = 200
    var change = Double.infinity
    for _ in 0..<limit {
      var roots = [Double](repeating: 0, count: n)
      var work = [Double](repeating: 0, count: n)
      for row in 0..<n {
        let variance = max(mu[row] * (1 - mu[row]), 1e-300)
        roots[row] = (variance * (weights?[row] ?? 1)).squareRoot()
        work[row] = (eta[row] + (y[row] - mu[row]) / variance) * roots[row]
      }
      let scaled = columns.map { column in ExtendedColumn(zip(column.high, roots).map { $0 * $1 }) }
      solver.tolerance = 0
      let solution = try solver.solve(scaled, work)
      guard solution.kept.count == kept.count else { throw .separation(term: frame.regressors[kept.last ?? 0].name) }
      let next = solution.coefficients
      change =
        beta.isEmpty
        ? .infinity
        : zip(next, beta).reduce(0) { max($0, abs($1.0 - $1.1) / max(abs($1.0), 1e-8)) }
      beta = next
      last = solution
      for row in 0..<n {
        var sum = 0.0
        for (position, column) in columns.enumerated() { sum += column.high[row] * beta[position] }
        eta[row] = sum
        mu[row] = 1 / (1 + exp(-sum))
      }
      if change < 1e-13 {
        converged = true
        break
      }
      if let row = eta.firstIndex(where: { abs($0) > 700 }) {
        let worst = columns.indices.max {
          abs(columns[$0].high[row] * beta[$0]) < abs(columns[$1].high[row] * beta[$1])
        }
        throw .separation(term: frame.regressors[kept[worst ?? 0]].name)
      }
    }
    guard let last, converged || change < 1e-9 else {
      throw .notConverged(what: "Fractional logit", iterations: limit, change: change)
    }
    let bread = try last.bread()
    let residuals = zip(y, mu).map { $0 - $1 }
    var score = ScoreModel(
      frame, design: columns.map(\.high), residuals: residuals.indices.map { residuals[$0] * (weights?[$0] ?? 1) },
      bread: bread, parameters: kept.count, options: options)
    score.iid = bread
    var model = EstimatedModel(
      names: kept.map { frame.regressors[$0].name }, terms: kept.map { frame.regressors[$0].term },
      coefficients: beta, intercept: kept.firstIndex { frame.regressors[$0].name == "(Intercept)" },
      dropped: frame.dropped(keeping: kept),
      score: score, fitted: mu, residuals: residuals, response: y, rows: frame.rows)
    var likelihood = 0.0
    var nullLikelihood = 0.0
    var density = 0.0
    var total = 0.0
    for row in 0..<n {
      let w = weights?[row] ?? 1
      likelihood += w * (Self.part(y[row], mu[row]) + Self.part(1 - y[row], 1 - mu[row]))
      nullLikelihood += w * (Self.part(y[row], mean) + Self.part(1 - y[row], 1 - mean))
      density += w * mu[row] * (1 - mu[row])
      total += w
    }
    model.statistics.logLikelihood = likelihood
    model.statistics.aic = -2 * likelihood + 2 * Double(kept.count)
    model.statistics.bic = -2 * likelihood + Double(kept.count) * log(Double(n))
    model.statistics.conditionNumber = last.condition
    model.statistics.rank = kept.count
    model.statistics.method = "iteratively reweighted least squares, " + last.method
    model.extras = [("pseudo_r_squared", 1 - likelihood / nullLikelihood)]
    for (position, name) in model.names.enumerated() where position != model.intercept {
      model.extras.append(("ame:\(name)", density / total * beta[position]))
    }
    model.notes.append(
      "quasi-likelihood: AIC and BIC compare fractional logits only; ame: is the average marginal effect")
    return model
  }

  private static func part(_ share: Double, _ mean: Double) -> Double { share > 0 ? share * log(mean) : 0 }
}
