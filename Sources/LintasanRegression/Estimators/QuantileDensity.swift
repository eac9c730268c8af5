import LintasanLinearAlgebra
import LintasanStatistics

/// The errors' densities at a conditional quantile, a value a row: what the sandwich of quantile regression is made of.
///
/// One density for all rows (`iid`) understates errors that spread with the regressors; these do not assume it.
/// - Reference: Hall and Sheather (1988), doi:10.1111/j.2517-6161.1988.tb01735.x; Hendricks and Koenker (1992),
///   doi:10.1080/01621459.1992.10475175; Powell (1991); Parente and Santos Silva (2016), doi:10.1515/jem-2014-0011.
enum QuantileDensity {
  /// Hall and Sheather's bandwidth in probability, halved until τ ± h lies between 0 and 1.
  static func bandwidth(_ tau: Double, rows: Int) throws(RegressionError) -> Double {
    try statistics { () throws(StatisticsError) in
      let z = try Normal.standard.quantile(tau)
      let density = try Normal.standard.density(z)
      let critical = try Normal.standard.quantile(0.975)
      let cubed = 1.5 * density * density / (2 * z * z + 1) * critical * critical / Double(rows)
      var h = QuantileRegression.cubeRoot(cubed)
      while tau - h < 0 || tau + h > 1 { h /= 2 }
      return h
    }
  }

  /// The same as a distance on the normal scale: Φ⁻¹(τ + h) − Φ⁻¹(τ − h).
  static func normalSpan(_ tau: Double, rows: Int) throws(RegressionError) -> Double {
    let h = try bandwidth(tau, rows: rows)
    return try statistics { () throws(StatisticsError) in
      // At a bound the quantile is infinite: half the way there.
      let (low, high) = (tau - h > 0 ? tau - h : tau / 2, tau + h < 1 ? tau + h : (1 + tau) / 2)
      return try Normal.standard.quantile(high) - Normal.standard.quantile(low)
    }
  }

  /// Hendricks and Koenker: 2h over the distance between the fits at τ + h and τ − h; 0 where they cross.
  static func differences(_ columns: [[Double]], _ response: [Double], tau: Double, start: [Double])
    throws(RegressionError) -> (density: [Double], crossed: Int)
  {
    let h = try bandwidth(tau, rows: response.count)
    func fit(_ tau: Double) throws(RegressionError) -> [Double] {
      let inside = min(max(tau, 1e-9), 1 - 1e-9)
      return try QuantileSimplex(columns: columns, response: response, tau: inside, start: start).solve().coefficients
    }
    let (high, low) = (try fit(tau + h), try fit(tau - h))
    let small = Double.ulpOfOne.squareRoot()
    var crossed = 0
    let density = response.indices.map { row -> Double in
      let distance = columns.indices.reduce(0) { $0 + columns[$1][row] * (high[$1] - low[$1]) }
      if distance <= 0 { crossed += 1 }
      return max(0, 2 * h / (distance - small))
    }
    return (density, crossed)
  }

  /// Powell's estimate with a Gaussian kernel, as R's quantreg takes it.
  static func gaussian(_ residuals: [Double], tau: Double) throws(RegressionError) -> [Double] {
    let n = residuals.count
    let quartiles = Quantiles.of(residuals, [0.25, 0.75]) ?? [0, 0]
    let deviation = Moments.standardDeviation(residuals, degreesLost: 1) ?? 0
    let width = try normalSpan(tau, rows: n) * min(deviation, (quartiles[1] - quartiles[0]) / 1.34)
    guard width > 0 else { throw flat }
    return try statistics { () throws(StatisticsError) in
      var result: [Double] = []
      for residual in residuals { result.append(try Normal.standard.density(residual / width) / width) }
      return result
    }
  }

  /// The same with a uniform kernel and the median absolute deviation, as Parente and Santos Silva take it.
  static func uniform(_ residuals: [Double], tau: Double) throws(RegressionError) -> [Double] {
    let center = Quantiles.median(residuals) ?? 0
    let scale = Quantiles.median(residuals.map { abs($0 - center) }) ?? 0
    let width = try normalSpan(tau, rows: residuals.count) * scale
    guard width > 0 else { throw flat }
    return residuals.map { abs($0) <= width ? 1 / (2 * width) : 0 }
  }

  /// (Σ fᵢ xᵢxᵢᵀ)⁻¹.
  static func bread(_ columns: [[Double]], _ density: [Double], threads: Int) throws(RegressionError) -> Matrix {
    let roots = density.map { $0.squareRoot() }
    var solver = LinearSolver()
    solver.threads = threads
    let zero = [Double](repeating: 0, count: density.count)
    let solution = try solver.solve(
      columns.map { column in ExtendedColumn(zip(column, roots).map { $0 * $1 }) }, zero)
    guard solution.kept.count == columns.count else {
      throw .covarianceUnavailable(
        covariance: "with a density for each row", estimator: QuantileRegression.name,
        reason: "too few rows lie near the quantile for every coefficient; use bootstrap:999")
    }
    return try solution.bread()
  }

  private static var flat: RegressionError {
    .covarianceUnavailable(
      covariance: "with a density for each row", estimator: QuantileRegression.name,
      reason: "half of the residuals are zero, so that their density has no estimate; use bootstrap:999")
  }
}
