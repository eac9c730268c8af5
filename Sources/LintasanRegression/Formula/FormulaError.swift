public import LintasanCore

/// What is wrong with a formula, and at which character.
///
/// `description` is two or three lines: one sentence, the formula, and a caret under the character concerned.
public struct FormulaError: LintasanError, Hashable, Sendable {
  /// The formula as it was given.
  public let formula: String
  /// Position of the offending character, counted in characters from 0.
  public let offset: Int
  /// The fact: what was found and what was expected.
  public let reason: Reason

  /// The facts that a formula error may carry.
  public enum Reason: Hashable, Sendable {
    /// A character that has no meaning in a formula.
    case unexpectedCharacter(Character)
    /// Something else was needed here.
    case expected(String, found: String)
    /// The formula has no `~`.
    case noTilde
    /// A function that the grammar does not have.
    case unknownFunction(String, known: [String])
    /// A function was given arguments that it cannot use.
    case badArguments(function: String, expected: String)
    /// Brackets or operators are nested too deeply.
    case tooDeep(limit: Int)
    /// An expression has more operators in a row than the limit.
    case tooManyOperators(limit: Int)
    /// The expansion gives more terms than the limit.
    case tooManyTerms(limit: Int)
    /// The expansion multiplies more terms than the limit, however few remain.
    case tooManyProducts(limit: Int)
    /// The formula is longer than the limit.
    case tooLong(limit: Int, found: Int)
    /// `x^2` outside `I()` means an interaction of a term with itself, which is the term.
    case powerOutsideI(String)
    /// A power of a group of terms needs a small whole number.
    case badPower(String)
    /// An arithmetic operator where terms are expected.
    case arithmeticOutsideCall(String)
    /// A comparison outside brackets.
    case comparisonOutsideBrackets(String)
    /// `offset()` in an interaction, or among instruments.
    case offsetInsideTerm
    /// A second absorbed or instrumented part.
    case repeatedPart(String)
    /// A backtick name or text without its end.
    case unterminated(String)
    /// A term that cannot be absorbed.
    case badAbsorbed(String)
  }

  /// Makes an error about the character at `offset`.
  package init(formula: String, offset: Int, reason: Reason) {
    self.formula = formula
    self.offset = offset
    self.reason = reason
  }

  /// One English sentence without the caret lines.
  package var sentence: String {
    switch reason {
    case .unexpectedCharacter(let character): "'\(character)' has no meaning in a formula."
    case .expected(let what, let found): "Expected \(what), found \(found)."
    case .noTilde: "A formula needs '~' between the response and the regressors, as in 'y ~ x'."
    case .unknownFunction(let name, let known):
      "There is no function '\(name)'; known are \(known.joined(separator: ", "))."
    case .badArguments(let function, let expected): "\(function)() takes \(expected)."
    case .tooDeep(let limit): "Brackets or operators are nested deeper than \(limit) levels."
    case .tooManyOperators(let limit):
      "An expression has more than \(limit) operators in a row; make a column of it in the data."
    case .tooManyTerms(let limit): "The formula expands to more than \(limit) terms; use fewer interactions."
    case .tooManyProducts(let limit):
      "The formula needs more than \(limit) products of terms; use fewer interactions, and no powers of powers."
    case .tooLong(let limit, let found): "The formula has \(found) characters; at most \(limit) are read."
    case .powerOutsideI(let text):
      "'^' here crosses terms, so that '\(text)' to a power is itself; write I(\(text)^2) for the square."
    case .badPower(let text): "A group of terms can be raised to a whole number from 1 to 20, found \(text)."
    case .arithmeticOutsideCall(let text): "'\(text)' is arithmetic; write it inside I()."
    case .comparisonOutsideBrackets(let symbol):
      "'\(symbol)' compares; write it in brackets, as (x \(symbol) 5) or I(x \(symbol) 5)."
    case .offsetInsideTerm: "offset() stands alone among the regressors, as y ~ x + offset(z)."
    case .repeatedPart(let part):
      "There is a second \(part) part; a formula is 'y ~ x | effects | endogenous ~ instruments'."
    case .unterminated(let what): "The \(what) that starts here has no end."
    case .badAbsorbed(let text):
      "'\(text)' cannot be absorbed; name columns, joined by '+' (or '^' for their combination)."
    }
  }

  public var description: String {
    let clean = String(formula.prefix(2000)).map { $0.isNewline ? " " : $0 }
    let start = max(0, min(offset, clean.count) - 60)
    let window = clean.dropFirst(start).prefix(120)
    let lead = start > 0 ? "…" : ""
    let spaces = String(repeating: " ", count: max(0, min(offset, clean.count) - start) + lead.count + 2)
    return "\(sentence) (character \(offset + 1))\n  \(lead)\(String(window))\n\(spaces)^"
  }
}

extension FormulaError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .usage
  }
}
