/// An effect that is absorbed rather than estimated: a column, or the combination of several.
package struct AbsorbedEffect: Hashable, Sendable {
  /// The columns whose combination is one level.
  package let columns: [String]
  /// Where it was written, in characters from 0.
  package let offset: Int

  /// The effect's name, as `firm` or `firm^year`.
  package var label: String { columns.joined(separator: "^") }
}

/// A parsed model formula: `response ~ terms | absorbed effects | endogenous ~ instruments`.
///
/// The grammar is Wilkinson and Rogers' as R has it, with the bars of fixest:
/// - `a + b`, `a:b` (interaction), `a*b` (both and their interaction), `(a + b + c)^2`, `- a`, `0` or `-1`
///   (no constant);
/// - `log() log10() log2() log1p() exp() sqrt() abs() I()` row by row, `scale() center()` over the column,
///   `poly(x, k)` (orthogonal; `raw = 1` for plain powers), `ns(x, df = 3)` and `bs(x, df = 5)` (splines), `lag(x, k) lead(x, k) diff(x, k)` along the panel,
///   `lag(x, 0:2)` for several;
/// - `factor(g)`, `i(g, ref = "a")`, or a text column as it stands: categories with a reference level;
/// - `(x > 5)`, `I(g == "a")`: 1 where the comparison holds, else 0; `offset(z)`: a part with coefficient 1;
/// - `(1 + x | g)` in mixed models: a constant and a slope that are drawn for each group, `||` without their correlation;
/// - `gmm(x, 2:4)`, `iv(z)` in dynamic panels: which lags instrument a term, and which term instruments itself;
/// - a column whose name is not a word is written between backticks.
///
/// - Throws: `FormulaError`, which knows the character. At most 20,000 characters, 64 levels, 500 operators in a row, 5,000 terms and
///   200,000 products of terms on the way to them.
public struct Formula: Hashable, Sendable {
  /// The formula as it was given.
  public let text: String
  /// The left-hand side.
  package let response: FormulaExpression
  /// The terms of the right-hand side, by the number of factors as R orders them, without the constant.
  package let terms: [FormulaTerm]
  /// Whether a constant is estimated.
  package let intercept: Bool
  /// What is taken from the response as it is, without a coefficient.
  package let offsets: [FormulaExpression]
  /// Effects that are drawn for each group, of mixed models.
  package internal(set) var random: [RandomTerm] = []
  /// Effects after the first bar.
  package let absorbed: [AbsorbedEffect]
  /// Terms that are instrumented.
  package let endogenous: [FormulaTerm]
  /// Instruments beyond the exogenous terms.
  package let instruments: [FormulaTerm]

  /// Parses a formula.
  public init(_ text: String) throws(FormulaError) {
    var parser = try FormulaParser(text)
    self = try parser.parse()
  }

  init(
    text: String, response: FormulaExpression, terms: [FormulaTerm], intercept: Bool,
    offsets: [FormulaExpression] = [], absorbed: [AbsorbedEffect], endogenous: [FormulaTerm], instruments: [FormulaTerm]
  ) {
    self.text = text
    self.response = response
    self.terms = Self.byOrder(terms)
    self.intercept = intercept
    self.offsets = offsets
    self.absorbed = absorbed
    self.endogenous = endogenous
    self.instruments = instruments
  }

  /// Main effects first, then two-way interactions and so on; otherwise as written.
  private static func byOrder(_ terms: [FormulaTerm]) -> [FormulaTerm] {
    terms.enumerated()
      .sorted { ($0.element.factors.count, $0.offset) < ($1.element.factors.count, $1.offset) }
      .map(\.element)
  }

  /// Every column that the formula reads, once, in order of appearance: the only ones that need to be read.
  public var variables: [String] {
    var seen: Set<String> = []
    let all =
      response.variables + terms.flatMap(\.variables) + offsets.flatMap(\.variables)
      + random.flatMap { $0.terms.flatMap(\.variables) + $0.groups } + absorbed.flatMap(\.columns)
      + endogenous.flatMap(\.variables) + instruments.flatMap(\.variables)
    return all.filter { seen.insert($0).inserted }
  }

  /// Whether a term looks along the panel's time, so that the order of rows matters.
  package var usesPanelOrder: Bool {
    func uses(_ expression: FormulaExpression) -> Bool {
      switch expression {
      case .number, .text, .boolean, .variable: false
      case .negate(let inner): uses(inner)
      case .binary(_, let left, let right): uses(left) || uses(right)
      case .call(let name, let arguments):
        FormulaFunctions.panel.contains(name) || arguments.contains { uses($0.value) }
      }
    }
    return ([response] + offsets + (terms + random.flatMap(\.terms) + endogenous + instruments).flatMap(\.factors)).contains(
      where: uses)
  }
}
