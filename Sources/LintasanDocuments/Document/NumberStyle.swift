import LintasanTables

/// How a number looks to people. Programs always get the shortest digits that read back as the same number.
public enum NumberStyle: Hashable, Sendable {
  /// A fixed count of decimals.
  case decimals(Int)
  /// A fixed count of decimals, a gain marked by a plus sign.
  case signed(Int)
  /// A whole number with its thousands set apart.
  case integer
  /// A rank: whole, or with one decimal where it lies between two.
  case rank
  /// A year: whole, its thousands not set apart.
  case year
  /// A share between 0 and 1, shown in per cent.
  case percent(decimals: Int)
  /// A probability between 0 and 1 in whole per cent; never 0% or 100% unless it is exactly that.
  case probability
  /// The probability of a test; small ones are shown as a bound.
  case pValue
  /// So many significant digits.
  case significant(Int)
  /// As many digits as it takes.
  case shortest

  /// The number as people read it in a language.
  public func text(_ value: Double, in language: Language) -> String {
    guard value.isFinite else { return "" }
    switch self {
    case .decimals(let count):
      return language.digits(NumberText.fixed(value, decimals: count))
    case .signed(let count):
      let text = NumberText.fixed(value, decimals: count)
      let isZero = text.allSatisfy { "-0.".contains($0) }
      return (value > 0 && !isZero ? "+" : "") + language.digits(text)
    case .integer:
      return language.digits(NumberText.fixed(value, decimals: 0))
    case .rank:
      return language.digits(NumberText.fixed(value, decimals: (value * 10).rounded() == value.rounded() * 10 ? 0 : 1))
    case .year:
      return NumberText.fixed(value, decimals: 0)
    case .percent(let count):
      return language.digits(NumberText.fixed(value * 100, decimals: count)) + "%"
    case .probability:
      if value > 0 && value < 0.01 { return "<1%" }
      if value < 1 && value > 0.99 { return ">99%" }
      return NumberText.fixed(value * 100, decimals: 0) + "%"
    case .pValue:
      if value >= 0 && value < 0.0001 { return "<" + language.digits("0.0001") }
      return language.digits(NumberText.fixed(value, decimals: 4))
    case .significant(let count):
      return language.digits(Self.inDecimals(NumberText.rounded(value, significantDigits: count)))
    case .shortest:
      return language.digits(NumberText.shortest(value), groups: false)
    }
  }

  /// The smallest number that is written out: 0.0000001. Below it zeros are harder to count than a power of ten to read.
  private static let smallestInDecimals = 1e-7

  /// The same digits without a power of ten where that is read more easily: 0.000036 for 3.6e-05.
  private static func inDecimals(_ text: String) -> String {
    let parts = text.split(separator: "e-")
    guard parts.count == 2, let power = Int(parts[1]), let value = Double(text), abs(value) >= smallestInDecimals else {
      return text
    }
    let digits = parts[0].filter(\.isNumber)
    let trimmed = digits.hasSuffix("0") && digits.count > 1 ? digits.dropLast() : digits[...]
    return (value < 0 ? "-0." : "0.") + String(repeating: "0", count: power - 1) + trimmed
  }
}
