import LintasanCore

/// Where a table lies among the rows of a sheet or text: titles stand above it, notes below.
enum FrameFinder {
  /// A cell as far as the place of a table depends on it.
  struct Cell {
    let text: String
    let isNumber: Bool
    var isBlank: Bool { text.isEmpty }
    /// Whether it holds something else than a word for a missing value.
    var holdsSomething: Bool { !isBlank && !CellPolicy.missingNumberWords.contains(text.lowercased()) }
    /// Whether it may be a head: a text, or a year.
    var isHead: Bool {
      guard isNumber else { return !isBlank }
      return text.utf8.count == 4 && Int(text).map { (1800...2200).contains($0) } ?? false
    }
  }

  /// Where the header is.
  enum Finding: Hashable {
    /// The header is the row of this index.
    case header(Int)
    /// The header seems to be in these rows, which only a person can say.
    case unclear(ClosedRange<Int>)
  }

  /// How many rows are looked at.
  static let depth = 60

  /// Finds the header among the first rows.
  ///
  /// The first row is the header where it is about as wide as the rows below. Otherwise it is the first row that is, if it
  /// holds distinct texts and nothing but single titles stands above.
  static func header(_ rows: [[Cell]]) -> Finding {
    switch firstHeader(rows) {
    case .header(let place) where rows.indices.contains(place):
      let last = lastRowOfYears(rows, from: lastRowOfNames(rows, from: place))
      return last > place ? .unclear(place...last) : .header(place)
    case .unclear(let range) where range.count > 1:
      return .unclear(range.lowerBound...lastRowOfYears(rows, from: range.upperBound))
    case let other: return other
    }
  }

  /// The row after a header where it holds nothing but years, above columns that do not: they belong to the names.
  private static func lastRowOfYears(_ rows: [[Cell]], from place: Int) -> Int {
    guard rows.indices.contains(place + 1) else { return place }
    let years = rows[place + 1].indices.filter { !rows[place + 1][$0].isBlank }
    guard !years.isEmpty, years.allSatisfy({ rows[place + 1][$0].isNumber && rows[place + 1][$0].isHead }) else { return place }
    let areNames = years.allSatisfy { column in
      let below = rows[(place + 2)...].compactMap { column < $0.count && $0[column].holdsSomething ? $0[column] : nil }
      return !below.isEmpty && 2 * below.count(where: { $0.isNumber && $0.isHead }) < below.count
    }
    return areNames && rows[place + 1].first?.isBlank ?? true ? place + 1 : place
  }

  /// How many rows of names a header has at most, where that is found out.
  private static let mostNameRows = 5

  /// The last row of names: more than one where rows without a number stand between the first names and columns of numbers, or
  /// where the first names are not distinct.
  private static func lastRowOfNames(_ rows: [[Cell]], from place: Int) -> Int {
    func filled(_ row: Int) -> Int { rows[row].count { !$0.isBlank } }
    let names = rows[place].filter { !$0.isBlank }.map(\.text)
    let next = place + 1
    let hasNumbers = rows.dropFirst(next + 1).contains { $0.contains { $0.isNumber } }
    if hasNumbers, Set(names).count < names.count, filled(next) > 1, heads(rows[next]) == filled(next) { return next }
    guard
      let first = rows.indices.first(where: { $0 > place && rows[$0].contains { $0.isNumber && !$0.isHead } }),
      first > next, first - place < mostNameRows, (next..<first).allSatisfy({ filled($0) > 0 })
    else { return place }
    let body = rows[first...]
    func below(_ column: Int) -> [Cell] {
      body.compactMap { column < $0.count && $0[column].holdsSomething ? $0[column] : nil }
    }
    var (words, numbers) = (0, 0)
    for column in 0..<(rows[first - 1].count) {
      let cells = below(column)
      // A list of names and values begins with words too: more numbers than words have to follow.
      let isNumeric = cells.count > 1 && cells.count >= 2 * (first - next) && cells.allSatisfy(\.isNumber)
      let own = (next..<first).compactMap {
        column < rows[$0].count && rows[$0][column].holdsSomething ? rows[$0][column] : nil
      }
      // A year above years and a word that comes again are rows of the table.
      let years = cells.count(where: \.isHead)
      if own.contains(where: { $0.isNumber }) && isNumeric && 2 * years > cells.count { return place }
      let known = Set(cells.map(\.text))
      if own.contains(where: { !$0.isNumber && known.contains($0.text) }) { return place }
      guard isNumeric else { continue }
      numbers += 1
      if own.last.map({ !$0.isNumber }) ?? false { words += 1 }
    }
    return words > 0 && 2 * words >= numbers ? first - 1 : place
  }

