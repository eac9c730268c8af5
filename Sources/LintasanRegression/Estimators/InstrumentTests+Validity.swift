import LintasanLinearAlgebra

extension InstrumentTests {
  // MARK: Exogeneity and validity

  /// The F of the first-stage residuals added to the structural equation.
  func wuHausman() throws(RegressionError) -> TestResult {
    let (key, name, null) = ("wu_hausman", "Wu-Hausman", "the endogenous terms are exogenous")
    var solver = solver
    solver.referenceLengths = nil
    let own = x + endogenous
    let restricted = try solver.solve(own, y)
    let full = try solver.solve(own + stages.map { ExtendedColumn($0.residuals) }, y)
    let added = full.kept.indices.filter { full.kept[$0] >= own.count }
    var model = score(
      full.kept.map { $0 < own.count ? own[$0].high : stages[$0 - own.count].residuals }, full.residuals,
      try full.bread(), parameters: full.kept.count)
    let df = Double(frame.rowCount - model.totalParameters)
    guard !added.isEmpty, df > 0 else {
      return TestResult(key, name, null: null, unavailable: "the first stages leave nothing to test")
    }
    if isIID {
      let rss = LinearFit.sumOfSquares(full.residuals)
      let f = (LinearFit.sumOfSquares(restricted.residuals) - rss) / Double(added.count) / (rss / df)
      return TestResult(key, name, null: null, statistic: f, .fisher(Double(added.count), df))
    }
    if frame.effects.isEmpty {
      model.inverseR = full.inverseR
      model.effectLeverages = [Double](repeating: 0, count: frame.rowCount)
    }
    let estimate = try estimate(model)
    guard let matrix = estimate.matrix, let f = WaldTest.fStatistic(full.coefficients, matrix, added) else {
      return TestResult(key, name, null: null, unavailable: singular)
    }
    return TestResult(
      key, name, null: null, statistic: f, .fisher(Double(added.count), estimate.degreesOfFreedom))
  }

  /// Sargan's statistic with iid errors, Hansen's J with others.
  func validity(_ residuals: [Double], _ part: Partialled) throws(RegressionError) -> TestResult {
    let null = "the instruments are valid (uncorrelated with the error)"
    let degrees = part.instruments.count - endogenous.count
    let (key, name) = isIID ? ("sargan", "Sargan") : ("hansen", "Hansen J")
    guard degrees > 0 else {
      return TestResult(
        key, name, null: null,
        unavailable: "as many instruments as endogenous terms: nothing is over-identified")
    }
    let statistic: Double?
    if isIID {
      var solver = solver
      solver.referenceLengths = reference
      let left = try solver.solve(x + z, residuals).residuals
      let explained = 1 - LinearFit.sumOfSquares(left) / LinearFit.sumOfSquares(residuals)
      statistic = Double(frame.rowCount) * explained
    } else {
      statistic = try twoStepGMM(residuals)?.objective
    }
    guard let statistic else {
      return TestResult(
        key, name, null: null, unavailable: "the \(covarianceName) weight of the instruments is singular")
    }
    return TestResult(key, name, null: null, statistic: statistic, .chiSquared(Double(degrees)))
  }

  /// LIML's κ.
  func limitedInformation() throws(RegressionError) -> Double {
    var solver = solver
    solver.referenceLengths = nil
    let outer: [[Double]]
    if x.isEmpty {
      outer = [y] + endogenous.map(\.high)
    } else {
      var left = [try solver.solve(x, y).residuals]
      for term in endogenous { left.append(try solver.solve(x, term.high).residuals) }
      outer = left
    }
    solver.referenceLengths = reference
    let inner = [try solver.solve(x + z, y).residuals] + stages.map(\.residuals)
    return try KClass.limited(outer, inner, threads: options.threads)
  }

  /// The values of the one endogenous term's coefficient that Anderson and Rubin's test does not reject.
  func andersonRubin(around estimate: Double, step: Double, name: String, level: Double) throws(RegressionError)
    -> ConfidenceSet?
  {
    let part = try partialled()
    var solver = solver
    solver.referenceLengths = reference
    let reduced = try solver.solve(x + z, y)
    let places = reduced.kept.indices.filter { reduced.kept[$0] >= x.count }
    guard places.count == part.instruments.count else { return nil }
    func covariance(_ residuals: [Double]) throws(RegressionError) -> CovarianceEstimate {
      var model = score(part.instruments, residuals, part.bread, parameters: stages[0].kept.count)
      model.iid = part.bread.scaled(by: LinearFit.sumOfSquares(residuals) / freedom)
      return try self.estimate(model)
    }
    let first = try covariance(reduced.residuals)
    guard let a = first.matrix, let c = try covariance(stages[0].residuals).matrix,
      let sum = try covariance(zip(reduced.residuals, stages[0].residuals).map { $0 + $1 }).matrix
    else { return nil }
    let b = Matrix(rows: a.rows, columns: a.columns) { (sum[$0, $1] - a[$0, $1] - c[$0, $1]) / 2 }
    return try AndersonRubin(
      response: places.map { reduced.coefficients[$0] }, term: Array(part.coefficients.column(0)),
      covariance: (a, b, c),
      degrees: first.degreesOfFreedom
    ).set(level: level, around: estimate, step: step, name: name)
  }

  /// Efficient GMM after residuals of a first step: coefficients of the exogenous and endogenous terms, J, and weight.
  func twoStepGMM(_ residuals: [Double]) throws(RegressionError)
    -> (coefficients: [Double], objective: Double, covariance: Matrix, estimate: CovarianceEstimate)?
  {
    let kept = stages[0].kept
    let columns = x + z
    let instruments = kept.map { columns[$0].high }
    let terms = kept.filter { $0 < x.count }.map { x[$0].high } + endogenous.map(\.high)
    let model = score(instruments, residuals, .identity(instruments.count), parameters: terms.count)
    let estimate = try estimate(model)
    guard let meat = estimate.matrix?.scaled(by: 1 / estimate.correction), let weight = try? Self.inverse(meat) else {
      return nil
    }
    let xz = try RowBlocks.cross(terms, instruments, threads: options.threads)
    let zy = try RowBlocks.cross(instruments, [y], threads: options.threads)
    let step = try DynamicPanelGMM.Step(xz: xz, zy: Array(zy.column(0)), weight: weight)
    var left = y
    for (column, beta) in zip(terms, step.beta) { for row in left.indices { left[row] -= column[row] * beta } }
    let moments = try RowBlocks.cross(instruments, [left], threads: options.threads)
    let objective = try algebra { () throws(LinearAlgebraError) in
      let g = Array(moments.column(0))
      return zip(g, try weight.times(g)).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return (step.beta, objective, step.m, estimate)
  }
}
