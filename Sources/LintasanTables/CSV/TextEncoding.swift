/// The encodings that text input may have.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"

  /// The encoding that a byte-order mark announces, and the mark's length; UTF-8 where there is none.
  static func announced(by bytes: [UInt8]) -> (encoding: TextEncoding, markLength: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return (.utf8, 0)
  }

  /// The bytes as UTF-8, or the offset of the first byte that does not belong to the encoding.
  func decoded(_ bytes: ArraySlice<UInt8>) -> Result<[UInt8], InvalidByte> {
    switch self {
    case .utf8:
      let content = bytes.span
      if let offset = content.firstInvalidUTF8(from: 0, to: content.count) {
        return .failure(InvalidByte(offset: bytes.startIndex + offset))
      }
      return .success(Array(bytes))
    case .utf16LittleEndian, .utf16BigEndian:
      var units: [UInt16] = []
      units.reserveCapacity(bytes.count / 2)
      var index = bytes.startIndex
      while index + 1 < bytes.endIndex {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(self == .utf16LittleEndian ? second << 8 | first : first << 8 | second)
        index += 2
      }
      if index < bytes.endIndex { return .failure(InvalidByte(offset: index)) }
      guard let text = String(validating: units, as: UTF16.self) else {
        return .failure(InvalidByte(offset: bytes.startIndex))
      }
      return .success(Array(text.utf8))
    case .windows1252:
      var text = String.UnicodeScalarView()
      for byte in bytes {
        let code = (0x80...0x9F).contains(byte) ? Self.windowsUpper[Int(byte) - 0x80] : UInt16(byte)
        text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
      }
      return .success(Array(String(text).utf8))
    }
  }

  /// Where bytes stop being text.
  struct InvalidByte: Error, Hashable {
    /// The index of the byte in the slice's own numbering.
    let offset: Int
  }

  /// Windows-1252 from 0x80 to 0x9F; the five unused codes stand for themselves, as browsers take them.
  private static let windowsUpper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
