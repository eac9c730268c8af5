import LintasanTables

/// A file by its content.
package struct FileRecord: Hashable, Sendable, Codable {
  /// The name of an input as it was given, or the path of an output relative to its folder.
  package var path: String
  /// Its length.
  package var bytes: Int
  /// SHA-256 of its content, 64 hexadecimal digits.
  package var sha256: String

  /// A file of known content.
  package init(path: String, bytes: Int, sha256: String) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// The record of some content.
  package init(path: String, content: [UInt8]) {
    self.init(path: path, bytes: content.count, sha256: Digest.sha256(content))
  }

  /// The record of a rendered file.
  package init(_ artifact: Artifact) { self.init(path: artifact.path, content: artifact.bytes) }

  var json: JSONValue {
    ["path": .text(path), "bytes": JSONValue(bytes), "sha256": .text(sha256)]
  }
}
