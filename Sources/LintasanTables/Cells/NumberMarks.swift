/// Which marks the numbers of a file have: before the decimals, and between thousands.
struct NumberMarks: Hashable, Sendable {
  var decimal: UInt8
  /// `nil` where thousands are not marked.
  var thousands: UInt8?

  /// A decimal point and no mark between thousands.
  static let point = NumberMarks(decimal: UInt8(ascii: "."), thousands: nil)
}

/// What the numbers of a file tell of their marks. The file decides as a whole: beside `0,5` in one column, `1.234` in another
/// is one thousand two hundred thirty-four.
struct NumberMarkEvidence {
  /// What was seen in one column.
  struct Column {
    var isNumeric = true
    /// Cells that can only have a decimal comma, or a decimal point.
    var commas = 0
    var points = 0
    /// Cells with several groups of three digits.
    var dotGroups = 0
    var commaGroups = 0
    /// Cells such as `1.234` and `1,234`, which may be either.
    var unclearDots = 0
    var unclearCommas = 0
    /// Whole numbers without a mark below 1000, and from there on.
    var short = 0
    var long = 0
    /// A cell that can only have one mark, and one that may have either.
    var clear: String?
    var unclear: String?
  }

  /// What was found out.
  enum Finding {
    case marks(NumberMarks)
    /// `1.234` alone: it cannot be told.
    case unclear(column: Int, found: String)
    /// Decimal commas in one column and points in another.
    case conflict(column: Int, comma: String, other: Int, point: String)
  }

  private(set) var columns: [Column] = []

  /// Whether any cell may be read in two ways.
  var isUnclear: Bool { columns.contains { $0.isNumeric && $0.unclearDots + $0.unclearCommas > 0 } }

