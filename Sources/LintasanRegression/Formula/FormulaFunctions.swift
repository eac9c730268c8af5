/// The functions of the formula language: what they are called and what they take.
enum FormulaFunctions {
  /// Functions of one numeric argument, row by row.
  static let elementwise = ["log", "log10", "log2", "log1p", "exp", "sqrt", "abs", "I"]
  /// Functions that look at the whole column.
  static let columnwise = ["scale", "center"]
  /// Functions that need the panel's order.
  static let panel = ["lag", "lead", "diff"]
  /// Functions that give categories.
  static let categorical = ["factor", "C", "i"]
  /// Functions that give several columns.
  static let polynomial = ["poly"]

  static let all = elementwise + columnwise + panel + categorical + polynomial

  /// What the function takes in words where the arguments are wrong, nil where they are right.
  static func complaint(_ name: String, _ arguments: [FormulaExpression.Argument]) -> String? {
    let plain = arguments.filter { $0.name == nil }.count
    func wholeNumber(_ at: Int, _ names: [String], _ range: ClosedRange<Double>) -> Bool {
      guard arguments.count > at else { return true }
      let argument = arguments[at]
      if let given = argument.name, !names.contains(given) { return false }
      var value = argument.value
      var sign = 1.0
      if case .negate(let inner) = value { (value, sign) = (inner, -1) }
      guard case .number(let number) = value else { return false }
      return number == number.rounded() && range.contains(sign * number)
    }
    if elementwise.contains(name) || columnwise.contains(name) {
      return arguments.count == 1 && plain == 1 ? nil : "one expression, as \(name)(x)"
    }
    if panel.contains(name) {
      guard (1...2).contains(arguments.count), arguments[0].name == nil, wholeNumber(1, ["k", "n"], -1000...1000)
      else { return "an expression and a whole number of periods, as \(name)(x, 1)" }
      return nil
    }
    if name == "poly" {
      let usage = "a column, a degree from 1 to 30 and optionally raw = TRUE, as poly(x, 2)"
      guard (2...3).contains(arguments.count), arguments[0].name == nil, wholeNumber(1, ["degree"], 1...30) else {
        return usage
      }
      if arguments.count == 3 {
        guard arguments[2].name == "raw" else { return usage }
        switch arguments[2].value {
        case .number(0), .number(1), .boolean: break
        default: return usage
        }
      }
      return nil
    }
    if categorical.contains(name) {
      let named = arguments.filter { $0.name != nil }
      guard plain == 1 || name == "i" && plain == 2, named.count <= 1, named.allSatisfy({ $0.name == "ref" }),
        arguments.first?.name == nil
      else {
        return name == "i"
          ? "a column, optionally a second one to interact with, and ref = level, as i(g, ref = \"a\")"
          : "a column and optionally ref = level, as \(name)(g)"
      }
      for argument in arguments where argument.name == nil {
        guard case .variable = argument.value else { return "a column's name, as \(name)(g)" }
      }
      return nil
    }
    return nil
  }
}
