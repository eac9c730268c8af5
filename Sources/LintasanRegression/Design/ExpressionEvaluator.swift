import LintasanTables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Computes a formula's expressions over the rows of a table.
struct ExpressionEvaluator {
  let table: Table
  let panel: PanelIndex?
  /// The rows whose means and deviations count, where they are not the table's own.
  var basis: DesignBasis?

  /// A number for each row, missing where any part is missing.
  func numbers(_ expression: FormulaExpression) throws(RegressionError) -> EvaluatedColumn {
    switch expression {
    case .number(let value):
      return EvaluatedColumn([Double](repeating: value, count: table.rowCount))
    case .text(let text):
      throw .badOption(option: "An expression", found: "\"\(text)\"", expected: "columns and numbers")
    case .boolean(let value):
      return EvaluatedColumn([Double](repeating: value ? 1 : 0, count: table.rowCount))
    case .variable(let name):
      return EvaluatedColumn(try column(name))
    case .negate(let inner):
      let value = try numbers(inner)
      return EvaluatedColumn(value.high.map { -$0 }, low: value.low?.map { -$0 })
    case .binary(":", _, _):
      throw .badOption(option: "Arithmetic", found: expression.label, expected: "a range only as lags of a term")
    case .binary(let symbol, let left, let right):
      return try binary(symbol, left, right)
    case .call(let name, let arguments):
      return try call(name, arguments, whole: expression)
    }
  }

  private func column(_ name: String) throws(RegressionError) -> [Double] {
    switch try tableColumn(table, name).values {
    case .numbers(let numbers):
      return numbers.dense ?? numbers.optional.map { $0 ?? .nan }
    case .booleans(let values): return values.map { $0.map { $0 ? 1 : 0 } ?? .nan }
    case .texts(let texts):
      if texts.missingCount == texts.count { return [Double](repeating: .nan, count: texts.count) }
      let slip = texts.firstStrayText
      let first = texts.codes.firstIndex { $0 >= 0 }
      let row: Int = slip ?? first ?? 0
      throw .notNumeric(column: name, row: row + 1, value: texts[row] ?? "", amongNumbers: slip != nil)
    }
  }

  private func binary(_ symbol: Character, _ left: FormulaExpression, _ right: FormulaExpression)
    throws(RegressionError) -> EvaluatedColumn
  {
    // A whole power keeps what rounding loses: polynomials then keep their digits.
    if symbol == "^", case .number(let exponent) = right, exponent == exponent.rounded(),
      (2...64).contains(exponent)
    {
      let label = FormulaExpression.binary(symbol, left, right).label
      let power = Self.power(try numbers(left), Int(exponent))
      if let row = power.high.firstIndex(where: { $0.isInfinite }) { throw .notFinite(term: label, row: row + 1) }
      return power
    }
    if FormulaExpression.comparisons[symbol] != nil { return try compared(symbol, left, right) }
    let a = try numbers(left)
    let b = try numbers(right)
    var result = EvaluatedColumn(a.high, low: a.high)
    var isExact = true
    for row in a.high.indices {
      let (x, y) = (a.high[row], b.high[row])
      let value: DoubleDouble
      switch symbol {
      // A product or sum of columns keeps what rounding loses, as whole powers do.
      case "+": value = DoubleDouble(x, a.low?[row] ?? 0) + DoubleDouble(y, b.low?[row] ?? 0)
      case "-": value = DoubleDouble(x, a.low?[row] ?? 0) - DoubleDouble(y, b.low?[row] ?? 0)
      case "*": value = DoubleDouble(x, a.low?[row] ?? 0) * DoubleDouble(y, b.low?[row] ?? 0)
      case "/": value = DoubleDouble(x / y)
      default: value = DoubleDouble(x.isNaN || y.isNaN ? .nan : pow(x, y))
      }
      if !value.high.isFinite, !x.isNaN, !y.isNaN {
        throw .notFinite(term: FormulaExpression.binary(symbol, left, right).label, row: row + 1)
      }
      result.high[row] = value.high
      result.low?[row] = value.high.isFinite ? value.low : 0
      isExact = isExact && !(value.low != 0)
    }
    // Without a remainder, or where division and powers round, the values are plain data.
    if isExact || symbol == "/" || symbol == "^" { result.low = nil }
    return result
  }

