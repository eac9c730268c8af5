/// One node of a formula's arithmetic: a column, a number, a call or an operation on them.
package indirect enum FormulaExpression: Hashable, Sendable {
  /// A literal number.
  case number(Double)
  /// Quoted text (a level's name).
  case text(String)
  /// `TRUE` or `FALSE`.
  case boolean(Bool)
  /// A column.
  case variable(String)
  /// `-x`.
  case negate(FormulaExpression)
  /// `left operator right`, the operator one of `+ - * / ^`, or a comparison as one of `< <= > >= == !=`.
  case binary(Character, FormulaExpression, FormulaExpression)
  /// `name(arguments)`.
  case call(String, [Argument])

  /// An argument of a call, with its name where one was written.
  package struct Argument: Hashable, Sendable {
    /// The name before `=`, where there is one.
    package let name: String?
    /// The value.
    package let value: FormulaExpression
  }

  /// The columns that the expression reads, in order of appearance.
  package var variables: [String] {
    switch self {
    case .number, .text, .boolean: return []
    case .variable(let name): return [name]
    case .negate(let inner): return inner.variables
    case .binary(_, let left, let right): return left.variables + right.variables
    case .call(_, let arguments):
      return arguments.flatMap { $0.name == "ref" ? [] : $0.value.variables }
    }
  }

  /// The expression and everything that it is made of.
  var parts: [FormulaExpression] {
    switch self {
    case .number, .text, .boolean, .variable: [self]
    case .negate(let inner): [self] + inner.parts
    case .binary(_, let left, let right): [self] + left.parts + right.parts
    case .call(_, let arguments): [self] + arguments.flatMap(\.value.parts)
    }
  }

  /// The expression as R would print it: this is what a term is called in every output.
  package var label: String { label(parent: 0) }

  private func label(parent: Int) -> String {
    switch self {
    case .number(let value):
      return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    case .text(let text): return "\"\(text)\""
    case .boolean(let value): return value ? "TRUE" : "FALSE"
    case .variable(let name): return name
    case .negate(let inner): return "-" + inner.label(parent: 3)
    case .binary(let symbol, let left, let right):
      let rank = Self.rank(symbol)
      let gap = symbol == "^" || symbol == "/" || symbol == ":" ? "" : " "
      let word = Self.comparisons[symbol] ?? String(symbol)
      let text = left.label(parent: rank) + gap + word + gap + right.label(parent: rank + 1)
      return rank < parent ? "(\(text))" : text
    case .call(let name, let arguments):
      let shown = arguments.map { ($0.name.map { "\($0) = " } ?? "") + $0.value.label(parent: 0) }
      return "\(name)(\(shown.joined(separator: ", ")))"
    }
  }

  /// The members of `c(…)`; a list of one for anything else.
  var list: [FormulaExpression] {
    if case .call("c", let arguments) = self { return arguments.map(\.value) }
    return [self]
  }

  /// A literal number with its sign.
  var literal: Double? {
    switch self {
    case .number(let value): value
    case .negate(.number(let value)): -value
    default: nil
    }
  }

  /// The comparisons: the symbol that stands for each, and how it is written.
  static let comparisons: [Character: String] = ["<": "<", ">": ">", "≤": "<=", "≥": ">=", "≡": "==", "≠": "!="]

  /// Whether the value is true or false in each row.
  var isComparison: Bool {
    switch self {
    case .binary(let symbol, _, _): Self.comparisons[symbol] != nil
    case .call("I", let arguments): arguments.first?.value.isComparison ?? false
    default: false
    }
  }

  static func rank(_ symbol: Character) -> Int {
    if comparisons[symbol] != nil { return 0 }
    return symbol == "^" ? 4 : symbol == ":" ? 0 : symbol == "+" || symbol == "-" ? 1 : 2
  }
}
