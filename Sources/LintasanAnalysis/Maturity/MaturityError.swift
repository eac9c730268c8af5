public import LintasanCore
import LintasanTables

/// What can be wrong with a question to a maturity index.
public enum MaturityError: LintasanError, Hashable, Sendable {
  /// An agency without published answers.
  case noAnswers(agency: String, year: Int?, years: [Int])
  /// A group that there is not.
  case unknownGroup(String, available: [String])
  /// No answers at all in a year.
  case noAnswersInYear(Int, available: [Int])
}

extension MaturityError {
  public var description: String {
    switch self {
    case .noAnswers(let agency, let year, let years):
      "there are no indicator levels of \(agency)\(year.map { " for \($0)" } ?? "")"
        + (years.isEmpty ? "" : "; they are known for \(years.map(String.init).joined(separator: " and "))")
        + "; give a file of answers instead"
    case .unknownGroup(let name, let available):
      "there is no group “\(name)”\(Suggestion.sentence(for: name, among: available)); the groups are "
        + available.joined(separator: ", ")
    case .noAnswersInYear(let year, let available):
      "there are no indicator levels for \(year); they are known for "
        + available.map(String.init).joined(separator: " and ")
    }
  }
}

extension MaturityError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .usage
  }
}
