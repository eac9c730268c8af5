package import LintasanCore

/// What can be wrong with a manifest.
package enum ManifestError: LintasanError, Hashable, Sendable {
  /// A file that is no manifest of this tool.
  case broken(file: String, reason: String)
  /// A manifest of a form that this version does not read.
  case otherFormat(file: String, found: Int, expected: Int)
  /// A manifest that names a file outside its own folder.
  case unsafePath(file: String, path: String)
  /// A manifest whose command is not run again.
  case notRunnable(file: String, reason: String)
  /// A manifest whose command reads a file that does not lie in its own folder.
  case unsafeInput(file: String, path: String)
}

extension ManifestError {
  package var description: String {
    switch self {
    case .broken(let file, let reason):
      "\(file) is not a manifest of this tool: \(reason)"
    case .otherFormat(let file, let found, let expected):
      "\(file) has the form \(found); this version reads the form \(expected); make the folder again"
    case .unsafePath(let file, let path):
      "\(file) names “\(path)”, which lies outside its folder; nothing was read"
    case .notRunnable(let file, let reason):
      "\(file) is not run again: \(reason)"
    case .unsafeInput(let file, let path):
      "\(file): its command reads “\(path)”, which does not lie in the manifest's folder; nothing was read. Name the folder "
        + "where its inputs lie with `inputs` FOLDER"
    }
  }
}

extension ManifestError {
  /// What kind of failure it is.
  package var kind: ErrorKind {
    .badData
  }
}
