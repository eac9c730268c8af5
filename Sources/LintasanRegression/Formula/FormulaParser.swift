/// Recursive descent over a formula's tokens; every error knows its character.
struct FormulaParser {
  static let depthLimit = 64
  /// Operators in a row: each is one more level of the expression.
  static let operatorLimit = 500
  /// Products of terms in a whole formula: powers of powers multiply what is then the same.
  static let productLimit = 200_000

  private let formula: String
  private let tokens: [FormulaToken]
  private var at = 0
  private var depth = 0
  private var products = 0
  private var random: [RandomTerm] = []
  private let productLimit: Int

  init(_ formula: String, productLimit: Int = Self.productLimit) throws(FormulaError) {
    self.formula = formula
    self.productLimit = productLimit
    tokens = try FormulaLexer.tokens(formula)
  }

  // MARK: Whole formula

  mutating func parse() throws(FormulaError) -> Formula {
    if !tokens.contains(where: { $0.kind == .symbol("~") }) {
      throw fail(.noTilde, at: tokens[tokens.count - 1].offset)
    }
    let response = try comparison()
    try expect("~", "'~' after the response")
    var right = try terms()
    let offsets = try takeOffsets(&right)
    var absorbed: [AbsorbedEffect]?
    var instrumented: (endogenous: [FormulaTerm], instruments: [FormulaTerm])?
    while take("|") {
      let start = current.offset
      if tildeAhead() {
        guard instrumented == nil else { throw fail(.repeatedPart("instruments"), at: start) }
        let endogenous = try terms()
        guard !endogenous.terms.isEmpty else {
          throw fail(.expected("an endogenous term before '~'", found: current.shown), at: start)
        }
        try expect("~", "'~' between endogenous terms and instruments")
        let instrumentStart = current.offset
        let instruments = try terms()
        guard !instruments.terms.isEmpty else {
          throw fail(.expected("an instrument after '~'", found: current.shown), at: instrumentStart)
        }
        instrumented = (endogenous.terms, instruments.terms)
      } else {
        guard absorbed == nil, instrumented == nil else { throw fail(.repeatedPart("absorbed"), at: start) }
        absorbed = try effects()
      }
    }
    guard current.kind == .end else {
      throw fail(.expected("an operator or the end of the formula", found: current.shown), at: current.offset)
    }
    for term in right.terms + (instrumented.map { $0.endogenous + $0.instruments } ?? []) {
      if term.factors.contains(where: Self.isOffset) { throw fail(.offsetInsideTerm, at: term.offset) }
    }
    var parsed = Formula(
      text: formula, response: response, terms: right.terms, intercept: right.intercept ?? true, offsets: offsets,
      absorbed: absorbed ?? [], endogenous: instrumented?.endogenous ?? [],
      instruments: instrumented?.instruments ?? [])
    parsed.random = random
    return parsed
  }

  private static func isOffset(_ factor: FormulaExpression) -> Bool {
    if case .call("offset", _) = factor { true } else { false }
  }

  /// The arguments of `offset()`, which are no terms.
  private mutating func takeOffsets(_ set: inout TermSet) throws(FormulaError) -> [FormulaExpression] {
    var offsets: [FormulaExpression] = []
    var taken = TermSet()
    for term in set.terms where term.factors.count == 1 {
      guard case .call("offset", let arguments) = term.factors[0], let value = arguments.first?.value else { continue }
      offsets.append(value)
      taken.insert(term)
    }
    set.subtract(taken)
    return offsets
  }

  /// Whether the bracket here holds a random term.
  private func barAhead() -> Bool { bracketAhead { $0 == "|" } }

  /// Whether the bracket here holds a comparison rather than terms.
  private func comparesAhead() -> Bool { bracketAhead { FormulaExpression.comparisons[$0] != nil } }

  /// Whether a symbol that is looked for stands in the bracket here, in none within it.
  private func bracketAhead(has isWanted: (Character) -> Bool) -> Bool {
    var open = 0
    for token in tokens[at...] {
      guard case .symbol(let symbol) = token.kind else { continue }
      if symbol == "(" { open += 1 }
      if symbol == ")" { open -= 1 }
      if open == 0 { return false }
      if open == 1, isWanted(symbol) { return true }
    }
    return false
  }

