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
    var content = bytes
    // A database with a journal of changes ahead is opened as one without: what waits in the journal, the caller has refused.
    if content.count > Self.versions.upperBound { content.replaceSubrange(Self.versions, with: [1, 1]) }
    return try unsafe content.withUnsafeMutableBufferPointer { (content) throws(ExchangeError) in
      try unsafe read(content, file: file)
    }
  }

  /// Where a database says in which form it was written and may be read: 2 for a journal of changes ahead (`-wal`).
  private static let versions = 18..<20

  /// Whether changes of a database may wait in a file beside it.
  static func writesAhead(_ bytes: [UInt8]) -> Bool { bytes.count > versions.upperBound && bytes[versions].contains(2) }

  private func read(
    _ content: UnsafeMutableBufferPointer<UInt8>, file: String
  ) throws(ExchangeError) -> (RawGrid, String, [String]) {
    var database: OpaquePointer?
    defer { unsafe _ = sqlite3_close_v2(database) }
    func broken() -> ExchangeError {
      .notReadable(
        file: file, format: "sqlite", reason: unsafe sqlite3_errmsg(database).map { unsafe String(cString: $0) } ?? "damaged")
    }
    let size = Int64(content.count)
    guard unsafe sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
      unsafe sqlite3_deserialize(
        database, "main", content.baseAddress, size, size, UInt32(SQLITE_DESERIALIZE_READONLY)) == SQLITE_OK
    else { throw broken() }
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
    var binary: (row: Int, column: String)?
    let quoted = "\"" + chosen.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    let limit = limits.cells
    try unsafe rows(of: "SELECT * FROM \(quoted)", database, broken) { statement in
      let width = unsafe sqlite3_column_count(statement)
      if grid.rows.isEmpty { grid.rows.append(unsafe Self.heads(statement, width)) }
      count += Int(width)
      if let column = (0..<width).first(where: { unsafe sqlite3_column_type(statement, $0) == SQLITE_BLOB }) {
        binary = (grid.rows.count, unsafe Self.name(statement, column))
        return false
      }
      grid.rows.append(
        RawGrid.Row(line: grid.rows.count + 1, cells: (0..<width).map { unsafe Self.cell(statement, $0) }))
      return count <= limit
    }
    if let binary {
      throw .notReadable(
        file: file, format: "sqlite",
        reason: "column “\(binary.column)” of “\(chosen)” holds bytes in row \(binary.row), which are neither a text nor a "
          + "number; make a view of the other columns")
    }
    if count > limit { throw .tooLarge(file: file, format: "sqlite", reason: "it has more than \(limit) cells") }
    return (grid, chosen, names)
  }

  private static func heads(_ statement: OpaquePointer, _ width: Int32) -> RawGrid.Row {
    RawGrid.Row(
      line: 1,
      cells: (0..<width).map { column in
        RawCell(.text(unsafe name(statement, column)))
      })
  }

  private static func name(_ statement: OpaquePointer, _ column: Int32) -> String {
    unsafe sqlite3_column_name(statement, column).map { unsafe String(cString: $0) } ?? ""
  }

  private static func cell(_ statement: OpaquePointer, _ column: Int32) -> RawCell {
    switch unsafe sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER:
      let number = unsafe sqlite3_column_int64(statement, column)
      // Beyond 15 digits a number is a text, so that each digit is kept.
      return RawCell(number.magnitude < 1_000_000_000_000_000 ? .number(Double(number)) : .text(String(number)), isQuoted: true)
    case SQLITE_FLOAT:
      let number = unsafe sqlite3_column_double(statement, column)
      return number.isFinite ? RawCell(.number(number)) : RawCell(.text("\(number)"), isQuoted: true)
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
