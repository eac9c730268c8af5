import LintasanLinearAlgebra
import LintasanTables

extension RegressionFit {
  /// That every category and every absorbed level of a table was in the fit.
  func checkLevels(of table: Table, _ basis: DesignBasis) throws(RegressionError) {
    for factor in (basis.formula.terms + basis.formula.endogenous).flatMap(\.factors) {
      guard let name = TermCoder.category(factor, in: basis.table) else { continue }
      let known = try LevelCodes(table: basis.table, column: name)
      try Self.check(
        LevelCodes(table: table, column: name), among: known.present(in: basis.usable).map { known.levels[$0] }, name)
    }
    for (effect, known) in zip(basis.formula.absorbed, frame.effects) {
      try Self.check(Self.codes(of: effect, in: table), among: known.codes.levels, effect.label)
    }
  }

  private static func check(_ codes: LevelCodes, among levels: [String], _ column: String) throws(RegressionError) {
    let known = Set(levels)
    let used = Set(codes.codes)
    for (place, level) in codes.levels.enumerated() where !known.contains(level) && used.contains(Int32(place)) {
      throw .noLevel(column: column, level: level, available: levels)
    }
  }

  private static func codes(of effect: AbsorbedEffect, in table: Table) throws(RegressionError) -> LevelCodes {
    var parts: [LevelCodes] = []
    for column in effect.columns { parts.append(try LevelCodes(table: table, column: column)) }
    return LevelCodes.combined(parts)
  }

  /// The coefficients with those of the absorbed levels and the covariance of all: by the same estimator with a column a level,
  /// which has the same slopes.
  func withEffects() throws(RegressionError) -> (names: [String], matrix: Matrix?) {
    let count = frame.effects.reduce(0) { $0 + $1.codes.levels.count }
    guard count <= TermCoder.levelLimit else {
      throw .tooManyLevels(
        column: frame.effects.map(\.name).joined(separator: " + "), found: count, limit: TermCoder.levelLimit)
    }
    func column(_ name: String, _ values: [Double]) -> DesignFrame.Regressor {
      .init(name: name, term: name, column: ExtendedColumn(values, isBase: true))
    }
    var regressors = [column("(Intercept)", [Double](repeating: 1, count: frame.rowCount))]
    regressors += frame.regressors.filter { coefficient($0.name) != nil }
    for (effect, (_, codes)) in frame.effects.enumerated() {
      for level in codes.levels.indices.dropFirst() {
        regressors.append(
          column(EffectColumn(effect: effect, level: level).name, codes.codes.map { $0 == Int32(level) ? 1 : 0 }))
      }
    }
    var whole = DesignFrame(
      responseName: frame.responseName, response: frame.response, regressors: regressors, hasIntercept: true,
      endogenous: frame.endogenous, instruments: frame.instruments, effects: [], weights: frame.weights,
      categories: frame.categories, units: frame.units, steps: frame.steps, panelNote: nil, rows: frame.rows,
      tableRows: frame.tableRows, missing: [])
    whole.offset = frame.offset
    let type = try EstimatorRegistry.named(estimator)
    let model = try type.init(options: options).estimate(whole)
    let (_, estimator) = try CovarianceRegistry.parse(options.covariance ?? type.defaultCovariance)
    guard covariance.name != "none", !estimator.refits else {
      throw .cannotPredict(
        what: "an interval with absorbed effects",
        reason: "the covariance \(covariance.name) is not one of all coefficients")
    }
    let estimate = try estimator.estimate(model.score)
    // Effects that lie within clusters do not count as parameters where they are absorbed: the factor is that of the fit.
    return (model.names, estimate.matrix?.scaled(by: covariance.correction / estimate.correction))
  }

  /// A table's rows in the columns of ``withEffects()``.
  func columns(
    _ names: [String], _ table: Table, _ basis: DesignBasis, _ predictor: LinearPredictor
  ) throws(RegressionError) -> [[Double]] {
    var known = ["(Intercept)": [Double](repeating: 1, count: table.rowCount)]
    for (name, column) in zip(model.names, predictor.design) { known[name] = column }
    var effects: [[Int32]] = []
    for (effect, fitted) in zip(basis.formula.absorbed, frame.effects) {
      effects.append(try Self.codes(of: effect, in: table).recoded(to: fitted.codes.levels).codes)
    }
    var columns: [[Double]] = []
    for name in names {
      if let one = EffectColumn(name), effects.indices.contains(one.effect) {
        columns.append(effects[one.effect].map { $0 == Int32(one.level) ? 1 : 0 })
      } else if let column = known[name] {
        columns.append(column)
      } else {
        throw .cannotPredict(what: "coefficient '\(name)'", reason: "the table gives it no column")
      }
    }
    return columns
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