  /// `(1 + x | g)`, which stands alone among the terms.
  private mutating func randomTerm() throws(FormulaError) {
    let start = current.offset
    let before = at > 0 ? tokens[at - 1].kind : .end
    guard depth == 1, before == .symbol("~") || before == .symbol("+") else {
      throw fail(.expected("a random term alone between '+'", found: "'(… | …)'"), at: start)
    }
    at += 1
    let inner = try terms()
    try expect("|", "'|' before the group")
    let isSplit = take("|")
    var groups: [String] = []
    repeat {
      guard case .name(let name) = current.kind else {
        throw fail(.expected("a column of groups", found: current.shown), at: current.offset)
      }
      at += 1
      groups.append(name)
    } while take(":")
    try expect(")", "')' after the group")
    let next = current.kind
    guard next == .end || [.symbol("+"), .symbol("-"), .symbol("|")].contains(next) else {
      throw fail(.expected("a random term alone between '+'", found: current.shown), at: current.offset)
    }
    let intercept = inner.intercept ?? true
    guard intercept || !inner.terms.isEmpty else { throw fail(.expected("a term before '|'", found: "0"), at: start) }
    if isSplit {
      if intercept { random.append(RandomTerm(terms: [], intercept: true, groups: groups)) }
      for term in inner.terms { random.append(RandomTerm(terms: [term], intercept: false, groups: groups)) }
    } else {
      random.append(RandomTerm(terms: inner.terms, intercept: intercept, groups: groups))
    }
  }

  /// Whether a `~` comes before the next top-level `|`.
  private func tildeAhead() -> Bool {
    for token in tokens[at...] {
      if token.kind == .symbol("~") { return true }
      if token.kind == .symbol("|") { return false }
    }
    return false
  }

  // MARK: Terms

  private mutating func terms() throws(FormulaError) -> TermSet {
    try enter()
    defer { depth -= 1 }
    var result: TermSet
    if take("-") {
      result = TermSet()
      try subtract(product(), from: &result)
    } else {
      _ = take("+")
      result = try product()
    }
    while true {
      if take("+") {
        result.formUnion(try product())
      } else if take("-") {
        try subtract(product(), from: &result)
      } else {
        return result
      }
      try check(result)
    }
  }

  private mutating func product() throws(FormulaError) -> TermSet {
    var left = try interaction()
    while true {
      if take("*") {
        let right = try interaction()
        let cross = try cross(left, right)
        left.formUnion(right)
        left.formUnion(cross)
        try check(left)
      } else if current.kind == .symbol("/") {
        throw fail(.arithmeticOutsideCall("/"), at: current.offset)
      } else {
        return left
      }
    }
  }

  private mutating func interaction() throws(FormulaError) -> TermSet {
    var left = try power()
    while current.kind == .symbol(":") {
      let start = current.offset
      _ = take(":")
      let right = try power()
      guard !left.terms.isEmpty, !right.terms.isEmpty else {
        throw fail(.expected("a term on both sides of ':'", found: "a constant"), at: start)
      }
      left = try cross(left, right)
      try check(left)
    }
    return left
  }

  private mutating func power() throws(FormulaError) -> TermSet {
    let start = current.offset
    let base = try atom()
    if case .symbol(let symbol) = current.kind, let word = FormulaExpression.comparisons[symbol] {
      throw fail(.comparisonOutsideBrackets(word), at: current.offset)
    }
    guard take("^") else { return base }
    let token = current
    guard case .number(let exponent, _) = token.kind, exponent == exponent.rounded(), (1...20).contains(exponent)
    else { throw fail(.badPower(token.shown), at: token.offset) }
    at += 1
    if base.terms.count == 1, exponent > 1 { throw fail(.powerOutsideI(base.terms[0].label), at: start) }
    var result = base
    for _ in 1..<max(1, Int(exponent)) {
      let before = result.terms.count
      result.formUnion(try cross(result, base))
      try check(result)
      if result.terms.count == before { break }
    }
    return result
  }

