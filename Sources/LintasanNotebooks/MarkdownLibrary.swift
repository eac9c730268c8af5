import CMarkdown

/// What is known of cmark-gfm, which reads notebooks.
package enum MarkdownLibrary {
  /// Its version, such as `0.29.0.gfm.6`.
  package static var version: String { unsafe cmark_version_string().map { unsafe String(cString: $0) } ?? "unknown" }
}
