import LintasanLinearAlgebra
public import LintasanTables

/// Several equations estimated together: seemingly unrelated regressions, or three-stage least squares with instruments.
///
/// The residuals of single equations (least squares, or two stages) give the covariance of the equations; generalised least
/// squares then takes all equations at once. Instruments are the exogenous terms and instruments of all equations.
/// - Reference: Zellner (1962), doi:10.1080/01621459.1962.10480664; Zellner and Theil (1962), doi:10.2307/1911287; as R's
///   systemfit, with the residual covariance over √((n − kᵢ)(n − kⱼ)).
public enum EquationSystem {
  /// Names of the estimators, with a line on each.
  package static let usages: [(name: String, summary: String)] = [
    ("sur", "seemingly unrelated regressions of several formulas"),
    ("3sls", "three-stage least squares of several formulas with instruments"),
  ]

  /// Whether a name is that of a system.
  package static func isSystem(_ name: String?) -> Bool { usages.contains { $0.name == name?.lowercased() } }

  /// One fit for each formula, on the rows that are complete in all.
  public static func fit(_ formulas: [Formula], options: RegressionOptions, table: Table) throws(RegressionError)
    -> [RegressionFit]
  {
    let name = (options.estimator ?? "").lowercased()
    let isThree = name == "3sls"
    guard formulas.count > 1 else {
      throw .badOption(option: "Estimator '\(name)'", found: "one formula", expected: "a formula for each equation")
    }
    guard formulas.allSatisfy({ $0.absorbed.isEmpty && $0.random.isEmpty }), options.weights == nil else {
      throw .badOption(
        option: "Estimator '\(name)'", found: "absorbed effects, random terms or weights", expected: "factor() for effects")
    }
    if !isThree, formulas.contains(where: { !$0.endogenous.isEmpty }) { throw .unusedInstruments(estimator: name) }
    if isThree, !formulas.contains(where: { !$0.endogenous.isEmpty }) { throw .noInstruments(estimator: name) }
    if let covariance = options.covariance, covariance.lowercased() != "iid" {
      throw .covarianceUnavailable(covariance: covariance, estimator: name, reason: "it takes iid")
    }
    let frames = try Self.frames(formulas, options, table)
    let n = frames[0].rowCount
    let equations = try frames.map { frame throws(RegressionError) in try Equation(frame, options) }
    var instruments: [DesignFrame.Regressor] = []
    if isThree {
      for frame in frames {
        for one in frame.regressors + frame.instruments where !instruments.contains(where: { $0.name == one.name }) {
          instruments.append(one)
        }
      }
    }
    let projection = isThree ? try Projection(instruments.map(\.column), options) : nil
    var singles: [(coefficients: [Double], residuals: [Double])] = []
    for equation in equations { singles.append(try equation.single(projection, options)) }
    let g = equations.count
    let sigma = Matrix(rows: g, columns: g) { i, j in
      let freedom = (Double(n - equations[i].width) * Double(n - equations[j].width)).squareRoot()
      return zip(singles[i].residuals, singles[j].residuals).reduce(0) { $0 + $1.0 * $1.1 } / freedom
    }
    let weight = try algebra { () throws(LinearAlgebraError) in try Cholesky(sigma).inverse() }
    let offsets = equations.indices.map { equations[..<$0].reduce(0) { $0 + $1.width } }
    let total = equations.reduce(0) { $0 + $1.width }
    let projected = try equations.map { one throws(RegressionError) in try one.projected(projection) }
    var left = Matrix(rows: total, columns: total)
    var right = [Double](repeating: 0, count: total)
    for i in 0..<g {
      for j in 0..<g {
        let block = try RowBlocks.cross(projected[i], projected[j], threads: options.threads)
        for a in 0..<equations[i].width {
          for b in 0..<equations[j].width { left[offsets[i] + a, offsets[j] + b] = weight[i, j] * block[a, b] }
        }
        for a in 0..<equations[i].width {
          let sum = zip(projected[i][a], equations[j].response).reduce(0) { $0 + $1.0 * $1.1 }
          right[offsets[i] + a] += weight[i, j] * sum
        }
      }
    }
    let factor = try algebra { () throws(LinearAlgebraError) in try Cholesky(left) }
    let solved = try algebra { () throws(LinearAlgebraError) in try factor.solve(right) }
    let covariance = try algebra { () throws(LinearAlgebraError) in try factor.inverse() }
    let notes = [
      "\(isThree ? "three-stage least squares" : "seemingly unrelated regressions") of \(g) equations on the same rows; "
        + "correlations of the residuals of single equations: " + Self.correlations(sigma)
    ]
    var fits: [RegressionFit] = []
    for (index, equation) in equations.enumerated() {
      let own = Array(solved[offsets[index]..<(offsets[index] + equation.width)])
      let block = Matrix(rows: equation.width, columns: equation.width) {
        covariance[offsets[index] + $0, offsets[index] + $1]
      }
      fits.append(try equation.fit(formulas[index], name, own, block, notes, options))
    }
    return fits
  }

  private static func correlations(_ sigma: Matrix) -> String {
    var parts: [String] = []
    for i in 0..<sigma.rows {
      for j in 0..<i {
        let value = sigma[i, j] / (sigma[i, i] * sigma[j, j]).squareRoot()
        parts.append("(\(j + 1), \(i + 1)) \(NumberText.rounded(value, significantDigits: 4))")
      }
    }
    return parts.joined(separator: ", ")
  }

  /// The frames of the formulas on the rows that all of them have.
  private static func frames(_ formulas: [Formula], _ options: RegressionOptions, _ table: Table) throws(RegressionError)
    -> [DesignFrame]
  {
    func build(_ formula: Formula, _ rows: [Bool]?) throws(RegressionError) -> DesignFrame {
      var builder = DesignFrameBuilder(table: table, formula: formula)
      (builder.unit, builder.time, builder.included) = (options.unit, options.time, rows)
      return try builder.build()
    }
    var condition: [Bool]?
    if let text = options.condition { condition = try RowCondition.read(text).rows(of: table) }
    var common = condition ?? [Bool](repeating: true, count: table.rowCount)
    for formula in formulas {
      let rows = Set(try build(formula, common).rows)
      for row in common.indices where !rows.contains(row) { common[row] = false }
    }
    var frames: [DesignFrame] = []
    for formula in formulas { frames.append(try build(formula, common)) }
    return frames
  }
}
