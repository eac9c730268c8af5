/// The weight of a component as an exact fraction: `1/3`, `0.34` and `45.5` are kept without rounding.
public struct Weight: Hashable, Sendable {
  /// The numerator in lowest terms, 0 or more.
  public let numerator: Int
  /// The denominator in lowest terms, above 0.
  public let denominator: Int

  /// A fraction, brought to lowest terms; `nil` where it is negative or its denominator is not above 0.
  public init?(numerator: Int, denominator: Int) {
    guard numerator >= 0, denominator > 0 else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// A fraction (`1/3`) or a plain decimal number (`45.5`) of at most 15 digits; `nil` for anything else.
  public init?(_ text: String) {
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
  public static let one = Weight(whole: 1)

  private init(whole: Int) {
    numerator = whole
    denominator = 1
  }

  /// The weight as the nearest number.
  public var value: Double { Double(numerator) / Double(denominator) }

  /// `45.50` as 4550 hundredths.
  private static func decimal(_ text: Substring) -> (digits: Int, unit: Int)? {
    let trimmed = text.drop { $0 == " " }
    let parts = trimmed.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    let digits = whole + fraction
    guard parts.count == 1 || !fraction.isEmpty, digits.count <= 15 else { return nil }
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    guard let number = Int(digits) else { return nil }
    return (number, fraction.reduce(1) { unit, _ in unit * 10 })
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}

extension Weight: CustomStringConvertible {
  /// As it is written in a definition: `1/3`, `13`.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
