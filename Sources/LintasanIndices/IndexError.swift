package import LintasanCore
import LintasanTables

/// What can be wrong when an index is computed.
package enum IndexError: LintasanError, Hashable, Sendable {
  /// A score for a component that the definition does not have.
  case unknownComponent(String, available: [String])
  /// A score that is infinite or not a number.
  case notFinite(component: String, score: Double)
  /// A score of which a geometric mean cannot be taken.
  case notPositive(component: String, score: Double)
}

extension IndexError {
  /// What was found, what was expected, and what to do.
  package var description: String {
    switch self {
    case .unknownComponent(let id, let available):
      "there is no component “\(id)”\(Suggestion.sentence(for: id, among: available))"
    case .notFinite(let component, let score):
      "component “\(component)”: found \(score), expected a finite number; leave it out where it is missing"
    case .notPositive(let component, let score):
      "component “\(component)”: found \(score), expected a number above 0, as a geometric mean needs"
    }
  }
}

extension IndexError {
  /// What kind of failure it is.
  package var kind: ErrorKind {
    .badData
  }
}
