import LintasanCore

/// Formulas written as one: several responses, and terms taken step by step.
///
/// - `c(y1, y2) ~ x` is one formula for each response;
/// - `sw(a, b)` takes its terms one after the other, `csw(a, b)` one more at a time; `sw0`, `csw0` begin with none.
package enum FormulaExpansion {
  /// At most so many formulas come from one.
  package static let limit = 200

  /// The formulas that a text stands for, in order; the text itself where it names no steps.
  ///
  /// - Throws: `FormulaError` where a bracket has no end or the formulas are too many.
  package static func formulas(_ text: String) throws(FormulaError) -> [String] {
    var open = [text]
    var done: [String] = []
    while let next = open.first {
      open.removeFirst()
      if let alternatives = try alternatives(next) {
        open = alternatives + open
      } else {
        done.append(next)
      }
      guard done.count + open.count <= limit else {
        throw FormulaError(formula: text, offset: 0, reason: .tooManyTerms(limit: limit))
      }
    }
    return done
  }

  /// The formulas with the first step taken, nil where there is none.
  private static func alternatives(_ text: String) throws(FormulaError) -> [String]? {
    let letters = Array(text)
    let tilde = letters.firstIndex(of: "~") ?? letters.count
    var at = 0
    var quote: Character?
    while at < letters.count {
      let letter = letters[at]
      if let open = quote {
        if letter == open { quote = nil }
        at += 1
        continue
      }
      if ["`", "\"", "'"].contains(letter) {
        quote = letter
        at += 1
        continue
      }
      guard letter.isLetter || letter == "_" || letter == "." else {
        at += 1
        continue
      }
      let start = at
      while at < letters.count, letters[at].isLetter || letters[at].isNumber || "_.".contains(letters[at]) { at += 1 }
      let word = String(letters[start..<at])
      var bracket = at
      while bracket < letters.count, letters[bracket].isWhitespace { bracket += 1 }
      let isStep = ["sw", "sw0", "csw", "csw0"].contains(word) || word == "c" && start < tilde && isFirst(letters, start)
      guard isStep, bracket < letters.count, letters[bracket] == "(" else { continue }
      let (parts, end) = try arguments(letters, bracket, text)
      let before = String(letters[..<start])
      let after = String(letters[end...])
      let isEffect = letters[..<start].contains("|")
      var choices = parts
      if word.hasPrefix("csw") {
        choices = parts.indices.map { parts[...$0].joined(separator: " + ") }
      }
      if word.hasSuffix("0") { choices.insert(isEffect ? "0" : "1", at: 0) }
      return choices.map { before + $0 + after }
    }
    return nil
  }

  private static func isFirst(_ letters: [Character], _ start: Int) -> Bool {
    letters[..<start].allSatisfy(\.isWhitespace)
  }

  /// The arguments between brackets, cut at the outer commas, and where what follows begins.
  private static func arguments(_ letters: [Character], _ open: Int, _ text: String) throws(FormulaError)
    -> (parts: [String], end: Int)
  {
    var depth = 0
    var parts: [String] = []
    var part = ""
    for at in open..<letters.count {
      let letter = letters[at]
      if letter == "(" { depth += 1 }
      if letter == ")" { depth -= 1 }
      if depth == 0 {
        parts.append(part.trimmingBlanks)
        guard parts.allSatisfy({ !$0.isEmpty }) else {
          throw FormulaError(formula: text, offset: open, reason: .expected("a term between the commas", found: "nothing"))
        }
        return (parts, at + 1)
      }
      if letter == ",", depth == 1 {
        parts.append(part.trimmingBlanks)
        part = ""
      } else if at > open {
        part.append(letter)
      }
    }
    throw FormulaError(formula: text, offset: open, reason: .unterminated("bracket"))
  }
}
