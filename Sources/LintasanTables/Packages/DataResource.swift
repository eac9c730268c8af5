/// A file of a data package.
package struct DataResource: Hashable, Sendable {
  /// The name.
  package let name: String
  /// The file, relative to the package's folder and within it.
  package let path: String
  /// The title.
  package let title: String?
  /// The format, such as `csv`.
  package let format: String?
  /// Where its figures come from, if it says so itself.
  package let sources: [DataPackage.Source]
  /// Its size in bytes.
  package let bytes: Int?
  /// Its hash as `sha256:` and 64 hexadecimal digits.
  package let hash: String?
  /// The character between fields.
  package let delimiter: UInt8
  /// What ends a line, if the package says so.
  package let lineTerminator: String?
  /// What the columns of a table hold; `nil` for a file that is no table.
  package let schema: TableSchema?
}
