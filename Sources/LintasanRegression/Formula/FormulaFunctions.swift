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
  /// Functions that declare instruments of dynamic panels.
  static let instruments = ["gmm", "iv"]
  /// Functions that give several columns.
  static let polynomial = ["poly"]
  /// Functions that give the columns of a spline.
  static let splines = ["ns", "bs"]
  /// Names whose argument may be a list, as `c(1, 2)`.
  static let lists = ["ref", "knots"]

  static let all = elementwise + columnwise + panel + categorical + polynomial + splines + ["offset"] + instruments

  /// What the function takes in words where the arguments are wrong, nil where they are right.
  static func complaint(_ name: String, _ arguments: [FormulaExpression.Argument]) -> String? {
    let plain = arguments.filter { $0.name == nil }.count
    func wholeNumber(_ at: Int, _ names: [String], _ range: ClosedRange<Double>, isRange: Bool = false) -> Bool {
      guard arguments.count > at else { return true }
      let argument = arguments[at]
      if let given = argument.name, !names.contains(given) { return false }
      if isRange, case .binary(":", .number(let first), .number(let last)) = argument.value {
        return first == first.rounded() && last == last.rounded() && range.contains(first) && range.contains(last)
      }
      var value = argument.value
      var sign = 1.0
      if case .negate(let inner) = value { (value, sign) = (inner, -1) }
      guard case .number(let number) = value else { return false }
      return number == number.rounded() && range.contains(sign * number)
    }
    if elementwise.contains(name) || columnwise.contains(name) {
      return arguments.count == 1 && plain == 1 ? nil : "one expression, as \(name)(x)"
    }
    if name == "offset" { return arguments.count == 1 && plain == 1 ? nil : "one expression, as offset(x)" }
    if splines.contains(name) { return splineComplaint(name, arguments) }
    if panel.contains(name) {
      guard (1...2).contains(arguments.count), arguments[0].name == nil,
        wholeNumber(1, ["k", "n"], -1000...1000, isRange: true)
      else { return "an expression and a whole number of periods or a range, as \(name)(x, 1) or \(name)(x, 0:2)" }
      return nil
    }
    if name == "iv" {
      return arguments.count == 1 && plain == 1 ? nil : "one expression, as iv(x)"
    }
    if name == "gmm" {
      let usage =
        "an expression, lags as 2:4 and optionally collapse = TRUE and equation = \"diff\" or \"level\", as gmm(x, 2:4)"
      guard arguments.first.map({ $0.name == nil }) == true, plain <= 2, lags(arguments) != nil else { return usage }
      for argument in arguments where argument.name != nil {
        switch (argument.name ?? "", argument.value) {
        case ("collapse", .boolean), ("equation", .text("diff")), ("equation", .text("level")): continue
        default: return usage
        }
      }
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
          ? "a column, optionally a second one to interact with, and ref = level or c(levels), as i(g, ref = \"a\")"
          : "a column and optionally ref = level, as \(name)(g)"
      }
      for argument in arguments where argument.name == nil {
        guard case .variable = argument.value else { return "a column's name, as \(name)(g)" }
      }
      return nil
    }
    return nil
  }

  private static func splineComplaint(_ name: String, _ arguments: [FormulaExpression.Argument]) -> String? {
    let usage =
      "an expression with df = number or knots = c(numbers)\(name == "bs" ? ", and degree = number" : ""), "
      + "as \(name)(x, df = 3)"
    guard let first = arguments.first, first.name == nil, arguments.count <= 3 else { return usage }
    var seen: Set<String> = []
    for argument in arguments.dropFirst() {
      let key = argument.name ?? "df"
      guard seen.insert(key).inserted else { return usage }
      switch (key, argument.value) {
      case ("df", .number(let value)) where value == value.rounded() && (1...100).contains(value): continue
      case ("degree", .number(let value)) where name == "bs" && value == value.rounded() && (1...10).contains(value):
        continue
      case ("knots", let value) where value.list.allSatisfy { $0.literal != nil }: continue
      default: return usage
      }
    }
    return seen.contains("df") && seen.contains("knots") ? usage : nil
  }

  /// The lags that `gmm()` names, from first to last; the last is nil where it is open. Without lags from 2 on.
  static func lags(_ arguments: [FormulaExpression.Argument]) -> (first: Int, last: Int?)? {
    let plain = arguments.filter { $0.name == nil }
    guard plain.count > 1 else { return (2, nil) }
    func whole(_ expression: FormulaExpression) -> Int? {
      guard case .number(let value) = expression, value == value.rounded(), (0...1000).contains(value) else {
        return nil
      }
      return Int(value)
    }
    switch plain[1].value {
    case .binary(":", let first, let last):
      guard let first = whole(first), let last = whole(last), first <= last else { return nil }
      return (first, last)
    default: return whole(plain[1].value).map { ($0, $0) }
    }
  }
}
