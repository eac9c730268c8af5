/// A file that somebody downloaded.
public struct ImportFile: Hashable, Sendable {
  /// Its name, as the user gave it.
  public let name: String
  /// What it holds.
  public let bytes: [UInt8]

  /// A file of known content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
