import LintasanTables

/// Lays a report out in a workbook.
struct XLSXReport {
  let report: Report
  let book: XLSXWorkbook

  private var language: Language { report.language }

  func write(documentTime: Int) throws(ReportError) {
    book.setProperties(title: report.title, created: documentTime)
    var names = SheetNames()
    if let opening = report.openingSheet {
      try WorkbookForm.write(opening, to: book.addSheet(names.unique(opening.name)), book)
    }
    for table in report.tables { try write(table, to: try book.addSheet(names.unique(table.name))) }
    if !report.figures.isEmpty { try writeCharts(names: &names) }
    try writeNotes(to: try book.addSheet(names.unique(LocalizedString.sources.text(in: language))))
  }

  private func write(_ table: ReportTable, to sheet: XLSXSheet) throws(ReportError) {
    var (across, lines) = (0.0, 1)
    let styles = Dictionary(table.styles.map { ($0.column, $0) }) { first, _ in first }
    for (place, column) in table.table.columns.enumerated() {
      let style = styles[column.name]
      let title = style?.title ?? column.name
      let time = table.timeForms[column.name].flatMap { form in Self.days(of: column).map { (form: form, days: $0) } }
      let format = book.format(
        time.map { .time($0.form, hasParts: $0.days.hasParts) } ?? .number(style?.number ?? .shortest))
      let isText = if case .texts = column.values { true } else { false }
      try sheet.write(title, row: 0, column: place, format: book.format(isText ? .header : .headerOfNumbers))
      // A long title goes over lines, but no word is cut.
      let letters = TextMeasure.width(title, size: 1, bold: true) * 1.7
      let words = title.split(separator: " ").map { TextMeasure.width(String($0), size: 1, bold: true) * 1.7 + 3 }
      var widest = max(words.max() ?? 3, letters / 2.5 + 2)
      for row in 0..<table.table.rowCount {
        // People's words stand in cells as in every other form.
        var cell = column[row]
        if case .text(let text) = cell, let word = style?.words[text] { cell = .text(word) }
        let shownTime = time.flatMap { time in if case .text(let text) = column[row] { time.days.numbers[text] } else { nil } }
        try sheet.write(
          shownTime.map(Cell.number) ?? cell, row: row + 1, column: place, number: format, text: book.format(.text))
        if row < 2000 {
          let shown = (style ?? ColumnStyle(column.name, title: title)).text(cell, in: language)
          widest = max(widest, TextMeasure.width(shown, size: 1) * 1.7 + (isText ? 2.5 : 1))
        }
      }
      sheet.setWidth(of: place, to: min(60, max(7, widest)))
      across += min(60, max(7, widest))
      lines = max(lines, Self.lines(of: letters, in: min(60, max(7, widest)) - 2))
    }
    sheet.setLines(of: 0, to: lines)
    let rows = table.table.rowCount
    let printed = table.printedRows.map { min($0, rows) }.flatMap { $0 < rows ? $0 : nil }
    sheet.finishTable(
      rows: rows, columns: table.table.columns.count,
      printed: printed.map { count in
        (
          count,
          LocalizedString.printedRows.text(in: language, ["rows": String(count), "all": String(rows)])
        )
      }, isWide: across > 120)
  }

  /// The texts of a column as days of a workbook; `nil` where one of them is none.
  private static func days(of column: Column) -> (numbers: [String: Double], hasParts: Bool)? {
    guard case .texts(let texts) = column.values, !texts.levels.isEmpty else { return nil }
    var numbers: [String: Double] = [:]
    for text in texts.levels {
      guard let days = WorkbookTime.days(text) else { return nil }
      numbers[text] = days
    }
    return (numbers, texts.levels.contains { $0.contains(".") })
  }

  /// How many lines a text takes in a column, with room for words that do not break there.
  private static func lines(of letters: Double, in width: Double) -> Int {
    Int((min(1e4, letters * 1.12) / max(1, width)).rounded(.up))
  }

