import LintasanLinearAlgebra

/// Tests of instruments under the errors that the model asks for: strength, exogeneity of the terms, validity.
///
/// With `iid` errors these are the classical statistics. With others the first stages' F, Kleibergen and Paap's rank
/// statistic, the effective F, Sanderson and Windmeijer's and the Wu–Hausman test take that covariance, and Sargan's
/// statistic gives way to Hansen's J of two-step GMM.
/// - Reference: Cragg and Donald (1993), doi:10.1017/S0266466600007519; Kleibergen and Paap (2006),
///   doi:10.1016/j.jeconom.2005.02.011; Montiel Olea and Pflueger (2013), doi:10.1080/00401706.2013.806694; Sanderson
///   and Windmeijer (2016), doi:10.1016/j.jeconom.2015.06.004; Baum, Schaffer and Stillman (2007),
///   doi:10.1177/1536867X0800700402.
struct InstrumentTests {
  let frame: DesignFrame
  let options: RegressionOptions
  /// Exogenous terms, instruments, endogenous terms and response after weights and effects.
  let x: [ExtendedColumn]
  let z: [ExtendedColumn]
  let endogenous: [ExtendedColumn]
  let y: [Double]
  /// Each endogenous term on exogenous terms and instruments.
  let stages: [LinearSolution]
  let solver: LinearSolver
  let reference: [Double]?

  /// The covariance of the tests, and what there is to say about it.
  private let covariance: any CovarianceEstimator
  private let covarianceName: String
  private var notes: [String] = []

  init(
    frame: DesignFrame, options: RegressionOptions, x: [ExtendedColumn], z: [ExtendedColumn],
    endogenous: [ExtendedColumn], y: [Double], stages: [LinearSolution], solver: LinearSolver, reference: [Double]?
  ) throws(RegressionError) {
    self.frame = frame
    self.options = options
    self.x = x
    self.z = z
    self.endogenous = endogenous
    self.y = y
    self.stages = stages
    self.solver = solver
    self.reference = reference
    let asked = options.covariance ?? "iid"
    let (name, estimator) = try CovarianceRegistry.parse(asked)
    switch name {
    case "bootstrap", "wild":
      let column = estimator.columns.first
      covariance =
        if let column { ClusterCovariance(by: column) } else {
          try HeteroskedasticCovariance("HC1", argument: nil)
        }
      covarianceName = column.map { "cluster:\($0)" } ?? "HC1"
    case "HC2" where !frame.effects.isEmpty, "HC3" where !frame.effects.isEmpty, "none":
      covariance = try HeteroskedasticCovariance("HC1", argument: nil)
      covarianceName = "HC1"
    default:
      covariance = estimator
      covarianceName = asked
    }
  }

  private var isIID: Bool { covarianceName == "iid" }

  /// Instruments that are kept, with what exogenous terms leave of them.
  private struct Partialled {
    var instruments: [[Double]]
    var terms: [[Double]]
    /// (ZᵀZ)⁻¹ of the instruments.
    var bread: Matrix
    var gram: Matrix
    /// Coefficients of each first stage on the instruments, L × G.
    var coefficients: Matrix
  }

  func all(residuals: [Double]) throws(RegressionError) -> (results: [TestResult], notes: [String]) {
    var results: [TestResult] = []
    var notes: [String] = []
    let part = try partialled()
    for (index, stage) in stages.enumerated() { results.append(try firstStage(index, stage)) }
    if endogenous.count > 1 {
      for index in stages.indices { results.append(try sandersonWindmeijer(index, part)) }
    }
    let cragg = try craggDonald(part)
    results.append(cragg)
    if !isIID { results.append(try kleibergenPaap(part)) }
    if endogenous.count == 1 { results.append(contentsOf: try effective(part, &notes)) }
    if endogenous.count > 1 {
      let strength = isIID ? cragg : results.last ?? cragg
      if let value = strength.statistic, value < 10 {
        notes.append("weak instruments: \(strength.name) is \(LinearFit.short(value)), below 10")
      }
    }
    results.append(try wuHausman())
    results.append(try validity(residuals, part))
    if let asked = options.covariance, asked != covarianceName {
      notes.append("tests of the instruments are under \(covarianceName) errors")
    } else if !isIID {
      notes.append("first-stage F, Kleibergen-Paap, Wu-Hausman and Hansen's J are under \(covarianceName) errors")
    }
    return (results, notes)
  }

