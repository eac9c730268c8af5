import LintasanLinearAlgebra

/// Two-stage least squares, with absorbed effects, first-stage F, Wu–Hausman and Sargan.
struct InstrumentalVariables: RegressionEstimator {
  static let name = "iv"
  static let summary = "two-stage least squares: y ~ x | endogenous ~ instruments"
  static var usesInstruments: Bool { true }
  static var absorbsEffects: Bool { true }
  static var usesWeights: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    guard !frame.endogenous.isEmpty else { throw .noInstruments(estimator: Self.name) }
    guard frame.instruments.count >= frame.endogenous.count else {
      throw .tooFewInstruments(instruments: frame.instruments.count, endogenous: frame.endogenous.count)
    }
    let exogenous = frame.regressors
    let fit = LinearFit(
      response: frame.response, regressors: exogenous + frame.endogenous, hasIntercept: frame.hasIntercept,
      weights: frame.weights, effects: frame.effects, options: options)
    let transform = try LinearFit.Transform(fit)
    let x = try transform(exogenous.map(\.column))
    let endogenous = try transform(frame.endogenous.map(\.column))
    let z = try transform(frame.instruments.map(\.column))
    let y = try transform([ExtendedColumn(frame.response)])[0].high
    var solver = LinearSolver()
    solver.threads = options.threads
    let firstColumns = x + z
    var reference = transform.referenceLengths(exogenous.map(\.column))
    if let lengths = transform.referenceLengths(frame.instruments.map(\.column)) {
      reference?.append(contentsOf: lengths)
    }

    // First stage: each endogenous term on everything exogenous.
    var projected: [ExtendedColumn] = []
    var firstResiduals: [[Double]] = []
    var tests: [TestResult] = []
    var usedInstruments = 0
    let effectParameters = absorbed(frame)
    for (index, term) in endogenous.enumerated() {
      solver.referenceLengths = reference
      let stage = try solver.solve(firstColumns, term.high)
      usedInstruments = stage.kept.count { $0 >= x.count }
      guard usedInstruments >= endogenous.count else {
        throw .tooFewInstruments(instruments: usedInstruments, endogenous: endogenous.count)
      }
      projected.append(ExtendedColumn(zip(term.high, stage.residuals).map { $0 - $1 }))
      firstResiduals.append(stage.residuals)
      solver.referenceLengths = x.isEmpty ? nil : transform.referenceLengths(exogenous.map(\.column))
      let restricted = x.isEmpty ? term.high : try solver.solve(x, term.high).residuals
      let rss = LinearFit.sumOfSquares(stage.residuals)
      let df = Double(frame.rowCount - stage.kept.count - effectParameters)
      let f = (LinearFit.sumOfSquares(restricted) - rss) / Double(usedInstruments) / (rss / df)
      tests.append(
        TestResult(
          "first_stage_f" + (endogenous.count > 1 ? ":\(frame.endogenous[index].name)" : ""),
          "First-stage F, \(frame.endogenous[index].name)", null: "the instruments do not explain the endogenous term",
          statistic: f, .fisher(Double(usedInstruments), df)))
    }

    // Second stage on the projections; residuals with the terms themselves.
    solver.referenceLengths = transform.referenceLengths((exogenous + frame.endogenous).map(\.column))
    solver.tolerance = 1e-13  // projections are rounded by the first stage
    let second = try solver.solve(x + projected, y)
    let own = x + endogenous
    let kept = second.kept
    guard kept.contains(where: { $0 >= x.count }) else {
      throw .nothingToEstimate(reason: "the instruments leave nothing of the endogenous terms")
    }
    let residuals = LinearSolver.residuals(
      kept.map { own[$0] }, second.coefficients.map { DoubleDouble($0) }, y, threads: options.threads)
    var score = ScoreModel(
      frame, design: kept.map { (x + projected)[$0].high }, residuals: residuals, bread: try second.bread(),
      parameters: kept.count, options: options)
    score.isInstrumented = true
    let freedom = frame.rowCount - score.totalParameters
    guard freedom > 0 else { throw .tooFewRows(rows: frame.rowCount, terms: score.totalParameters) }
    let rss = LinearFit.sumOfSquares(residuals)
    score.iid = score.bread.scaled(by: rss / Double(freedom))

