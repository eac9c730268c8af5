import LintasanTables

/// Makes the design of a block of rows: the same columns in every block.
struct StreamedDesign: Sendable {
  let formula: Formula
  let options: RegressionOptions
  /// Columns of clusters.
  let categoryColumns: [String]
  /// The sorted levels, in the complete rows of the whole file, of each column that terms take as categories.
  var levels: [String: [String]] = [:]

  init(_ formula: Formula, _ options: RegressionOptions, categoryColumns: [String]) throws(RegressionError) {
    self.formula = formula
    self.options = options
    self.categoryColumns = categoryColumns
    for expression in [formula.response] + formula.terms.flatMap(\.factors) {
      for part in expression.parts { try Self.check(part) }
    }
    guard formula.offsets.isEmpty else {
      throw .needsAllRows(what: "offset()", reason: "the response is read as it is; take the offset from it beforehand")
    }
    guard formula.absorbed.count <= 1 else {
      throw .needsAllRows(
        what: "Absorbing \(formula.absorbed.map(\.label).joined(separator: " and "))",
        reason: "two effects are taken out in turns over all rows; absorb one, and write factor() for a short one")
    }
    if let unit = options.unit {
      throw .needsAllRows(what: "A panel's order (`unit` \(unit))", reason: "nothing here looks along time")
    }
  }

  private static func check(_ part: FormulaExpression) throws(RegressionError) {
    guard case .call(let name, let arguments) = part else { return }
    let what = "'\(part.label)'"
    if FormulaFunctions.columnwise.contains(name) {
      throw .needsAllRows(what: what, reason: "\(name) needs the mean of the whole column first")
    }
    if FormulaFunctions.panel.contains(name) {
      throw .needsAllRows(what: what, reason: "\(name) looks at other rows of the unit")
    }
    if FormulaFunctions.splines.contains(name) {
      throw .needsAllRows(what: what, reason: "\(name) takes its knots from the whole column")
    }
    guard name == "poly" else { return }
    switch arguments.count > 2 ? arguments[2].value : .number(0) {
    case .number(1), .boolean(true): return
    default:
      throw .needsAllRows(
        what: what, reason: "orthogonal powers need the whole column; add raw = 1 for plain powers")
    }
  }

  private func builder(_ table: Table) -> DesignFrameBuilder {
    var builder = DesignFrameBuilder(table: table, formula: formula)
    builder.categoryColumns = categoryColumns
    builder.weights = options.weights
    builder.isPart = true
    builder.levels = levels
    return builder
  }

  /// The frame of a block; rows in errors are those of the file.
  func frame(_ block: CSVStream.Block) throws(RegressionError) -> DesignFrame {
    do { return try builder(block.table).build() } catch { throw error.after(rows: block.rowsBefore) }
  }

  /// How many regressors the design has, the constant included: that of any block.
  func columnCount(_ stream: CSVStream) throws(RegressionError) -> Int {
    try frame(CSVStream.Block(table: stream.emptyTable, rowsBefore: 0)).regressors.count
  }

  // MARK: Levels of categories

  /// The columns that terms take as categories, where texts are known to be so.
  func categories(in table: Table) -> Set<String> {
    Set(formula.terms.flatMap(\.factors).compactMap { TermCoder.category($0, in: table) })
  }

  /// A column turned out to be one of categories after the levels were learnt.
  struct LateCategory: Error {}

  /// Whether the levels of all categories are known.
  func knowsLevels(_ table: Table) -> Bool { categories(in: table).allSatisfy { levels[$0] != nil } }

  /// The levels in a block's complete rows, by column.
  func levels(_ block: CSVStream.Block) throws(RegressionError) -> [String: Set<String>] {
    let wanted = categories(in: block.table)
    guard !wanted.isEmpty else { return [:] }
    let usable: [Bool]
    do { usable = try builder(block.table).draft().usable } catch { throw error.after(rows: block.rowsBefore) }
    var found: [String: Set<String>] = [:]
    for name in wanted {
      let codes = try LevelCodes(table: block.table, column: name)
      found[name] = Set(codes.present(in: usable).map { codes.levels[$0] })
    }
    return found
  }

  /// Goes through the file for the levels of categories.
  mutating func learnLevels(_ stream: inout CSVStream) throws {
    let design = self
    let found = try stream.fold(into: (levels: [String: Set<String>](), numeric: Set<String>())) { block in
      let numeric = block.table.columns.filter { if case .texts = $0.values { false } else { true } }
      return (try design.levels(block), Set(numeric.map(\.name)))
    } combining: { state, part in
      for (name, levels) in part.0 {
        state.levels[name, default: []].formUnion(levels)
        let count = state.levels[name]?.count ?? 0
        if count > TermCoder.levelLimit {
          throw RegressionError.tooManyLevels(column: name, found: count, limit: TermCoder.levelLimit)
        }
      }
      state.numeric.formUnion(part.1)
    }
    for name in categories(in: stream.emptyTable) {
      let set = found.levels[name] ?? []
      levels[name] =
        found.numeric.contains(name)
        ? set.sorted { (Double($0) ?? 0) < (Double($1) ?? 0) }
        : set.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }
  }
}
