import Foundation

/// Numbers as programs read them.
public enum NumberText {
  /// The fewest digits that read back as the same `Double`, with a decimal point; whole numbers without one.
  public static func shortest(_ value: Double) -> String {
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
  public static func rounded(_ value: Double, significantDigits: Int) -> String {
    guard value.isFinite, let rounded = Double(String(format: "%.\(max(1, significantDigits) - 1)e", value)) else {
      return shortest(value)
    }
    return shortest(rounded)
  }

  /// A number with a fixed count of decimals and a decimal point; a rounded zero carries no sign.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.\(max(0, decimals))f", value)
    return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) }) ? String(text.dropFirst()) : text
  }
}
