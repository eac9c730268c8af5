/// A file that somebody downloaded.
package struct ImportFile: Hashable, Sendable {
  /// Its name, as the user gave it.
  package let name: String
  /// What it holds.
  package let bytes: [UInt8]
  /// The column that its values belong to, where it holds one series and does not tell which.
  package let column: String?

  /// A file of known content.
  package init(name: String, bytes: [UInt8], column: String? = nil) {
    self.name = name
    self.bytes = bytes
    self.column = column
  }
}
