#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers as programs read them.
package enum NumberText {
  /// The fewest digits that read back as the same `Double`, with a decimal point; whole numbers without one.
  package static func shortest(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 0x1p53 { return String(Int(value)) }
    return value.description
  }

  /// Appends ``shortest(_:)``; whole numbers without making a text of them.
  static func appendShortest(_ value: Double, to bytes: inout [UInt8]) {
    guard value == value.rounded(), abs(value) < 0x1p53 else {
      bytes += value.description.utf8
      return
    }
    var rest = UInt64(abs(value))
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// A number rounded to so many significant digits, without trailing zeros.
  package static func rounded(_ value: Double, significantDigits: Int) -> String {
    guard value.isFinite, let rounded = Double(printed("%.\(max(1, significantDigits) - 1)e", value)) else {
      return shortest(value)
    }
    return shortest(rounded)
  }

  /// A number with a fixed count of decimals and a decimal point; a rounded zero carries no sign.
  ///
  /// What lies half way in its shortest digits goes away from zero, as in a spreadsheet: 3.275 is 3.28, although the
  /// `Double` nearest to 3.275 lies below it.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    let shown = isHalfWay(value, decimals: decimals) ? (value < 0 ? value.nextDown : value.nextUp) : value
    let text = printed("%.\(max(0, decimals))f", shown)
    return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) }) ? String(text.dropFirst()) : text
  }

  /// A number in a format of C's `printf`.
  private static func printed(_ format: String, _ value: Double) -> String {
    unsafe withVaList([value]) { arguments in
      // The largest number has 309 digits before its point.
      var text = [CChar](repeating: 0, count: 400)
      let length = Int(unsafe vsnprintf(&text, text.count, format, arguments))
      guard length >= text.count else {
        return String(decoding: text.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
      return unsafe withVaList([value]) { arguments in
        text = [CChar](repeating: 0, count: length + 1)
        _ = unsafe vsnprintf(&text, text.count, format, arguments)
        return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
  }

  /// Whether the shortest digits end in a 5 right behind the last decimal that is shown.
  private static func isHalfWay(_ value: Double, decimals: Int) -> Bool {
    guard decimals >= 0, decimals < 15, abs(value) < 1e15 else { return false }
    let scaled = (0..<decimals).reduce(abs(value)) { scaled, _ in scaled * 10 }
    guard abs(scaled - scaled.rounded(.down) - 0.5) < 1e-6 * max(1, scaled) else { return false }
    let digits = shortest(value)
    guard digits.hasSuffix("5"), !digits.contains("e"), let point = digits.lastIndex(of: ".") else { return false }
    return digits.distance(from: point, to: digits.endIndex) - 1 == decimals + 1
  }
}
