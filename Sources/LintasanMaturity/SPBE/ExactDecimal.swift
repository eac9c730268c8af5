import LintasanTables

/// A number exactly as it is written in decimals: whole digits times a power of ten.
///
/// A target of 3.5 or a cost of 0.1 is what the user typed, not the nearest binary fraction; sums and comparisons of such
/// numbers are made on whole multiples of a common power of ten.
struct ExactDecimal: Hashable, Sendable {
  /// The digits, with sign.
  let digits: Int
  /// The number of decimals, 0 or more: the value is `digits` / 10^`decimals`.
  let decimals: Int

  /// The decimal number that a `Double` prints as; `nil` where it is not finite or needs more than 18 digits.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    self.init(NumberText.shortest(value))
  }

  private init?(_ text: String) {
    let isNegative = text.hasPrefix("-")
    let unsigned = isNegative ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: "e", omittingEmptySubsequences: false)
    guard let mantissa = parts.first, parts.count <= 2, let exponent = parts.count == 2 ? Int(parts[1]) : 0 else {
      return nil
    }
    let pieces = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count <= 2 else { return nil }
    let fraction = pieces.count == 2 ? pieces[1] : ""
    var digits = String(pieces[0] + fraction)
    var decimals = fraction.count - exponent
    while decimals > 0, digits.hasSuffix("0") {
      digits.removeLast()
      decimals -= 1
    }
    if decimals < 0 {
      guard decimals >= -18 else { return nil }
      digits += String(repeating: "0", count: -decimals)
      decimals = 0
    }
    digits = String(digits.drop { $0 == "0" })
    guard digits.count <= 18, decimals <= 18, let magnitude = digits.isEmpty ? 0 : Int(digits) else { return nil }
    self.digits = isNegative ? -magnitude : magnitude
    self.decimals = magnitude == 0 ? 0 : decimals
  }

  /// The number in units of 10^−`decimals`; `nil` where it is no whole number of them or does not fit.
  func scaled(toDecimals decimals: Int) -> Int? {
    guard decimals >= self.decimals, decimals - self.decimals <= 18 else { return nil }
    let (product, overflows) = digits.multipliedReportingOverflow(by: Self.powerOfTen(decimals - self.decimals))
    return overflows ? nil : product
  }

  /// The smallest whole number not below the value times `factor`; `nil` where it does not fit.
  func ceiling(times factor: Int) -> Int? {
    let (product, overflows) = digits.multipliedReportingOverflow(by: factor)
    guard !overflows else { return nil }
    let unit = Self.powerOfTen(decimals)
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: unit)
    return remainder > 0 ? quotient + 1 : quotient
  }

  /// 10 to a power from 0 to 18.
  static func powerOfTen(_ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * 10 }
  }
}
