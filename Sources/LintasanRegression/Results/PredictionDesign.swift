import LintasanLinearAlgebra
import LintasanTables

/// The rows of a table in the columns of a fit.
struct PredictionDesign {
  /// The rows of the table in which nothing is missing.
  let complete: [Int]
  private var columns: [String: [Double]] = [:]
  /// For each absorbed effect the level of every complete row.
  private var effects: [[Int32]] = []

  init(_ fit: RegressionFit, _ table: Table) throws(RegressionError) {
    let formula: Formula
    do { formula = try Formula(fit.formula) } catch { throw .formula(error) }
    guard !formula.usesPanelOrder else {
      throw .cannotPredict(what: "a formula with lags", reason: "they look at other rows; make columns of them first")
    }
    for part in (formula.terms + formula.endogenous).flatMap(\.factors).flatMap(\.parts) {
      do { try StreamedDesign.check(part) } catch {
        throw .cannotPredict(
          what: "'\(part.label)'",
          reason: "it depends on all rows of the fit; make a column of it first, or write raw = 1")
      }
    }
    for (column, levels) in fit.frame.levels.sorted(by: { $0.key < $1.key }) {
      try Self.check(try LevelCodes(table: table, column: column), among: levels, column)
    }
    var usable = [Bool](repeating: true, count: table.rowCount)
    var codes: [LevelCodes] = []
    for (effect, known) in zip(formula.absorbed, fit.frame.effects) {
      var parts: [LevelCodes] = []
      for column in effect.columns { parts.append(try LevelCodes(table: table, column: column)) }
      let combined = LevelCodes.combined(parts)
      try Self.check(combined, among: known.codes.levels, effect.label)
      codes.append(combined.recoded(to: known.codes.levels))
    }
    for one in codes { for row in usable.indices where one.codes[row] < 0 { usable[row] = false } }
    // The response need not be known: a number that every function takes stands in its place.
    let right = Set((formula.terms + formula.endogenous).flatMap(\.variables))
    var stood = table.columns.filter { !formula.response.variables.contains($0.name) || right.contains($0.name) }
    for name in Set(formula.response.variables).subtracting(right).sorted() {
      stood.append(Column(name, [Double](repeating: 1, count: table.rowCount)))
    }
    var builder = DesignFrameBuilder(
      table: Table(trusted: stood),
      formula: Formula(
        text: fit.formula, response: formula.response, terms: formula.terms,
        intercept: formula.intercept || !formula.absorbed.isEmpty, absorbed: [], endogenous: formula.endogenous,
        instruments: []))
    builder.isPart = true
    builder.levels = fit.frame.levels
    builder.included = usable
    if usable.contains(true) {
      let frame = try builder.build()
      complete = frame.rows
      for regressor in frame.regressors + frame.endogenous { columns[regressor.name] = regressor.column.high }
    } else {
      complete = []
    }
    columns["(Intercept)"] = [Double](repeating: 1, count: complete.count)
    effects = codes.map { one in complete.map { one.codes[$0] } }
  }

  private static func check(_ codes: LevelCodes, among levels: [String], _ column: String) throws(RegressionError) {
    let known = Set(levels)
    let used = Set(codes.codes)
    for (place, level) in codes.levels.enumerated() where !known.contains(level) && used.contains(Int32(place)) {
      throw .noLevel(column: column, level: level, available: levels)
    }
  }

  /// The complete rows, one value a coefficient.
  func rows(_ names: [String]) throws(RegressionError) -> [[Double]] {
    guard !complete.isEmpty else { return [] }
    var found: [[Double]] = []
    for name in names {
      if let effect = EffectColumn(name) {
        guard effects.indices.contains(effect.effect) else { continue }
        found.append(effects[effect.effect].map { $0 == Int32(effect.level) ? 1 : 0 })
      } else if let column = columns[name] {
        found.append(column)
      } else {
        throw .cannotPredict(
          what: "coefficient '\(name)'", reason: "the table gives it no column, since its kind is another")
      }
    }
    return complete.indices.map { row in found.map { $0[row] } }
  }

  /// The coefficients with those of the absorbed levels, by the same estimator with a column a level: the same slopes.
  func withEffects(
    _ fit: RegressionFit, needsCovariance: Bool
  ) throws(RegressionError) -> (coefficients: [Double], names: [String], matrix: Matrix?) {
    let frame = fit.frame
    let count = frame.effects.reduce(0) { $0 + $1.codes.levels.count }
    guard count <= TermCoder.levelLimit else {
      throw .tooManyLevels(
        column: frame.effects.map(\.name).joined(separator: " + "), found: count, limit: TermCoder.levelLimit)
    }
    func column(_ name: String, _ values: [Double]) -> DesignFrame.Regressor {
      .init(name: name, term: name, column: ExtendedColumn(values, isBase: true))
    }
    var regressors = [column("(Intercept)", [Double](repeating: 1, count: frame.rowCount))]
    regressors += frame.regressors.filter { fit.coefficient($0.name) != nil }
    for (effect, (_, codes)) in frame.effects.enumerated() {
      for level in codes.levels.indices.dropFirst() {
        regressors.append(
          column(EffectColumn(effect: effect, level: level).name, codes.codes.map { $0 == Int32(level) ? 1 : 0 }))
      }
    }
    let whole = DesignFrame(
      responseName: frame.responseName, response: frame.response, regressors: regressors, hasIntercept: true,
      endogenous: frame.endogenous, instruments: frame.instruments, effects: [], weights: frame.weights,
      categories: frame.categories, units: frame.units, steps: frame.steps, panelNote: nil, rows: frame.rows,
      tableRows: frame.tableRows, missing: [])
    let type = try EstimatorRegistry.named(fit.estimator)
    let model = try type.init(options: fit.options).estimate(whole)
    guard needsCovariance else { return (model.coefficients, model.names, nil) }
    let (_, estimator) = try CovarianceRegistry.parse(fit.options.covariance ?? type.defaultCovariance)
    guard fit.covariance.name != "none", !estimator.refits else {
      throw .cannotPredict(
        what: "an interval with absorbed effects",
        reason: "the covariance \(fit.covariance.name) is not one of all coefficients")
    }
    let estimate = try estimator.estimate(model.score)
    // Effects that lie within clusters do not count as parameters where they are absorbed: the factor is that of the fit.
    return (
      model.coefficients, model.names, estimate.matrix?.scaled(by: fit.covariance.correction / estimate.correction)
    )
  }
}

/// The column of a level of an absorbed effect, by a name that no term has.
private struct EffectColumn {
  let effect: Int
  let level: Int

  init(effect: Int, level: Int) {
    self.effect = effect
    self.level = level
  }

  init?(_ name: String) {
    let parts = name.split(separator: "\u{1F}")
    guard name.hasPrefix("\u{1F}"), parts.count == 2, let effect = Int(parts[0]), let level = Int(parts[1]) else {
      return nil
    }
    self.init(effect: effect, level: level)
  }

  var name: String { "\u{1F}\(effect)\u{1F}\(level)" }
}
