/// A word of a formula with its place.
struct FormulaToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case name(String)
    case number(Double, String)
    case text(String)
    case boolean(Bool)
    case symbol(Character)
    case equals
    case end
  }
  let kind: Kind
  /// Offset in characters of the first character.
  let offset: Int

  /// How an error message calls the token.
  var shown: String {
    switch kind {
    case .name(let name): "'\(name)'"
    case .number(_, let text): "'\(text)'"
    case .text(let text): "\"\(text)\""
    case .boolean(let value): value ? "'TRUE'" : "'FALSE'"
    case .symbol(let symbol): "'\(FormulaExpression.comparisons[symbol] ?? String(symbol))'"
    case .equals: "'='"
    case .end: "the end of the formula"
    }
  }
}

/// Cuts a formula into tokens.
struct FormulaLexer {
  static let lengthLimit = 20_000

  static func tokens(_ formula: String) throws(FormulaError) -> [FormulaToken] {
    let characters = Array(formula)
    func fail(_ offset: Int, _ reason: FormulaError.Reason) -> FormulaError {
      FormulaError(formula: formula, offset: offset, reason: reason)
    }
    guard characters.count <= lengthLimit else {
      throw fail(lengthLimit, .tooLong(limit: lengthLimit, found: characters.count))
    }
    var tokens: [FormulaToken] = []
    var at = 0
    while at < characters.count {
      let character = characters[at]
      let start = at
      if character.isWhitespace {
        at += 1
      } else if character.isLetter || character == "_" || character == "." && !nextIsDigit(characters, at) {
        while at < characters.count, isNamePart(characters[at]) { at += 1 }
        let word = String(characters[start..<at])
        let kind: FormulaToken.Kind = ["TRUE", "FALSE"].contains(word) ? .boolean(word == "TRUE") : .name(word)
        tokens.append(.init(kind: kind, offset: start))
      } else if character == "`" || character == "\"" || character == "'" {
        at += 1
        while at < characters.count, characters[at] != character { at += 1 }
        guard at < characters.count else {
          throw fail(start, .unterminated(character == "`" ? "quoted name" : "quoted text"))
        }
        let inner = String(characters[(start + 1)..<at])
        guard !inner.isEmpty || character != "`" else { throw fail(start, .expected("a name", found: "``")) }
        at += 1
        tokens.append(.init(kind: character == "`" ? .name(inner) : .text(inner), offset: start))
      } else if isDigit(character) || character == "." {
        at = numberEnd(characters, at)
        let text = String(characters[start..<at])
        guard let value = Double(text), value.isFinite else {
          throw fail(start, .expected("a number", found: "'\(text)'"))
        }
        tokens.append(.init(kind: .number(value, text), offset: start))
      } else if character == "*", at + 1 < characters.count, characters[at + 1] == "*" {
        tokens.append(.init(kind: .symbol("^"), offset: start))
        at += 2
      } else if let (symbol, length) = comparison(characters, at) {
        tokens.append(.init(kind: .symbol(symbol), offset: start))
        at += length
      } else if "~+-*/:^(),|".contains(character) {
        tokens.append(.init(kind: .symbol(character), offset: start))
        at += 1
      } else if character == "=" {
        tokens.append(.init(kind: .equals, offset: start))
        at += 1
      } else {
        throw fail(start, .unexpectedCharacter(character))
      }
    }
    tokens.append(.init(kind: .end, offset: characters.count))
    return tokens
  }

  /// A comparison that begins here, as one symbol, with the characters that it takes.
  private static func comparison(_ characters: [Character], _ at: Int) -> (Character, Int)? {
    let isDouble = at + 1 < characters.count && characters[at + 1] == "="
    switch characters[at] {
    case "<": return isDouble ? ("≤", 2) : ("<", 1)
    case ">": return isDouble ? ("≥", 2) : (">", 1)
    case "=": return isDouble ? ("≡", 2) : nil
    case "!": return isDouble ? ("≠", 2) : nil
    default: return nil
    }
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "."
  }

  private static func nextIsDigit(_ characters: [Character], _ at: Int) -> Bool {
    at + 1 < characters.count && isDigit(characters[at + 1])
  }

  private static func numberEnd(_ characters: [Character], _ start: Int) -> Int {
    var at = start
    while at < characters.count, isDigit(characters[at]) || characters[at] == "." { at += 1 }
    if at < characters.count, characters[at] == "e" || characters[at] == "E" {
      var next = at + 1
      if next < characters.count, characters[next] == "-" || characters[next] == "+" { next += 1 }
      if next < characters.count, isDigit(characters[next]) {
        while next < characters.count, isDigit(characters[next]) { next += 1 }
        at = next
      }
    }
    return at
  }
}
