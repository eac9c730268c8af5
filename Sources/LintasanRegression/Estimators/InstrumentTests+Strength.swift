import LintasanLinearAlgebra

extension InstrumentTests {
  // MARK: Strength

  func key(_ name: String, _ index: Int) -> String {
    endogenous.count > 1 ? "\(name):\(frame.endogenous[index].name)" : name
  }

  func firstStage(_ index: Int, _ stage: LinearSolution) throws(RegressionError) -> TestResult {
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

  var singular: String {
    "the \(covarianceName) covariance of the instruments' coefficients is singular (too few clusters or periods)"
  }

  /// Smallest eigenvalue of Σ^−½ Πᵀ ZᵀZ Π Σ^−½ over the number of instruments.
  func craggDonald(_ part: Partialled) throws(RegressionError) -> TestResult {
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
  func jointCovariance(_ part: Partialled) throws(RegressionError) -> CovarianceEstimate {
    let (l, g) = (part.instruments.count, stages.count)
    let products = stages.flatMap { stage in
      part.instruments.map { column in zip(column, stage.residuals).map { $0 * $1 } }
    }
    let bread = Matrix(rows: l * g, columns: l * g) { $0 / l == $1 / l ? part.bread[$0 % l, $1 % l] : 0 }
    let ones = [Double](repeating: 1, count: frame.rowCount)
    return try estimate(score(products, ones, bread, parameters: stages[0].kept.count))
  }

  func kleibergenPaap(_ part: Partialled) throws(RegressionError) -> TestResult {
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
  func effective(_ part: Partialled, _ notes: inout [String]) throws(RegressionError) -> [TestResult] {
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
        "weak instruments: the effective F is \(LinearFit.short(value)), below \(LinearFit.short(critical)), the 5% "
          + "critical value for a bias of a tenth of the worst case"
          + (value < 10 ? "; prefer Anderson-Rubin intervals" : ""))
    }
    return [
      TestResult(key, name, null: null, statistic: value, .none),
      TestResult(
        "effective_f_critical", "Effective F, critical value (bias 10%)", null: "\(l) instruments",
        statistic: critical,
        .none),
    ]
  }

  /// F of the instruments for what the other endogenous terms, themselves instrumented, leave of one.
  func sandersonWindmeijer(_ index: Int, _ part: Partialled) throws(RegressionError) -> TestResult {
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
        key("sanderson_windmeijer", index), name, null: null, unavailable: "the instruments cannot tell the terms apart"
      )
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
}