  // MARK: What the tests share

  /// Rows less coefficients of a first stage and absorbed levels.
  private var freedom: Double {
    let score = ScoreModel(
      frame, design: [], residuals: [], bread: .identity(1), parameters: stages[0].kept.count, options: options)
    return Double(frame.rowCount - score.totalParameters)
  }

  private func score(_ design: [[Double]], _ residuals: [Double], _ bread: Matrix, parameters: Int) -> ScoreModel {
    var score = ScoreModel(
      frame, design: design, residuals: residuals, bread: bread, parameters: parameters, options: options)
    score.isInstrumented = true
    return score
  }

  /// The covariance asked for; HC2 and HC3 where leverages are not known give way to HC1.
  private func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    if model.inverseR == nil, ["HC2", "HC3"].contains(covarianceName.uppercased()) {
      return try HeteroskedasticCovariance("HC1", argument: nil).estimate(model)
    }
    return try covariance.estimate(model)
  }

  private func partialled() throws(RegressionError) -> Partialled {
    var solver = solver
    solver.referenceLengths = nil
    func left(_ columns: [[Double]]) throws(RegressionError) -> [[Double]] {
      guard !x.isEmpty else { return columns }
      var result: [[Double]] = []
      for column in columns { result.append(try solver.solve(x, column).residuals) }
      return result
    }
    let places = stages[0].kept.indices.filter { stages[0].kept[$0] >= x.count }
    let instruments = try left(places.map { z[stages[0].kept[$0] - x.count].high })
    let gram = try RowBlocks.gram(instruments, threads: options.threads)
    let bread = try Self.inverse(gram)
    return Partialled(
      instruments: instruments, terms: try left(endogenous.map(\.high)), bread: bread, gram: gram,
      coefficients: Matrix(rows: places.count, columns: stages.count) { stages[$1].coefficients[places[$0]] })
  }

  /// The inverse of a positive definite matrix, scaled to ones before.
  static func inverse(_ matrix: Matrix) throws(RegressionError) -> Matrix {
    let scale = matrix.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 1 }
    return try algebra { () throws(LinearAlgebraError) in
      let inverse = try Cholesky(
        Matrix(rows: matrix.rows, columns: matrix.columns) { matrix[$0, $1] * scale[$0] * scale[$1] }
      ).inverse()
      return Matrix(rows: matrix.rows, columns: matrix.columns) { inverse[$0, $1] * scale[$0] * scale[$1] }
    }
  }

  // MARK: Strength

  private func key(_ name: String, _ index: Int) -> String {
    endogenous.count > 1 ? "\(name):\(frame.endogenous[index].name)" : name
  }

  private func firstStage(_ index: Int, _ stage: LinearSolution) throws(RegressionError) -> TestResult {
    let term = frame.endogenous[index].name
    let (name, null) = ("First-stage F, \(term)", "the instruments do not explain the endogenous term")
    let chosen = stage.kept.indices.filter { stage.kept[$0] >= x.count }
    if isIID {
      var solver = solver
      solver.referenceLengths = x.isEmpty ? nil : reference.map { Array($0.prefix(x.count)) }
      let restricted = x.isEmpty ? endogenous[index].high : try solver.solve(x, endogenous[index].high).residuals
      let rss = LinearFit.sumOfSquares(stage.residuals)
      let f = (LinearFit.sumOfSquares(restricted) - rss) / Double(chosen.count) / (rss / freedom)
      return TestResult(
        key("first_stage_f", index), name, null: null, statistic: f, .fisher(Double(chosen.count), freedom))
    }
    let columns = x + z
    var model = score(
      stage.kept.map { columns[$0].high }, stage.residuals, try stage.bread(), parameters: stage.kept.count)
    if frame.effects.isEmpty {
      model.inverseR = stage.inverseR
      model.effectLeverages = [Double](repeating: 0, count: frame.rowCount)
    }
    let estimate = try estimate(model)
    guard let matrix = estimate.matrix, let f = WaldTest.fStatistic(stage.coefficients, matrix, chosen) else {
      return TestResult(key("first_stage_f", index), name, null: null, unavailable: singular)
    }
    return TestResult(
      key("first_stage_f", index), name, null: null, statistic: f,
      .fisher(Double(chosen.count), estimate.degreesOfFreedom))
  }

  private var singular: String {
    "the \(covarianceName) covariance of the instruments' coefficients is singular (too few clusters or periods)"
  }

  /// Smallest eigenvalue of Σ^−½ Πᵀ ZᵀZ Π Σ^−½ over the number of instruments.
  private func craggDonald(_ part: Partialled) throws(RegressionError) -> TestResult {
    let (name, null) = ("Cragg-Donald F", "the instruments leave a combination of the endogenous terms unexplained")
    let sigma = try RowBlocks.gram(stages.map(\.residuals), threads: options.threads).scaled(by: 1 / freedom)
    let smallest = try? algebra { () throws(LinearAlgebraError) in
      let explained = try part.coefficients.times(part.gram, .transposed).times(part.coefficients)
      let root = try Cholesky(sigma).lower
      let left = try root.solvingTriangular(explained, .lower)
      let both = try root.solvingTriangular(left.transposed, .lower)
      let symmetric = Matrix(rows: both.rows, columns: both.columns) { (both[$0, $1] + both[$1, $0]) / 2 }
      return try SymmetricEigen(symmetric).values.first ?? 0
    }
    guard let smallest else {
      return TestResult("cragg_donald", name, null: null, unavailable: "the first stages fit perfectly")
    }
    return TestResult(
      "cragg_donald", name, null: null, statistic: smallest / Double(part.instruments.count), .none)
  }

  /// Covariance of vec Π̂ under the errors asked for, one first stage after the other.
  private func jointCovariance(_ part: Partialled) throws(RegressionError) -> CovarianceEstimate {
    let (l, g) = (part.instruments.count, stages.count)
    let products = stages.flatMap { stage in
      part.instruments.map { column in zip(column, stage.residuals).map { $0 * $1 } }
    }
    let bread = Matrix(rows: l * g, columns: l * g) { $0 / l == $1 / l ? part.bread[$0 % l, $1 % l] : 0 }
    let ones = [Double](repeating: 1, count: frame.rowCount)
    return try estimate(score(products, ones, bread, parameters: stages[0].kept.count))
  }

  private func kleibergenPaap(_ part: Partialled) throws(RegressionError) -> TestResult {
    let (key, name) = ("kleibergen_paap", "Kleibergen-Paap F")
    let null = "the instruments leave a combination of the endogenous terms unexplained"
    let (l, g) = (part.instruments.count, stages.count)
    guard let v = try jointCovariance(part).matrix else {
      return TestResult(key, name, null: null, unavailable: singular)
    }
    let terms = try RowBlocks.gram(part.terms, threads: options.threads)
    let value: Double? = try algebra { () throws(LinearAlgebraError) in
      let left = try Cholesky(part.gram).lower.transposed
      let right = try Cholesky(terms).lower
      // Θ = R_z Π R_x⁻¹, R_zᵀR_z = ZᵀZ.
      let theta = try right.solvingTriangular(left.times(part.coefficients).transposed, .lower).transposed
      let svd = try SVD(theta)
      let a = try Self.complement(of: svd.u.selecting(columns: Array(0..<(g - 1))), rows: l)
      let b = svd.vTransposed.row(g - 1)
      let lambda = try a.times(theta.times(b), .transposed)
      // Each column of Π moves Θ b by R_z π_j (R_x⁻ᵀ b)_j.
      let weights = try right.solvingTriangular(Matrix(columns: [b]), .lower, .transposed).column(0).map { $0 }
      let rotated = try a.times(left, .transposed)
      let spread = Matrix(rows: rotated.rows, columns: l * g) { rotated[$0, $1 % l] * weights[$1 / l] }
      let variance = try spread.times(v).times(spread, .asIs, .transposed)
      guard let solved = try? Cholesky(variance).solve(lambda) else { return nil }
      return zip(lambda, solved).reduce(0) { $0 + $1.0 * $1.1 }
    }
    guard let value else { return TestResult(key, name, null: null, unavailable: singular) }
    return TestResult(key, name, null: null, statistic: value / Double(l), .none)
  }

  /// Orthonormal columns that span what the given ones leave.
  private static func complement(of columns: Matrix, rows: Int) throws(LinearAlgebraError) -> Matrix {
    guard columns.columns > 0 else { return .identity(rows) }
    let product = try columns.times(columns, .asIs, .transposed)
    let eigen = try SymmetricEigen(product)
    return eigen.vectors.selecting(columns: Array(0..<(rows - columns.columns)))
  }

  /// Montiel Olea and Pflueger's effective F with the critical value of a bias of a tenth, and the note on weakness.
  private func effective(_ part: Partialled, _ notes: inout [String]) throws(RegressionError) -> [TestResult] {
    let (key, name) = ("effective_f", "Effective F")
    let null = "the instruments are too weak for a worst-case bias of a tenth"
    let l = part.instruments.count
    let v: Matrix?
    if isIID {
      let variance = LinearFit.sumOfSquares(stages[0].residuals) / freedom
      v = part.bread.scaled(by: variance)
    } else {
      v = try jointCovariance(part).matrix
    }
    guard let v else { return [TestResult(key, name, null: null, unavailable: singular)] }
    let pi = Array(part.coefficients.column(0))
    let (explained, w) = try algebra { () throws(LinearAlgebraError) in
      let root = try Cholesky(part.gram).lower
      let w = try root.times(v, .transposed).times(root)
      return (zip(pi, try part.gram.times(pi)).reduce(0) { $0 + $1.0 * $1.1 }, w)
    }
    let trace = w.diagonal.reduce(0, +)
    guard trace > 0 else { return [TestResult(key, name, null: null, unavailable: "the first stage fits perfectly")] }
    let value = explained / trace
    let critical = try EffectiveF.criticalValue(w, bias: 0.1)
    if value < critical {
      notes.append(
        "weak instruments: the effective F is \(LinearFit.short(value)), below \(LinearFit.short(critical)), the 5 % "
          + "critical value for a bias of a tenth of the worst case"
          + (value < 10 ? "; prefer Anderson-Rubin intervals" : ""))
    }
    return [
      TestResult(key, name, null: null, statistic: value, .none),
      TestResult(
        "effective_f_critical", "Effective F, critical value (bias 10 %)", null: "\(l) instruments", statistic: critical,
        .none),
    ]
  }

  /// F of the instruments for what the other endogenous terms, themselves instrumented, leave of one.
  private func sandersonWindmeijer(_ index: Int, _ part: Partialled) throws(RegressionError) -> TestResult {
    let name = "Sanderson-Windmeijer F, \(frame.endogenous[index].name)"
    let null = "the instruments do not explain the term beyond the other endogenous ones"
    let others = part.terms.indices.filter { $0 != index }
    let l = part.instruments.count
    let degrees = l - others.count
    let fitted = try RowBlocks.times(
      part.instruments, part.coefficients.selecting(columns: others), threads: options.threads)
    var solver = solver
    solver.referenceLengths = nil
    solver.tolerance = 1e-13
    // Second-stage coefficients: projections on the term, residuals with the terms themselves.
    let second = try solver.solve(fitted.map { ExtendedColumn($0) }, part.terms[index])
    var left = part.terms[index]
    for (place, column) in second.kept.enumerated() {
      let values = part.terms[others[column]]
      for row in left.indices { left[row] -= values[row] * second.coefficients[place] }
    }
    let stage = try solver.solve(part.instruments.map { ExtendedColumn($0) }, left)
    guard second.kept.count == others.count, stage.kept.count == l else {
      return TestResult(
        key("sanderson_windmeijer", index), name, null: null, unavailable: "the instruments cannot tell the terms apart")
    }
    var model = score(
      part.instruments, stage.residuals, part.bread, parameters: stages[0].kept.count)
    model.iid = part.bread.scaled(by: LinearFit.sumOfSquares(stage.residuals) / freedom)
    let estimate = try estimate(model)
    guard let matrix = estimate.matrix,
      let f = WaldTest.fStatistic(stage.coefficients, matrix, Array(0..<l))
    else { return TestResult(key("sanderson_windmeijer", index), name, null: null, unavailable: singular) }
    return TestResult(
      key("sanderson_windmeijer", index), name, null: null, statistic: f * Double(l) / Double(degrees),
      .fisher(Double(degrees), estimate.degreesOfFreedom))
  }

  // MARK: Exogeneity and validity

  /// The F of the first-stage residuals added to the structural equation.
  private func wuHausman() throws(RegressionError) -> TestResult {
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
  private func validity(_ residuals: [Double], _ part: Partialled) throws(RegressionError) -> TestResult {
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

  /// Efficient GMM after residuals of a first step: coefficients of the exogenous and endogenous terms, J, and weight.
  func twoStepGMM(_ residuals: [Double]) throws(RegressionError)
    -> (coefficients: [Double], objective: Double, covariance: Matrix, correction: Double)?
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
    return (step.beta, objective, step.m, estimate.correction)
  }
}
