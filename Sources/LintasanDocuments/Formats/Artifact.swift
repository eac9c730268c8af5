/// A file that has not been written yet.
public struct Artifact: Hashable, Sendable {
  /// Where it goes, relative to the folder of the output, with `/` between folders.
  public var path: String
  /// What it holds.
  public var bytes: [UInt8]

  /// A file of bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A file of text in UTF-8.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The content as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
