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
  /// Which rows may be used; lags still see the others.
  var included: [Bool]?
  /// Keeps a row whose regressors are missing, as dynamic panels do.
  var keepsIncomplete = false

  /// Whether the table is a part of the data only: what holds for the whole is then not asked of it.
  var isPart = false
  /// With a part: the sorted levels, in the complete rows of the whole, of the columns that terms take as categories.
  var levels: [String: [String]] = [:]

  /// The rows that are complete as far as plain columns tell, and what is read of them beside the terms.
  struct Draft {
    let evaluator: ExpressionEvaluator
    let response: EvaluatedColumn
    fileprivate(set) var effects: [(name: String, codes: LevelCodes)] = []
    fileprivate(set) var weights: [Double]?
    fileprivate(set) var offset: [Double]?
    fileprivate(set) var groups: [LevelCodes] = []
    fileprivate(set) var categories: [String: LevelCodes] = [:]
    fileprivate(set) var usable: [Bool]
    fileprivate(set) var missing: [(column: String, count: Int)] = []
    fileprivate(set) var zeroWeights = 0

    fileprivate mutating func require(_ name: String, _ isMissing: (Int) -> Bool) {
      var lost = 0
      for row in usable.indices where usable[row] && isMissing(row) {
        usable[row] = false
        lost += 1
      }
      missing.append((name, lost))
    }
  }

  func draft() throws(RegressionError) -> Draft {
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
    let response = try evaluator.numbers(formula.response)
    var draft = Draft(
      evaluator: evaluator, response: response,
      usable: included ?? [Bool](repeating: true, count: table.rowCount))
    draft.require(formula.response.label) { response.high[$0].isNaN }
    if !formula.offsets.isEmpty {
      let offset = try DesignBasis.offsets(formula, evaluator)
      draft.require(formula.offsets.map(\.label).joined(separator: " + ")) { offset[$0].isNaN }
      draft.offset = offset
    }
    for term in formula.random {
      var parts: [LevelCodes] = []
      for column in term.groups { parts.append(try LevelCodes(table: table, column: column)) }
      let codes = LevelCodes.combined(parts, separator: ":")
      draft.require(term.group) { codes.codes[$0] < 0 }
      draft.groups.append(codes)
    }
    for effect in formula.absorbed {
      var parts: [LevelCodes] = []
      for column in effect.columns { parts.append(try LevelCodes(table: table, column: column)) }
      // The parts of the data agree on a combination by its name.
      let codes = LevelCodes.combined(parts, separator: isPart ? "\u{1F}" : "^")
      draft.require(effect.label) { codes.codes[$0] < 0 }
      draft.effects.append((effect.label, codes))
    }
    if let weights {
      let values = try evaluator.numbers(.variable(weights)).high
      draft.require(weights) { values[$0].isNaN }
      if let row = values.indices.first(where: { values[$0] < 0 }) {
        throw .negativeWeight(column: weights, row: row + 1, value: values[row])
      }
      if !isPart, !values.contains(where: { $0 > 0 }) { throw .zeroWeights(column: weights) }
      for row in values.indices where draft.usable[row] && values[row] == 0 {
        draft.usable[row] = false
        draft.zeroWeights += 1
      }
      draft.weights = values
    }
    for column in categoryColumns {
      let codes = try LevelCodes(table: table, column: column)
      draft.require(column) { codes.codes[$0] < 0 }
      draft.categories[column] = codes
    }
    if let panel {
      draft.require(unit ?? "") { panel.units[$0] < 0 }
      draft.require(time ?? "") { panel.steps[$0] < 0 }
    }
    // Plain columns first, so that levels and polynomials are taken from complete rows.
    let everything = formula.terms + formula.random.flatMap(\.terms) + formula.endogenous + formula.instruments
    for name in Set(everything.flatMap(\.variables)).sorted() where !keepsIncomplete {
      switch try tableColumn(table, name).values {
      case .numbers(let numbers):
        if formula.usesPanelOrder { continue }
        if numbers.hasMissing {
          draft.require(name) { numbers.isMissing($0) }
        } else {
          draft.missing.append((name, 0))
        }
      case .texts(let texts): draft.require(name) { texts.codes[$0] < 0 }
      case .booleans(let values): draft.require(name) { values[$0] == nil }
      }
    }
    return draft
  }

  func build() throws(RegressionError) -> DesignFrame {
    var draft = try draft()
    let (evaluator, panel, response, effects) = (
      draft.evaluator, draft.evaluator.panel, draft.response, draft.effects
    )
    let basis = isPart ? nil : DesignBasis(formula: formula, table: table, panel: panel, usable: draft.usable)
    let count = table.rowCount
    let everything = formula.terms + formula.random.flatMap(\.terms) + formula.endogenous + formula.instruments
    func code(_ terms: [FormulaTerm], constant: Bool) throws(RegressionError) -> [CodedColumn] {
      var coder = TermCoder(evaluator: evaluator, usable: draft.usable, terms: terms, hasConstant: constant)
      if isPart { coder.known = levels }
      var columns: [CodedColumn] = []
      for term in terms { columns.append(contentsOf: try coder.columns(term)) }
      return columns
    }
    let constant = formula.intercept || !effects.isEmpty
    let coded = try code(formula.terms, constant: constant)
    let endogenous = try code(formula.endogenous, constant: true)
    let instruments = try code(formula.instruments, constant: true)
    var drawn: [[CodedColumn]] = []
    for term in formula.random {
      let constant = CodedColumn(
        name: "(Intercept)", term: "(Intercept)", values: EvaluatedColumn([Double](repeating: 1, count: count)))
      drawn.append((term.intercept ? [constant] : []) + (try code(term.terms, constant: term.intercept)))
    }
    if !keepsIncomplete {
      for column in coded + endogenous + instruments + drawn.flatMap({ $0.filter { $0.name != "(Intercept)" } }) {
        let high = column.values.high
        draft.require(column.name) { high[$0].isNaN }
      }
    }
    let rows = (0..<count).filter { draft.usable[$0] }
    if let included, count > 0, !included.contains(true) {
      throw .badOption(option: "where", found: "a condition that no row meets", expected: "one that some rows meet")
    }
    if !isPart { try Self.checkComplete(rows.count, of: included?.count { $0 } ?? count, draft.missing) }
    let complete = rows.count == count
    func cut(_ values: [Double]) -> [Double] { complete ? values : rows.map { values[$0] } }
    // What whole powers and products are made of.
    let exact = Set((coded + endogenous + instruments).filter { $0.values.low != nil }.map(\.term))
    let bases = Set(everything.filter { exact.contains($0.label) }.flatMap(\.factors).flatMap(\.parts).map(\.label))
    func finish(_ columns: [CodedColumn]) throws(RegressionError) -> [DesignFrame.Regressor] {
      var result: [DesignFrame.Regressor] = []
      for column in columns {
        let high = cut(column.values.high)
        try checkRange(column.name, high, rows)
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
    var values = cut(response.high)
    let offset = draft.offset.map(cut)
    if let offset { for row in values.indices { values[row] -= offset[row] } }
    try checkRange(formula.response.label, values, rows)
    var frame = DesignFrame(
      responseName: formula.response.label, response: values, regressors: regressors, hasIntercept: hasIntercept,
      endogenous: try finish(endogenous), instruments: try finish(instruments),
      effects: effects.map { ($0.name, $0.codes.rows(rows)) }, weights: draft.weights.map(cut),
      categories: draft.categories.mapValues { $0.rows(rows) },
      units: panel.map { LevelCodes(levels: $0.unitNames, codes: $0.units).rows(rows) },
      steps: panel.map { panel in rows.map { panel.steps[$0] } },
      panelNote: panel.flatMap {
        $0.usesOccasions && (formula.usesPanelOrder || looksAlongTime)
          ? "a lag is one occasion: the times are not evenly spaced" : nil
      },
      rows: rows, tableRows: count, missing: draft.missing, zeroWeightCount: draft.zeroWeights)
    frame.offset = offset
    for (place, term) in formula.random.enumerated() {
      frame.random.append(
        .init(
          label: term.label, group: term.group, codes: draft.groups[place].rows(rows), columns: try finish(drawn[place])))
    }
    frame.basis = basis
    for term in formula.instruments where term.factors.count == 1 {
      if let declared = LagInstruments(term.factors[0]) { frame.lagInstruments[term.label] = declared }
    }
    return frame
  }

  /// That there are rows, and complete ones among them.
  static func checkComplete(_ rows: Int, of count: Int, _ missing: [(column: String, count: Int)])
    throws(RegressionError)
  {
    guard count > 0 else { throw .noRows }
    guard rows == 0 else { return }
    var by: [String: Int] = [:]
    for (name, lost) in missing where lost > 0 { by[name] = lost }
    throw .noCompleteRows(total: count, missing: by)
  }

  /// Every value finite, and the largest neither so large nor so small that its square leaves the range of doubles.
  private func checkRange(_ name: String, _ values: [Double], _ rows: [Int]) throws(RegressionError) {
    var largest = 0.0
    for (position, value) in values.enumerated() {
      guard value.isFinite || value.isNaN else { throw .notFinite(term: name, row: rows[position] + 1) }
      largest = max(largest, abs(value))
    }
    if !isPart { try Self.checkScale(name, largest) }
  }

  static func checkScale(_ name: String, _ largest: Double) throws(RegressionError) {
    guard largest == 0 || (1e-140...1e140).contains(largest) else {
      throw .outOfScale(term: name, largest: largest)
    }
  }
}
