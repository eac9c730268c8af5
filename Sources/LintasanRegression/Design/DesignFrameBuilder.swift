import LintasanTables

/// Builds a `DesignFrame` from a table: evaluates the formula, drops incomplete rows and counts them.
struct DesignFrameBuilder {
  let table: Table
  let formula: Formula
  /// Columns of clusters.
  var categoryColumns: [String] = []
  var weights: String?
  var unit: String?
  var time: String?
  /// Whether units and steps are needed although the formula itself does not look along time.
  var needsPanel = false
  /// Whether estimator or covariance look along time, so that readers must know what a lag is.
  var looksAlongTime = false
  /// Keeps a row whose regressors are missing, as dynamic panels do.
  var keepsIncomplete = false

  func build() throws(RegressionError) -> DesignFrame {
    let panel: PanelIndex?
    if formula.usesPanelOrder || needsPanel {
      guard let unit, let time else {
        throw .needsPanel(what: formula.usesPanelOrder ? "A lag or a difference" : "This estimator or covariance")
      }
      panel = try PanelIndex(table: table, unit: unit, time: time)
    } else {
      panel = nil
    }
    let evaluator = ExpressionEvaluator(table: table, panel: panel)
    let count = table.rowCount
    var usable = [Bool](repeating: true, count: count)
    var missing: [(column: String, count: Int)] = []
    func require(_ name: String, _ isMissing: (Int) -> Bool) {
      var lost = 0
      for row in 0..<count where usable[row] && isMissing(row) {
        usable[row] = false
        lost += 1
      }
      if lost > 0 { missing.append((name, lost)) }
    }

    let response = try evaluator.numbers(formula.response)
    require(formula.response.label) { response.high[$0].isNaN }
    var effects: [(name: String, codes: LevelCodes)] = []
    for effect in formula.absorbed {
      var parts: [LevelCodes] = []
      for column in effect.columns { parts.append(try LevelCodes(table: table, column: column)) }
      let codes = LevelCodes.combined(parts)
      require(effect.label) { codes.codes[$0] < 0 }
      effects.append((effect.label, codes))
    }
    var weightValues: [Double]?
    var zeroWeights = 0
    if let weights {
      let values = try evaluator.numbers(.variable(weights)).high
      require(weights) { values[$0].isNaN }
      if let row = values.indices.first(where: { values[$0] < 0 }) {
        throw .negativeWeight(column: weights, row: row + 1, value: values[row])
      }
      if !values.contains(where: { $0 > 0 }) { throw .zeroWeights(column: weights) }
      for row in 0..<count where usable[row] && values[row] == 0 {
        usable[row] = false
        zeroWeights += 1
      }
      weightValues = values
    }
    var categories: [String: LevelCodes] = [:]
    for column in categoryColumns {
      let codes = try LevelCodes(table: table, column: column)
      require(column) { codes.codes[$0] < 0 }
      categories[column] = codes
    }
    if let panel {
      require(unit ?? "") { panel.units[$0] < 0 }
      require(time ?? "") { panel.steps[$0] < 0 }
    }
    // Plain columns first, so that levels and polynomials are taken from complete rows.
    let everything = formula.terms + formula.endogenous + formula.instruments
    for name in Set(everything.flatMap(\.variables)).sorted() where !keepsIncomplete {
      switch try tableColumn(table, name).values {
      case .numbers(let numbers):
        if numbers.hasMissing, !formula.usesPanelOrder { require(name) { numbers.isMissing($0) } }
      case .texts(let texts): require(name) { texts.codes[$0] < 0 }
      case .booleans(let values): require(name) { values[$0] == nil }
      }
    }
    func code(_ terms: [FormulaTerm], constant: Bool) throws(RegressionError) -> [CodedColumn] {
      let coder = TermCoder(evaluator: evaluator, usable: usable, terms: terms, hasConstant: constant)
      var columns: [CodedColumn] = []
      for term in terms { columns.append(contentsOf: try coder.columns(term)) }
      return columns
    }
    let constant = formula.intercept || !effects.isEmpty
    let coded = try code(formula.terms, constant: constant)
    let endogenous = try code(formula.endogenous, constant: true)
    let instruments = try code(formula.instruments, constant: true)
    if !keepsIncomplete {
      for column in coded + endogenous + instruments {
        let high = column.values.high
        require(column.name) { high[$0].isNaN }
      }
    }
    let rows = (0..<count).filter { usable[$0] }
    guard count > 0 else { throw .noRows }
    guard !rows.isEmpty else {
      var by: [String: Int] = [:]
      for (name, lost) in missing { by[name] = lost }
      throw .noCompleteRows(total: count, missing: by)
    }
    let complete = rows.count == count
    func cut(_ values: [Double]) -> [Double] { complete ? values : rows.map { values[$0] } }
    // What whole powers and products are made of.
    let exact = Set((coded + endogenous + instruments).filter { $0.values.low != nil }.map(\.term))
    let bases = Set(everything.filter { exact.contains($0.label) }.flatMap(\.factors).flatMap(\.parts).map(\.label))
    func finish(_ columns: [CodedColumn]) throws(RegressionError) -> [DesignFrame.Regressor] {
      var result: [DesignFrame.Regressor] = []
      for column in columns {
        let high = cut(column.values.high)
        try Self.checkRange(column.name, high, rows)
        let isBase = bases.contains(column.name) || exact.contains(column.term) && column.values.low == nil
        result.append(
          .init(
            name: column.name, term: column.term,
            column: ExtendedColumn(high, low: column.values.low.map(cut), isBase: isBase)))
      }
      return result
    }
    let hasIntercept = formula.intercept && effects.isEmpty
    var regressors = try finish(coded)
    if hasIntercept {
      let ones = [Double](repeating: 1, count: rows.count)
      regressors.insert(
        .init(name: "(Intercept)", term: "(Intercept)", column: ExtendedColumn(ones, isBase: true)), at: 0)
    }
    let values = cut(response.high)
    try Self.checkRange(formula.response.label, values, rows)
    return DesignFrame(
      responseName: formula.response.label, response: values, regressors: regressors, hasIntercept: hasIntercept,
      endogenous: try finish(endogenous), instruments: try finish(instruments),
      effects: effects.map { ($0.name, $0.codes.rows(rows)) }, weights: weightValues.map(cut),
      categories: categories.mapValues { $0.rows(rows) },
      units: panel.map { LevelCodes(levels: $0.unitNames, codes: $0.units).rows(rows) },
      steps: panel.map { panel in rows.map { panel.steps[$0] } },
      panelNote: panel.flatMap {
        $0.usesOccasions && (formula.usesPanelOrder || looksAlongTime)
          ? "a lag is one occasion: the times are not evenly spaced" : nil
      },
      rows: rows, tableRows: count, missing: missing, zeroWeightCount: zeroWeights)
  }

  /// Every value finite, and the largest neither so large nor so small that its square leaves the range of doubles.
  private static func checkRange(_ name: String, _ values: [Double], _ rows: [Int]) throws(RegressionError) {
    var largest = 0.0
    for (position, value) in values.enumerated() {
      guard value.isFinite || value.isNaN else { throw .notFinite(term: name, row: rows[position] + 1) }
      largest = max(largest, abs(value))
    }
    guard largest == 0 || (1e-140...1e140).contains(largest) else {
      throw .outOfScale(term: name, largest: largest)
    }
  }
}
