/// Days and moments as other programs count them, and as texts: `2024-01-31`, `2024-01-31T12:30:00` (ISO 8601).
///
/// The calendar is the Gregorian one throughout, as in Stata, SPSS and the workbooks of Excel.
enum ExchangeDate {
  /// How a program counts time.
  enum Count: Hashable {
    /// Days from 1960 on: Stata's `%td`.
    case days1960
    /// Milliseconds from 1960 on: Stata's `%tc`.
    case milliseconds1960
    /// Seconds from 1960 on: SAS's `DATETIME`.
    case seconds1960
    /// Seconds from 14 October 1582 on, shown as a day: SPSS's `DATE`.
    case days1582
    /// Seconds from 14 October 1582 on, shown as a moment: SPSS's `DATETIME`.
    case seconds1582
    /// Days from 30 December 1899 on, the time of day as a fraction: Excel.
    case days1899
    /// Days from 1904 on: Excel workbooks from a Macintosh.
    case days1904
  }

  /// The count that a display format of Stata or SPSS stands for; `nil` for one that is no date.
  static func count(of display: String, in format: StatisticsFormat) -> Count? {
    switch format {
    case .stata:
      if display.hasPrefix("%td") || display.hasPrefix("%d") { return .days1960 }
      return display.hasPrefix("%tc") ? .milliseconds1960 : nil
    case .spss:
      let kind = display.uppercased().prefix { $0.isLetter }
      if ["DATE", "ADATE", "EDATE", "SDATE", "JDATE"].contains(kind) { return .days1582 }
      return ["DATETIME", "YMDHMS"].contains(kind) ? .seconds1582 : nil
    }
  }

  /// The count that a display format of SAS stands for; `nil` for one that is no date.
  static func countOfSAS(_ display: String) -> Count? {
    let kind = display.uppercased().prefix { $0.isLetter || $0 == "8" || $0 == "6" || $0 == "0" || $0 == "1" }
    if ["DATETIME", "E8601DT", "B8601DT", "DATEAMPM"].contains(where: kind.hasPrefix) { return .seconds1960 }
    let days = ["DATE", "MMDDYY", "DDMMYY", "YYMMDD", "E8601DA", "B8601DA", "WEEKDATE", "WORDDATE", "JULIAN"]
    return days.contains(where: kind.hasPrefix) ? .days1960 : nil
  }

  /// A count as a text; `nil` outside the years 1 to 9999.
  static func text(_ value: Double, _ count: Count) -> String? {
    guard value.isFinite, abs(value) < 1e15 else { return nil }
    switch count {
    case .days1960: return day(Int(value.rounded(.down)) - 3653)
    case .milliseconds1960: return moment(seconds: value / 1000 - 3653 * 86400)
    case .seconds1960: return moment(seconds: value - 3653 * 86400)
    case .days1582: return day(Int((value / 86400).rounded(.down)) - 141_428)
    case .seconds1582: return moment(seconds: value - 141_428 * 86400)
    case .days1899:
      // Excel counts a 29 February 1900 that never was.
      let whole = value.rounded(.down)
      let real = value < 60 && value >= 1 ? value + 1 : value
      return value == whole ? day(Int(real) - 25569) : moment(seconds: ((real - 25569) * 86400).rounded())
    case .days1904:
      return value == value.rounded(.down)
        ? day(Int(value) - 24107) : moment(seconds: ((value - 24107) * 86400).rounded())
    }
  }

  /// The count of a day; `nil` for a text that is no day.
  static func value(_ text: String, _ count: Count) -> Double? {
    guard let days = days(text) else { return nil }
    switch count {
    case .days1960: return Double(days + 3653)
    case .days1582: return Double(days + 141_428) * 86400
    default: return nil
    }
  }

  /// Days from 1970 on of a text like `2024-01-31`.
  private static func days(_ text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1...9999).contains(year), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    // Years begin in March here, so that the leap day is the last of them.
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let found = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468
    return self.day(found) == text ? found : nil
  }

  /// The day of a count from 1970 on.
  private static func day(_ days: Int) -> String? {
    let z = days + 719_468
    guard (306..<3_652_365).contains(z) else { return nil }
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfYear - (153 * m + 2) / 5 + 1, 2))"
  }

  private static func moment(seconds: Double) -> String? {
    let whole = Int(seconds.rounded(.down))
    let days = Int((Double(whole) / 86400).rounded(.down))
    let rest = whole - days * 86400
    return day(days).map {
      "\($0)T\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
    }
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
