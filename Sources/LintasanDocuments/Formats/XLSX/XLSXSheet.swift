import CXLSXWriter
import LintasanTables

/// A sheet of a workbook that is being written.
@safe final class XLSXSheet {
  /// Number of cells that were written.
  private(set) var cellCount = 0
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let book: UnsafeMutablePointer<lxw_workbook>

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
  func finishTable(rows: Int, columns: Int) {
    guard columns > 0 else { return }
    unsafe worksheet_freeze_panes(sheet, 1, 1)
    unsafe _ = worksheet_autofilter(sheet, 0, 0, UInt32(rows), UInt16(columns - 1))
    unsafe _ = worksheet_repeat_rows(sheet, 0, 0)
    fitPageWidth()
  }

  /// Has the sheet printed across, one page wide.
  func fitPageWidth() {
    unsafe worksheet_set_landscape(sheet)
    unsafe worksheet_fit_to_pages(sheet, 1, 0)
  }

  /// A chart of lines whose numbers stand on another sheet: the header at `firstRow`, the values below it.
  func addLineChart(
    _ data: ChartData, title: String, dataSheet: String, firstRow: Int, atRow row: Int
  ) throws(ReportError) {
    guard let chart = unsafe workbook_add_chart(book, UInt8(LXW_CHART_LINE.rawValue)) else {
      throw .writerFailed(format: "xlsx", reason: "the chart “\(title)” cannot be made")
    }
    let quoted = "'" + dataSheet.replacing("'", with: "''") + "'"
    let last = firstRow + data.table.rowCount + 1
    func range(_ column: Int) -> String {
      "=\(quoted)!$\(Self.letters(column))$\(firstRow + 2):$\(Self.letters(column))$\(last)"
    }
    for (index, column) in data.table.columns.enumerated().dropFirst() {
      guard let series = unsafe chart_add_series(chart, range(0), range(index)) else {
        throw .writerFailed(format: "xlsx", reason: "the chart “\(title)” cannot be made")
      }
      unsafe chart_series_set_name(series, XLSXText.clean(column.name, limit: 255))
      var line = lxw_chart_line()
      let palette = Palette.series
      line.color = UInt32(palette[(index - 1) % palette.count].hex.dropFirst(), radix: 16) ?? 0
      line.width = 2.25
      if data.dashed.contains(column.name) { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
      unsafe chart_series_set_line(series, &line)
    }
    unsafe chart_title_set_name(chart, XLSXText.clean(title, limit: 255))
    if data.isRank {
      unsafe chart_axis_set_reverse(chart.pointee.y_axis)
      unsafe chart_axis_set_min(chart.pointee.y_axis, 1)
    }
    var place = unsafe lxw_chart_options()
    unsafe place.x_scale = 1.6
    unsafe place.y_scale = 1.6
    try check(unsafe worksheet_insert_chart_opt(sheet, UInt32(row), 0, chart, &place), row: row, column: 0)
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

  private func check(_ code: lxw_error, row: Int, column: Int) throws(ReportError) {
    guard code != LXW_NO_ERROR else { return }
    let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    throw .writerFailed(format: "xlsx", reason: "cell \(Self.letters(column))\(row + 1): \(reason)")
  }
}
