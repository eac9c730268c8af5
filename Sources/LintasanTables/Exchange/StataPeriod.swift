/// Weeks, months, quarters and halves of a year, which Stata counts from the first of 1960 on.
enum StataPeriod: String, Hashable, Sendable, CaseIterable {
  case week = "%tw"
  case month = "%tm"
  case quarter = "%tq"
  case half = "%th"

  /// The period that a display format stands for; `nil` for any other.
  init?(display: String) { self.init(rawValue: String(display.prefix(3))) }

  /// How many of them a year has; Stata's last week is as long as it takes.
  private var perYear: Int {
    switch self {
    case .week: 52
    case .month: 12
    case .quarter: 4
    case .half: 2
    }
  }

  /// What stands between the year and the number of the period.
  private var mark: String {
    switch self {
    case .week: "w"
    case .month: "-"
    case .quarter: "Q"
    case .half: "H"
    }
  }

  /// An example, for people.
  var example: String { text(Double(60 * perYear)) ?? "" }

  /// A count as a text: `2020w5`, `2020-05`, `2020Q1`, `2020H1`; `nil` where it is no whole number or outside the years 1 to 9999.
  func text(_ value: Double) -> String? {
    guard let count = Int(exactly: value), abs(count) < 1 << 20 else { return nil }
    let total = 1960 * perYear + count
    guard total >= perYear, total < 10_000 * perYear else { return nil }
    let (year, part) = (String(total / perYear), String(total % perYear + 1))
    return String(repeating: "0", count: 4 - year.count) + year + mark + (self == .month && part.count == 1 ? "0" : "") + part
  }

  /// The count of a text as ``text(_:)`` makes it; `nil` for any other.
  func value(_ text: String) -> Double? {
    let parts = text.dropFirst(4).drop { String($0) == mark }
    guard let year = Int(text.prefix(4)), let part = Int(parts), (1...perYear).contains(part) else { return nil }
    let count = Double((year - 1960) * perYear + part - 1)
    return self.text(count) == text ? count : nil
  }
}
