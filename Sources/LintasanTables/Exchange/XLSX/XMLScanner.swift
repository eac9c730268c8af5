/// Reads XML piece by piece: elements, attributes, text. No entities but the five and numbers, no document types, so that
/// nothing outside the text is ever looked at.
struct XMLScanner {
  /// A piece of a document.
  enum Piece: Equatable {
    case start(name: String, attributes: [String: String], isEmpty: Bool)
    case end(name: String)
    case text(String)
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The next piece; `nil` at the end. Names are given without their prefix.
  mutating func next() -> Piece? {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else { return .text(Self.decoded(take { $0 == UInt8(ascii: "<") })) }
      if starts(with: "<!--") {
        skip(past: "-->")
      } else if starts(with: "<![CDATA[") {
        place += 9
        let start = place
        skip(past: "]]>")
        return .text(String(decoding: bytes[start..<max(start, place - 3)], as: UTF8.self))
      } else if starts(with: "<?") {
        skip(past: "?>")
      } else if starts(with: "<!") {
        // A document type: nothing in a workbook has one.
        place = bytes.count
      } else {
        return tag()
      }
    }
    return nil
  }

  private mutating func tag() -> Piece? {
    place += 1
    let isEnd = place < bytes.count && bytes[place] == UInt8(ascii: "/")
    if isEnd { place += 1 }
    let name = Self.local(take { Self.isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") })
    var attributes: [String: String] = [:]
    var isEmpty = false
    while place < bytes.count {
      _ = take { !Self.isSpace($0) }
      guard place < bytes.count else { break }
      if bytes[place] == UInt8(ascii: ">") {
        place += 1
        break
      }
      if bytes[place] == UInt8(ascii: "/") {
        isEmpty = true
        place += 1
        continue
      }
      let key = Self.local(take { $0 == UInt8(ascii: "=") || Self.isSpace($0) || $0 == UInt8(ascii: ">") })
      _ = take { !Self.isSpace($0) && $0 != UInt8(ascii: "=") }
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") else { continue }
      let quote = bytes[place]
      place += 1
      attributes[key] = Self.decoded(take { $0 == quote })
      place += 1
    }
    return isEnd ? .end(name: name) : .start(name: name, attributes: attributes, isEmpty: isEmpty)
  }

  private mutating func take(until isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = place
    while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
    return bytes[start..<place]
  }

  private func starts(with text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  private mutating func skip(past text: String) {
    let wanted = Array(text.utf8)
    while place < bytes.count, !bytes[place...].starts(with: wanted) { place += 1 }
    place = min(bytes.count, place + wanted.count)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func local(_ name: ArraySlice<UInt8>) -> String {
    let start = name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
    return String(decoding: name[start...], as: UTF8.self)
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&"), let end = rest[start...].firstIndex(of: ";") {
      result += rest[..<start]
      let name = rest[rest.index(after: start)..<end]
      switch name {
      case "amp": result += "&"
      case "lt": result += "<"
      case "gt": result += ">"
      case "quot": result += "\""
      case "apos": result += "'"
      default:
        let digits = name.hasPrefix("#x") ? (name.dropFirst(2), 16) : (name.dropFirst(1), 10)
        let scalar = name.hasPrefix("#") ? UInt32(digits.0, radix: digits.1).flatMap(Unicode.Scalar.init) : nil
        result += scalar.map { String(Character($0)) } ?? "&\(name);"
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
