/// What can be wrong with a manifest.
public enum ManifestError: Error, Hashable, Sendable {
  /// A file that is no manifest of this tool.
  case broken(file: String, reason: String)
  /// A manifest of a form that this version does not read.
  case otherFormat(file: String, found: Int, expected: Int)
  /// A manifest that names a file outside its own folder.
  case unsafePath(file: String, path: String)
}

extension ManifestError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .broken(let file, let reason):
      "\(file) is not a manifest of this tool: \(reason)"
    case .otherFormat(let file, let found, let expected):
      "\(file) has the form \(found); this version reads the form \(expected); make the folder again"
    case .unsafePath(let file, let path):
      "\(file) names “\(path)”, which lies outside its folder; nothing was read"
    }
  }
}
