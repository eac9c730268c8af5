public import LintasanCore

/// What can be wrong with a `datapackage.json` itself.
public enum PackageError: LintasanError, Hashable, Sendable {
  /// The bytes are no JSON.
  case notJSON(file: String, detail: String)
  /// A value is missing or of another kind than the standard's.
  case invalid(file: String, place: String, expected: String)
  /// A path that leads out of the package's folder.
  case unsafePath(file: String, path: String)
}

extension PackageError {
  /// What was found, what was expected, and what to do.
  public var description: String {
    switch self {
    case .notJSON(let file, let detail): "\(file): this is not JSON: \(detail)"
    case .invalid(let file, let place, let expected): "\(file), \(place): expected \(expected)"
    case .unsafePath(let file, let path):
      "\(file): the path “\(path)” leads out of the package; expected a file in its folder"
    }
  }
}

extension PackageError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .badData
  }
}
