/// A term of the right-hand side: one factor, or the interaction of several.
package struct FormulaTerm: Hashable, Sendable {
  /// The factors, in the order in which they were written; never empty.
  package let factors: [FormulaExpression]
  /// Where the term was written, in characters from 0.
  package let offset: Int

  /// The term's name, as `a`, `log(a)` or `a:b`.
  package var label: String { factors.map(\.label).joined(separator: ":") }

  /// The columns that the term reads.
  package var variables: [String] { factors.flatMap(\.variables) }

  /// Two terms are the same if their factors are, in any order.
  var identity: Set<FormulaExpression> { Set(factors) }

  package static func == (left: FormulaTerm, right: FormulaTerm) -> Bool { left.identity == right.identity }

  package func hash(into hasher: inout Hasher) { hasher.combine(identity) }

  /// The interaction of two terms; a factor that both have is kept once.
  func crossed(with other: FormulaTerm) -> FormulaTerm {
    var seen = identity
    return FormulaTerm(factors: factors + other.factors.filter { seen.insert($0).inserted }, offset: offset)
  }
}
