import LintasanLinearAlgebra

/// Random effects by feasible GLS: each unit's mean is subtracted in part.
///
/// σ²ₑ comes from the within regression, σ²ᵤ from the between one (Swamy–Arora). In unbalanced panels the
/// conventions differ: `plm` corrects as Baltagi and Chang, the others divide σ²ₑ by the harmonic mean of the units'
/// lengths (Stata's `xtreg, re`, linearmodels).
/// - Reference: Swamy and Arora (1972), doi:10.2307/1909405; Baltagi and Chang (1994),
///   doi:10.1016/0304-4076(94)90048-5.
struct RandomEffects: RegressionEstimator {
  static let name = "re"
  static let summary = "random effects (Swamy-Arora)"
  static var needsPanel: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    try estimate(frame, components(frame, PanelMeans.of(frame, Self.name)))
  }

  /// The estimate with variance components that are known.
  func estimate(_ frame: DesignFrame, _ components: (idiosyncratic: Double, effects: Double)) throws(RegressionError)
    -> EstimatedModel
  {
    let panel = try PanelMeans.of(frame, Self.name)
    let partial = QuasiDemeaning(panel, idiosyncratic: components.idiosyncratic, effects: components.effects)
    let theta = partial.shares
    let outcome = try partial.fit(frame, options)
    let transformed = outcome.transformedResponse
    var model = outcome.model
    model.intercept = model.names.firstIndex(of: "(Intercept)")
    // R² of the quasi-demeaned data, about their mean where there is a constant.
    let total = LinearFit.totalSumOfSquares(transformed, weights: nil, centred: frame.hasIntercept)
    if total > 0, let rss = model.statistics.residualSumOfSquares {
      let rSquared = 1 - rss / total
      model.statistics.rSquared = rSquared
      let n = Double(frame.rowCount)
      model.statistics.adjustedRSquared =
        1 - (1 - rSquared) * (n - (frame.hasIntercept ? 1 : 0)) / (n - Double(model.names.count))
    }
    // Residuals and fitted values of the level equation.
    let kept = outcome.solution.kept
    model.fitted = [Double](repeating: 0, count: frame.rowCount)
    for (position, column) in kept.enumerated() {
      let values = frame.regressors[column].column.high
      for row in values.indices { model.fitted[row] += values[row] * model.coefficients[position] }
    }
    model.response = frame.response
    model.residuals = zip(frame.response, model.fitted).map { $0 - $1 }
    let fits = PanelFit.measures(
      response: frame.response, prediction: model.fitted, panel: panel, squaredCorrelation: options.smallSample == .stata)
    model.statistics.rSquaredWithin = fits.within
    model.statistics.rSquaredBetween = fits.between
    model.statistics.rSquaredOverall = fits.overall
    model.statistics.logLikelihood = nil
    model.statistics.aic = nil
    model.statistics.bic = nil
    model.statistics.aicCountingSigma = nil
    model.statistics.bicCountingSigma = nil
    model.extras = [
      ("sigma2_idiosyncratic", components.idiosyncratic), ("sigma2_effects", components.effects),
      ("rho", components.effects / (components.effects + components.idiosyncratic)),
      ("theta_min", theta.min() ?? 0), ("theta_max", theta.max() ?? 0),
    ]
    if options.smallSample == .stata {
      model.notes.append("R² within, between and overall are squared correlations, as Stata's xtreg")
    }
    if components.effects == 0 {
      model.notes.append("the variance of the unit effects was estimated below zero and set to 0: this is pooled OLS")
    }
    return model
  }

  /// The variances within units and between them.
  func components(_ frame: DesignFrame, _ panel: PanelMeans) throws(RegressionError)
    -> (idiosyncratic: Double, effects: Double)
  {
    let n = Double(frame.rowCount)
    let units = Double(panel.sizes.count)
    var solver = LinearSolver()
    solver.threads = options.threads
    let slopes = frame.regressors.filter { $0.name != "(Intercept)" }
    solver.referenceLengths = slopes.map { max(LinearSolver.length($0.column.high), .leastNormalMagnitude) }
    let within = try solver.solve(
      slopes.map { ExtendedColumn(panel.deviations($0.column.high)) }, panel.deviations(frame.response))
    let withinFreedom = n - units - Double(within.kept.count)
    guard withinFreedom > 0 else {
      throw .panelTooShort(
        needed: "more than \(Int(units) + within.kept.count) rows for the within regression", found: "\(Int(n))")
    }
    let idiosyncratic = LinearFit.sumOfSquares(within.residuals) / withinFreedom
    solver.referenceLengths = nil
    let balanced = panel.sizes.allSatisfy { $0 == panel.sizes[0] }
    let corrected = options.smallSample == .plm && !balanced
    let roots = panel.sizes.map { corrected ? $0.squareRoot() : 1 }
    func mean(_ values: [Double]) -> [Double] { zip(panel.means(values), roots).map { $0 * $1 } }
    let between = try solver.solve(
      frame.regressors.map { ExtendedColumn(mean($0.column.high)) }, mean(frame.response))
    let betweenFreedom = units - Double(between.kept.count)
    guard betweenFreedom > 0 else {
      throw .panelTooShort(needed: "more than \(between.kept.count) units", found: "\(Int(units))")
    }
    let rss = LinearFit.sumOfSquares(between.residuals)
    if corrected {
      // n − tr[(X̄ᵀX̄)⁻¹ Σ Tᵢ² x̄ᵢx̄ᵢᵀ], X̄ with each unit's mean repeated Tᵢ times.
      let columns = between.kept.map { mean(frame.regressors[$0].column.high) }
      let bread = try between.bread()
      let spread = try RowBlocks.gram(columns, weights: roots, threads: 1)
      var trace = 0.0
      for i in 0..<bread.rows { for j in 0..<bread.rows { trace += bread[i, j] * spread[j, i] } }
      return (idiosyncratic, max(0, (rss - betweenFreedom * idiosyncratic) / (n - trace)))
    }
    let harmonic = units / panel.sizes.reduce(0) { $0 + 1 / $1 }
    return (idiosyncratic, max(0, rss / betweenFreedom - idiosyncratic / harmonic))
  }
}

