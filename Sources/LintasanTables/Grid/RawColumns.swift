import LintasanCore

/// The columns of a table whose cells are still as they stand in the file.
struct RawColumns {
  /// The columns' names, as the table has them.
  var names: [String]
  /// Where each stands in the sheet, counted from 0.
  var places: [Int]
  /// The rows below the header.
  var rows: [RawGrid.Row]
  /// The row of the header.
  var headerLine: Int
  /// What a person should know.
  var remarks: [ReadingRemark] = []
  /// Rows above and below the table that were left out.
  var left: [(line: Int, text: String, reason: String)] = []
  /// The heads of columns that had blanks around them.
  var trimmedHeads: [(name: String, written: String)] = []
}

extension RawGrid {
  /// Finds the table: its header, its rows, its columns.
  ///
  /// - Throws: ``DataFileError`` that names the option where only a person can say.
  func columns(file: String, _ request: ReadingRequest) throws(DataFileError) -> RawColumns {
    var rows = filled(rows)
    var remarks: [ReadingRemark] = []
    var left: [(line: Int, text: String, reason: String)] = []
    if let range = request.range {
      let last = rows.last?.line ?? 0
      if let wanted = range.rows, wanted.lowerBound > last {
        throw .noSuchRows(file: file, option: "range", rows: wanted, count: last)
      }
      rows = rows.filter { range.rows?.contains($0.line) ?? true }.map { row in
        guard let columns = range.columns else { return row }
        return Row(line: row.line, cells: (columns.lowerBound...min(columns.upperBound, 1 << 14)).map { row[$0] })
      }
    }
    let shift = request.range?.columns?.lowerBound ?? 0
    guard let firstFilled = rows.firstIndex(where: { $0.cells.contains { !$0.isBlank } }) else { throw .empty(file: file) }
    // The header.
    var header: ClosedRange<Int>
    if request.headerRows == ReadingRequest.noHeader {
      let width = rows.map(\.cells.count).max() ?? 0
      let names = (0..<width).map { RawCell(.text("column_\($0 + 1)"), isQuoted: true) }
      rows.insert(Row(line: rows[firstFilled].line, cells: names), at: firstFilled)
      header = firstFilled...firstFilled
    } else if let wanted = request.headerRows {
      let found = rows.indices.filter { wanted.contains(rows[$0].line) }
      guard let first = found.first, let last = found.last else {
        throw .noSuchRows(file: file, option: "header-row", rows: wanted, count: rows.last?.line ?? 0)
      }
      header = first...last
      let above = rows[..<first].filter { $0.cells.contains { !$0.isBlank } }
      if !above.isEmpty { remarks.append(.titles(lines: above.map(\.line))) }
      left += above.map { ($0.line, Self.text(of: $0), "a title above the table") }
    } else if hasNames || request.range?.rows != nil {
      header = firstFilled...firstFilled
    } else {
      let sample = Array(rows.prefix(FrameFinder.depth))
      switch FrameFinder.header(sample.map { $0.cells.map(\.forFrame) }) {
      case .header(let place):
        header = place...place
        let above = sample[..<place].filter { $0.cells.contains { !$0.isBlank } }
        if !above.isEmpty { remarks.append(.titles(lines: above.map(\.line))) }
        left += above.map { ($0.line, Self.text(of: $0), "a title above the table") }
      case .unclear(let range):
        throw .unclearHeader(file: file, rows: sample[range.lowerBound].line...sample[range.upperBound].line)
      }
    }
    var body = Array(rows[(header.upperBound + 1)...])
    // Notes below.
    if let wanted = request.footerRows {
      var more = wanted
      while more > 0, let last = body.popLast() {
        guard last.cells.contains(where: { !$0.isBlank }) else { continue }
        more -= 1
        left.append((last.line, Self.text(of: last), "a note below the table"))
      }
      if wanted > 0 { remarks.append(.footer(lines: wanted)) }
    } else if !hasNames && request.range?.rows == nil {
      let width = rows[header].map { row in row.cells.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0 }.max() ?? 0
      if width > 1 {
        // Rows that the sheet leaves out are gaps.
        var tail: [[FrameFinder.Cell]] = []
        var kept: [Int] = []
        let first = max(0, body.count - 60)
        for index in first..<body.count {
          if index > 0 || !body.isEmpty, let before = index > 0 ? body[index - 1].line : rows[header.upperBound].line as Int?,
            body[index].line > before + 1
          {
            tail.append([])
            kept.append(-1)
          }
          tail.append(body[index].cells.map(\.forFrame))
          kept.append(index)
        }
        let found = FrameFinder.footer(tail) { row in
          tail[row].count { !$0.isBlank } < width && !isTyped && tail[row].count < width
        }
        if found.rows > 0, found.isCertain {
          let place = kept.suffix(found.rows).first { $0 >= 0 } ?? body.count
          let notes = body[place...].filter { $0.cells.contains { !$0.isBlank } }
          let count = notes.count
          left += notes.map { ($0.line, Self.text(of: $0), "a note below the table") }
          body.removeSubrange(place...)
          if count > 0 { remarks.append(.footer(lines: count)) }
        }
      }
    }
    let isBlank = body.map { $0.cells.allSatisfy(\.isBlank) }
    if !isTyped && !isEurostat && request.range == nil {
      var blank = UnevenRows()
      for (row, isBlank) in zip(body, isBlank) where isBlank && row.cells.count > 1 { blank.add(line: row.line) }
      if blank.count > 0 { remarks.append(.blankRows(lines: blank.firstLines, count: blank.count)) }
    }
    body = zip(body, isBlank).filter { !$0.1 }.map(\.0)
    if !isTyped && !isEurostat && request.range == nil { remarks += try uneven(Array(rows[header]), body, file: file) }
    if !hasNames {
      let heads = rows[header].map(Self.words).filter { $0.count > 1 }
      let isRepeated = body.map { row in heads.contains { Self.words(of: row, are: $0) } }
      let repeated = zip(body, isRepeated).filter(\.1).map(\.0)
      if !repeated.isEmpty {
        body = zip(body, isRepeated).filter { !$0.1 }.map(\.0)
        remarks.append(.repeatedHeads(lines: repeated.map(\.line)))
        left += repeated.map { ($0.line, Self.text(of: $0), "the header once more") }
      }
    }
    var found = try named(rows[header].map(\.cells), line: rows[header.upperBound].line, body, shift, remarks, file: file)
    found.left = left.sorted { $0.line < $1.line }
    return found
  }

