import CSQLite

/// Reads tables of SQLite databases.
struct DatabaseReader {
  /// The table's or view's name; the only one if `nil`.
  var table: String?
  var limits = WorkbookLimits()

  /// The rows of a table.
  ///
  /// - Throws: `.notReadable`, `.noSheet`, `.tooLarge`.
  func grid(_ bytes: [UInt8], file: String) throws(ExchangeError) -> (grid: RawGrid, sheet: String, sheets: [String]) {
    try TemporaryFile.with(bytes, ending: "sqlite", for: file) { (path) throws(ExchangeError) in
      try read(path, file: file)
    }
  }

  private func read(_ path: String, file: String) throws(ExchangeError) -> (RawGrid, String, [String]) {
    var database: OpaquePointer?
    defer { unsafe _ = sqlite3_close_v2(database) }
    func broken() -> ExchangeError {
      .notReadable(
        file: file, format: "sqlite", reason: unsafe sqlite3_errmsg(database).map { unsafe String(cString: $0) } ?? "damaged")
    }
    guard unsafe sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else { throw broken() }
    var names: [String] = []
    try unsafe rows(
      of: "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
      database,
      broken
    ) { statement in
      names.append(unsafe sqlite3_column_text(statement, 0).map { unsafe String(cString: $0) } ?? "")
      return true
    }
    guard let chosen = table ?? names.first, names.contains(chosen) else {
      throw .noSheet(file: file, name: table ?? "", available: names)
    }
    var grid = RawGrid(isTyped: true)
    grid.hasNames = true
    var count = 0
    let quoted = "\"" + chosen.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    let limit = limits.cells
    try unsafe rows(of: "SELECT * FROM \(quoted)", database, broken) { statement in
      let width = unsafe sqlite3_column_count(statement)
      if grid.rows.isEmpty { grid.rows.append(unsafe Self.heads(statement, width)) }
      count += Int(width)
      grid.rows.append(
        RawGrid.Row(line: grid.rows.count + 1, cells: (0..<width).map { unsafe Self.cell(statement, $0) }))
      return count <= limit
    }
    if count > limit { throw .tooLarge(file: file, format: "sqlite", reason: "it has more than \(limit) cells") }
    return (grid, chosen, names)
  }

  private static func heads(_ statement: OpaquePointer, _ width: Int32) -> RawGrid.Row {
    RawGrid.Row(
      line: 1,
      cells: (0..<width).map { column in
        RawCell(.text(unsafe sqlite3_column_name(statement, column).map { unsafe String(cString: $0) } ?? ""))
      })
  }

  private static func cell(_ statement: OpaquePointer, _ column: Int32) -> RawCell {
    switch unsafe sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER:
      let number = unsafe sqlite3_column_int64(statement, column)
      // Beyond 15 digits a number is a text, so that each digit is kept.
      return RawCell(number.magnitude < 1_000_000_000_000_000 ? .number(Double(number)) : .text(String(number)), isQuoted: true)
    case SQLITE_FLOAT:
      let number = unsafe sqlite3_column_double(statement, column)
      return number.isFinite ? RawCell(.number(number)) : .blank
    case SQLITE_TEXT:
      let text = unsafe sqlite3_column_text(statement, column).map { unsafe String(cString: $0) } ?? ""
      return text.isEmpty ? .blank : RawCell(.text(text), isQuoted: true)
    default: return .blank
    }
  }

  /// Goes through the rows of a query, until there are no more or `body` has enough.
  private func rows(
    of query: String, _ database: OpaquePointer?, _ broken: () -> ExchangeError, _ body: (OpaquePointer) -> Bool
  ) throws(ExchangeError) {
    var statement: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(database, query, -1, &statement, nil) == SQLITE_OK, let statement = unsafe statement else {
      throw broken()
    }
    defer { unsafe _ = sqlite3_finalize(statement) }
    while true {
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW: if !(unsafe body(statement)) { return }
      case SQLITE_DONE: return
      default: throw broken()
      }
    }
  }
}
