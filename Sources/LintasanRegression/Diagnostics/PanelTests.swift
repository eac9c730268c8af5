import LintasanLinearAlgebra

/// Tests of a panel: cross-section dependence, and which of pooled, fixed and random effects the data allow.
enum PanelTests {
  /// Pesaran's CD from pairwise correlations of the units' residuals over their common periods.
  ///
  /// - Reference: Pesaran (2004, 2015), doi:10.1080/07474938.2014.956623.
  static func pesaranCD(_ data: DiagnosticData) -> TestResult {
    let (key, name, null) = ("pesaran_cd", "Pesaran CD", "units' errors are not correlated with one another")
    guard let units = data.units, let steps = data.steps else {
      return TestResult(key, name, null: null, unavailable: "no panel")
    }
    var periods: [Int32: Int] = [:]
    for step in Set(steps).sorted() { periods[step] = periods.count }
    var table = [[Double?]](
      repeating: [Double?](repeating: nil, count: periods.count), count: units.levels.count)
    for row in steps.indices { table[Int(units.codes[row])][periods[steps[row]] ?? 0] = data.residuals[row] }
    guard table.count >= 2, table.count <= 3_000 else {
      return TestResult(key, name, null: null, unavailable: "it needs 2 to 3,000 units")
    }
    var sum = 0.0
    var pairs = 0
    for i in table.indices {
      for j in (i + 1)..<max(table.count, i + 1) {
        var n = 0.0
        var a = 0.0
        var b = 0.0
        for t in 0..<periods.count {
          guard let x = table[i][t], let y = table[j][t] else { continue }
          n += 1
          a += x
          b += y
        }
        guard n >= 2 else { continue }
        var xx = 0.0
        var yy = 0.0
        var xy = 0.0
        for t in 0..<periods.count {
          guard let x = table[i][t], let y = table[j][t] else { continue }
          xx += (x - a / n) * (x - a / n)
          yy += (y - b / n) * (y - b / n)
          xy += (x - a / n) * (y - b / n)
        }
        guard xx > 0, yy > 0 else { continue }
        sum += n.squareRoot() * xy / (xx * yy).squareRoot()
        pairs += 1
      }
    }
    guard pairs > 0 else { return TestResult(key, name, null: null, unavailable: "no two units share two periods") }
    return TestResult(key, name, null: null, statistic: sum / Double(pairs).squareRoot(), .normal)
  }

  /// Breusch–Pagan's LM, Hausman's test, its cluster-robust form by Mundlak, and Chow's test of poolability.
  static func effects(_ fit: RegressionFit, _ data: DiagnosticData) throws(RegressionError) -> [TestResult] {
    guard let units = data.units,
      fit.frame.effects.isEmpty || fit.frame.effects.count == 1 && fit.frame.effects[0].codes.codes == units.codes
    else { return [] }
    let panel = PanelMeans(units)
    guard panel.sizes.count >= 2, panel.sizes.contains(where: { $0 > 1 }) else { return [] }
    var frame = fit.frame
    frame.effects = []
    if !frame.regressors.contains(where: { $0.name == "(Intercept)" }) {
      let ones = [Double](repeating: 1, count: frame.rowCount)
      frame.regressors.insert(.init(name: "(Intercept)", term: "(Intercept)", column: ExtendedColumn(ones)), at: 0)
    }
    let slopes = frame.regressors.filter { $0.name != "(Intercept)" }
    guard !slopes.isEmpty else { return [] }
    var results = [try lagrangeMultiplier(frame, panel, data)]
    results.append(contentsOf: try hausman(frame, slopes, panel, fit.options))
    results.append(try chow(frame, units, data))
    return results
  }

  /// - Reference: Breusch and Pagan (1980), doi:10.2307/2297111; unbalanced as Baltagi and Li (1990).
  private static func lagrangeMultiplier(_ frame: DesignFrame, _ panel: PanelMeans, _ data: DiagnosticData)
    throws(RegressionError) -> TestResult
  {
    let pooled = try data.regress(frame.response, on: frame.regressors.map(\.column.high)).residuals
    var sums = [Double](repeating: 0, count: panel.sizes.count)
    for row in pooled.indices { sums[Int(panel.units.codes[row])] += pooled[row] }
    let n = Double(pooled.count)
    let a = LinearFit.sumOfSquares(sums) / LinearFit.sumOfSquares(pooled) - 1
    let squares = panel.sizes.reduce(0) { $0 + $1 * $1 }
    let (key, name, null) = ("breusch_pagan_lm", "Breusch-Pagan LM", "units have no random effect")
    guard squares > n else { return TestResult(key, name, null: null, unavailable: "every unit has one row") }
    return TestResult(key, name, null: null, statistic: n * n / 2 * a * a / (squares - n), .chiSquared(1))
  }

