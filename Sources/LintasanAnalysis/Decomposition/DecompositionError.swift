public import LintasanCore

/// What can be wrong with a request to take a change of rank apart.
public enum DecompositionError: LintasanError, Hashable, Sendable {
  /// Years that do not ascend.
  case notAscending(from: Int, to: Int)
  /// A break in the index between the years.
  case notComparable(from: Int, to: Int, before: Int, reason: String)
}

extension DecompositionError {
  public var description: String {
    switch self {
    case .notAscending(let from, let to):
      "`from` \(from) does not lie before `to` \(to); give the earlier year first"
    case .notComparable(let from, let to, let before, let reason):
      "\(from) and \(to) cannot be compared: the series breaks before \(before). \(reason)"
    }
  }
}

extension DecompositionError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .usage
  }
}
