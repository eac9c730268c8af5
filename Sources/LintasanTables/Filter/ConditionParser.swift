/// Reads conditions on rows, by descent: `|`, `&`, `!`, comparisons, sums, products, powers.
struct ConditionParser {
  private let text: String
  private let letters: [Character]
  private var position = 0
  /// How deep parts lie in one another; a stranger's text may not exhaust the stack.
  private var depth = 0
  private static let deepest = 200

  init(_ text: String) {
    self.text = text
    letters = Array(text)
  }

  /// The whole text as a condition.
  mutating func condition() throws(RowFilterError) -> ConditionNode {
    let found = try either()
    skipBlanks()
    guard position == letters.count else { throw fault("the end, & or |") }
    return found
  }

  private func fault(_ expected: String) -> RowFilterError {
    .notACondition(text, place: position + 1, expected: expected)
  }

  private mutating func skipBlanks() {
    while position < letters.count, letters[position].isWhitespace { position += 1 }
  }

  /// Passes over a sign if it stands next; a doubled `&&` or `||` counts as one.
  private mutating func take(_ sign: String) -> Bool {
    skipBlanks()
    let wanted = Array(sign)
    guard position + wanted.count <= letters.count, Array(letters[position..<position + wanted.count]) == wanted else {
      return false
    }
    position += wanted.count
    return true
  }

  private mutating func either() throws(RowFilterError) -> ConditionNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw fault("fewer parentheses") }
    var found = try both()
    while take("|") {
      _ = position < letters.count && letters[position] == "|" ? take("|") : false
      found = .or(found, try both())
    }
    return found
  }

  private mutating func both() throws(RowFilterError) -> ConditionNode {
    var found = try negation()
    while take("&") {
      _ = position < letters.count && letters[position] == "&" ? take("&") : false
      found = .and(found, try negation())
    }
    return found
  }

  private mutating func negation() throws(RowFilterError) -> ConditionNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw fault("fewer signs") }
    skipBlanks()
    if position + 1 < letters.count, letters[position] == "!", letters[position + 1] != "=" {
      position += 1
      return .not(try negation())
    }
    return try comparison()
  }

  private mutating func comparison() throws(RowFilterError) -> ConditionNode {
    let first = try sum()
    for sign: ConditionNode.Comparison in [.equal, .unequal, .lessOrEqual, .greaterOrEqual, .less, .greater]
    where take(sign.rawValue) { return .compare(sign, first, try sum()) }
    if take("%in%") {
      guard take("c") || peek("(") else { throw fault("c(…)") }
      guard take("(") else { throw fault("c(…)") }
      var list = [try sum()]
      while take(",") { list.append(try sum()) }
      guard take(")") else { throw fault("“)”") }
      return .isIn(first, list)
    }
    switch first {
    case .compare, .isIn, .isMissing, .not, .and, .or, .truth: return first
    case .column: return first
    default: throw fault("a comparison such as == or >=")
    }
  }

  private mutating func peek(_ sign: Character) -> Bool {
    skipBlanks()
    return position < letters.count && letters[position] == sign
  }

  private mutating func sum() throws(RowFilterError) -> ConditionNode {
    var found = try product()
    while true {
      if take("+") {
        found = .arithmetic(.plus, found, try product())
      } else if take("-") {
        found = .arithmetic(.minus, found, try product())
      } else {
        return found
      }
    }
  }

  private mutating func product() throws(RowFilterError) -> ConditionNode {
    var found = try power()
    while true {
      if take("*") {
        found = .arithmetic(.times, found, try power())
      } else if take("/") {
        found = .arithmetic(.over, found, try power())
      } else {
        return found
      }
    }
  }

  private mutating func power() throws(RowFilterError) -> ConditionNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw fault("fewer signs") }
    if take("-") { return .arithmetic(.minus, .number(0), try power()) }
    let base = try value()
    return take("^") ? .arithmetic(.power, base, try power()) : base
  }

  private mutating func value() throws(RowFilterError) -> ConditionNode {
    skipBlanks()
    guard position < letters.count else { throw fault("a column or a value") }
    let first = letters[position]
    if take("(") {
      let found = try either()
      guard take(")") else { throw fault("“)”") }
      return found
    }
    if first == "\"" || first == "'" { return .text(try quoted(first)) }
    if first == "`" { return .column(try quoted(first)) }
    if first.isASCII && first.isNumber || first == "." && position + 1 < letters.count && letters[position + 1].isNumber {
      return try number()
    }
    guard first.isLetter || first == "_" || first == "." else { throw fault("a column or a value") }
    let start = position
    while position < letters.count, letters[position].isLetter || letters[position].isNumber || "_.".contains(letters[position])
    {
      position += 1
    }
    let word = String(letters[start..<position])
    if word == "is.na", take("(") {
      let found = try sum()
      guard take(")") else { throw fault("“)”") }
      return .isMissing(found)
    }
    if word == "TRUE" { return .truth(true) }
    if word == "FALSE" { return .truth(false) }
    return .column(word)
  }

  private mutating func quoted(_ mark: Character) throws(RowFilterError) -> String {
    let start = position
    position += 1
    var found = ""
    while position < letters.count, letters[position] != mark {
      if letters[position] == "\\", position + 1 < letters.count { position += 1 }
      found.append(letters[position])
      position += 1
    }
    guard position < letters.count else {
      position = start
      throw fault("a closing \(mark)")
    }
    position += 1
    return found
  }

  private mutating func number() throws(RowFilterError) -> ConditionNode {
    let start = position
    while position < letters.count {
      let letter = letters[position]
      let isSign = (letter == "-" || letter == "+") && position > start && "eE".contains(letters[position - 1])
      guard letter.isASCII && (letter.isNumber || letter == "." || "eE".contains(letter)) || isSign else { break }
      position += 1
    }
    guard let number = Double(String(letters[start..<position])), number.isFinite else {
      position = start
      throw fault("a number")
    }
    return .number(number)
  }
}
