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
    let styles = Dictionary(table.styles.map { ($0.column, $0) }) { first, _ in first }
    for (place, column) in table.table.columns.enumerated() {
      let style = styles[column.name]
      let title = style?.title ?? column.name
      let format = book.format(.number(style?.number ?? .shortest))
      try sheet.write(title, row: 0, column: place, format: book.format(.header))
      var widest = TextMeasure.width(title, size: 1, bold: true) * 1.7 + 3
      for row in 0..<table.table.rowCount {
        // People's words stand in cells as in every other form.
        var cell = column[row]
        if case .text(let text) = cell, let word = style?.words[text] { cell = .text(word) }
        try sheet.write(cell, row: row + 1, column: place, number: format, text: book.format(.text))
        if row < 2000 {
          let shown = (style ?? ColumnStyle(column.name, title: title)).text(cell, in: language)
          widest = max(widest, TextMeasure.width(shown, size: 1) * 1.7 + 1)
        }
      }
      sheet.setWidth(of: place, to: min(60, max(7, widest)))
    }
    sheet.finishTable(rows: table.table.rowCount, columns: table.table.columns.count)
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
    for sheet in [chartSheet, dataSheet] { sheet.fitPageWidth() }
    var row = 0
    for (place, one) in drawable.enumerated() {
      let table = one.data.table
      try dataSheet.write(one.figure.caption, row: row, column: 0, format: book.format(.header))
      for (index, column) in table.columns.enumerated() {
        dataSheet.setWidth(of: index, to: 14)
        try dataSheet.write(column.name, row: row + 1, column: index, format: book.format(.header))
        for line in 0..<table.rowCount {
          try dataSheet.write(
            column[line], row: row + 2 + line, column: index, number: book.format(.number(.shortest)),
            text: book.format(.text))
        }
      }
      try chartSheet.addLineChart(
        one.data, title: one.figure.chart.title, dataSheet: dataName, firstRow: row + 1, atRow: place * 26)
      row += table.rowCount + 3
    }
  }

  /// Everything that is no table: title, text, notes, captions, provenance.
  private func writeNotes(to sheet: XLSXSheet) throws(ReportError) {
    sheet.setWidth(of: 0, to: 26)
    sheet.setWidth(of: 1, to: 110)
    sheet.fitPageWidth()
    var row = 0
    func add(_ first: String, _ second: String, bold: Bool = false) throws(ReportError) {
      if !first.isEmpty { try sheet.write(first, row: row, column: 0, format: book.format(bold ? .header : .text)) }
      if !second.isEmpty { try sheet.write(second, row: row, column: 1, format: book.format(.wrapped)) }
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
