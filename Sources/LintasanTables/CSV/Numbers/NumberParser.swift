/// Reads decimal numbers from bytes, correctly rounded.
///
/// ``DecimalScanner`` reads what is common; everything else goes to the standard library.
struct NumberParser {
  /// What a field holds.
  enum Reading: Equatable {
    case number(Double)
    case missing
    case notANumber
  }

  let decimalMark: UInt8

  /// Reads the common kinds.
  let scanner: DecimalScanner

  init(usesDecimalComma: Bool) {
    decimalMark = UInt8(ascii: usesDecimalComma ? "," : ".")
    scanner = DecimalScanner(decimalMark: decimalMark)
  }

  /// What stands for a missing number: nothing at all, or one of the words that R, Stata, pandas and SQL write.
  private static let missingWords: Set<String> = ["na", "n/a", "nan", "null", ".", "..", "-"]

  /// Reads `bytes[start..<end]`; spaces around the number do not count.
  func read(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Reading { read(bytes.span, start, end) }

  /// Reads `bytes[start..<end]`; spaces around the number do not count.
  func read(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Reading {
    var (start, end) = (start, end)
    while start < end && bytes[start] == UInt8(ascii: " ") { start += 1 }
    while end > start && bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    guard start < end else { return .missing }
    let field = bytes.extracting(start..<end)
    let first = field[0] == UInt8(ascii: "+") ? 1 : 0
    if first == 0 || field.count > 1 && field[1] != UInt8(ascii: "-") {
      let found = scanner.number(field, from: first)
      if found.end == field.count { return .number(found.number) }
    }
    return slow(field)
  }

  /// Numbers of many digits or great exponents, by the standard library; and words.
  private func slow(_ field: Span<UInt8>) -> Reading {
    var text: [UInt8] = []
    var isNumeric = true
    for index in field.indices {
      let byte = field[index]
      if byte == UInt8(ascii: ".") && decimalMark != byte { isNumeric = false }
      isNumeric = isNumeric && (byte &- 48 < 10 || byte == decimalMark || [43, 45, 69, 101].contains(byte))
      text.append(byte == decimalMark ? UInt8(ascii: ".") : byte)
    }
    guard isNumeric, text.contains(where: { $0 &- 48 < 10 }) else { return word(field) }
    if text.first == UInt8(ascii: "+") {
      text.removeFirst()
      if let next = text.first, next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { return .notANumber }
    }
    guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return .notANumber }
    return .number(number)
  }

  private func word(_ field: Span<UInt8>) -> Reading {
    guard field.count <= 4 else { return .notANumber }
    let text = String(decoding: field.indices.map { field[$0] }, as: UTF8.self).lowercased()
    return Self.missingWords.contains(text) ? .missing : .notANumber
  }
}
