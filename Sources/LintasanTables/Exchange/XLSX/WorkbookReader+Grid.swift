extension WorkbookReader {
  /// The cells of a sheet as they stand.
  ///
  /// - Throws: `.notReadable`, `.noSheet`, `.tooLarge`.
  func grid(_ bytes: [UInt8], file: String) throws(ExchangeError) -> (grid: RawGrid, sheet: String, sheets: [String]) {
    let found = try parsedSheet(bytes, file: file)
    var grid = RawGrid(isTyped: true)
    var faults: [Int: [Int: String]] = [:]
    for error in found.parser.errors { faults[error.row, default: [:]][error.column] = error.text }
    for (line, cells) in found.parser.rows {
      let own = faults[line] ?? [:]
      let widest = cells.reduce(-1) { max($0, $1.column) }
      let last = own.keys.max().map { max(widest, $0) } ?? widest
      guard last >= 0 else { continue }
      var row = [RawCell](repeating: .blank, count: last + 1)
      for (column, cell) in cells {
        switch cell {
        case .number(let number): row[column] = RawCell(.number(number))
        case .boolean(let value): row[column] = RawCell(.boolean(value))
        case .text(let text): row[column] = RawCell(found.parser.isMoment(line, column) ? .moment(text) : .text(text))
        case .missing: break
        }
      }
      for (column, text) in own where column >= 0 { row[column] = RawCell(.fault(text)) }
      grid.rows.append(RawGrid.Row(line: line, cells: row))
    }
    // Workbooks name their rows in order; one that does not is sorted here.
    if zip(grid.rows, grid.rows.dropFirst()).contains(where: { $0.line > $1.line }) { grid.rows.sort { $0.line < $1.line } }
    grid.merges = found.parser.merges
    return (grid, found.sheet, found.sheets)
  }
}