    let all = exogenous + frame.endogenous
    var plain = residuals
    if let roots = transform.roots { for row in plain.indices { plain[row] /= roots[row] } }
    var model = EstimatedModel(
      names: kept.map { all[$0].name }, terms: kept.map { all[$0].term }, coefficients: second.coefficients,
      intercept: frame.hasIntercept ? kept.firstIndex { all[$0].name == "(Intercept)" } : nil,
      dropped: all.indices.filter { !kept.contains($0) }.map {
        (name: all[$0].name, reason: "collinear with the terms before it")
      },
      score: score, fitted: zip(frame.response, plain).map { $0 - $1 }, residuals: plain, response: frame.response,
      rows: frame.rows)
    let centred = frame.hasIntercept || !frame.effects.isEmpty
    let total = LinearFit.totalSumOfSquares(frame.response, weights: frame.weights, centred: centred)
    if total > 0 {
      let rSquared = 1 - rss / total
      model.statistics.rSquared = rSquared
      model.statistics.adjustedRSquared =
        1 - (1 - rSquared) * Double(frame.rowCount - (centred ? 1 : 0)) / Double(freedom)
    }
    if !frame.effects.isEmpty { model.statistics.rSquaredWithin = 1 - rss / LinearFit.sumOfSquares(y) }
    model.statistics.residualSumOfSquares = rss
    model.statistics.sigma = (rss / Double(freedom)).squareRoot()
    model.statistics.conditionNumber = second.condition
    model.statistics.rank = kept.count
    model.statistics.method = second.method

    tests.append(
      try wuHausman(x + endogenous, firstResiduals, y, solver: solver, absorbed: effectParameters, rows: frame.rowCount)
    )
    let degrees = usedInstruments - endogenous.count
    if degrees > 0 {
      solver.referenceLengths = reference
      let left = try solver.solve(firstColumns, residuals).residuals
      let explained = 1 - LinearFit.sumOfSquares(left) / rss
      tests.append(
        TestResult(
          "sargan", "Sargan", null: "the instruments are valid (uncorrelated with the error)",
          statistic: Double(frame.rowCount) * explained, .chiSquared(Double(degrees))))
    } else {
      tests.append(
        TestResult(
          "sargan", "Sargan", null: "the instruments are valid (uncorrelated with the error)",
          unavailable: "as many instruments as endogenous terms: nothing is over-identified"))
    }
    model.tests = tests
    if let weak = tests.first(where: { $0.key.hasPrefix("first_stage_f") && ($0.statistic ?? 0) < 10 }) {
      model.notes.append("weak instruments: \(weak.name) is below 10")
    }
    return model
  }

  private func absorbed(_ frame: DesignFrame) -> Int {
    guard !frame.effects.isEmpty else { return 0 }
    return frame.effects.reduce(0) { $0 + $1.codes.levels.count } - (frame.effects.count - 1)
  }

  /// The F of the first-stage residuals added to the structural equation.
  private func wuHausman(
    _ own: [ExtendedColumn], _ firstResiduals: [[Double]], _ y: [Double], solver: LinearSolver, absorbed: Int,
    rows: Int
  ) throws(RegressionError) -> TestResult {
    var solver = solver
    solver.referenceLengths = nil
    let restricted = try solver.solve(own, y)
    let full = try solver.solve(own + firstResiduals.map { ExtendedColumn($0) }, y)
    let added = full.kept.count - restricted.kept.count
    let df = Double(rows - full.kept.count - absorbed)
    guard added > 0, df > 0 else {
      return TestResult(
        "wu_hausman", "Wu-Hausman", null: "the endogenous terms are exogenous",
        unavailable: "the first stages leave nothing to test")
    }
    let rss = LinearFit.sumOfSquares(full.residuals)
    let f = (LinearFit.sumOfSquares(restricted.residuals) - rss) / Double(added) / (rss / df)
    return TestResult(
      "wu_hausman", "Wu-Hausman", null: "the endogenous terms are exogenous", statistic: f,
      .fisher(Double(added), df))
  }
}