  /// Finds the first row of the header.
  private static func firstHeader(_ rows: [[Cell]]) -> Finding {
    let filled = rows.map { row in row.count { !$0.isBlank } }
    guard let first = filled.firstIndex(where: { $0 > 0 }) else { return .header(0) }
    // The usual width: that of most rows which hold more than one cell.
    var counts: [Int: Int] = [:]
    for count in filled where count > 1 { counts[count, default: 0] += 1 }
    guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return .header(first) }
    func isWide(_ row: Int) -> Bool { filled[row] > 1 && 10 * filled[row] >= 6 * usual }
    if isWide(first), !isGroupRow(rows, first, filled) { return .header(first) }
    guard let found = rows.indices.first(where: { $0 > first && isWide($0) && heads(rows[$0]) == filled[$0] }) else {
      return .header(first)
    }
    let before = rows[first..<found]
    if let top = before.indices.last(where: { filled[$0] > 2 || filled[$0] == 2 && usual < 5 }) {
      return .unclear(top...found)
    }
    let names = rows[found].filter { !$0.isBlank }.map(\.text)
    if Set(names).count < names.count {
      let above = before.indices.last { filled[$0] > 1 }
      return .unclear((above ?? found)...found)
    }
    // A row of texts alone may be data; what follows must differ from it, or go on as wide.
    let below = rows[(found + 1)...].filter { $0.contains { !$0.isBlank } }
    guard let next = below.first, next.count(where: { !$0.isBlank }) > 1 else { return .unclear(found...found) }
    return .header(found)
  }

  private static func heads(_ row: [Cell]) -> Int { row.count(where: \.isHead) }

  /// Whether the first row names groups of columns whose own names stand in the next one: it has gaps where the next row has
  /// texts, and the next row holds no number but years.
  private static func isGroupRow(_ rows: [[Cell]], _ first: Int, _ filled: [Int]) -> Bool {
    guard first + 1 < rows.count, filled[first + 1] > filled[first] else { return false }
    let (top, next) = (rows[first], rows[first + 1])
    guard heads(next) == filled[first + 1] else { return false }
    let gaps = next.indices.filter { !next[$0].isBlank && ($0 >= top.count || top[$0].isBlank) }
    // One gap is a column without a name.
    return gaps.count > 1
  }

  /// Words that name a row of totals.
  private static let totalWords: Set<String> = [
    "total", "totals", "grand total", "sum", "subtotal", "average", "mean", "jumlah", "jumlah total", "total keseluruhan",
    "rata-rata", "rerata", "total umum",
  ]

  /// Whether a text names a row of totals.
  static func isTotal(_ text: String) -> Bool {
    totalWords.contains(text.lowercased().trimmingBlanks.filter { $0 != ":" && $0 != "*" })
  }

  /// Words that begin a note below a table.
  private static let noteWords = [
    "source", "sumber", "note", "notes", "catatan", "keterangan", "ket.", "data from database", "last updated",
    "special value", "observation flag", "available flags", "*", "†", "©", "(c)", "disclaimer", "extracted on",
    "diakses", "diolah",
  ]

  /// Whether a text is what stands below tables: a source, a note.
  static func isNote(_ text: String) -> Bool {
    let lower = text.lowercased()
    return noteWords.contains { word in
      guard lower.hasPrefix(word) else { return false }
      guard let next = lower.dropFirst(word.count).first, word.last?.isLetter ?? false else { return true }
      return !next.isLetter
    }
  }

  /// Whether a text begins a note that commas may have taken apart: `Sumber: BPS`.
  private static func isLabelledNote(_ text: String) -> Bool {
    isNote(text) && text.prefix { $0 != ":" }.count < min(text.count, 16) && text.first?.isLetter ?? false
  }

  /// How many of the last rows are notes below the table; `nil` in `certain` where there seem to be some but a person has to
  /// say so.
  ///
  /// - Parameters:
  ///   - rows: the last rows of the sheet or text, in order, blank ones too.
  ///   - isShort: whether a row has fewer cells than a row of the table needs.
  ///   - followsTable: whether rows of the table stand before these for certain.
  static func footer(
    _ rows: [[Cell]], followsTable: Bool = false, isShort: (Int) -> Bool
  ) -> (rows: Int, isCertain: Bool) {
    let end = rows.count
    var start = end
    var notes: [String] = []
    var needsWord = false
    while start > 0 {
      let row = rows[start - 1]
      let texts = row.filter { !$0.isBlank }
      if texts.isEmpty {
        start -= 1
        continue
      }
      guard texts.count == 1 || isLabelledNote(texts[0].text), !row[0].isBlank || isShort(start - 1) || !texts[0].isNumber
      else { break }
      // A text below names is a note where it says so.
      if row[0].isBlank && !isShort(start - 1) { needsWord = true }
      // One cell in a full row is a row with gaps, unless something tells otherwise.
      notes.append(texts[0].text)
      start -= 1
    }
    // Only blank rows, which readers pass over; or nothing but single cells, which are no notes.
    guard !notes.isEmpty, start > 0 || followsTable else { return (0, true) }
    let hasGap = start < rows.count && rows[start].allSatisfy(\.isBlank)
    let areNotes = notes.allSatisfy(isNote) || notes.last.map(isNote) ?? false
    if hasGap && !needsWord || areNotes { return (end - start, true) }
    if needsWord { return (0, true) }
    let short = (start..<end).allSatisfy(isShort) && rows[start...].allSatisfy { !$0.contains(where: \.isNumber) }
    return short ? (end - start, false) : (0, true)
  }
}