  private mutating func atom() throws(FormulaError) -> TermSet {
    let token = current
    switch token.kind {
    case .symbol("(") where barAhead():
      try randomTerm()
      return TermSet()
    case .symbol("(") where comparesAhead():
      return TermSet(FormulaTerm(factors: [try primary()], offset: token.offset))
    case .symbol("("):
      at += 1
      let inner = try terms()
      try expect(")", "')'")
      return inner
    case .number(let value, _):
      guard value == 0 || value == 1 else {
        throw fail(.expected("a term, 0 or 1", found: token.shown), at: token.offset)
      }
      at += 1
      return TermSet(nil, intercept: value == 1)
    case .name:
      let expression = try primary()
      if let shifted = Self.shifts(of: expression) {
        var set = TermSet()
        for one in shifted { set.insert(FormulaTerm(factors: [one], offset: token.offset)) }
        return set
      }
      return TermSet(FormulaTerm(factors: [expression], offset: token.offset))
    default:
      throw fail(.expected("a term", found: token.shown), at: token.offset)
    }
  }

  /// `lag(x, 0:2)` as its three terms; nil for anything else.
  private static func shifts(of expression: FormulaExpression) -> [FormulaExpression]? {
    guard case .call(let name, let arguments) = expression, FormulaFunctions.panel.contains(name),
      arguments.count == 2, case .binary(":", .number(let first), .number(let last)) = arguments[1].value,
      first == first.rounded(), last == last.rounded(), abs(first) <= 1000, abs(last) <= 1000
    else { return nil }
    let (low, high) = (Int(min(first, last)), Int(max(first, last)))
    return (low...high).map { .call(name, [arguments[0], .init(name: nil, value: .number(Double($0)))]) }
  }

  private mutating func cross(_ left: TermSet, _ right: TermSet) throws(FormulaError) -> TermSet {
    try count(left.terms.count * right.terms.count)
    return left.crossed(with: right)
  }

  private mutating func subtract(_ right: TermSet, from left: inout TermSet) throws(FormulaError) {
    if !right.terms.isEmpty { try count(left.terms.count) }
    left.subtract(right)
  }

  /// Counts what terms cost before they are made.
  private mutating func count(_ more: Int) throws(FormulaError) {
    products += more
    if products > productLimit { throw fail(.tooManyProducts(limit: productLimit), at: current.offset) }
  }

  private func check(_ set: TermSet) throws(FormulaError) {
    if set.isTooLarge { throw fail(.tooManyTerms(limit: TermSet.limit), at: current.offset) }
  }

  // MARK: Absorbed effects

  private mutating func effects() throws(FormulaError) -> [AbsorbedEffect] {
    var effects: [AbsorbedEffect] = []
    repeat {
      let start = current.offset
      if case .number(0, _) = current.kind {
        at += 1
        continue
      }
      var columns: [String] = []
      repeat {
        guard case .name(let name) = current.kind else {
          throw fail(.expected("a column to absorb", found: current.shown), at: current.offset)
        }
        at += 1
        if current.kind == .symbol("(") {
          guard FormulaFunctions.categorical.contains(name) else { throw fail(.badAbsorbed("\(name)()"), at: start) }
          at += 1
          guard case .name(let inner) = current.kind else {
            throw fail(.expected("a column to absorb", found: current.shown), at: current.offset)
          }
          at += 1
          try expect(")", "')'")
          columns.append(inner)
        } else {
          columns.append(name)
        }
      } while take("^")
      if current.kind == .symbol("*") || current.kind == .symbol(":") {
        throw fail(.badAbsorbed(columns[0] + current.shown.filter { $0 != "'" }), at: start)
      }
      let effect = AbsorbedEffect(columns: columns, offset: start)
      if !effects.contains(where: { $0.columns == columns }) { effects.append(effect) }
    } while take("+")
    return effects
  }

  // MARK: Arithmetic

