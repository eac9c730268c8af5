/// A file of a data package.
public struct DataResource: Hashable, Sendable {
  /// The name.
  public let name: String
  /// The file, relative to the package's folder and within it.
  public let path: String
  /// The title.
  public let title: String?
  /// The format, such as `csv`.
  public let format: String?
  /// Where its figures come from, if it says so itself.
  public let sources: [DataPackage.Source]
  /// Its size in bytes.
  public let bytes: Int?
  /// Its hash as `sha256:` and 64 hexadecimal digits.
  public let hash: String?
  /// The character between fields.
  public let delimiter: UInt8
  /// What ends a line, if the package says so.
  public let lineTerminator: String?
  /// What the columns of a table hold; `nil` for a file that is no table.
  public let schema: TableSchema?
}
