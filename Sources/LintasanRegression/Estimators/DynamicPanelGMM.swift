import LintasanLinearAlgebra

/// Dynamic panels by GMM: differenced equations instrumented by the response's past levels (Arellano–Bond), and with
/// `system` also equations in levels instrumented by its past changes (Blundell–Bond).
///
/// A term `lag(y, k)` of the response is predetermined, instrumented by the response from lag 2 on; `gmm(x, 2:4)` declares
/// the same of another term, or in the part after the second `~` an instrument alone; the other terms, and `iv(z)`, are
/// taken as strictly exogenous and instrument themselves. Weights of the first step follow Roodman's `h(3)`. Variances are
/// robust to heteroskedasticity, with Windmeijer's correction after the second step; covariance `iid` gives the uncorrected ones.
/// - Reference: Arellano and Bond (1991), doi:10.2307/2297968; Blundell and Bond (1998),
///   doi:10.1016/S0304-4076(98)00009-8; Windmeijer (2005), doi:10.1016/j.jeconom.2004.02.005; Roodman (2009),
///   doi:10.1177/1536867X0900900106.
struct DynamicPanelGMM: RegressionEstimator {
  static let name = "gmm"
  static let looksAlongTime = true
  static let summary = "dynamic panel GMM: Arellano-Bond, or Blundell-Bond as a system"
  static let defaultCovariance = "windmeijer"
  static var covariances: Set<String>? { ["windmeijer", "iid", "HC1"] }
  static var needsPanel: Bool { true }
  static var usesInstruments: Bool { true }
  static var keepsIncompleteRows: Bool { true }

  let options: RegressionOptions

  init(options: RegressionOptions) throws(RegressionError) {
    guard (1...2).contains(options.steps) else {
      throw .badOption(option: "steps", found: "\(options.steps)", expected: "1 or 2")
    }
    if let lag = options.maximumLag, lag < 2 {
      throw .badOption(option: "max-lag", found: "\(lag)", expected: "a lag of 2 or more")
    }
    self.options = options
  }

  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    let system = try DynamicPanelSystem(frame: frame, options: options)
    let k = system.names.count
    let (xz, zy) = try algebra { () throws(LinearAlgebraError) in
      (try system.x.times(system.z, .transposed), try system.z.times(system.y, .transposed))
    }

    // First step.
    var notes: [String] = []
    let (w1, firstRank) = try Self.inverse(system.firstStepProducts())
    if firstRank < system.instrumentCount {
      notes.append("instruments are collinear: \(firstRank) of \(system.instrumentCount) are independent")
    }
    let first = try Step(xz: xz, zy: zy, weight: w1)
    let residuals1 = try system.residuals(first.beta)
    let scores1 = system.scores(residuals1)
    let meat1 = try algebra { () throws(LinearAlgebraError) in try scores1.gram() }
    let robust1 = try first.variance(meat1)
    let sigma2 =
      zip(system.equations, residuals1).reduce(0) { $1.0.isLevel ? $0 : $0 + $1.1 * $1.1 }
      / ((options.orthogonal ? 1 : 2) * Double(max(1, system.differenceCount - k)))

    var step = first
    var residuals = residuals1
    var robust = robust1
    var conventional = first.m.scaled(by: sigma2)
    // The efficient weight: also what Hansen's J is computed with.
    let (w2, rank2) = try Self.inverse(meat1)
    if rank2 < system.instrumentCount {
      notes.append(
        "\(system.instrumentCount) instruments for \(system.units.count) units: the second-step weight has rank \(rank2); "
          + "use `collapse` or a smaller `maximumLag`")
    }
    let second = try Step(xz: xz, zy: zy, weight: w2)
    let residuals2 = try system.residuals(second.beta)
    if options.steps == 2 {
      conventional = second.m
      robust = try windmeijer(system, second, w2, robust1, scores1, residuals2)
      step = second
      residuals = residuals2
    }

