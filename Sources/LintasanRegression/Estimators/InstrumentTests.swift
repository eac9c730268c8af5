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
  let covarianceName: String

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

  var isIID: Bool { covarianceName == "iid" }

  /// Instruments that are kept, with what exogenous terms leave of them.
  struct Partialled {
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
  var freedom: Double {
    let score = ScoreModel(
      frame, design: [], residuals: [], bread: .identity(1), parameters: stages[0].kept.count, options: options)
    return Double(frame.rowCount - score.totalParameters)
  }

  func score(_ design: [[Double]], _ residuals: [Double], _ bread: Matrix, parameters: Int) -> ScoreModel {
    var score = ScoreModel(
      frame, design: design, residuals: residuals, bread: bread, parameters: parameters, options: options)
    score.isInstrumented = true
    return score
  }

  /// The covariance asked for; HC2 and HC3 where leverages are not known give way to HC1.
  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    if model.inverseR == nil, ["HC2", "HC3"].contains(covarianceName.uppercased()) {
      return try HeteroskedasticCovariance("HC1", argument: nil).estimate(model)
    }
    return try covariance.estimate(model)
  }

  func partialled() throws(RegressionError) -> Partialled {
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
}
