import LintasanLinearAlgebra
import LintasanStatistics

/// Linear quantile regression, solved exactly: a vertex of the linear programme, reached by exchange steps.
///
/// With `iid` errors the covariance takes one density of the residuals at zero, by an Epanechnikov kernel at Hall and
/// Sheather's bandwidth, as Stata's `qreg` and statsmodels do. `nid` and `ker` let it differ by row, as R's quantreg;
/// `HC0`, `cluster:…` and the other sandwiches take Parente and Santos Silva's estimate of it.
/// - Reference: Koenker and Bassett (1978), doi:10.2307/1913643; Barrodale and Roberts (1973),
///   doi:10.1137/0710069; Hall and Sheather (1988), doi:10.1111/j.2517-6161.1988.tb01735.x.
struct QuantileRegression: RegressionEstimator {
  static let name = "quantile"
  static let summary = "linear quantile regression (tau)"
  static var usesWeights: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) throws(RegressionError) {
    guard options.tau > 0, options.tau < 1 else {
      throw .badOption(option: "tau", found: "\(options.tau)", expected: "a number strictly between 0 and 1")
    }
    self.options = options
  }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    let tau = options.tau
    var solver = LinearSolver()
    solver.threads = options.threads
    let ordinary = try solver.solve(frame.regressors.map(\.column), frame.response)
    let kept = ordinary.kept
    let n = frame.rowCount
    let k = kept.count
    guard k > 0 else { throw .nothingToEstimate(reason: "every regressor is zero") }
    guard n > k else { throw .tooFewRows(rows: n, terms: k) }
    let raw = kept.map { frame.regressors[$0].column.high }
    let weights = frame.weights
    func weighted(_ values: [Double]) -> [Double] {
      guard let weights else { return values }
      return zip(values, weights).map { $0 * $1 }
    }
    let vertex = try QuantileSimplex(
      columns: raw.map(weighted), response: weighted(frame.response), tau: tau, start: ordinary.coefficients
    ).solve()
    let beta = vertex.coefficients
    var residuals = frame.response
    for (position, column) in raw.enumerated() {
      for row in residuals.indices { residuals[row] -= column[row] * beta[position] }
    }
    for row in vertex.basis { residuals[row] = 0 }
    // Rows on the vertex by a tie: what is left of them is rounding.
    for row in residuals.indices {
      let size = zip(raw, beta).reduce(abs(frame.response[row])) { $0 + abs($1.0[row] * $1.1) }
      if abs(residuals[row]) <= 8 * .ulpOfOne * size { residuals[row] = 0 }
    }
    let density = try Self.density(residuals, response: frame.response, tau: tau)
    let cross = try ordinary.bread()
    let covariance = try CovarianceRegistry.parse(options.covariance ?? Self.defaultCovariance).name
    let columns = raw.map(weighted)
    let bread: Matrix
    var notes: [String] = []
    if ["iid", "nid", "ker", "bootstrap"].contains(covariance) {
      bread = cross.scaled(by: 1 / density.value)
    } else {
      let uniform = try QuantileDensity.uniform(weighted(residuals), tau: tau)
      bread = try QuantileDensity.bread(columns, uniform, threads: options.threads)
      notes.append("the errors' density differs by row (Powell's kernel as Parente and Santos Silva)")
    }
    let psi = residuals.indices.map { row in (residuals[row] > 0 ? tau : tau - 1) * (weights?[row] ?? 1) }
    var score = ScoreModel(frame, design: raw, residuals: psi, bread: bread, parameters: k, options: options)
    score.iid = cross.scaled(by: tau * (1 - tau) / (density.value * density.value))
    var model = EstimatedModel(
      names: kept.map { frame.regressors[$0].name }, terms: kept.map { frame.regressors[$0].term },
      coefficients: beta, intercept: kept.firstIndex { frame.regressors[$0].name == "(Intercept)" },
      dropped: frame.dropped(keeping: kept),
      score: score, fitted: zip(frame.response, residuals).map { $0 - $1 }, residuals: residuals,
      response: frame.response, rows: frame.rows)
    model.notes = notes
    if !vertex.isUnique { model.notes.append("other coefficients have the same loss: the solution is not the only one") }
    if covariance == "iid" {
      model.notes.append(
        "iid errors take one density for all rows, too small where the errors' spread differs; nid and ker do not")
    }
    if ["nid", "ker"].contains(covariance) {
      model.ownCovariance = try rowwise(
        covariance, columns, weighted(frame.response), weighted(residuals), start: beta,
        df: Double(n - score.totalParameters))
    }
    func loss(_ residual: Double) -> Double { residual * (tau - (residual < 0 ? 1 : 0)) }
    let objective = residuals.indices.reduce(0) { $0 + loss(residuals[$1]) * (weights?[$1] ?? 1) }
    let center = Quantiles.of(frame.response, [tau])?.first ?? 0
    let base = frame.response.indices.reduce(0) { $0 + loss(frame.response[$1] - center) * (weights?[$1] ?? 1) }
    model.extras = [
      ("tau", tau), ("objective", objective), ("pseudo_r_squared", base > 0 ? 1 - objective / base : 0),
      ("sparsity", 1 / density.value), ("bandwidth", density.bandwidth),
    ]
    model.statistics.conditionNumber = ordinary.condition
    model.statistics.rank = k
    model.statistics.method = "exact vertex by exchange steps"
    return model
  }

  /// τ(1 − τ) H⁻¹ XᵀX H⁻¹ with H = Σ fᵢ xᵢxᵢᵀ.
  private func rowwise(
    _ name: String, _ columns: [[Double]], _ response: [Double], _ residuals: [Double], start: [Double], df: Double
  ) throws(RegressionError) -> CovarianceEstimate {
    var notes: [String] = []
    let density: [Double]
    if name == "nid" {
      let found = try QuantileDensity.differences(columns, response, tau: options.tau, start: start)
      density = found.density
      if found.crossed > 0 { notes.append("the fits beside the quantile cross in \(found.crossed) rows") }
    } else {
      density = try QuantileDensity.gaussian(residuals, tau: options.tau)
    }
    let bread = try QuantileDensity.bread(columns, density, threads: options.threads)
    let gram = try RowBlocks.gram(columns, threads: options.threads)
    let matrix = try algebra { () throws(LinearAlgebraError) in
      try bread.times(gram).times(bread).scaled(by: options.tau * (1 - options.tau))
    }
    return CovarianceEstimate(name: name, matrix: matrix, degreesOfFreedom: df, notes: notes)
  }

  /// The residuals' density at zero.
  private static func density(_ residuals: [Double], response: [Double], tau: Double) throws(RegressionError)
    -> (value: Double, bandwidth: Double)
  {
    let n = Double(residuals.count)
    let spread = try statistics { () throws(StatisticsError) in
      let z = try Normal.standard.quantile(tau)
      let normal = try Normal.standard.density(z)
      let critical = try Normal.standard.quantile(0.975)
      let cubed = 1.5 * normal * normal / (2 * z * z + 1) * critical * critical / n
      let h = min(Self.cubeRoot(cubed), 0.999 * min(tau, 1 - tau))
      return try Normal.standard.quantile(tau + h) - Normal.standard.quantile(tau - h)
    }
    let quartiles = Quantiles.of(residuals, [0.25, 0.75]) ?? [0, 0]
    let deviation = Moments.standardDeviation(response, degreesLost: 0) ?? 0
    let bandwidth = min(deviation, (quartiles[1] - quartiles[0]) / 1.34) * spread
    var sum = 0.0
    for residual in residuals where bandwidth > 0 {
      let u = residual / bandwidth
      if abs(u) <= 1 { sum += 0.75 * (1 - u * u) }
    }
    guard bandwidth > 0, sum > 0 else {
      throw .covarianceUnavailable(
        covariance: "iid", estimator: Self.name,
        reason: "half of the residuals are zero, so that their density has no estimate; use bootstrap:999")
    }
    return (sum / (n * bandwidth), bandwidth)
  }

  static func cubeRoot(_ value: Double) -> Double {
    var root = max(value, 1e-300).squareRoot()
    for _ in 0..<200 { root = (2 * root + value / (root * root)) / 3 }
    return root
  }
}