  /// The charts that a spreadsheet can draw, on one sheet, with their numbers on another.
  private func writeCharts(names: inout SheetNames) throws(ReportError) {
    let drawable = report.figures.compactMap { figure in
      figure.chart.data(in: language).map { (figure: figure, data: $0) }
    }
    guard !drawable.isEmpty else { return }
    let chartSheet = try book.addSheet(names.unique(LocalizedString.chartsTitle.text(in: language)))
    let dataName = names.unique(LocalizedString.chartData.text(in: language))
    let dataSheet = try book.addSheet(dataName)
    chartSheet.setPage(isWide: false)
    var (row, widest) = (0, 1)
    var (chartRow, pages) = (0, [Int]())
    for one in drawable {
      let table = one.data.table
      try dataSheet.write(one.figure.caption, row: row, column: 0, format: book.format(.title))
      widest = max(widest, table.columns.count)
      dataSheet.setLines(of: row + 1, to: 2)
      for (index, column) in table.columns.enumerated() {
        dataSheet.setWidth(of: index, to: 14)
        try dataSheet.write(column.name, row: row + 1, column: index, format: book.format(.header))
        let style: NumberStyle = index == 0 ? .year : .shortest
        for line in 0..<table.rowCount {
          try dataSheet.write(
            column[line], row: row + 2 + line, column: index, number: book.format(.number(style)),
            text: book.format(.text))
        }
      }
      if chartRow + one.data.rowsOfSheet - (pages.last ?? 0) > Self.chartRowsOnPage { pages.append(chartRow) }
      try chartSheet.addChart(
        one.data, title: one.figure.chart.title, dataSheet: dataName, firstRow: row + 1, atRow: chartRow)
      chartRow += one.data.rowsOfSheet
      row += table.rowCount + 3
    }
    chartSheet.breakPages(at: pages.filter { $0 > 0 })
    // The numbers are there to be looked up: a page of them is printed.
    let printed = min(row, Self.printedChartRows)
    let note = LocalizedString.printedRows.text(in: language, ["rows": String(printed), "all": String(row)])
    dataSheet.fitPageWidth(note: printed < row ? note : "")
    dataSheet.setPrinted(rows: printed, columns: widest)
  }

  private static let printedChartRows = 40
  private static let chartRowsOnPage = 48
  private static let noteWidths = (26.0, 110.0)

  /// Everything that is no table: title, text, notes, captions, provenance.
  private func writeNotes(to sheet: XLSXSheet) throws(ReportError) {
    sheet.setWidth(of: 0, to: Self.noteWidths.0)
    sheet.setWidth(of: 1, to: Self.noteWidths.1)
    sheet.fitPageWidth(isWide: false)
    var row = 0
    func add(_ first: String, _ second: String, bold: Bool = false) throws(ReportError) {
      if !first.isEmpty { try sheet.write(first, row: row, column: 0, format: book.format(bold ? .heading : .wrapped)) }
      if !second.isEmpty { try sheet.write(second, row: row, column: 1, format: book.format(.wrapped)) }
      // Each line of a text breaks by itself.
      func lines(_ text: String, _ width: Double) -> Int {
        text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { count, line in
          count + max(1, Self.lines(of: TextMeasure.width(String(line), size: 1) * 1.7, in: width))
        }
      }
      sheet.setLines(of: row, to: max(bold ? 1 : lines(first, Self.noteWidths.0), lines(second, Self.noteWidths.1)))
      row += 1
    }
    try add(report.title, "", bold: true)
    row += 1
    for one in report.provenance { try add(one.label, one.value) }
    if !report.provenance.isEmpty { row += 1 }
    for table in report.tables { try add(LocalizedString.table.text(in: language), "\(table.name): \(table.caption)") }
    if !report.tables.isEmpty { row += 1 }
    for block in report.blocks {
      switch block {
      case .heading(_, let words): try add(words, "", bold: true)
      case .paragraph(let words): try add("", words.plainText(in: language))
      case .note(let words): try add(LocalizedString.note.text(in: language), words.plainText(in: language))
      case .list(let items, _): for item in items { try add("", "• " + item.plainText(in: language)) }
      case .code(let code): try add("", code)
      case .table, .figure: continue
      }
    }
  }
}

/// Names of sheets as workbooks allow them: up to 31 letters, without `[ ] : * ? / \`, no two alike but for case.
private struct SheetNames {
  private var used: Set<String> = []

  mutating func unique(_ wanted: String) -> String {
    var clean = String(wanted.map { "[]:*?/\\'".contains($0) || $0.isNewline ? "-" : $0 })
    if clean.isEmpty || clean.lowercased() == "history" { clean = "Sheet" }
    var name = Self.cut(clean, to: 31)
    var number = 2
    while !used.insert(name.lowercased()).inserted {
      name = Self.cut(clean, to: 27) + " \(number)"
      number += 1
    }
    return name
  }

  private static func cut(_ text: String, to limit: Int) -> String {
    var text = text
    while text.utf16.count > limit { text.removeLast() }
    return text
  }
}