  /// - Reference: Hausman (1978), doi:10.2307/1913827; Mundlak (1978), doi:10.2307/1913646; Wooldridge (2010), ch. 10.
  private static func hausman(
    _ frame: DesignFrame, _ slopes: [DesignFrame.Regressor], _ panel: PanelMeans, _ options: RegressionOptions
  ) throws(RegressionError) -> [TestResult] {
    let (key, name) = ("hausman", "Hausman")
    let null = "random effects are consistent: unit effects are uncorrelated with the regressors"
    var within = frame
    within.regressors = slopes
    within.effects = [("unit", panel.units)]
    let fixed: EstimatedModel
    let random: EstimatedModel
    do throws(RegressionError) {
      fixed = try OrdinaryLeastSquares(options: options).estimate(within)
      random = try RandomEffects(options: options).estimate(frame)
    } catch {
      return [TestResult(key, name, null: null, unavailable: error.description)]
    }
    var results: [TestResult] = []
    let common = fixed.names.compactMap { name in random.names.firstIndex(of: name).map { (name, $0) } }
    guard let v1 = fixed.score.iid, let v2 = random.score.iid, !common.isEmpty else { return [] }
    let positions = common.compactMap { name, _ in fixed.names.firstIndex(of: name) }
    let q = zip(positions, common).map { fixed.coefficients[$0] - random.coefficients[$1.1] }
    let difference = Matrix(rows: q.count, columns: q.count) {
      v1[positions[$0], positions[$1]] - v2[common[$0].1, common[$1].1]
    }
    if let solved = try? Cholesky(difference).solve(q) {
      results.append(
        TestResult(
          key, name, null: null, statistic: zip(q, solved).reduce(0) { $0 + $1.0 * $1.1 },
          .chiSquared(Double(q.count))))
    } else {
      results.append(
        TestResult(
          key, name, null: null,
          unavailable: "the difference of the covariances is not positive definite; "
            + "see hausman_sigmamore and hausman_mundlak"))
    }
    results.append(sigmamore(fixed, random, positions, common.map(\.1), q, null))
    // Mundlak: the units' means added to the random-effects equation, tested with errors clustered by unit.
    var mundlak = frame
    let varying = slopes.filter { regressor in fixed.names.contains(regressor.name) }
    for regressor in varying {
      let means = panel.means(regressor.column.high)
      mundlak.regressors.append(
        .init(
          name: "mean:\(regressor.name)", term: regressor.term,
          column: ExtendedColumn(panel.units.codes.map { means[Int($0)] })))
    }
    let mundlakName = "Hausman (Mundlak, clustered by unit)"
    func component(_ name: String) -> Double { random.extras.first { $0.name == name }?.value ?? 0 }
    let partial = QuasiDemeaning(
      panel, idiosyncratic: component("sigma2_idiosyncratic"), effects: component("sigma2_effects"))
    guard let thetaModel = try? partial.fit(mundlak, options).model else { return results }
    let added = thetaModel.names.indices.filter { thetaModel.names[$0].hasPrefix("mean:") }
    let meat = try ClusterCovariance.meat(panel.units, thetaModel.score)
    let covariance = try thetaModel.score.sandwich(meat)
    if let f = WaldTest.fStatistic(thetaModel.coefficients, covariance, added) {
      results.append(
        TestResult(
          "hausman_mundlak", mundlakName, null: null, statistic: f * Double(added.count),
          .chiSquared(Double(added.count))))
    } else {
      results.append(
        TestResult(
          "hausman_mundlak", mundlakName, null: null, unavailable: "too few units for the clustered covariance"))
    }
    return results
  }

  /// Both covariances with the error variance of random effects, Stata's `sigmamore`: their difference is then positive.
  private static func sigmamore(
    _ fixed: EstimatedModel, _ random: EstimatedModel, _ positions: [Int], _ others: [Int], _ q: [Double],
    _ null: String
  ) -> TestResult {
    let (key, name) = ("hausman_sigmamore", "Hausman (one error variance, sigmamore)")
    guard let v1 = fixed.score.iid, let v2 = random.score.iid, let s1 = fixed.statistics.sigma,
      let s2 = random.statistics.sigma, s1 > 0
    else { return TestResult(key, name, null: null, unavailable: "there is no error variance") }
    let ratio = s2 * s2 / (s1 * s1)
    let difference = Matrix(rows: q.count, columns: q.count) {
      v1[positions[$0], positions[$1]] * ratio - v2[others[$0], others[$1]]
    }
    guard let solved = try? Cholesky(difference).solve(q) else {
      return TestResult(
        key, name, null: null, unavailable: "the difference of the covariances is not positive definite even so")
    }
    return TestResult(
      key, name, null: null, statistic: zip(q, solved).reduce(0) { $0 + $1.0 * $1.1 }, .chiSquared(Double(q.count)))
  }

  /// Poolability: one regression for all units against one for each.
  ///
  /// - Reference: Chow (1960), doi:10.2307/1910133.
  private static func chow(_ frame: DesignFrame, _ units: LevelCodes, _ data: DiagnosticData) throws(RegressionError)
    -> TestResult
  {
    let (key, name, null) = ("chow", "Chow (poolability)", "all units share one set of coefficients")
    let columns = frame.regressors.map(\.column.high)
    let k = columns.count
    var members = [[Int]](repeating: [], count: units.levels.count)
    for row in units.codes.indices { members[Int(units.codes[row])].append(row) }
    guard members.allSatisfy({ $0.count > k }) else {
      return TestResult(key, name, null: null, unavailable: "a unit has no more rows than coefficients (\(k))")
    }
    var separate = 0.0
    var parameters = 0
    for rows in members {
      let part = try data.regress(
        rows.map { frame.response[$0] }, on: columns.map { column in rows.map { column[$0] } })
      separate += LinearFit.sumOfSquares(part.residuals)
      parameters += part.rank
    }
    let pooled = try data.regress(frame.response, on: columns)
    let restrictions = Double(parameters - pooled.rank)
    let df = Double(frame.rowCount - parameters)
    guard restrictions > 0, df > 0, separate > 0 else {
      return TestResult(key, name, null: null, unavailable: "too few rows a unit")
    }
    let f = (LinearFit.sumOfSquares(pooled.residuals) - separate) / restrictions / (separate / df)
    return TestResult(key, name, null: null, statistic: f, .fisher(restrictions, df))
  }
}