/// R² of a prediction within, between and overall: 1 − residual over total sum of squares, or as Stata's `xtreg` the
/// squared correlation of response and prediction.
enum PanelFit {
  static func measures(response: [Double], prediction: [Double], panel: PanelMeans, squaredCorrelation: Bool = false)
    -> (within: Double?, between: Double?, overall: Double?)
  {
    func correlation(_ y: [Double], _ p: [Double]) -> Double? {
      let n = Double(y.count)
      let (a, b) = (y.reduce(0, +) / n, p.reduce(0, +) / n)
      var (xx, yy, xy) = (0.0, 0.0, 0.0)
      for row in y.indices {
        xx += (p[row] - b) * (p[row] - b)
        yy += (y[row] - a) * (y[row] - a)
        xy += (y[row] - a) * (p[row] - b)
      }
      return xx > 0 && yy > 0 ? xy * xy / (xx * yy) : nil
    }
    if squaredCorrelation {
      return (
        correlation(panel.deviations(response), panel.deviations(prediction)),
        correlation(panel.means(response), panel.means(prediction)), correlation(response, prediction)
      )
    }
    func measure(_ y: [Double], _ p: [Double], centred: Bool) -> Double? {
      let total = LinearFit.totalSumOfSquares(y, weights: nil, centred: centred)
      guard total > 0 else { return nil }
      return 1 - LinearFit.sumOfSquares(zip(y, p).map { $0 - $1 }) / total
    }
    return (
      measure(panel.deviations(response), panel.deviations(prediction), centred: false),
      measure(panel.means(response), panel.means(prediction), centred: true),
      measure(response, prediction, centred: true)
    )
  }
}