  private mutating func arithmetic(_ minimum: Int) throws(FormulaError) -> FormulaExpression {
    try enter()
    defer { depth -= 1 }
    var left: FormulaExpression
    if take("-") {
      left = .negate(try arithmetic(3))
    } else {
      _ = take("+")
      left = try primary()
    }
    var operators = 0
    while case .symbol(let symbol) = current.kind, "+-*/^".contains(symbol) {
      let rank = FormulaExpression.rank(symbol)
      guard rank >= minimum else { break }
      operators += 1
      guard operators <= Self.operatorLimit else {
        throw fail(.tooManyOperators(limit: Self.operatorLimit), at: current.offset)
      }
      at += 1
      left = .binary(symbol, left, try arithmetic(symbol == "^" ? rank : rank + 1))
    }
    return left
  }

  private mutating func primary() throws(FormulaError) -> FormulaExpression {
    let token = current
    switch token.kind {
    case .number(let value, _):
      at += 1
      return .number(value)
    case .text(let text):
      at += 1
      return .text(text)
    case .boolean(let value):
      at += 1
      return .boolean(value)
    case .symbol("("):
      at += 1
      let inner = try comparison()
      try expect(")", "')'")
      return inner
    case .name(let name):
      at += 1
      guard current.kind == .symbol("(") else { return .variable(name) }
      guard FormulaFunctions.all.contains(name) else {
        throw fail(.unknownFunction(name, known: FormulaFunctions.all), at: token.offset)
      }
      at += 1
      var arguments: [FormulaExpression.Argument] = []
      if current.kind != .symbol(")") {
        repeat { arguments.append(try argument()) } while take(",")
      }
      try expect(")", "')' or ','")
      if let usage = FormulaFunctions.complaint(name, arguments) {
        throw fail(.badArguments(function: name, expected: usage), at: token.offset)
      }
      return .call(name, arguments)
    default:
      throw fail(.expected("a column, a number or a function", found: token.shown), at: token.offset)
    }
  }

  private mutating func argument() throws(FormulaError) -> FormulaExpression.Argument {
    if case .name(let name) = current.kind, tokens[min(at + 1, tokens.count - 1)].kind == .equals {
      at += 2
      if FormulaFunctions.lists.contains(name), let list = try list() { return .init(name: name, value: list) }
      return .init(name: name, value: try arithmetic(0))
    }
    let value = try comparison()
    // A range of lags, as 2:4.
    guard take(":") else { return .init(name: nil, value: value) }
    return .init(name: nil, value: .binary(":", value, try arithmetic(0)))
  }

  /// `c(a, b)` as the value of an argument; nil where it begins otherwise.
  private mutating func list() throws(FormulaError) -> FormulaExpression? {
    guard current.kind == .name("c"), tokens[min(at + 1, tokens.count - 1)].kind == .symbol("(") else { return nil }
    at += 2
    var members: [FormulaExpression.Argument] = []
    repeat { members.append(.init(name: nil, value: try arithmetic(0))) } while take(",")
    try expect(")", "')' or ','")
    return .call("c", members)
  }

  /// Arithmetic, or two of it compared.
  private mutating func comparison() throws(FormulaError) -> FormulaExpression {
    let left = try arithmetic(0)
    guard case .symbol(let symbol) = current.kind, FormulaExpression.comparisons[symbol] != nil else { return left }
    at += 1
    return .binary(symbol, left, try arithmetic(0))
  }

  // MARK: Helpers

  private var current: FormulaToken { tokens[min(at, tokens.count - 1)] }

  private mutating func take(_ symbol: Character) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ symbol: Character, _ what: String) throws(FormulaError) {
    let token = current
    guard take(symbol) else { throw fail(.expected(what, found: token.shown), at: token.offset) }
  }

  private mutating func enter() throws(FormulaError) {
    depth += 1
    if depth > Self.depthLimit { throw fail(.tooDeep(limit: Self.depthLimit), at: current.offset) }
  }

  private func fail(_ reason: FormulaError.Reason, at offset: Int) -> FormulaError {
    FormulaError(formula: formula, offset: offset, reason: reason)
  }
}
