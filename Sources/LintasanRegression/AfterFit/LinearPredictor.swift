import LintasanTables

/// The coefficients of a fit applied to rows: the design of its terms, effects and offsets.
struct LinearPredictor {
  /// Xβ with offsets and absorbed effects, NaN where it is not known.
  var values: [Double]
  /// One column a coefficient.
  var design: [[Double]]

  /// Estimators whose coefficients are those of the response itself.
  static let estimators: Set<String> = [
    "ols", "re", "be", "iv", "liml", "fuller", "ivgmm", "flogit", "quantile", "huber", "ridge",
    "lasso", "enet", "mixed", "mixed-ml", "sur", "3sls",
  ]

  /// - Parameters:
  ///   - effects: what absorbed effects add in each row; nil where they are not known or not asked for.
  init(_ fit: RegressionFit, _ table: Table, panel: PanelIndex?, effects: [Double]? = nil) throws(RegressionError) {
    let basis = try Self.basis(fit, "A prediction")
    let columns = try basis.columns(of: table, panel: panel)
    var design: [[Double]] = []
    for name in fit.model.names {
      guard let column = columns[name] else {
        throw .badOption(
          option: "A prediction", found: name,
          expected: "coefficients of the formula's terms; estimator '\(fit.estimator)' makes its own")
      }
      design.append(column)
    }
    var values = try basis.offsets(of: table, panel: panel)
    for (column, coefficient) in zip(design, fit.model.coefficients) {
      for row in values.indices { values[row] += column[row] * coefficient }
    }
    if let effects { for row in values.indices { values[row] += effects[row] } }
    self.values = values
    self.design = design
  }

  static func basis(_ fit: RegressionFit, _ what: String) throws(RegressionError) -> DesignBasis {
    if fit.isStreamed { throw .needsAllRows(what: what, reason: "the rows were not kept") }
    guard let basis = fit.frame.basis, estimators.contains(fit.estimator) else {
      throw .badOption(
        option: what, found: fit.estimator,
        expected: "an estimator of the response itself and not of its changes, as ols, re, iv, flogit or quantile")
    }
    return basis
  }
}

extension RegressionFit {
  /// The panel that another table's rows make, where the formula looks along time.
  func panel(of table: Table) throws(RegressionError) -> PanelIndex? {
    guard let basis = frame.basis, basis.formula.usesPanelOrder else { return nil }
    guard let unit = options.unit, let time = options.time else { throw .needsPanel(what: "A lag or a difference") }
    return try PanelIndex(table: table, unit: unit, time: time)
  }

  /// What each absorbed effect adds, by its levels: the effects are identified up to a constant, their sum is not.
  func effectValues() -> [[Double]] {
    let effects = frame.effects
    guard !effects.isEmpty else { return [] }
    // Response less residual less Xβ is the sum of the effects, exactly.
    var sums = model.fitted
    let columns = frame.regressors + frame.endogenous
    for (name, coefficient) in zip(model.names, model.coefficients) {
      guard let column = columns.first(where: { $0.name == name })?.column.high else { continue }
      for row in sums.indices { sums[row] -= column[row] * coefficient }
    }
    var values = effects.map { [Double](repeating: 0, count: $0.codes.levels.count) }
    let sizes = effects.map { effect in
      var sizes = [Double](repeating: 0, count: effect.codes.levels.count)
      for code in effect.codes.codes { sizes[Int(code)] += 1 }
      return sizes
    }
    let scale = sums.reduce(0) { max($0, abs($1)) }
    for _ in 0..<20_000 {
      var largest = 0.0
      for (place, effect) in effects.enumerated() {
        var means = [Double](repeating: 0, count: effect.codes.levels.count)
        for row in sums.indices { means[Int(effect.codes.codes[row])] += sums[row] }
        for level in means.indices {
          means[level] /= sizes[place][level]
          values[place][level] += means[level]
          largest = max(largest, abs(means[level]))
        }
        for row in sums.indices { sums[row] -= means[Int(effect.codes.codes[row])] }
      }
      if largest <= 1e-14 * scale || effects.count == 1 { break }
    }
    return values
  }

  /// What absorbed effects add in the rows of a table, NaN where a level is new; nil without effects.
  func effects(in table: Table) throws(RegressionError) -> [Double]? {
    guard let basis = frame.basis, !frame.effects.isEmpty else { return nil }
    let values = effectValues()
    var sum = [Double](repeating: 0, count: table.rowCount)
    for (place, effect) in basis.formula.absorbed.enumerated() where place < values.count {
      var parts: [LevelCodes] = []
      for column in effect.columns { parts.append(try LevelCodes(table: table, column: column)) }
      let codes = LevelCodes.combined(parts).recoded(to: frame.effects[place].codes.levels).codes
      for row in sum.indices { sum[row] += codes[row] < 0 ? .nan : values[place][Int(codes[row])] }
    }
    return sum
  }
}
