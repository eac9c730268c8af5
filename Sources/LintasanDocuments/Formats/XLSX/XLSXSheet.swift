import CXLSXWriter
import LintasanTables

/// A sheet of a workbook that is being written.
@safe final class XLSXSheet {
  /// Number of cells that were written.
  private(set) var cellCount = 0
  /// The numbers that 16 digits do not tell, by ``XLSXDigits/place(row:column:)``.
  private(set) var exactNumbers: [Int: String] = [:]
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let book: UnsafeMutablePointer<lxw_workbook>

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, book: UnsafeMutablePointer<lxw_workbook>) {
    unsafe self.sheet = unsafe sheet
    unsafe self.book = unsafe book
  }

  /// Writes a text, never as a formula or a link.
  func write(_ text: String, row: Int, column: Int, format: XLSXCellFormat) throws(ReportError) {
    guard !text.isEmpty else { return }
    let clean = XLSXText.clean(text)
    try count(
      unsafe worksheet_write_string(sheet, UInt32(row), UInt16(column), clean, format.pointer), row: row, column: column
    )
  }

  /// Writes a cell of a table; a missing one stays empty.
  func write(
    _ cell: Cell, row: Int, column: Int, number: XLSXCellFormat, text: XLSXCellFormat
  ) throws(ReportError) {
    switch cell {
    case .number(let value) where value.isFinite:
      if let digits = XLSXDigits.needed(for: value) { exactNumbers[XLSXDigits.place(row: row, column: column)] = digits }
      try count(
        unsafe worksheet_write_number(sheet, UInt32(row), UInt16(column), value, number.pointer), row: row,
        column: column)
    case .text(let string):
      try write(string, row: row, column: column, format: text)
    case .boolean(let isTrue):
      try count(
        unsafe worksheet_write_boolean(sheet, UInt32(row), UInt16(column), isTrue ? 1 : 0, nil), row: row,
        column: column)
    case .number, .missing:
      return
    }
  }

  func setWidth(of column: Int, to width: Double) {
    unsafe _ = worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
  }

  /// Freezes the header with the first column, adds filters and has the header repeated on each printed page.
  ///
  /// - Parameter printed: how many rows are printed, where not all are, with what the foot of the page says about it.
  func finishTable(rows: Int, columns: Int, printed: (rows: Int, note: String)? = nil, isWide: Bool = true) {
    guard columns > 0 else { return }
    unsafe worksheet_freeze_panes(sheet, 1, 1)
    unsafe _ = worksheet_autofilter(sheet, 0, 0, UInt32(rows), UInt16(columns - 1))
    unsafe _ = worksheet_repeat_rows(sheet, 0, 0)
    if let printed { unsafe _ = worksheet_print_area(sheet, 0, 0, UInt32(printed.rows), UInt16(columns - 1)) }
    fitPageWidth(isWide: isWide, note: printed?.note ?? "")
  }

  /// Has the sheet printed across on A4, one page wide, with its name and the page below.
  func fitPageWidth(isWide: Bool = true, note: String = "") {
    setPage(isWide: isWide, note: note)
    unsafe worksheet_fit_to_pages(sheet, 1, 0)
  }

  /// Has the sheet printed on a single page.
  func fitOnePage() { unsafe worksheet_fit_to_pages(sheet, 1, 1) }

  /// Makes a row high enough for lines of text: not every program does that of itself.
  func setLines(of row: Int, to lines: Int) {
    unsafe _ = worksheet_set_row(sheet, UInt32(row), 15 * Double(max(1, min(27, lines))), nil)
  }

  /// Prints only the first rows.
  func setPrinted(rows: Int, columns: Int) {
    guard rows > 0, columns > 0 else { return }
    unsafe _ = worksheet_print_area(sheet, 0, 0, UInt32(rows - 1), UInt16(columns - 1))
  }

  /// A4 with narrow margins, the sheet's name and the page at the foot.
  func setPage(isWide: Bool, note: String = "") {
    unsafe worksheet_set_paper(sheet, 9)
    if isWide { unsafe worksheet_set_landscape(sheet) } else { unsafe worksheet_set_portrait(sheet) }
    unsafe worksheet_set_margins(sheet, 0.5, 0.5, 0.5, 0.6)
    let note = note.replacing("&", with: "&&")
    unsafe _ = worksheet_set_footer(sheet, "&L&8&A\(note.isEmpty ? "" : ": \(note)")&R&8&P / &N")
  }

  /// Begins a printed page at each of some rows.
  func breakPages(at rows: [Int]) {
    guard !rows.isEmpty else { return }
    var rows = rows.map { UInt32($0) } + [0]
    unsafe _ = worksheet_set_h_pagebreaks(sheet, &rows)
  }

  /// The letters of a column: A, B … Z, AA.
  static func letters(_ column: Int) -> String {
    var text = ""
    var rest = column + 1
    while rest > 0 {
      rest -= 1
      text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
      rest /= 26
    }
    return text
  }

  /// Counts a cell that was written, unless the library refused it.
  func count(_ code: lxw_error, row: Int, column: Int) throws(ReportError) {
    try check(code, row: row, column: column)
    cellCount += 1
  }

  /// Counts cells that the library stores of itself.
  func addCells(_ count: Int) { cellCount += count }

  func check(_ code: lxw_error, row: Int, column: Int) throws(ReportError) {
    guard code != LXW_NO_ERROR else { return }
    let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    throw .writerFailed(format: "xlsx", reason: "cell \(Self.letters(column))\(row + 1): \(reason)")
  }
}
