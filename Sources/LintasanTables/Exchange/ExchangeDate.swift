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
    /// Seconds from midnight on: SPSS's and SAS's `TIME`.
    case secondsOfDay
    /// Milliseconds from midnight on: Stata's `%tc` that shows hours and less.
    case millisecondsOfDay
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
      guard display.hasPrefix("%tc") else { return nil }
      let shown = display.dropFirst(3)
      return !shown.isEmpty && shown.allSatisfy({ "HhMSsapm:._".contains($0) }) ? .millisecondsOfDay : .milliseconds1960
    case .spss:
      let kind = display.uppercased().prefix { $0.isLetter }
      if ["DATE", "ADATE", "EDATE", "SDATE", "JDATE"].contains(kind) { return .days1582 }
      if kind == "TIME" { return .secondsOfDay }
      return ["DATETIME", "YMDHMS"].contains(kind) ? .seconds1582 : nil
    }
  }

  /// The count that a display format of SAS stands for; `nil` for one that is no date.
  static func countOfSAS(_ display: String) -> Count? {
    let kind = display.uppercased().prefix { $0.isLetter || $0 == "8" || $0 == "6" || $0 == "0" || $0 == "1" }
    if ["DATETIME", "E8601DT", "B8601DT", "DATEAMPM"].contains(where: kind.hasPrefix) { return .seconds1960 }
    if ["TIME", "E8601TM", "B8601TM", "TOD"].contains(where: kind.hasPrefix) { return .secondsOfDay }
    let days = ["DATE", "MMDDYY", "DDMMYY", "YYMMDD", "E8601DA", "B8601DA", "WEEKDATE", "WORDDATE", "JULIAN"]
    return days.contains(where: kind.hasPrefix) ? .days1960 : nil
  }

  /// A count as a text; `nil` outside the years 1 to 9999.
  static func text(_ value: Double, _ count: Count) -> String? {
    guard value.isFinite, abs(value) < 1e15 else { return nil }
    switch count {
    case .days1960: return day(Int(value.rounded(.down)) - 3653)
    case .milliseconds1960: return moment(milliseconds: value - 3653 * 86_400_000)
    case .seconds1960: return moment(milliseconds: (value - 3653 * 86400) * 1000)
    case .days1582: return day(Int((value / 86400).rounded(.down)) - 141_428)
    case .seconds1582: return moment(milliseconds: (value - 141_428 * 86400) * 1000)
    case .secondsOfDay: return time(milliseconds: value * 1000)
    case .millisecondsOfDay: return time(milliseconds: value)
    case .days1899:
      // A time alone is the day before the first one. Excel counts a 29 February 1900 that never was.
      if (0..<1).contains(value) { return time(milliseconds: value * 86_400_000) }
      let whole = value.rounded(.down)
      let real = value < 60 && value >= 1 ? value + 1 : value
      return value == whole ? day(Int(real) - 25569) : moment(milliseconds: (real - 25569) * 86_400_000)
    case .days1904:
      return value == value.rounded(.down)
        ? day(Int(value) - 24107) : moment(milliseconds: (value - 24107) * 86_400_000)
    }
  }

  /// Whether a text is a day.
  static func isDay(_ text: String) -> Bool { days(text) != nil }

  /// Whether a text is a moment: a day, `T` and a time.
  static func isMoment(_ text: String) -> Bool { text.utf8.count > 10 && milliseconds(text) != nil }

  /// Whether a text is a time of day.
  static func isTime(_ text: String) -> Bool { timeOfDay(text) != nil }

  /// The count of a day, a moment or a time of day; `nil` for a text that is none.
  static func value(_ text: String, _ count: Count) -> Double? {
    if count == .secondsOfDay { return timeOfDay(text).map { Double($0) / 1000 } }
    if count == .millisecondsOfDay { return timeOfDay(text).map(Double.init) }
    guard let milliseconds = milliseconds(text) else { return nil }
    let day = 86_400_000
    switch count {
    case .days1960: return milliseconds % day == 0 ? Double(milliseconds / day + 3653) : nil
    case .milliseconds1960: return Double(milliseconds + 3653 * day)
    case .seconds1960: return Double(milliseconds + 3653 * day) / 1000
    case .days1582: return milliseconds % day == 0 ? Double(milliseconds / 1000 + 141_428 * 86400) : nil
    case .seconds1582: return Double(milliseconds + 141_428 * day) / 1000
    case .days1899:
      let value = Double(milliseconds) / Double(day) + 25569
      // Before March 1900 Excel's days are not those of the calendar.
      return value >= 61 ? value : nil
    case .days1904, .secondsOfDay, .millisecondsOfDay: return nil
    }
  }

  /// Milliseconds from 1970 on of a day, or of a day, `T` (or a blank) and a time.
  private static func milliseconds(_ text: String) -> Int? {
    let bytes = text.utf8
    guard bytes.count >= 10, let day = days(String(text.prefix(10))) else { return nil }
    if bytes.count == 10 { return day * 86_400_000 }
    let rest = text.dropFirst(10)
    guard rest.first == "T" || rest.first == " ", let time = timeOfDay(String(rest.dropFirst())) else { return nil }
    return day * 86_400_000 + time
  }

  /// Milliseconds of a time of day: `12:30:00`, `12:30:00.250`.
  private static func timeOfDay(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    func digits(_ range: Range<Int>) -> Int? {
      var value = 0
      for place in range {
        guard (48...57).contains(bytes[place]) else { return nil }
        value = 10 * value + Int(bytes[place]) - 48
      }
      return value
    }
    guard bytes.count == 8 || bytes.count == 12 && bytes[8] == UInt8(ascii: "."), bytes[2] == UInt8(ascii: ":"),
      bytes[5] == UInt8(ascii: ":"), let hour = digits(0..<2), let minute = digits(3..<5), let second = digits(6..<8),
      hour < 24, minute < 60, second < 60, let part = bytes.count == 12 ? digits(9..<12) : 0
    else { return nil }
    return ((hour * 60 + minute) * 60 + second) * 1000 + part
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

  /// The moment of a count from 1970 on, to the millisecond.
  private static func moment(milliseconds: Double) -> String? {
    let whole = Int(milliseconds.rounded())
    let days = Int((Double(whole) / 86_400_000).rounded(.down))
    return day(days).map { "\($0)T\(clock(whole - days * 86_400_000))" }
  }

  /// A time of day; `nil` outside one.
  private static func time(milliseconds: Double) -> String? {
    let whole = Int(milliseconds.rounded())
    return (0..<86_400_000).contains(whole) ? clock(whole) : nil
  }

  private static func clock(_ milliseconds: Int) -> String {
    let (seconds, part) = (milliseconds / 1000, milliseconds % 1000)
    return "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
      + (part == 0 ? "" : ".\(padded(part, 3))")
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