    var tests: [TestResult] = []
    let degrees = min(rank2, firstRank) - k
    let hansen = try form(w2, system, residuals2)
    let null = "the instruments are valid (uncorrelated with the error)"
    let instrumentDegrees = system.instrumentCount - k
    if instrumentDegrees > 0 {
      tests.append(
        TestResult("hansen", "Hansen J", null: null, statistic: hansen, .chiSquared(Double(instrumentDegrees))))
      tests.append(
        try TestResult(
          "sargan", "Sargan", null: null,
          statistic: form(w1, system, residuals1) / sigma2, .chiSquared(Double(instrumentDegrees))))
    } else {
      let reason = "as many instruments as coefficients: nothing is over-identified"
      tests.append(TestResult("hansen", "Hansen J", null: null, unavailable: reason))
    }
    let usesConventional = options.covariance?.lowercased() == "iid"
    let variance = usesConventional ? conventional : robust
    if instrumentDegrees > 0 {
      tests.append(
        contentsOf: try differenceInHansen(
          system, xz, zy, meat1, hansen, isFull: rank2 == system.instrumentCount))
    }
    for order in 1...2 { tests.append(try system.autocorrelation(order, step, residuals, variance)) }
    if degrees > 0, hansen.isFinite, system.instrumentCount > system.units.count {
      notes.append(
        "more instruments (\(system.instrumentCount)) than units (\(system.units.count)): Hansen's J loses power")
    }
    return assemble(frame, system, step, residuals, variance, usesConventional, tests, notes)
  }

  private func assemble(
    _ frame: DesignFrame, _ system: DynamicPanelSystem, _ step: Step, _ residuals: [Double], _ variance: Matrix,
    _ conventional: Bool, _ tests: [TestResult], _ notes: [String]
  ) -> EstimatedModel {
    var rows: [Int] = []
    var left: [Double] = []
    var response: [Double] = []
    for (index, equation) in system.equations.enumerated() where equation.isLevel == options.system {
      rows.append(frame.rows[equation.row])
      left.append(residuals[index])
      response.append(system.y[index])
    }
    let k = system.names.count
    var score = ScoreModel(
      frame, design: [], residuals: left, bread: .identity(k), parameters: k, options: options)
    score.rows = rows
    var model = EstimatedModel(
      names: system.names, terms: system.names, coefficients: step.beta,
      intercept: system.names.firstIndex(of: "(Intercept)"), dropped: system.dropped, score: score,
      fitted: zip(response, left).map { $0 - $1 }, residuals: left, response: response, rows: rows)
    model.tests = tests
    model.extras = [
      ("instruments", Double(system.instrumentCount)),
      ("steps", Double(options.steps)), ("system", options.system ? 1 : 0),
    ]
    model.statistics.rank = k
    model.statistics.method = options.system ? "system GMM" : "difference GMM"
    let label =
      conventional ? "iid" : options.steps == 2 ? "windmeijer" : "robust (one step)"
    model.ownCovariance = CovarianceEstimate(
      name: label, matrix: variance, degreesOfFreedom: .infinity,
      clusters: [.init(column: "units", count: system.units.count)],
      notes: ["p-values from the normal distribution"])
    model.notes = notes
    if !options.system {
      model.notes.append(
        options.orthogonal
          ? "observations are equations in forward orthogonal deviations" : "observations are differenced equations")
    }
    if let note = system.lackingNote { model.notes.append(note) }
    for (place, count) in system.uninstrumented.enumerated() where count > 0 {
      model.notes.append(
        "\(count) of \(system.equations.count) equations have no instrument of \(system.sets[place].name): no such lag is there"
      )
    }
    model.unitCount = system.units.count
    let lags = system.sets.map { set in
      "\(set.name) from lag \(set.first)" + (set.last.map { " to \($0)" } ?? " on")
        + (set.collapse ? ", collapsed" : "")
    }
    model.notes.append("\(system.instrumentCount) instruments: past values of \(lags.joined(separator: "; "))")
    return model
  }

  /// One GMM step: β = (XᵀZ W ZᵀX)⁻¹ XᵀZ W Zᵀy.
  struct Step {
    let beta: [Double]
    /// (XᵀZ W ZᵀX)⁻¹.
    let m: Matrix
    /// m · XᵀZ W.
    let gain: Matrix

    init(xz: Matrix, zy: [Double], weight: Matrix) throws(RegressionError) {
      let (m, gain, beta) = try algebra { () throws(LinearAlgebraError) in
        let weighted = try xz.times(weight)
        let curvature = try weighted.times(xz, .asIs, .transposed)
        let symmetric = Matrix(rows: curvature.rows, columns: curvature.columns) {
          (curvature[$0, $1] + curvature[$1, $0]) / 2
        }
        let scale = symmetric.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 1 }
        let inverse = try Cholesky(
          Matrix(rows: symmetric.rows, columns: symmetric.columns) { symmetric[$0, $1] * scale[$0] * scale[$1] }
        ).inverse()
        let m = Matrix(rows: inverse.rows, columns: inverse.columns) { inverse[$0, $1] * scale[$0] * scale[$1] }
        let gain = try m.times(weighted)
        return (m, gain, try gain.times(zy))
      }
      self.m = m
      self.gain = gain
      self.beta = beta
    }

    func variance(_ meat: Matrix) throws(RegressionError) -> Matrix {
      try algebra { () throws(LinearAlgebraError) in try gain.times(meat).times(gain, .asIs, .transposed) }
    }
  }

  /// uᵀZ W Zᵀu.
  private func form(_ weight: Matrix, _ system: DynamicPanelSystem, _ u: [Double]) throws(RegressionError) -> Double {
    try algebra { () throws(LinearAlgebraError) in
      let moments = try system.z.times(u, .transposed)
      return zip(moments, try weight.times(moments)).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// Windmeijer's finite-sample variance of the second step.
  private func windmeijer(
    _ system: DynamicPanelSystem, _ second: Step, _ w2: Matrix, _ robust1: Matrix, _ scores1: Matrix,
    _ residuals2: [Double]
  ) throws(RegressionError) -> Matrix {
    let k = system.names.count
    return try algebra { () throws(LinearAlgebraError) in
      // W₂ Zᵀû₂ appears through gain: column j is −m XᵀZ W ∂Ω/∂βⱼ W Zᵀû₂.
      let right = try w2.times(system.z.times(residuals2, .transposed))
      let along = try scores1.times(right)
      var columns: [[Double]] = []
      for j in 0..<k {
        let scores = system.scores(system.x.column(j))
        let total = zip(
          try scores.times(along, .transposed), try scores1.times(scores.times(right), .transposed))
        columns.append(try second.gain.times(total.map { $0 + $1 }))
      }
      let d = Matrix(columns: columns)
      let dv = try d.times(second.m)
      let outer = try d.times(robust1).times(d, .asIs, .transposed)
      return Matrix(rows: k, columns: k) { second.m[$0, $1] + dv[$0, $1] + dv[$1, $0] + outer[$0, $1] }
    }
  }

  /// The inverse, or where the matrix is singular Moore and Penrose's with eigenvalues under 1.5e-8 of the largest cut.
  static func inverse(_ matrix: Matrix) throws(RegressionError) -> (Matrix, rank: Int) {
    let n = matrix.rows
    let scale = matrix.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    let scaled = Matrix(rows: n, columns: n) { (matrix[$0, $1] + matrix[$1, $0]) / 2 * scale[$0] * scale[$1] }
    return try algebra { () throws(LinearAlgebraError) in
      let eigen = try SymmetricEigen(scaled)
      let largest = eigen.values.last ?? 0
      if let smallest = eigen.values.first, smallest > 1e-11 * largest {
        let inverse = try Cholesky(scaled).inverse()
        return (Matrix(rows: n, columns: n) { inverse[$0, $1] * scale[$0] * scale[$1] }, n)
      }
      let plain = try SymmetricEigen(matrix)
      let limit = 1.5e-8 * (plain.values.last ?? 0)
      let kept = plain.values.indices.filter { plain.values[$0] > limit }
      let half = Matrix(rows: n, columns: kept.count) {
        plain.vectors[$0, kept[$1]] / plain.values[kept[$1]].squareRoot()
      }
      return (try half.times(half, .asIs, .transposed), kept.count)
    }
  }
}
