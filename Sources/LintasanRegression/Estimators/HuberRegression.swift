import LintasanLinearAlgebra
import LintasanStatistics

/// Huber's M-estimator (k = 1.345) with the scale from the median absolute residual.
///
/// - Reference: Huber (1973), doi:10.1214/aos/1176342503; the covariance is his H1.
struct HuberRegression: RegressionEstimator {
  static let name = "huber"
  static let summary = "Huber's M-estimator: outliers count less"
  static let threshold = 1.345

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    var solver = LinearSolver()
    solver.threads = options.threads
    let ordinary = try solver.solve(frame.regressors.map(\.column), frame.response)
    let kept = ordinary.kept
    let columns = kept.map { frame.regressors[$0].column }
    let y = frame.response
    let n = y.count
    let k = kept.count
    guard k > 0 else { throw .nothingToEstimate(reason: "every regressor is zero") }
    guard n > k else { throw .tooFewRows(rows: n, terms: k) }
    var beta = ordinary.coefficients
    var residuals = ordinary.residuals
    let limit = 5_000
    var change = Double.infinity
    var scale = try Self.scale(residuals)
    solver.tolerance = 0
    for _ in 0..<limit {
      let roots = residuals.map { min(1, Self.threshold * scale / max(abs($0), .leastNormalMagnitude)).squareRoot() }
      let step = try solver.solve(
        columns.map { column in ExtendedColumn(zip(column.high, roots).map { $0 * $1 }) },
        zip(y, roots).map { $0 * $1 })
      guard step.kept.count == k else { throw .nothingToEstimate(reason: "the weights leave the terms collinear") }
      change = zip(step.coefficients, beta).reduce(0) { max($0, abs($1.0 - $1.1) / max(abs($1.0), 1e-10)) }
      beta = step.coefficients
      residuals = LinearSolver.residuals(columns, beta.map { DoubleDouble($0) }, y, threads: options.threads)
      scale = try Self.scale(residuals)
      if change < 1e-14 { break }
    }
    guard change < 1e-9 else { throw .notConverged(what: "Huber's iteration", iterations: limit, change: change) }
    let psi = residuals.map { max(-Self.threshold, min(Self.threshold, $0 / scale)) }
    let inside = residuals.map { abs($0) <= Self.threshold * scale ? 1.0 : 0 }
    let slope = inside.reduce(0, +) / Double(n)
    let variance = inside.reduce(0) { $0 + ($1 - slope) * ($1 - slope) } / Double(n)
    let inflation = 1 + Double(k) / Double(n) * variance / (slope * slope)
    let cross = try ordinary.bread()
    let squares = psi.reduce(0) { $0 + $1 * $1 } / Double(n - k) * scale * scale
    var score = ScoreModel(
      frame, design: columns.map(\.high), residuals: psi.map { $0 * scale }, bread: cross.scaled(by: 1 / slope),
      parameters: k, options: options)
    score.iid = cross.scaled(by: inflation * inflation * squares / (slope * slope))
    var model = EstimatedModel(
      names: kept.map { frame.regressors[$0].name }, terms: kept.map { frame.regressors[$0].term },
      coefficients: beta, intercept: kept.firstIndex { frame.regressors[$0].name == "(Intercept)" },
      dropped: frame.dropped(keeping: kept),
      score: score, fitted: zip(y, residuals).map { $0 - $1 }, residuals: residuals, response: y, rows: frame.rows)
    model.statistics.sigma = scale
    model.statistics.conditionNumber = ordinary.condition
    model.statistics.rank = k
    model.statistics.method = "iteratively reweighted least squares"
    model.extras = [("scale", scale), ("rows_downweighted", Double(n) - inside.reduce(0, +))]
    return model
  }

  /// Median absolute residual over the normal's third quartile.
  private static func scale(_ residuals: [Double]) throws(RegressionError) -> Double {
    let median = Quantiles.median(residuals.map { abs($0) }) ?? 0
    guard median > 0 else {
      throw .nothingToEstimate(reason: "half of the residuals are zero, so that Huber's scale is zero")
    }
    let third = try statistics { () throws(StatisticsError) in try Normal.standard.quantile(0.75) }
    return median / third
  }
}
