import CFreeXL

/// Reads sheets of old Excel workbooks (`.xls`), by the FreeXL library; what it leaves out or takes for numbers (the values of
/// formulas, truth values, errors) by ``OldWorkbookRecords``.
struct OldWorkbookReader {
  /// The sheet's name; the first one if `nil`.
  var sheet: String?
  var limits = WorkbookLimits()

  /// The cells of a sheet.
  ///
  /// - Throws: `.notReadable`, `.noSheet`, `.tooLarge`.
  func grid(_ bytes: [UInt8], file: String) throws(ExchangeError) -> (grid: RawGrid, sheet: String, sheets: [String]) {
    let copy = try ScratchFile(bytes, for: file)
    return try withExtendedLifetime(copy) { () throws(ExchangeError) in
      try read(copy.path, OldWorkbookRecords(bytes), file: file)
    }
  }

  private func read(
    _ path: String, _ records: OldWorkbookRecords?, file: String
  ) throws(ExchangeError) -> (RawGrid, String, [String]) {
    func broken(_ reason: String) -> ExchangeError { .notReadable(file: file, format: "xls", reason: reason) }
    var handle: UnsafeRawPointer?
    let status = unsafe path.withCString { unsafe freexl_open($0, &handle) }
    defer { if let handle = unsafe handle { unsafe _ = freexl_close(handle) } }
    guard status == FREEXL_OK, let handle = unsafe handle else {
      throw broken(status == FREEXL_BIFF_WORKBOOK_NOT_FOUND ? "it holds no workbook" : "it is damaged or encrypted (\(status))")
    }
    var count: UInt32 = 0
    guard unsafe freexl_get_info(handle, UInt16(FREEXL_BIFF_SHEET_COUNT), &count) == FREEXL_OK, count < 10_000 else {
      throw broken("its sheets cannot be counted")
    }
    var names: [String] = []
    for index in 0..<UInt16(count) {
      var name: UnsafePointer<CChar>?
      guard unsafe freexl_get_worksheet_name(handle, index, &name) == FREEXL_OK, let name = unsafe name else {
        throw broken("its sheets have no names")
      }
      names.append(unsafe String(cString: name))
    }
    guard let chosen = sheet == nil ? names.indices.first : names.firstIndex(of: sheet ?? "") else {
      throw .noSheet(file: file, name: sheet ?? "", available: names)
    }
    var (rows, columns): (UInt32, UInt16) = (0, 0)
    guard unsafe freexl_select_active_worksheet(handle, UInt16(chosen)) == FREEXL_OK,
      unsafe freexl_worksheet_dimensions(handle, &rows, &columns) == FREEXL_OK
    else { throw broken("the sheet \(Quotation.quoted(names[chosen])) is damaged") }
    guard Int(rows) * Int(columns) <= limits.cells else {
      throw .tooLarge(file: file, format: "xls", reason: "it has more than \(limits.cells) cells")
    }
    let others = records.flatMap { $0.sheets.indices.contains(chosen) ? $0.sheets[chosen] : nil } ?? [:]
    var grid = RawGrid(isTyped: true)
    for row in 0..<rows {
      var cells: [RawCell] = []
      for column in 0..<columns {
        var value = unsafe FreeXL_CellValue()
        guard unsafe freexl_get_cell_value(handle, row, column, &value) == FREEXL_OK else { break }
        let other = others[OldWorkbookRecords.place(row: Int(row), column: Int(column))]
        if let other { cells.append(RawCell(other)) } else { cells.append(unsafe Self.cell(value)) }
      }
      while cells.last?.isBlank == true { cells.removeLast() }
      if !cells.isEmpty { grid.rows.append(RawGrid.Row(line: Int(row) + 1, cells: cells)) }
    }
    return (grid, names[chosen], names)
  }

  private static func cell(_ value: FreeXL_CellValue) -> RawCell {
    func text() -> String { unsafe value.value.text_value.map { unsafe String(cString: $0) } ?? "" }
    switch Int32(unsafe value.type) {
    case FREEXL_CELL_INT: return RawCell(.number(Double(unsafe value.value.int_value)))
    case FREEXL_CELL_DOUBLE:
      let number = unsafe value.value.double_value
      return number.isFinite ? RawCell(.number(number)) : .blank
    case FREEXL_CELL_TEXT, FREEXL_CELL_SST_TEXT:
      let found = text()
      return found.isEmpty
        ? .blank : RawCell(found.hasPrefix("#") && Self.faults.contains(found) ? .fault(found) : .text(found))
    case FREEXL_CELL_DATE, FREEXL_CELL_TIME: return RawCell(.moment(text()))
    case FREEXL_CELL_DATETIME:
      let parts = text().split(separator: " ")
      return RawCell(
        .moment(parts.count == 2 && parts[1] != "00:00:00" ? parts.joined(separator: "T") : String(parts.first ?? "")))
    default: return .blank
    }
  }

  private static let faults: Set<String> = ["#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"]
}
