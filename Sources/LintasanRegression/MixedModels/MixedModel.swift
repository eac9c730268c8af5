import LintasanLinearAlgebra
import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the two ways to estimate a linear mixed model share.
protocol MixedEstimator: RegressionEstimator {
  /// Whether the likelihood is the restricted one.
  static var isRestricted: Bool { get }
  var options: RegressionOptions { get }
}

extension MixedEstimator {
  static var defaultCovariance: String { SatterthwaiteCovariance.name }
  static var covariances: Set<String>? { [SatterthwaiteCovariance.name] }
  static var usesRandomTerms: Bool { true }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    try MixedFit(options: options, isRestricted: Self.isRestricted).estimate(frame)
  }
}

/// Linear mixed models by restricted maximum likelihood.
struct MixedModel: MixedEstimator {
  static let name = "mixed"
  static let summary = "linear mixed model by REML, with terms as (1 + x | g)"
  static let isRestricted = true
  let options: RegressionOptions
}

/// Linear mixed models by maximum likelihood, for comparing fixed effects.
struct MaximumLikelihoodMixedModel: MixedEstimator {
  static let name = "mixed-ml"
  static let summary = "the same by maximum likelihood, to compare models with different terms"
  static let isRestricted = false
  let options: RegressionOptions
}

/// The estimation that both share.
struct MixedFit {
  let options: RegressionOptions
  let isRestricted: Bool

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    guard !frame.random.isEmpty else {
      throw .badOption(
        option: "Estimator 'mixed'", found: "a formula without random terms", expected: "terms as (1 | g) or (1 + x | g)")
    }
    guard !frame.regressors.isEmpty else { throw .nothingToEstimate(reason: "the formula names no fixed term") }
    let n = frame.rowCount
    var solver = LinearSolver()
    solver.threads = options.threads
    let ordinary = try solver.solve(frame.regressors.map(\.column), frame.response)
    guard !ordinary.kept.isEmpty else { throw .nothingToEstimate(reason: "every regressor is zero") }
    let design = ordinary.kept.map { frame.regressors[$0].column.high }
    let p = design.count
    let groups = try Self.merged(frame.random)
    for part in groups {
      guard part.codes.levels.count > 1, part.codes.levels.count < n else {
        throw .badOption(
          option: "(… | \(part.group))", found: "\(part.codes.levels.count) groups in \(n) rows",
          expected: "at least two groups, and fewer than rows")
      }
    }
    let parts = groups.map { group in
      MixedProblem.Part(
        codes: group.codes.codes, levels: group.codes.levels.count, columns: group.columns.map(\.column.high),
        pattern: group.pattern)
    }
    let orthonormal = try RowBlocks.times(design, ordinary.inverseR, threads: 1)
    let problem = try MixedProblem(
      parts: parts, design: orthonormal, response: ordinary.residuals, isRestricted: isRestricted)
    guard n > p + problem.parameterCount else { throw .tooFewRows(rows: n, terms: p + problem.parameterCount) }
    guard !ordinary.isPerfectFit, let theta = SmoothMinimum.find(problem.start, problem.deviance),
      let best = problem.value(theta)
    else { throw .notConverged(what: "The mixed model's likelihood", iterations: 500, change: .nan) }

    let solved = MixedSolution(problem, theta, best)
    let sigma = (best.squares / problem.freedom).squareRoot()
    // From the orthonormal design back to the regressors.
    let r = ordinary.inverseR
    let coefficients = (0..<p).map { i in
      ordinary.coefficients[i] + (0..<p).reduce(0) { $0 + r[i, $1] * solved.fixed[$1] }
    }
    let factor = try algebra { () throws(LinearAlgebraError) in try r.times(solved.inverseFixed) }
    let matrix = try algebra { () throws(LinearAlgebraError) in try factor.times(factor, .asIs, .transposed) }
    let satterthwaite = Satterthwaite(problem, theta, sigma, transform: r)

    var fitted = zip(frame.response, ordinary.residuals).map { $0 - $1 }
    for (column, coefficient) in zip(orthonormal, solved.fixed) {
      for row in 0..<n { fitted[row] += column[row] * coefficient }
    }
    for (part, effects) in zip(problem.parts, solved.random) {
      for row in 0..<n {
        for effect in 0..<part.effects {
          fitted[row] += part.columns[effect][row] * effects[Int(part.codes[row]) * part.effects + effect]
        }
      }
    }
    let residuals = zip(frame.response, fitted).map { $0 - $1 }
    let score = ScoreModel(
      frame, design: design, residuals: residuals, bread: try ordinary.bread(), parameters: p, options: options)
    var model = EstimatedModel(
      names: ordinary.kept.map { frame.regressors[$0].name }, terms: ordinary.kept.map { frame.regressors[$0].term },
      coefficients: coefficients, intercept: ordinary.kept.firstIndex { frame.regressors[$0].name == "(Intercept)" },
      dropped: frame.dropped(keeping: ordinary.kept), score: score, fitted: fitted, residuals: residuals,
      response: frame.response, rows: frame.rows)
    var covariance = CovarianceEstimate(
      name: SatterthwaiteCovariance.name, matrix: matrix.scaled(by: sigma * sigma), degreesOfFreedom: 0)
    covariance.coefficientDegrees = (0..<p).map { satterthwaite.degrees(of: $0) }
    let slopes = model.names.indices.filter { $0 != model.intercept }
    covariance.degreesOfFreedom = satterthwaite.degrees(together: slopes.isEmpty ? [0] : slopes)
    model.ownCovariance = covariance

