#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The keys of JSON that strangers wrote: one that stands twice is read as the first by one program and as the last by another.
package enum JSONKeys {
  /// The first key that stands twice in one object; `nil` where none does.
  ///
  /// - Parameter bytes: JSON in UTF-8 that a parser has taken.
  package static func repeated(in bytes: [UInt8]) -> String? {
    // The keys of each object that is open; nil for an array.
    var open: [Set<String>?] = []
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "{"): open.append([])
      case UInt8(ascii: "["): open.append(nil)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      case UInt8(ascii: "\""):
        let end = end(of: bytes, from: position)
        let text = bytes[position..<min(end, bytes.count)]
        position = end + 1
        guard isKey(bytes, after: position), var keys = open.popLast() ?? nil else { continue }
        let key = unescaped(text)
        guard keys.insert(key).inserted else { return key }
        open.append(keys)
      default: break
      }
    }
    return nil
  }

  /// Where the text that begins at a position ends: its closing quote.
  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return position
  }

  /// Whether the next that is no blank is a colon.
  private static func isKey(_ bytes: [UInt8], after start: Int) -> Bool {
    bytes[min(start, bytes.count)...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> String {
    let plain = String(decoding: text, as: UTF8.self)
    guard text.contains(UInt8(ascii: "\\")) else { return plain }
    let list = Data([UInt8(ascii: "["), UInt8(ascii: "\"")] + text + [UInt8(ascii: "\""), UInt8(ascii: "]")])
    return (try? JSONDecoder().decode([String].self, from: list))?.first ?? plain
  }
}
