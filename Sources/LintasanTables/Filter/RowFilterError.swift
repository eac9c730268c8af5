public import LintasanCore

/// What can be wrong with a condition on rows.
public enum RowFilterError: LintasanError, Hashable, Sendable {
  /// What kind of failure it is: a table without a row that meets the condition is one of data, the rest of usage.
  public var kind: ErrorKind { if case .noRows = self { .badData } else { .usage } }

  /// A text that is no condition; the place is counted in characters from 1.
  case notACondition(String, place: Int, expected: String)
  /// A column that the table does not have.
  case noColumn(String, available: [String])
  /// Two things that cannot be compared, such as a text with a number by size.
  case wrongKind(String, reason: String)
  /// No row fulfils the condition.
  case noRows(String)
}

extension RowFilterError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notACondition(let text, let place, let expected):
      "`condition` \(Quotation.quoted(text)): at character \(place) expected \(expected); conditions are like "
        + "'year >= 2018 & region == \"Asia\"' or region=Asia"
    case .noColumn(let name, let available):
      "`condition`: there is no column \(Quotation.quoted(name))\(Suggestion.sentence(for: name, among: available))"
        + "; the columns are \(Quotation.list(available))"
    case .wrongKind(let text, let reason): "`condition` \(Quotation.quoted(text)): \(reason)"
    case .noRows(let text): "`condition` \(Quotation.quoted(text)): no row fulfils the condition"
    }
  }
}