  /// 1 where a comparison holds, 0 where it does not, missing where a side is.
  private func compared(_ symbol: Character, _ left: FormulaExpression, _ right: FormulaExpression)
    throws(RegressionError) -> EvaluatedColumn
  {
    func holds(_ order: Int) -> Double {
      let isTrue =
        switch symbol {
        case "<": order < 0
        case ">": order > 0
        case "≤": order <= 0
        case "≥": order >= 0
        case "≡": order == 0
        default: order != 0
        }
      return isTrue ? 1 : 0
    }
    for (words, other) in [(left, right), (right, left)] {
      guard case .text(let text) = words else { continue }
      guard case .variable(let name) = other, symbol == "≡" || symbol == "≠" else {
        throw .badOption(
          option: "A comparison", found: "\"\(text)\"", expected: "a column on the other side of == or !=, as (g == \"a\")")
      }
      let codes = try LevelCodes(table: table, column: name)
      let wanted = codes.levels.firstIndex(of: text)
      if wanted == nil, basis == nil { throw .noLevel(column: name, level: text, available: codes.levels) }
      return EvaluatedColumn(codes.codes.map { $0 < 0 ? .nan : holds(Int($0) == wanted ? 0 : 1) })
    }
    let a = try numbers(left).high
    let b = try numbers(right).high
    return EvaluatedColumn(
      a.indices.map { row in
        a[row].isNaN || b[row].isNaN ? .nan : holds(a[row] < b[row] ? -1 : a[row] > b[row] ? 1 : 0)
      })
  }

  static func power(_ base: EvaluatedColumn, _ exponent: Int) -> EvaluatedColumn {
    var high = base.high
    var low = [Double](repeating: 0, count: high.count)
    for row in high.indices {
      let power = DoubleDouble(high[row], base.low?[row] ?? 0).power(exponent)
      high[row] = power.high
      low[row] = power.high.isFinite ? power.low : 0
    }
    return EvaluatedColumn(high, low: low)
  }

  private func call(_ name: String, _ arguments: [FormulaExpression.Argument], whole: FormulaExpression)
    throws(RegressionError) -> EvaluatedColumn
  {
    guard let first = arguments.first else { return EvaluatedColumn([]) }
    if name == "gmm" || name == "iv" { return try numbers(first.value) }
    if FormulaFunctions.categorical.contains(name) || name == "poly" || FormulaFunctions.splines.contains(name) {
      throw .badOption(option: "Arithmetic", found: whole.label, expected: "numeric functions only")
    }
    let value = try numbers(first.value)
    if name == "I" { return value }
    if FormulaFunctions.panel.contains(name) {
      return EvaluatedColumn(try shifted(name, value.high, arguments, whole: whole))
    }
    let x = value.high
    switch name {
    case "log": return EvaluatedColumn(try mapped(x, whole, { $0 > 0 }, log))
    case "log10": return EvaluatedColumn(try mapped(x, whole, { $0 > 0 }, log10))
    case "log2": return EvaluatedColumn(try mapped(x, whole, { $0 > 0 }, log2))
    case "log1p": return EvaluatedColumn(try mapped(x, whole, { $0 > -1 }, log1p))
    case "sqrt": return EvaluatedColumn(try mapped(x, whole, { $0 >= 0 }, { $0.squareRoot() }))
    case "exp": return EvaluatedColumn(try mapped(x, whole, { $0 < 709 }, exp))
    case "abs": return EvaluatedColumn(x.map(abs))
    default:
      let own = try basis.map { basis throws(RegressionError) in try basis.evaluator.numbers(first.value).high }
      return EvaluatedColumn(Self.standardised(x, scaled: name == "scale", as: own ?? x))
    }
  }

  private func mapped(
    _ x: [Double], _ whole: FormulaExpression, _ allowed: (Double) -> Bool, _ function: (Double) -> Double
  ) throws(RegressionError) -> [Double] {
    var result = x
    var faults = 0
    var fault: (row: Int, value: Double)?
    for row in x.indices where !x[row].isNaN {
      if allowed(x[row]) {
        result[row] = function(x[row])
      } else {
        faults += 1
        if fault == nil { fault = (row + 1, x[row]) }
      }
    }
    if let fault { throw .outsideDomain(term: whole.label, row: fault.row, value: fault.value, count: faults) }
    return result
  }

  /// Deviations from the mean of the present values, over their standard deviation (n − 1) where `scaled`.
  static func standardised(_ x: [Double], scaled: Bool, as points: [Double]) -> [Double] {
    let present = points.filter { !$0.isNaN }
    guard !present.isEmpty else { return x }
    let mean = present.reduce(0, +) / Double(present.count)
    let squares = present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = present.count > 1 ? (squares / Double(present.count - 1)).squareRoot() : 0
    return x.map { scaled && deviation > 0 ? ($0 - mean) / deviation : $0 - mean }
  }

  private func shifted(
    _ name: String, _ x: [Double], _ arguments: [FormulaExpression.Argument], whole: FormulaExpression
  ) throws(RegressionError) -> [Double] {
    guard let panel else { throw .needsPanel(what: whole.label) }
    let periods = Self.wholeNumber(arguments.count > 1 ? arguments[1].value : nil) ?? 1
    let lag = name == "lead" ? -periods : periods
    var result = [Double](repeating: .nan, count: x.count)
    for row in x.indices {
      guard let earlier = panel.row(before: row, by: lag) else { continue }
      result[row] = name == "diff" ? x[row] - x[earlier] : x[earlier]
    }
    return result
  }

  /// A literal whole number, with its sign.
  static func wholeNumber(_ expression: FormulaExpression?) -> Int? {
    switch expression {
    case .number(let value)?: Int(value)
    case .negate(.number(let value))?: -Int(value)
    default: nil
    }
  }
}
