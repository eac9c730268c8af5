import LintasanLinearAlgebra

/// Two-stage least squares, with absorbed effects; its tests of instruments are ``InstrumentTests``.
struct InstrumentalVariables: RegressionEstimator {
  static let name = "iv"
  static let summary = "two-stage least squares: y ~ x | endogenous ~ instruments"
  static var usesInstruments: Bool { true }
  static var absorbsEffects: Bool { true }
  static var usesWeights: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    try estimate(frame, .twoStage)
  }

  func estimate(_ frame: DesignFrame, _ method: InstrumentMethod) throws(RegressionError) -> EstimatedModel {
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
    var stages: [LinearSolution] = []
    solver.referenceLengths = reference
    for term in endogenous { stages.append(try solver.solve(firstColumns, term.high)) }
    let usedInstruments = stages[0].kept.count { $0 >= x.count }
    guard usedInstruments >= endogenous.count else {
      throw .tooFewInstruments(instruments: usedInstruments, endogenous: endogenous.count)
    }
    let projected = zip(endogenous, stages).map { term, stage in
      ExtendedColumn(zip(term.high, stage.residuals).map { $0 - $1 })
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
    func left(_ beta: [Double]) -> [Double] {
      LinearSolver.residuals(kept.map { own[$0] }, beta.map { DoubleDouble($0) }, y, threads: options.threads)
    }
    var coefficients = second.coefficients
    var residuals = left(coefficients)
    var bread = try second.bread()
    let tests = try InstrumentTests(
      frame: frame, options: options, x: x, z: z, endogenous: endogenous, y: y, stages: stages, solver: solver,
      reference: reference)
    let twoStage = residuals
    var extras: [(name: String, value: Double)] = []
    var ownCovariance: CovarianceEstimate?
    switch method {
    case .twoStage: break
    case .liml, .fuller:
      var kappa = try tests.limitedInformation()
      if method == .fuller { kappa -= 1 / tests.freedom }
      let fit = try KClass(
        own: kept.map { own[$0].high }, projected: kept.map { (x + projected)[$0].high }, response: y, kappa: kappa,
        threads: options.threads)
      (coefficients, bread) = (fit.coefficients, fit.bread)
      residuals = left(coefficients)
      extras.append(("kappa", kappa))
    case .gmm:
      guard let step = try tests.twoStepGMM(twoStage), step.coefficients.count == kept.count else {
        throw .covarianceUnavailable(
          covariance: tests.covarianceName, estimator: "ivgmm",
          reason: "its weight of the instruments is singular (too few clusters or periods); use iv")
      }
      coefficients = step.coefficients
      residuals = left(coefficients)
      var estimate = step.estimate
      estimate.matrix = step.covariance.scaled(by: estimate.correction)
      ownCovariance = estimate
    }
    var score = ScoreModel(
      frame, design: kept.map { (x + projected)[$0].high }, residuals: residuals, bread: bread,
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
      names: kept.map { all[$0].name }, terms: kept.map { all[$0].term }, coefficients: coefficients,
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

    let found = try tests.all(residuals: twoStage)
    model.tests = found.results
    model.notes.append(contentsOf: found.notes)
    model.extras = extras
    model.ownCovariance = ownCovariance
    if endogenous.count == 1, let place = kept.firstIndex(where: { $0 >= x.count }) {
      let error = max(score.iid.map { $0[place, place].squareRoot() } ?? 0, 1e-300)
      if let set = try tests.andersonRubin(
        around: coefficients[place], step: error, name: frame.endogenous[0].name, level: options.level)
      {
        model.confidenceSets.append(set)
      }
    }
    return model
  }
}

/// Limited information maximum likelihood: less biased by weak or many instruments than two stages.
struct LimitedInformation: RegressionEstimator {
  static let name = "liml"
  static let summary = "limited information maximum likelihood with instruments"
  static var usesInstruments: Bool { true }
  static var absorbsEffects: Bool { true }
  static var usesWeights: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    try InstrumentalVariables(options: options).estimate(frame, .liml)
  }
}

/// Fuller's estimator with parameter 1: limited information that has moments.
struct FullerEstimator: RegressionEstimator {
  static let name = "fuller"
  static let summary = "Fuller's limited information (parameter 1) with instruments"
  static var usesInstruments: Bool { true }
  static var absorbsEffects: Bool { true }
  static var usesWeights: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) { self.options = options }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    try InstrumentalVariables(options: options).estimate(frame, .fuller)
  }
}

/// Two-step generalised method of moments, its weight under the errors asked for.
struct InstrumentGMM: RegressionEstimator {
  static let name = "ivgmm"
  static let summary = "two-step GMM with instruments, weighted by the errors asked for"
  static let defaultCovariance = "HC1"
  static var usesInstruments: Bool { true }
  static var absorbsEffects: Bool { true }
  static var usesWeights: Bool { true }

  private(set) var options: RegressionOptions

  init(options: RegressionOptions) {
    self.options = options
    self.options.covariance = options.covariance ?? Self.defaultCovariance
  }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    try InstrumentalVariables(options: options).estimate(frame, .gmm)
  }
}
