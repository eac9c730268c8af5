/// Whether a workbook that was just written holds what was put into it.
///
/// libxlsxwriter keeps its parts in temporary files and does not look whether each write succeeded: on a disk that is full
/// for a moment a part loses a block in its middle, and the workbook is closed as if nothing had happened.
package enum WorkbookCheck {
  /// Why a workbook is not whole.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - cells: the number of cells that were written, in all sheets.
  /// - Returns: `nil` where it is whole.
  package static func fault(of bytes: [UInt8], cells: Int) -> String? {
    let parts: [String: [UInt8]]
    do {
      parts = try ZipArchive.files(in: bytes, atMost: 1 << 40) { $0.hasPrefix("xl/") && $0.hasSuffix(".xml") }
    } catch {
      return error.reason
    }
    for (name, part) in parts.sorted(by: { $0.key < $1.key }) where part.last(where: { $0 > 32 }) != UInt8(ascii: ">") {
      return "\(name) is cut short"
    }
    let found = parts.reduce(0) { sum, part in
      part.key.hasPrefix("xl/worksheets/") ? sum + count("<c ", in: part.value) : sum
    }
    if found != cells { return "\(found) of \(cells) cells were stored" }
    if let texts = parts["xl/sharedStrings.xml"] {
      let head = String(decoding: texts.prefix(400), as: UTF8.self)
      let expected = head.firstMatch(of: /uniqueCount="(\d+)"/).flatMap { Int($0.1) } ?? 0
      let stored = count("<si>", in: texts)
      if stored != expected { return "\(stored) of \(expected) texts were stored" }
    }
    return nil
  }

  private static func count(_ tag: StaticString, in bytes: [UInt8]) -> Int {
    let tag = Array("\(tag)".utf8)
    var (found, start) = (0, 0)
    while let next = bytes[start...].firstIndex(of: tag[0]) {
      if bytes[next...].starts(with: tag) { found += 1 }
      start = next + 1
    }
    return found
  }
}
