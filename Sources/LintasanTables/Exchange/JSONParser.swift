/// Reads JSON (RFC 8259) with the order of keys and the digits of numbers kept.
struct JSONParser {
  /// A value.
  indirect enum Value {
    case null
    case boolean(Bool)
    case number(String)
    case text(String)
    case list([Value])
    case object([(String, Value)])
  }

  /// Where a text is no JSON.
  struct Failure: Error {
    let line: Int
    let expected: String
  }

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private static let deepest = 64

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// All values of the text, one after the other.
  mutating func values() throws(Failure) -> [Value] {
    var found: [Value] = []
    skipBlanks()
    while position < bytes.count {
      found.append(try value())
      skipBlanks()
    }
    return found
  }

  private func failure(_ expected: String) -> Failure {
    Failure(line: bytes[..<min(position, bytes.count)].count { $0 == 10 } + 1, expected: expected)
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [32, 9, 10, 13].contains(bytes[position]) { position += 1 }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func word(_ word: StaticString, _ value: Value) throws(Failure) -> Value {
    let letters = Array("\(word)".utf8)
    guard bytes[position...].starts(with: letters) else { throw failure("a value") }
    position += letters.count
    return value
  }

  private mutating func value() throws(Failure) -> Value {
    skipBlanks()
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest, position < bytes.count else { throw failure("a value") }
    switch bytes[position] {
    case UInt8(ascii: "{"):
      position += 1
      var fields: [(String, Value)] = []
      if take("}") { return .object(fields) }
      repeat {
        skipBlanks()
        let key = try text()
        guard take(":") else { throw failure("“:”") }
        fields.append((key, try value()))
      } while take(",")
      guard take("}") else { throw failure("“,” or “}”") }
      return .object(fields)
    case UInt8(ascii: "["):
      position += 1
      var items: [Value] = []
      if take("]") { return .list(items) }
      repeat { items.append(try value()) } while take(",")
      guard take("]") else { throw failure("“,” or “]”") }
      return .list(items)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "N"): return try word("NaN", .null)
    default: return try number()
    }
  }

  private mutating func number() throws(Failure) -> Value {
    let start = position
    while position < bytes.count, bytes[position] &- 48 < 10 || "+-.eE".utf8.contains(bytes[position]) { position += 1 }
    let digits = String(decoding: bytes[start..<position], as: UTF8.self)
    guard Double(digits) != nil else {
      position = start
      throw failure("a value")
    }
    return .number(digits)
  }

  private mutating func text() throws(Failure) -> String {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw failure("a text in quotes") }
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard let text = String(validating: content, as: UTF8.self) else { throw failure("UTF-8") }
        return text
      }
      guard byte == UInt8(ascii: "\\") else {
        content.append(byte)
        continue
      }
      guard position < bytes.count else { break }
      let escaped = bytes[position]
      position += 1
      switch escaped {
      case UInt8(ascii: "n"): content.append(10)
      case UInt8(ascii: "t"): content.append(9)
      case UInt8(ascii: "r"): content.append(13)
      case UInt8(ascii: "b"): content.append(8)
      case UInt8(ascii: "f"): content.append(12)
      case UInt8(ascii: "u"): content += String(try escapedScalar()).utf8
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(escaped)
      default: throw failure("an escape that JSON knows")
      }
    }
    throw failure("a closing quote")
  }

  private mutating func unit() throws(Failure) -> UInt16 {
    guard position + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw failure("four digits of an escape") }
    position += 4
    return unit
  }

  private mutating func escapedScalar() throws(Failure) -> Character {
    let first = try unit()
    if (0xD800..<0xDC00).contains(first), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      let second = try unit()
      guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
      let code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
      return Character(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return Character(Unicode.Scalar(UInt32(first)) ?? "\u{FFFD}")
  }
}