    // log |R|² of the regressors belongs to the restricted likelihood.
    let logR = r.diagonal.reduce(0) { $0 - 2 * log(abs($1)) }
    let deviance = problem.deviance(theta) + (isRestricted ? logR : 0)
    let parameters = Double(p + problem.parameterCount)
    model.statistics.sigma = sigma
    model.statistics.logLikelihood = -deviance / 2
    model.statistics.aic = deviance + 2 * parameters
    model.statistics.bic = deviance + parameters * log(Double(n))
    model.statistics.aicCountingSigma = deviance + 2 * (parameters + 1)
    model.statistics.bicCountingSigma = deviance + (parameters + 1) * log(Double(n))
    model.statistics.conditionNumber = ordinary.condition
    model.statistics.rank = p
    model.statistics.method = "profiled likelihood, groups taken out level by level"
    describe(&model, groups, problem, theta, sigma)
    return model
  }

  /// A grouping with all effects that are drawn for it.
  private struct Group {
    var group: String
    var codes: LevelCodes
    var columns: [DesignFrame.Regressor]
    var pattern: [MixedProblem.Place]
  }

  /// Terms of the same groups as one, without correlation between them; the largest first.
  private static func merged(_ parts: [DesignFrame.RandomPart]) throws(RegressionError) -> [Group] {
    var groups: [Group] = []
    for part in parts {
      let place = groups.firstIndex { $0.group == part.group }
      let known = place.map { groups[$0].columns.map(\.name) } ?? []
      if let twice = part.columns.first(where: { known.contains($0.name) }) {
        throw .badOption(
          option: "(… | \(part.group))", found: "\(twice.name) twice", expected: "each effect of a group once")
      }
      let pattern = part.columns.indices.flatMap { column in
        (column..<part.columns.count).map { MixedProblem.Place(row: known.count + $0, column: known.count + column) }
      }
      if let place {
        groups[place].columns += part.columns
        groups[place].pattern += pattern
      } else {
        groups.append(Group(group: part.group, codes: part.codes, columns: part.columns, pattern: pattern))
      }
    }
    return groups.enumerated().sorted { a, b in
      let (left, right) = (
        a.element.codes.levels.count * a.element.columns.count, b.element.codes.levels.count * b.element.columns.count
      )
      return left == right ? a.offset < b.offset : left > right
    }.map(\.element)
  }

  /// The variances of the random effects as numbers of the model's own, and what a reader has to know of them.
  private func describe(
    _ model: inout EstimatedModel, _ groups: [Group], _ problem: MixedProblem, _ theta: [Double], _ sigma: Double
  ) {
    var isSingular = false
    for (part, t) in zip(groups, problem.factors(theta)) {
      let q = part.columns.count
      func product(_ a: Int, _ b: Int) -> Double { (0...min(a, b)).reduce(0) { $0 + t[a * q + $1] * t[b * q + $1] } }
      for a in 0..<q {
        if abs(t[a * q + a]) < 1e-4 { isSingular = true }
        model.extras.append(("sd:\(part.group):\(part.columns[a].name)", sigma * product(a, a).squareRoot()))
      }
      for a in 0..<q {
        for b in 0..<a {
          let size = (product(a, a) * product(b, b)).squareRoot()
          guard size > 0, part.pattern.contains(.init(row: a, column: b)) else { continue }
          model.extras.append(
            ("cor:\(part.group):\(part.columns[b].name):\(part.columns[a].name)", product(a, b) / size))
        }
      }
      model.extras.append(("groups:\(part.group)", Double(part.codes.levels.count)))
    }
    model.extras.append(("sd:residual", sigma))
    model.notes.append(
      (isRestricted ? "restricted" : "maximum") + " likelihood; t and F with Satterthwaite's degrees of freedom")
    if isRestricted {
      model.notes.append(
        "AIC and BIC of a restricted likelihood compare models of the same fixed terms; use mixed-ml otherwise")
    }
    if isSingular {
      model.notes.append(
        "singular fit: a variance of the random effects is zero, or they are perfectly correlated; a simpler random part "
          + "says as much")
    }
  }
}

/// The name under which mixed models give their covariance; the estimator computes it itself.
struct SatterthwaiteCovariance: CovarianceEstimator {
  static let name = "satterthwaite"
  static let forms = [
    CovarianceForm(
      name: name, usage: name, summary: "by the likelihood, Satterthwaite's degrees of freedom (mixed only)")
  ]

  init(_ name: String, argument: String?) throws(RegressionError) { try Self.refuse(name, argument) }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    throw .covarianceUnavailable(covariance: Self.name, estimator: "this estimator", reason: "it belongs to 'mixed'")
  }
}
