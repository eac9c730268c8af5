package import LintasanTables

/// What the times of a table are: years, or halves, quarters, months or days, counted by whole numbers.
package struct TimeAxis: Hashable, Sendable {
  /// The unit of time.
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    case year
    case half
    case quarter
    case month
    case day

    /// How many of them a year has; `nil` for days.
    var perYear: Int? {
      switch self {
      case .year: 1
      case .half: 2
      case .quarter: 4
      case .month: 12
      case .day: nil
      }
    }
  }

  /// The unit of time.
  package let unit: Unit

  /// Years as they are.
  package static let years = TimeAxis(unit: .year)

  /// An axis in a unit.
  package init(unit: Unit) { self.unit = unit }

  /// A time as it is written: `2020`, `2020H1`, `2020Q1`, `2020-01`, `2020M01`, `2020-01-31`; `nil` for anything else.
  package static func parsed(_ text: String) -> (unit: Unit, ordinal: Int)? {
    let word = text.uppercased()
    if let year = whole(word[...], digits: 1...4) { return (.year, year) }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, let year = whole(parts[0], digits: 4...4), let month = whole(parts[1], digits: 1...2),
      let day = whole(parts[2], digits: 1...2), let days = days(year, month, day)
    {
      return (.day, days)
    }
    guard word.count >= 6, let year = whole(word.prefix(4), digits: 4...4) else { return nil }
    var rest = word.dropFirst(4).drop { $0 == "-" || $0 == " " || $0 == "/" }
    var unit = Unit.month
    for (letter, named) in [("Q", Unit.quarter), ("H", .half), ("S", .half), ("M", .month)] where rest.hasPrefix(letter) {
      unit = named
      rest = rest.dropFirst()
    }
    guard let part = whole(rest, digits: 1...2), let perYear = unit.perYear, (1...perYear).contains(part) else {
      return nil
    }
    return (unit, year * perYear + part - 1)
  }

  /// The ordinals of times that are written alike, with their axis; `nil` where one is no time or of another unit.
  package static func parsed(all texts: some Sequence<String>) -> (axis: TimeAxis, ordinals: [Int])? {
    var unit: Unit?
    var ordinals: [Int] = []
    for text in texts {
      guard let (found, ordinal) = parsed(text), unit == nil || unit == found else { return nil }
      unit = found
      ordinals.append(ordinal)
    }
    return unit.map { (TimeAxis(unit: $0), ordinals) }
  }

  /// The time that an option means, as an ordinal of this axis: one written like those of the axis, or a year, which is its
  /// last half, quarter, month or day; `nil` for anything else.
  package func ordinal(_ text: String) -> Int? {
    guard let (found, ordinal) = Self.parsed(text) else { return nil }
    if found == unit { return ordinal }
    guard found == .year else { return nil }
    if let perYear = unit.perYear { return ordinal * perYear + perYear - 1 }
    return Self.days(ordinal, 12, 31)
  }

  /// A table whose times, all written alike in another unit than years, are replaced by whole numbers; `nil` where they are
  /// not.
  static func counted(_ table: Table, column: String) throws(TableError) -> (table: Table, axis: TimeAxis)? {
    let texts = try table.texts(column).optional
    guard let (axis, ordinals) = parsed(all: texts.compactMap { $0 }), axis.unit != .year else { return nil }
    var next = ordinals.makeIterator()
    let counted = Column(column, texts.map { $0 == nil ? nil : next.next() })
    return (try Table(columns: table.columns.map { $0.name == column ? counted : $0 }), axis)
  }

  /// A calendar that goes on at the median spacing of times that are apart unevenly.
  func calendar(_ times: [Int]) -> SurveyCalendar? {
    let gaps = zip(times, times.dropFirst()).map { $1 - $0 }.sorted()
    return SurveyCalendar(surveys: times, step: gaps.isEmpty ? 1 : gaps[gaps.count / 2])
  }

  /// How a time is written.
  package func label(_ ordinal: Int) -> String {
    switch unit {
    case .year: return String(ordinal)
    case .half: return "\(ordinal / 2)H\(ordinal % 2 + 1)"
    case .quarter: return "\(ordinal / 4)Q\(ordinal % 4 + 1)"
    case .month:
      let month = ordinal % 12 + 1
      return "\(ordinal / 12)-\(month < 10 ? "0" : "")\(month)"
    case .day:
      let (year, month, day) = Self.date(ordinal)
      return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
  }

  /// A column of times, whole numbers for years.
  package func column(_ name: String, _ times: [Int]) -> Column {
    unit == .year ? Column(name, times) : Column(name, times.map { label($0) })
  }

  private static func whole(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int(text)
  }

  /// Days since 0000-03-01 of the proleptic Gregorian calendar; `nil` for a date that there is not.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
  }

  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + 400 * era + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

extension IndexData {
  /// A time as people write it: 2020, 2020Q4, 2020-10, 2020-10-31.
  package func label(_ time: Int) -> String { timeAxis.label(time) }
}
