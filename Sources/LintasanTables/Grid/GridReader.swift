/// Makes a table of the cells of a sheet, by the rule of ``CellPolicy``.
struct GridReader {
  let file: String
  let request: ReadingRequest
  /// Whether every cell that differs from its text in the file is listed.
  let listsNotes: Bool
  /// Whether a table of one column is one: a sheet of explanations before others looks so.
  var listsOneColumn = true

  /// A table and what was done to make it.
  struct Result {
    var table: Table
    var remarks: [ReadingRemark]
    var header: [String]
    var notes: [ImportNote]
    /// Columns of days.
    var dayColumns: Set<String>
    /// Columns of moments.
    var momentColumns: Set<String> = []
    /// Columns of times of day.
    var timeColumns: Set<String> = []
  }

  /// The table in a sheet.
  func read(_ grid: RawGrid) throws(DataFileError) -> Result {
    var columns = try grid.columns(file: file, request)
    var flagNotes: [ImportNote] = []
    if request.isWide {
      columns = try WideTable(file: file, ids: request.ids).long(columns)
    } else if grid.isEurostat {
      for row in columns.rows.indices {
        for place in columns.rows[row].cells.indices { EurostatFlag.strip(&columns.rows[row].cells[place]) }
      }
    }
    let flags = request.isWide || grid.isEurostat ? columns.rows.reduce(0) { $0 + $1.cells.count { $0.isFlagged } } : 0
    if flags > 0 { columns.remarks.append(.flags(count: flags)) }
    if columns.names.count == 1, !listsOneColumn, request.range == nil, request.headerRows == nil { throw .empty(file: file) }
    for (option, names) in [("", Array(request.kinds.keys)), ("text", Array(request.policy.texts))] {
      for name in names.sorted() where !columns.names.contains(name) {
        throw .noColumn(file: file, option: option, name: name, available: columns.names)
      }
    }
    let marks = try marks(grid, columns)
    let parser = NumberParser(marks, words: request.policy.missing)
    let wanted = request.neededColumns
    var result = Result(
      table: Table(), remarks: columns.remarks, header: columns.names, notes: [], dayColumns: [])
    var read: [Column] = []
    for (index, name) in columns.names.enumerated() where wanted?.contains(name) ?? true {
      let place = columns.places[index]
      let cells = columns.rows.map { $0[place] }
      let typed = ColumnTyper(
        file: file, name: name, isTyped: grid.isTyped, policy: request.policy, kind: kind(of: name), parser: parser)
      let column = try typed.column(cells, lines: columns.rows.map(\.line))
      switch typed.momentForm(cells) {
      case .days: result.dayColumns.insert(name)
      case .moments: result.momentColumns.insert(name)
      case .times: result.timeColumns.insert(name)
      case nil: break
      }
      result.remarks += typed.remarks(cells, column)
      if listsNotes {
        for row in cells.indices {
          if let note = typed.note(cells[row], column[row], line: columns.rows[row].line) { flagNotes.append(note) }
        }
      }
      read.append(column)
    }
    if listsNotes {
      for (name, written) in columns.trimmedHeads {
        result.notes.append(
          ImportNote(
            file: file, line: columns.headerLine, column: name, kind: .changed, found: written, kept: name,
            reason: "blanks around a header"))
      }
      result.notes += columns.left.map { row in
        ImportNote(
          file: file, line: row.line, column: nil, kind: .dropped, found: row.text,
          reason: row.reason)
      }
      result.notes += flagNotes.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }
    result.table = Table(trusted: read)
    return result
  }

  private func kind(of name: String) -> Column.Kind? {
    if request.policy.texts.contains(name) { return .text }
    return request.kinds[name] ?? (request.policy.keys.contains(name) ? .text : nil)
  }

  /// What the marks of numbers that are texts mean.
  private func marks(_ grid: RawGrid, _ columns: RawColumns) throws(DataFileError) -> NumberMarks {
    if let known = grid.marks { return known }
    var form = CSVForm()
    (form.decimalMark, form.thousandsMark) = (request.decimalMark, request.thousandsMark)
    if let given = form.givenMarks { return given }
    var evidence = NumberMarkEvidence()
    for row in columns.rows {
      for (index, place) in columns.places.enumerated() {
        guard case .text(let text) = row[place].value else { continue }
        let bytes = Array(text.utf8)
        evidence.see(bytes, 0, bytes.count, column: index)
      }
    }
    for (index, name) in columns.names.enumerated() {
      let isText = kind(of: name) == .text
      if isText || !(request.neededColumns?.contains(name) ?? true) { evidence.ignoreUnclear(index) }
    }
    switch evidence.finding(delimiter: grid.isTyped ? UInt8(ascii: "\t") : UInt8(ascii: ";")) {
    case .marks(let marks): return marks
    case .unclear(let column, let found), .conflict(let column, let found, _, _):
      // In a workbook texts among numbers stay texts where nothing demands a number.
      if grid.isTyped && !columns.names.contains(where: { kind(of: $0) == .number }) { return .point }
      throw .unclearNumber(
        file: file, column: columns.names.indices.contains(column) ? columns.names[column] : "", found: found)
    }
  }
}
