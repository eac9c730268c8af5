import LintasanCore
package import LintasanTables

/// Which rows are taken: comparisons of columns with values, joined by `&`, `|` and `!`.
///
/// - `income_group == "High income" & year >= 2010`, `region %in% c("Asia", "Africa")`, `!is.na(x)`, `treated`;
/// - `COLUMN=VALUE` alone is short for `COLUMN == "VALUE"`.
///
/// A row whose answer depends on a missing value is not taken. Words compare as text, numbers as numbers; a number beside a
/// column of words compares with the words that are numbers.
package struct RowCondition: Hashable, Sendable {
  /// The condition as it was given.
  package let text: String
  private let root: Node

  indirect enum Node: Hashable, Sendable {
    case compare(Value, String, Value)
    case within(Value, [Value])
    case isMissing(String)
    case column(String)
    case constant(Bool)
    case not(Node)
    case and(Node, Node)
    case or(Node, Node)
  }

  enum Value: Hashable, Sendable {
    case column(String)
    case text(String)
    case number(Double)
    case boolean(Bool)
  }

  /// Reads a condition.
  package init(_ text: String) throws(FormulaError) {
    self.text = text
    if let short = Self.short(text) {
      root = short
    } else {
      var parser = RowConditionParser(text: text, tokens: try RowConditionParser.tokens(text))
      root = try parser.parse()
    }
  }

  /// Both conditions at once.
  package func and(_ other: RowCondition) -> RowCondition {
    RowCondition(text: "(\(text)) & (\(other.text))", root: .and(root, other.root))
  }

  /// Rows whose column has a level, as a category is written.
  package static func level(_ level: String, of column: String) -> RowCondition {
    RowCondition(text: "\(column) == \"\(level)\"", root: .compare(.column(column), "==", .text(level)))
  }

  private init(text: String, root: Node) {
    self.text = text
    self.root = root
  }

  /// `COLUMN=VALUE`.
  private static func short(_ text: String) -> Node? {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else { return nil }
    let rest = text[text.index(after: equals)...]
    guard !rest.hasPrefix("="), !"!<>=".contains(text[text.index(before: equals)]),
      !rest.contains(where: { "=<>&|\"'`".contains($0) }), !text[..<equals].contains(where: { "&|()\"'`%".contains($0) })
    else { return nil }
    let (name, value) = (String(text[..<equals]).trimmingBlanks, String(rest).trimmingBlanks)
    guard !name.isEmpty, !value.isEmpty else { return nil }
    return .compare(.column(name), "==", .text(value))
  }

  /// The columns that it reads.
  package var columns: [String] {
    func names(_ node: Node) -> [String] {
      func of(_ value: Value) -> [String] { if case .column(let name) = value { [name] } else { [] } }
      switch node {
      case .compare(let a, _, let b): return of(a) + of(b)
      case .within(let a, let list): return of(a) + list.flatMap(of)
      case .isMissing(let name), .column(let name): return [name]
      case .constant: return []
      case .not(let inner): return names(inner)
      case .and(let a, let b), .or(let a, let b): return names(a) + names(b)
      }
    }
    var seen: Set<String> = []
    return names(root).filter { seen.insert($0).inserted }
  }

  /// Whether each row of a table is taken.
  package func rows(of table: Table) throws(RegressionError) -> [Bool] {
    var columns: [String: Column] = [:]
    for name in self.columns { columns[name] = try tableColumn(table, name) }
    let known = columns
    return try (0..<table.rowCount).map { row throws(RegressionError) in
      try Self.answer(root, row, known) ?? false
    }
  }

  /// Three-valued logic: nil where a missing value decides.
  private static func answer(_ node: Node, _ row: Int, _ columns: [String: Column]) throws(RegressionError) -> Bool? {
    func cell(_ value: Value) -> Cell {
      switch value {
      case .column(let name): columns[name]?[row] ?? .missing
      case .text(let text): .text(text)
      case .number(let number): .number(number)
      case .boolean(let value): .boolean(value)
      }
    }
    switch node {
    case .constant(let value): return value
    case .isMissing(let name): return cell(.column(name)) == .missing
    case .column(let name):
      switch cell(.column(name)) {
      case .boolean(let value): return value
      case .number(let value): return value != 0
      case .missing: return nil
      case .text(let text):
        throw .badOption(
          option: "where", found: "'\(name)' alone, which holds the text '\(text)'",
          expected: "a comparison, as \(name) == \"\(text)\"")
      }
    case .not(let inner): return try answer(inner, row, columns).map { !$0 }
    case .and(let a, let b):
      let (x, y) = (try answer(a, row, columns), try answer(b, row, columns))
      return x == false || y == false ? false : x == nil || y == nil ? nil : true
    case .or(let a, let b):
      let (x, y) = (try answer(a, row, columns), try answer(b, row, columns))
      return x == true || y == true ? true : x == nil || y == nil ? nil : false
    case .compare(let a, let symbol, let b): return compare(cell(a), symbol, cell(b))
    case .within(let a, let list):
      let found = cell(a)
      return found == .missing ? nil : list.contains { compare(found, "==", cell($0)) == true }
    }
  }

  private static func compare(_ a: Cell, _ symbol: String, _ b: Cell) -> Bool? {
    func number(_ cell: Cell) -> Double? {
      switch cell {
      case .number(let value): value
      case .boolean(let value): value ? 1 : 0
      case .text(let text): Double(text)
      case .missing: nil
      }
    }
    func words(_ cell: Cell) -> String {
      switch cell {
      case .number(let value): NumberText.shortest(value)
      case .boolean(let value): value ? "true" : "false"
      case .text(let text): text
      case .missing: ""
      }
    }
    if a == .missing || b == .missing { return nil }
    let asText: Bool =
      switch (a, b) {
      case (.text, .text): true
      // A number that a column of words does not hold is a word.
      case (.text, _), (_, .text): number(a) == nil || number(b) == nil
      default: false
      }
    if asText {
      let (x, y) = (words(a), words(b))
      switch symbol {
      case "==": return x == y
      case "!=": return x != y
      case "<": return x < y
      case "<=": return x <= y
      case ">": return x > y
      default: return x >= y
      }
    }
    guard let x = number(a), let y = number(b) else { return nil }
    switch symbol {
    case "==": return x == y
    case "!=": return x != y
    case "<": return x < y
    case "<=": return x <= y
    case ">": return x > y
    default: return x >= y
    }
  }
}