  /// What is to be said of rows of a text with fewer or more fields than the header.
  private func uneven(
    _ heads: [Row], _ body: [Row], file: String
  ) throws(DataFileError) -> [ReadingRemark] {
    let width = heads.map(\.cells.count).max() ?? 0
    let least = heads.map { ($0.cells.lastIndex { !$0.isBlank } ?? -1) + 1 }.max() ?? 0
    var (short, long) = (UnevenRows(), UnevenRows())
    for row in body {
      if row.cells.count < least { short.add(line: row.line) }
      guard row.cells.count > width else { continue }
      guard row.cells[width...].allSatisfy(\.isBlank) else {
        throw .csv(CSVError(file: file, line: row.line, fault: .ragged(expected: width, found: row.cells.count)))
      }
      long.add(line: row.line)
    }
    return [
      short.count > 0 ? .shortRows(lines: short.firstLines, count: short.count, isCut: false) : nil,
      long.count > 0 ? .longRows(lines: long.firstLines, count: long.count) : nil,
    ].compactMap(\.self)
  }

  /// What a row says, by column, to see whether it is the header once more; nothing for a row of numbers alone.
  private static func words(of row: Row) -> [Int: String] {
    var words: [Int: String] = [:]
    for (column, cell) in row.cells.enumerated() where !cell.isBlank { words[column] = cell.text.trimmingBlanks }
    return words.values.contains { Double($0) == nil } ? words : [:]
  }

  /// Whether a row says the words of a header, and nothing else.
  private static func words(of row: Row, are words: [Int: String]) -> Bool {
    // Most rows differ in the first cell that one of both has.
    for (column, cell) in row.cells.enumerated() {
      if cell.isBlank {
        if words[column] != nil { return false }
      } else {
        guard let word = words[column] else { return false }
        if case .number = cell.value, Double(word) == nil { return false }
        if cell.text.trimmingBlanks != word { return false }
      }
    }
    return words.keys.allSatisfy { $0 < row.cells.count }
  }

