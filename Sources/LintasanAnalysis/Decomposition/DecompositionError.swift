public import LintasanCore

/// What can be wrong with a request to take a change of rank apart.
public enum DecompositionError: LintasanError, Hashable, Sendable {
  /// Years that do not ascend.
  case notAscending(from: Int, to: Int)
  /// A break in the index between the years.
  case notComparable(from: Int, to: Int, before: Int, reason: String)
  /// An entity that is to be compared with itself.
  case itself(String)
}

extension DecompositionError {
  public var description: String {
    switch self {
    case .notAscending(let from, let to):
      "`from` \(from) does not lie before `to` \(to); give the earlier year first"
    case .notComparable(let from, let to, let before, let reason):
      "\(from) and \(to) cannot be compared: the series breaks before \(before). \(reason)"
    case .itself(let name): "\(name) stands on both sides; name another one beside it"
    }
  }
}

extension DecompositionError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .usage
  }
}
