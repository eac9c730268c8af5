import LintasanCore

/// Takes a text apart into cells, where a table has to be found cell by cell.
enum CSVGrid {
  /// The cells of a text, and how it was read.
  ///
  /// - Throws: ``CSVError``.
  static func read(
    _ bytes: [UInt8], file: String, _ request: ReadingRequest
  ) throws(CSVError) -> (grid: RawGrid, dialect: CSVDialect) {
    let announced = DialectDetector.announced(in: Array(bytes.prefix(16)))
    let start = announced?.length ?? 0
    let delimiter =
      request.delimiter ?? announced?.delimiter
      ?? DialectDetector.delimiter(of: Array(bytes[start..<min(bytes.count, start + (1 << 16))]))
    if let place = bytes.span.firstInvalidUTF8(from: 0, to: bytes.count) {
      let line = bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1
      let lineStart = bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      throw CSVError(file: file, line: line, fault: .notText(byte: bytes[place], column: place - lineStart + 1))
    }
    var grid = RawGrid(isTyped: false)
    var scanner = CSVScanner(bytes: bytes, from: start, line: start > 0 ? 2 : 1, delimiter: delimiter, file: file)
    while try scanner.next() {
      let cells = scanner.fields.map { field in
        let text = scanner.text(field)
        return RawCell(text.isEmpty ? .blank : .text(text), isQuoted: field.isQuoted)
      }
      grid.rows.append(RawGrid.Row(line: scanner.recordLine, cells: cells))
    }
    if isEurostat(grid) { splitKeys(&grid) }
    return (grid, CSVDialect(delimiter: delimiter))
  }

  /// Whether a text is a table of Eurostat: its first head names several columns and the time.
  static func isEurostat(_ head: String) -> Bool {
    let lower = head.lowercased()
    return lower.hasSuffix("\\time_period") || lower.hasSuffix("\\time")
  }

  private static func isEurostat(_ grid: RawGrid) -> Bool {
    grid.rows.first?.cells.first.map { isEurostat($0.text.trimmingBlanks) } ?? false
  }

  /// Gives each part of Eurostat's first column (`A,PC,DE`) a column of its own.
  private static func splitKeys(_ grid: inout RawGrid) {
    grid.isEurostat = true
    grid.marks = .point
    grid.hasNames = true
    let head = grid.rows[0][0].text.trimmingBlanks
    let names = (head.split(separator: "\\", maxSplits: 1).first ?? "").split(separator: ",", omittingEmptySubsequences: false)
    for row in grid.rows.indices {
      guard let first = grid.rows[row].cells.first else { continue }
      let parts =
        row == 0
        ? names.map(String.init) : first.text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let cells = (0..<names.count).map { index in
        index < parts.count ? RawCell(.text(parts[index].trimmingBlanks), isQuoted: true) : .blank
      }
      grid.rows[row].cells.replaceSubrange(0...0, with: cells)
    }
  }
}