  private static func text(of row: Row) -> String {
    row.cells.filter { !$0.isBlank }.map(\.text).joined(separator: " | ")
  }

  /// The rows with the cells of merged ones filled, of which only the first holds something: across in headers, and down in
  /// the rows below.
  private func filled(_ rows: [Row]) -> [Row] {
    guard !merges.isEmpty else { return rows }
    var rows = rows
    let placeOfLine = Dictionary(rows.indices.map { (rows[$0].line, $0) }) { first, _ in first }
    for merge in merges.prefix(100_000) {
      guard let top = placeOfLine[merge.rows.lowerBound + 1] else { continue }
      let cell = rows[top][merge.columns.lowerBound]
      // A title over all columns is no head; a merge of one row and one column is none.
      guard !cell.isBlank, merge.rows.count * merge.columns.count < 100_000 else { continue }
      let isTitle = merge.rows.count == 1 && merge.columns.count > 1 && rows[top].cells.count(where: { !$0.isBlank }) == 1
      if isTitle { continue }
      for line in merge.rows {
        guard let place = placeOfLine[line + 1] else { continue }
        while rows[place].cells.count <= merge.columns.upperBound { rows[place].cells.append(.blank) }
        for column in merge.columns where rows[place].cells[column].isBlank {
          var copy = cell
          copy.original = ""
          rows[place].cells[column] = copy
        }
      }
    }
    return rows
  }

  /// A head without blanks that no one means.
  private static func plain(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The names of the columns: the words of all rows of the header.
  private static func joined(_ heads: [[RawCell]], _ width: Int) -> [String?] {
    (0..<width).map { column in
      var parts: [String] = []
      for head in heads {
        let plain = plain(column < head.count ? head[column].text : "")
        if !plain.isEmpty && parts.last != plain { parts.append(plain) }
      }
      return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
  }

  /// The rows of a header with the names of groups above each of their columns: all but the last row are filled to the right.
  private static func spread(_ heads: [[RawCell]]) -> [[RawCell]] {
    guard let last = heads.last else { return heads }
    let names = heads.dropLast().map { head in
      var row: [RawCell] = []
      for column in 0..<max(head.count, last.count) {
        let own = column < head.count ? head[column] : .blank
        let hasName = column < last.count && !last[column].isBlank
        row.append(own.isBlank && hasName ? row.last ?? own : own)
      }
      return row
    }
    return names + [last]
  }

  private func named(
    _ heads: [[RawCell]], line: Int, _ body: [Row], _ shift: Int, _ remarks: [ReadingRemark], file: String
  ) throws(DataFileError) -> RawColumns {
    let width = max(heads.map(\.count).max() ?? 0, body.map(\.cells.count).max() ?? 0)
    var result = RawColumns(names: [], places: [], rows: body, headerLine: line, remarks: remarks)
    var places: [String: Int] = [:]
    var given = Self.joined(heads, width)
    if heads.count > 1, Set(given.compactMap(\.self)).count < given.count(where: { $0 != nil }) {
      // The name of a group of columns stands above the first of them.
      given = Self.joined(Self.spread(heads), width)
    }
    for head in heads {
      for cell in head {
        let plain = Self.plain(cell.text)
        if cell.text != plain && !plain.isEmpty { result.trimmedHeads.append((plain, cell.text)) }
      }
    }
    let taken = Set(given.compactMap { $0 })
    var isUsed = given.map { $0 != nil }
    for row in body where isUsed.contains(false) {
      for (column, cell) in row.cells.enumerated() where !isUsed[column] && !cell.isBlank { isUsed[column] = true }
    }
    for column in 0..<width where isUsed[column] {
      var name = given[column] ?? ""
      if given[column] == nil && column > 0 {
        name = "column_\(column + shift + 1)"
        while taken.contains(name) { name += "_" }
        result.remarks.append(.nameless(column: name))
      }
      if let first = places.updateValue(column, forKey: name) {
        throw .duplicateColumn(
          file: file, name: name, first: CellRange.letters(first + shift), second: CellRange.letters(column + shift))
      }
      result.names.append(name)
      result.places.append(column)
    }
    return result
  }
}
