/// Finds out for each row of a table whether a condition holds: `nil` where a missing value leaves it open.
struct ConditionEvaluator {
  private let table: Table
  private let text: String

  init(_ table: Table, text: String) {
    self.table = table
    self.text = text
  }

  /// The values of one side of a comparison.
  private enum Values {
    case numbers([Double?])
    case texts([String?])
    /// One value for all rows, which a column of texts takes as a text and one of numbers as a number.
    case loose(String)
    case number(Double)
    case text(String)
  }

  func truth(_ node: ConditionNode) throws(RowFilterError) -> [Bool?] {
    switch node {
    case .truth(let value): return [Bool?](repeating: value, count: table.rowCount)
    case .and(let first, let second):
      return try zip(truth(first), truth(second)).map { pair in
        if pair.0 == false || pair.1 == false { return false }
        return pair.0 == nil || pair.1 == nil ? nil : true
      }
    case .or(let first, let second):
      return try zip(truth(first), truth(second)).map { pair in
        if pair.0 == true || pair.1 == true { return true }
        return pair.0 == nil || pair.1 == nil ? nil : false
      }
    case .not(let inner): return try truth(inner).map { $0.map { !$0 } }
    case .isMissing(let inner):
      switch try values(inner) {
      case .numbers(let numbers): return numbers.map { $0 == nil }
      case .texts(let texts): return texts.map { $0 == nil }
      default: return [Bool?](repeating: false, count: table.rowCount)
      }
    case .isIn(let value, let list):
      let found = try values(value)
      var truth = [Bool?](repeating: false, count: table.rowCount)
      for item in list {
        let equal = try compare(.equal, found, values(item))
        for row in truth.indices {
          if equal[row] == nil { truth[row] = truth[row] == true ? true : nil }
          if equal[row] == true { truth[row] = true }
        }
      }
      return truth
    case .compare(let sign, let first, let second): return try compare(sign, values(first), values(second))
    case .column(let name):
      guard case .booleans(let values) = try column(name).values else {
        throw .wrongKind(text, reason: "column \(Quotation.quoted(name)) alone is no condition; compare it with a value")
      }
      return values
    default: throw .wrongKind(text, reason: "a value alone is no condition; compare it with another")
    }
  }

  private func column(_ name: String) throws(RowFilterError) -> Column {
    guard let found = table.columns.first(where: { $0.name == name }) else {
      throw .noColumn(name, available: table.columnNames)
    }
    return found
  }

  private func values(_ node: ConditionNode) throws(RowFilterError) -> Values {
    switch node {
    case .column(let name):
      switch try column(name).values {
      case .numbers(let numbers): return .numbers(numbers.optional)
      case .texts(let texts): return .texts(texts.optional)
      case .booleans(let booleans): return .texts(booleans.map { $0.map { $0 ? "true" : "false" } })
      }
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .loose(let text): return .loose(text)
    case .truth(let value): return .text(value ? "true" : "false")
    case .arithmetic(let sign, let first, let second):
      let (left, right) = (try numbers(values(first)), try numbers(values(second)))
      return .numbers(
        zip(left, right).map { pair in
          guard let a = pair.0, let b = pair.1 else { return nil }
          let result =
            switch sign {
            case .plus: a + b
            case .minus: a - b
            case .times: a * b
            case .over: a / b
            case .power: Self.power(a, b)
            }
          return result.isFinite ? result : nil
        })
    default: throw .wrongKind(text, reason: "a comparison cannot be compared; join comparisons with & or |")
    }
  }

  /// A whole power; others are left to formulas.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    guard let count = Int(exactly: exponent), abs(count) <= 1000 else { return .nan }
    var result = 1.0
    for _ in 0..<abs(count) { result *= base }
    return count < 0 ? 1 / result : result
  }

  private func numbers(_ values: Values) throws(RowFilterError) -> [Double?] {
    switch values {
    case .numbers(let numbers): return numbers
    case .number(let number): return [Double?](repeating: number, count: table.rowCount)
    default: throw .wrongKind(text, reason: "a text cannot be calculated with")
    }
  }

  private func compare(
    _ sign: ConditionNode.Comparison, _ first: Values, _ second: Values
  ) throws(RowFilterError) -> [Bool?] {
    switch (first, second) {
    case (.numbers, .loose(let text)), (.numbers, .text(let text)):
      guard let number = Double(text) else {
        throw .wrongKind(self.text, reason: "a column of numbers is compared with the text \(Quotation.quoted(text))")
      }
      return try compare(sign, first, .number(number))
    case (.loose, _), (.text, .numbers), (.number, .numbers), (.number, .texts), (.text, .texts):
      return try compare(Self.mirrored(sign), second, first)
    case (.texts(let texts), .loose(let text)), (.texts(let texts), .text(let text)):
      return texts.map { $0.map { Self.holds(sign, $0, text) } }
    case (.texts(let texts), .texts(let others)):
      return zip(texts, others).map { pair in
        guard let a = pair.0, let b = pair.1 else { return nil }
        return Self.holds(sign, a, b)
      }
    case (.texts(let texts), .number(let number)):
      // A text of digits is not a number: only whether they are written alike can be asked.
      guard sign == .equal || sign == .unequal else {
        throw .wrongKind(text, reason: "a column of texts is compared by size with the number \(NumberText.shortest(number))")
      }
      return texts.map { $0.map { Self.holds(sign, $0, NumberText.shortest(number)) } }
    case (.texts, .numbers), (.numbers, .texts):
      throw .wrongKind(text, reason: "a column of texts is compared with one of numbers")
    default:
      let (left, right) = (try numbers(first), try numbers(second))
      return zip(left, right).map { pair in
        guard let a = pair.0, let b = pair.1 else { return nil }
        return Self.holds(sign, a, b)
      }
    }
  }

  private static func mirrored(_ sign: ConditionNode.Comparison) -> ConditionNode.Comparison {
    switch sign {
    case .equal, .unequal: sign
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  private static func holds<Value: Comparable>(_ sign: ConditionNode.Comparison, _ a: Value, _ b: Value) -> Bool {
    switch sign {
    case .equal: a == b
    case .unequal: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
