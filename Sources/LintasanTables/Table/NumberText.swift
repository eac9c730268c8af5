import Foundation

/// Numbers as programs read them.
public enum NumberText {
  /// The fewest digits that read back as the same `Double`, with a decimal point; whole numbers without one.
  public static func shortest(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 0x1p53 { return String(Int(value)) }
    return value.description
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
