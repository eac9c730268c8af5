/// Reads a ``RowCondition``: `|` binds weaker than `&`, `&` weaker than `!`, and comparisons strongest.
struct RowConditionParser {
  enum Token: Hashable {
    case name(String)
    case text(String)
    case number(Double)
    case symbol(String)
  }

  let text: String
  let tokens: [(token: Token, offset: Int)]
  private var at = 0
  private var depth = 0

  init(text: String, tokens: [(token: Token, offset: Int)]) {
    self.text = text
    self.tokens = tokens
  }

  static func tokens(_ text: String) throws(FormulaError) -> [(token: Token, offset: Int)] {
    let letters = Array(text)
    var result: [(token: Token, offset: Int)] = []
    var at = 0
    func fail(_ offset: Int, _ reason: FormulaError.Reason) -> FormulaError {
      FormulaError(formula: text, offset: offset, reason: reason)
    }
    guard letters.count <= FormulaLexer.lengthLimit else {
      throw fail(0, .tooLong(limit: FormulaLexer.lengthLimit, found: letters.count))
    }
    while at < letters.count {
      let (letter, start) = (letters[at], at)
      let next = at + 1 < letters.count ? letters[at + 1] : " "
      if letter.isWhitespace {
        at += 1
      } else if letter.isLetter || letter == "_" || letter == "." && !next.isNumber {
        while at < letters.count, letters[at].isLetter || letters[at].isNumber || "_.".contains(letters[at]) { at += 1 }
        result.append((.name(String(letters[start..<at])), start))
      } else if ["`", "\"", "'"].contains(letter) {
        at += 1
        while at < letters.count, letters[at] != letter { at += 1 }
        guard at < letters.count else { throw fail(start, .unterminated("quoted text")) }
        let inner = String(letters[(start + 1)..<at])
        result.append((letter == "`" ? .name(inner) : .text(inner), start))
        at += 1
      } else if letter.isNumber || letter == "." || letter == "-" && (next.isNumber || next == ".") {
        at += 1
        while at < letters.count,
          letters[at].isNumber || ".eE".contains(letters[at])
            || "+-".contains(letters[at]) && "eE".contains(letters[at - 1])
        { at += 1 }
        let word = String(letters[start..<at])
        guard let value = Double(word), value.isFinite else {
          throw fail(start, .expected("a number", found: "'\(word)'"))
        }
        result.append((.number(value), start))
      } else if letter == "%", letters[at...].prefix(4) == ["%", "i", "n", "%"] {
        result.append((.symbol("%in%"), start))
        at += 4
      } else if ["==", "!=", "<=", ">=", "&&", "||"].contains(String([letter, next])) {
        let symbol = String([letter, next])
        result.append((.symbol(symbol == "&&" ? "&" : symbol == "||" ? "|" : symbol), start))
        at += 2
      } else if "<>&|!(),".contains(letter) {
        result.append((.symbol(String(letter)), start))
        at += 1
      } else {
        throw letter == "="
          ? fail(start, .expected("'==' to compare", found: "'='")) : fail(start, .unexpectedCharacter(letter))
      }
    }
    return result
  }

  mutating func parse() throws(FormulaError) -> RowCondition.Node {
    let node = try either()
    guard at == tokens.count else { throw fail("'&', '|' or the end of the condition") }
    return node
  }

  private mutating func either() throws(FormulaError) -> RowCondition.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw FormulaError(formula: text, offset: offset, reason: .tooDeep(limit: 64)) }
    var left = try both()
    while take("|") { left = .or(left, try both()) }
    return left
  }

  private mutating func both() throws(FormulaError) -> RowCondition.Node {
    var left = try single()
    while take("&") { left = .and(left, try single()) }
    return left
  }

  private mutating func single() throws(FormulaError) -> RowCondition.Node {
    var negations = 0
    while take("!") { negations += 1 }
    var node: RowCondition.Node
    if take("(") {
      node = try either()
      guard take(")") else { throw fail("')'") }
    } else {
      node = try comparison()
    }
    if negations % 2 == 1 { node = .not(node) }
    return node
  }

  private mutating func comparison() throws(FormulaError) -> RowCondition.Node {
    if case .name("is.na")? = peek {
      at += 1
      guard take("("), case .name(let column)? = peek else { throw fail("a column, as is.na(x)") }
      at += 1
      guard take(")") else { throw fail("')'") }
      return .isMissing(column)
    }
    let left = try value()
    if take("%in%") {
      guard case .name("c")? = peek else { throw fail("a list, as c(\"a\", \"b\")") }
      at += 1
      guard take("(") else { throw fail("'('") }
      var list = [try value()]
      while take(",") { list.append(try value()) }
      guard take(")") else { throw fail("')' or ','") }
      return .within(left, list)
    }
    for symbol in ["==", "!=", "<=", ">=", "<", ">"] where take(symbol) {
      return .compare(left, symbol, try value())
    }
    switch left {
    case .column(let name): return .column(name)
    case .boolean(let value): return .constant(value)
    default: throw fail("a comparison, as x >= 2010")
    }
  }

  private mutating func value() throws(FormulaError) -> RowCondition.Value {
    guard let token = peek else { throw fail("a column or a value") }
    at += 1
    switch token {
    case .name("TRUE"): return .boolean(true)
    case .name("FALSE"): return .boolean(false)
    case .name(let name): return .column(name)
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .symbol:
      at -= 1
      throw fail("a column or a value")
    }
  }

  private var peek: Token? { at < tokens.count ? tokens[at].token : nil }
  private var offset: Int { at < tokens.count ? tokens[at].offset : text.count }

  private mutating func take(_ symbol: String) -> Bool {
    guard peek == .symbol(symbol) else { return false }
    at += 1
    return true
  }

  private func fail(_ expected: String) -> FormulaError {
    let found: String
    switch peek {
    case nil: found = "the end of the condition"
    case .name(let name)?: found = "'\(name)'"
    case .text(let text)?: found = "\"\(text)\""
    case .number(let number)?: found = "'\(number)'"
    case .symbol(let symbol)?: found = "'\(symbol)'"
    }
    return FormulaError(formula: text, offset: offset, reason: .expected(expected, found: found))
  }
}