  /// Looks at a cell.
  mutating func see(_ bytes: [UInt8], _ start: Int, _ end: Int, column: Int) {
    while columns.count <= column { columns.append(Column()) }
    guard columns[column].isNumeric else { return }
    var (start, end) = (start, end)
    while start < end && bytes[start] <= 32 { start += 1 }
    while end > start && bytes[end - 1] <= 32 { end -= 1 }
    guard start < end else { return }
    let whole = start..<end
    if bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "+") { start += 1 }
    if seeUsual(bytes, start..<end, whole, column) { return }
    var groups: [Int] = [0]
    var marks: [UInt8] = []
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte &- 48 < 10 {
        groups[groups.count - 1] += 1
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        marks.append(byte)
        groups.append(0)
      } else {
        break
      }
      index += 1
    }
    let hasExponent = index < end && bytes[index] | 0x20 == UInt8(ascii: "e") && groups.contains { $0 > 0 }
    if index < end && !hasExponent || groups.allSatisfy({ $0 == 0 }) {
      if !Self.isMissing(bytes[whole]) { columns[column].isNumeric = false }
      return
    }
    func text() -> String { String(decoding: bytes[whole].prefix(40), as: UTF8.self) }
    let isPoint = marks.last == UInt8(ascii: ".")
    let last = marks.last ?? 0
    let others = marks.dropLast()
    let startsWithZero = bytes[start] == UInt8(ascii: "0")
    let isGrouped = (1...3).contains(groups[0]) && !startsWithZero && groups.dropFirst().dropLast().allSatisfy { $0 == 3 }
    func decide(_ isPoint: Bool) {
      if isPoint { columns[column].points += 1 } else { columns[column].commas += 1 }
      if columns[column].clear == nil { columns[column].clear = text() }
    }
    switch marks.count {
    case 0: if groups[0] > 3 { columns[column].long += 1 } else { columns[column].short += 1 }
    case 1 where isGrouped && groups[1] == 3 && !hasExponent:
      if isPoint { columns[column].unclearDots += 1 } else { columns[column].unclearCommas += 1 }
      if columns[column].unclear == nil { columns[column].unclear = text() }
    case 1: decide(isPoint)
    case _ where others.allSatisfy({ $0 == last }) && isGrouped && groups.last == 3:
      if isPoint { columns[column].dotGroups += 1 } else { columns[column].commaGroups += 1 }
    case _ where others.allSatisfy({ $0 != last }) && isGrouped: decide(isPoint)
    default: columns[column].isNumeric = false
    }
  }

  /// Looks at what most cells are: digits, or digits around one mark; false for anything else.
  private mutating func seeUsual(_ bytes: [UInt8], _ part: Range<Int>, _ whole: Range<Int>, _ column: Int) -> Bool {
    var place = part.lowerBound
    while place < part.upperBound, bytes[place] &- 48 < 10 { place += 1 }
    let before = place - part.lowerBound
    guard before > 0 else { return false }
    if place == part.upperBound {
      if before > 3 { columns[column].long += 1 } else { columns[column].short += 1 }
      return true
    }
    let isPoint = bytes[place] == UInt8(ascii: ".")
    guard isPoint || bytes[place] == UInt8(ascii: ",") else { return false }
    let mark = place
    place += 1
    while place < part.upperBound, bytes[place] &- 48 < 10 { place += 1 }
    guard place == part.upperBound else { return false }
    func text() -> String { String(decoding: bytes[whole].prefix(40), as: UTF8.self) }
    if place - mark == 4, before <= 3, bytes[part.lowerBound] != UInt8(ascii: "0") {
      if isPoint { columns[column].unclearDots += 1 } else { columns[column].unclearCommas += 1 }
      if columns[column].unclear == nil { columns[column].unclear = text() }
    } else {
      if isPoint { columns[column].points += 1 } else { columns[column].commas += 1 }
      if columns[column].clear == nil { columns[column].clear = text() }
    }
    return true
  }

  private static func isMissing(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 4 && CellPolicy.missingNumberWords.contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }

  /// Does not count what is unclear in a column that is not read as numbers.
  mutating func ignoreUnclear(_ column: Int) {
    guard columns.indices.contains(column) else { return }
    (columns[column].unclearDots, columns[column].unclearCommas) = (0, 0)
  }

  /// What the file says as a whole.
  ///
  /// - Parameter delimiter: a semicolon hints at decimal commas; a comma at decimal points.
  func finding(delimiter: UInt8) -> Finding {
    let (dot, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    let seen = columns.enumerated().filter { $0.element.isNumeric }
    func sum(_ part: (Column) -> Int) -> Int { seen.reduce(0) { $0 + part($1.element) } }
    let (commas, points) = (sum(\.commas), sum(\.points))
    if commas > 0 && points > 0 {
      guard let first = seen.first(where: { $0.element.commas > 0 }), let other = seen.first(where: { $0.element.points > 0 })
      else { return .marks(.point) }
      return .conflict(
        column: first.offset, comma: first.element.clear ?? "", other: other.offset, point: other.element.clear ?? "")
    }
    if commas > 0 { return .marks(NumberMarks(decimal: comma, thousands: dot)) }
    if points > 0 { return .marks(NumberMarks(decimal: dot, thousands: comma)) }
    let (dots, groups) = (sum(\.dotGroups), sum(\.commaGroups))
    if dots > 0 && groups == 0 { return .marks(NumberMarks(decimal: comma, thousands: dot)) }
    if groups > 0 && dots == 0 { return .marks(NumberMarks(decimal: dot, thousands: comma)) }
    // A whole number of four digits without a mark beside `1.234` shows that the mark is not between thousands; whole
    // numbers below 1000 beside it show that it is: nobody writes 987 and 12.345 with decimals.
    let unclear = seen.filter { $0.element.unclearDots + $0.element.unclearCommas > 0 }
    guard let first = unclear.first else { return .marks(.point) }
    let hasDots = unclear.contains { $0.element.unclearDots > 0 }
    let hasCommas = unclear.contains { $0.element.unclearCommas > 0 }
    if hasDots && hasCommas { return .unclear(column: first.offset, found: first.element.unclear ?? "") }
    let mark = hasDots ? dot : comma
    let isDecimal = unclear.contains { $0.element.long > 0 }
    let isThousands = unclear.contains { $0.element.short > 0 }
    if isDecimal && !isThousands { return .marks(NumberMarks(decimal: mark, thousands: nil)) }
    if isThousands && !isDecimal { return .marks(NumberMarks(decimal: hasDots ? comma : dot, thousands: mark)) }
    // What programs write: decimal points between commas and tabs.
    if hasDots && delimiter != UInt8(ascii: ";") { return .marks(.point) }
    // Whoever parts fields by semicolons needs the comma for decimals.
    if hasCommas && delimiter == UInt8(ascii: ";") { return .marks(NumberMarks(decimal: comma, thousands: dot)) }
    return .unclear(column: first.offset, found: first.element.unclear ?? "")
  }
}
