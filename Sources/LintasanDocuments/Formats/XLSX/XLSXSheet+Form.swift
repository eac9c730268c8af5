import CXLSXWriter
import LintasanTables

/// What a form needs of a sheet beyond a table.
extension XLSXSheet {
  /// Writes a formula; its value is empty until a spreadsheet program calculates it.
  func write(formula: String, row: Int, column: Int, format: XLSXCellFormat) throws(ReportError) {
    try count(
      unsafe worksheet_write_formula_str(sheet, UInt32(row), UInt16(column), formula, format.pointer, ""), row: row,
      column: column)
  }

  /// Writes a formula with the value that it has, for programs that do not calculate.
  func write(formula: String, value: Double, row: Int, column: Int, format: XLSXCellFormat) throws(ReportError) {
    try count(
      unsafe worksheet_write_formula_num(sheet, UInt32(row), UInt16(column), formula, format.pointer, value), row: row,
      column: column)
  }

  /// Writes a formula that makes a text, with the text that it makes now.
  func write(formula: String, text: String, row: Int, column: Int, format: XLSXCellFormat) throws(ReportError) {
    try count(
      unsafe worksheet_write_formula_str(
        sheet, UInt32(row), UInt16(column), formula, format.pointer, XLSXText.clean(text)), row: row, column: column)
  }

  /// Makes a row one cell across columns, high enough for its lines; it is written afterwards.
  func merge(_ row: WorkbookForm.Sheet.Merged, format: XLSXCellFormat) throws(ReportError) {
    let place = UInt32(row.row)
    if row.columns > 1 {
      let last = UInt16(row.columns - 1)
      try check(
        unsafe worksheet_merge_range(sheet, place, 0, place, last, nil, format.pointer), row: row.row, column: 0)
      // The library stores the covered cells too.
      addCells(row.columns - 1)
    }
    unsafe _ = worksheet_set_row(sheet, place, 15.0 * Double(max(1, row.lines)), nil)
  }

  /// Writes an empty cell that has a look.
  func writeBlank(row: Int, column: Int, format: XLSXCellFormat) throws(ReportError) {
    try count(
      unsafe worksheet_write_blank(sheet, UInt32(row), UInt16(column), format.pointer), row: row, column: column)
  }

  /// Keeps the first rows in sight.
  func freeze(rows: Int) { unsafe worksheet_freeze_panes(sheet, UInt32(rows), 0) }

  /// Sets what cells take.
  func validate(_ validation: WorkbookForm.Validation) throws(ReportError) {
    var made = unsafe lxw_data_validation()
    unsafe made.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe made.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe made.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe made.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    var list = ""
    switch validation.rule {
    case .choice(let choices):
      unsafe made.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      // As it stands in the file: a text of choices with commas between them.
      list = "\"" + choices.joined(separator: ",") + "\""
    case .decimal(let range):
      unsafe made.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      unsafe made.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      unsafe made.minimum_number = range.lowerBound
      unsafe made.maximum_number = range.upperBound
    }
    let message = XLSXText.clean(validation.message, limit: 250)
    let code = unsafe list.withCString { list in
      unsafe message.withCString { message in
        // The library keeps copies and does not write to the texts, it only lacks a const.
        unsafe made.value_formula = UnsafeMutablePointer(mutating: list)
        unsafe made.input_message = UnsafeMutablePointer(mutating: message)
        unsafe made.error_message = UnsafeMutablePointer(mutating: message)
        return unsafe worksheet_data_validation_range(
          sheet, UInt32(validation.rows.lowerBound), UInt16(validation.column), UInt32(validation.rows.upperBound),
          UInt16(validation.column), &made)
      }
    }
    guard code == LXW_NO_ERROR else {
      let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
      throw .writerFailed(format: "xlsx", reason: "what cells of a form take cannot be set: \(reason)")
    }
  }
}
