/// Reads decimal numbers from bytes, correctly rounded.
///
/// Up to 15 significant digits with a power of ten up to 22 are exact in one multiplication or division (Clinger 1990);
/// everything else goes to the standard library.
struct NumberParser {
  /// What a field holds.
  enum Reading: Equatable {
    case number(Double)
    case missing
    case notANumber
  }

  let decimalMark: UInt8

  init(usesDecimalComma: Bool) { decimalMark = UInt8(ascii: usesDecimalComma ? "," : ".") }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// What stands for a missing number: nothing at all, or one of the words that R, Stata, pandas and SQL write.
  private static let missingWords: Set<String> = ["na", "n/a", "nan", "null", ".", "..", "-"]

  /// Reads `bytes[start..<end]`; spaces around the number do not count.
  func read(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Reading {
    var (start, end) = (start, end)
    while start < end && bytes[start] == UInt8(ascii: " ") { start += 1 }
    while end > start && bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    guard start < end else { return .missing }

    var index = start
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var significant = 0
    var exponent = 0
    var seenMark = false
    while index < end {
      let byte = bytes[index]
      if byte &- 48 < 10 {
        digits += 1
        if mantissa > 0 || byte != 48 { significant += 1 }
        if significant <= 18 { mantissa = mantissa &* 10 &+ UInt64(byte &- 48) }
        if seenMark { exponent -= 1 }
      } else if byte == decimalMark && !seenMark {
        seenMark = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return word(bytes, start, end) }
    if index == end, significant <= 15, exponent >= -22 {
      let magnitude = Double(mantissa) / Self.powersOfTen[-exponent]
      return .number(isNegative ? -magnitude : magnitude)
    }
    return slow(bytes, start, end)
  }

  private func slow(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Reading {
    var text = bytes[start..<end].map { $0 == decimalMark ? UInt8(ascii: ".") : $0 }
    if decimalMark != UInt8(ascii: "."), bytes[start..<end].contains(UInt8(ascii: ".")) { return .notANumber }
    let allowed = text.allSatisfy { $0 &- 48 < 10 || [43, 45, 46, 69, 101].contains($0) }
    guard allowed else { return word(bytes, start, end) }
    if text.first == UInt8(ascii: "+") { text.removeFirst() }
    guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return .notANumber }
    return .number(number)
  }

  private func word(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Reading {
    guard end - start <= 4 else { return .notANumber }
    let text = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    return Self.missingWords.contains(text) ? .missing : .notANumber
  }
}
