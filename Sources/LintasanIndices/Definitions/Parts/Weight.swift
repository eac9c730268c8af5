/// The weight of a component as an exact fraction: `1/3`, `0.34` and `45.5` are kept without rounding.
package struct Weight: Hashable, Sendable {
  /// The numerator in lowest terms, 0 or more.
  package let numerator: Int
  /// The denominator in lowest terms, above 0.
  package let denominator: Int

  /// A fraction, brought to lowest terms; `nil` where it is negative or its denominator is not above 0.
  package init?(numerator: Int, denominator: Int) {
    guard numerator >= 0, denominator > 0 else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// A fraction (`1/3`) or a decimal number (`45.5`, `1e-1`); `nil` for anything else.
  ///
  /// Of numbers with more than 18 significant digits the first 18 count: a number of the machine holds 17.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let top = Self.decimal(parts[0]) else { return nil }
    guard parts.count == 2 else {
      self.init(numerator: top.digits, denominator: top.unit)
      return
    }
    guard let bottom = Self.decimal(parts[1]) else { return nil }
    let (numerator, topOverflows) = top.digits.multipliedReportingOverflow(by: bottom.unit)
    let (denominator, bottomOverflows) = bottom.digits.multipliedReportingOverflow(by: top.unit)
    guard !topOverflows, !bottomOverflows else { return nil }
    self.init(numerator: numerator, denominator: denominator)
  }

  /// 1.
  package static let one = Weight(whole: 1)

  private init(whole: Int) {
    numerator = whole
    denominator = 1
  }

  /// The weight as the nearest number.
  package var value: Double { Double(numerator) / Double(denominator) }

  /// `45.50` as 4550 hundredths, `4.55e1` as 455 tenths.
  private static func decimal(_ text: Substring) -> (digits: Int, unit: Int)? {
    let parts = text.drop { $0 == " " }.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard parts.count <= 2, let number = parts.first else { return nil }
    let sides = number.split(separator: ".", omittingEmptySubsequences: false)
    guard sides.count <= 2, let whole = sides.first, !whole.isEmpty, !(sides.last?.isEmpty ?? true) else { return nil }
    guard sides.allSatisfy({ side in side.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }) else {
      return nil
    }
    var exponent = 0
    if parts.count == 2 {
      guard let power = Int(parts[1]), abs(power) <= 400 else { return nil }
      exponent = power
    }
    var digits = (whole + (sides.count == 2 ? sides[1] : "")).drop { $0 == "0" }
    exponent -= sides.count == 2 ? sides[1].count : 0
    while digits.count > mostDigits || (exponent < 0 && digits.last == "0") {
      digits.removeLast()
      exponent += 1
    }
    guard let value = digits.isEmpty ? 0 : Int(digits) else { return nil }
    if value == 0 { return (0, 1) }
    guard abs(exponent) <= mostDigits else { return nil }
    let power = (0..<abs(exponent)).reduce(1) { unit, _ in unit * 10 }
    if exponent < 0 { return (value, power) }
    let (scaled, overflows) = value.multipliedReportingOverflow(by: power)
    return overflows ? nil : (scaled, 1)
  }

  /// As many digits as fit a whole number.
  private static let mostDigits = 18

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}

extension Weight: CustomStringConvertible {
  /// As it is written in a definition: `1/3`, `13`.
  package var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

/// Weights that held in some years only.
package struct WeightPeriod: Hashable, Sendable {
  /// The years, both ends included.
  package let years: ClosedRange<Int>
  /// The weights by component; a component that is not named keeps its own.
  package let weights: [String: Weight]

  /// Weights for some years.
  package init(years: ClosedRange<Int>, weights: [String: Weight]) {
    self.years = years
    self.weights = weights
  }
}
