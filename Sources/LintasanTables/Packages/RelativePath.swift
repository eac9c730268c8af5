/// Paths of files within the folder of what lists them.
package enum RelativePath {
  /// Whether a path stays inside the folder that it is relative to: not absolute, no `..`, no empty part.
  package static func isInside(_ path: String) -> Bool {
    guard !path.isEmpty, !path.hasPrefix("/"), !path.unicodeScalars.contains("\0") else { return false }
    return path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part != "." && part != ".."
    }
  }

  /// The folders above a path, outermost first: `a/b/c.svg` gives `a`, `a/b`.
  package static func folders(of path: String) -> [String] {
    let parts = path.split(separator: "/").dropLast()
    return parts.indices.map { parts[...$0].joined(separator: "/") }
  }
}
