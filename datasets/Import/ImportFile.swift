/// A file that somebody downloaded.
public struct ImportFile: Hashable, Sendable {
  /// Its name, as the user gave it.
  public let name: String
  /// What it holds.
  public let bytes: [UInt8]
  /// The column that its values belong to, where it holds one series and does not tell which.
  public let column: String?

  /// A file of known content.
  public init(name: String, bytes: [UInt8], column: String? = nil) {
    self.name = name
    self.bytes = bytes
    self.column = column
  }
}
