/// The parts of an office file (a workbook, a document) as texts, to be compared part by part.
package struct ArchiveText: Sendable {
  private let parts: [String: [UInt8]]

  /// The parts of a file; `nil` for what is no zip archive, or one that unpacks to more than can be read.
  package init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: [0x50, 0x4B]), let parts = try? ZipArchive.files(in: bytes, where: { _ in true }) else {
      return nil
    }
    self.parts = parts
  }

  /// The names of the parts, ascending.
  package var names: [String] { parts.keys.sorted() }

  /// A part as text; empty where there is none. An element is put on a line of its own, so that a difference has a place.
  package func text(of name: String) -> String {
    String(decoding: parts[name] ?? [], as: UTF8.self).split(separator: "><", omittingEmptySubsequences: false)
      .joined(separator: ">\n<")
  }
}
