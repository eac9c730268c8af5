import LintasanTables

/// A workbook to be filled in: texts, cells for input with what they take, and formulas that follow them.
package struct WorkbookForm: Sendable {
  /// What a cell holds.
  package enum Content: Hashable, Sendable {
    /// A large title.
    case title(String)
    /// A heading of a column.
    case heading(String)
    /// A text.
    case text(String)
    /// A text over several lines.
    case wrapped(String)
    /// A number.
    case number(Double, NumberStyle)
    /// A formula, in English names with commas and without the cached value that a spreadsheet gives it.
    case formula(String, NumberStyle)
    /// A formula with the value that it has now.
    case linked(String, Double, NumberStyle)
    /// A formula that makes a text, over several lines, with what it makes now.
    case linkedText(String, String)
    /// A cell for input.
    case input(decimals: Int?)
    /// A cell for input that is filled already.
    case filled(Double, decimals: Int?)
  }

  /// What a column of cells takes.
  package enum Rule: Hashable, Sendable {
    /// One of some texts or numbers, offered in a list.
    case choice([String])
    /// A number between two.
    case decimal(ClosedRange<Double>)
  }

  /// A rule for some cells of a column.
  package struct Validation: Hashable, Sendable {
    /// The rows, from 0.
    package let rows: ClosedRange<Int>
    /// The column, from 0.
    package let column: Int
    /// What is taken.
    package let rule: Rule
    /// What is said beside the cell.
    package let message: String

    /// A rule for some cells of a column.
    package init(rows: ClosedRange<Int>, column: Int, rule: Rule, message: String) {
      self.rows = rows
      self.column = column
      self.rule = rule
      self.message = message
    }
  }

  /// A sheet.
  package struct Sheet: Sendable {
    /// The name.
    package let name: String
    /// The widths of the columns, in letters.
    package var widths: [Double]
    /// The rows above which nothing scrolls.
    package var frozenRows: Int
    /// The cells, by row and column from 0.
    package private(set) var cells: [(row: Int, column: Int, content: Content)] = []
    /// The rows that are one cell across so many columns, with the height of that in lines.
    package var merged: [Merged] = []
    /// Whether it is printed on one page, upright.
    package var isOnePage = false

    /// A row that is one cell across columns.
    package struct Merged: Hashable, Sendable {
      /// The row, from 0.
      package let row: Int
      /// How many columns, from the first.
      package let columns: Int
      /// How many lines of text the row has room for.
      package let lines: Int

      /// A row that is one cell.
      package init(row: Int, columns: Int, lines: Int) {
        self.row = row
        self.columns = columns
        self.lines = lines
      }
    }
    /// What cells take.
    package var validations: [Validation] = []

    /// An empty sheet.
    package init(_ name: String, widths: [Double], frozenRows: Int = 0) {
      self.name = name
      self.widths = widths
      self.frozenRows = frozenRows
    }

    /// Puts contents side by side, from the first column; `nil` leaves a cell empty.
    package mutating func put(_ contents: [Content?], row: Int, column: Int = 0) {
      for (offset, content) in contents.enumerated() {
        if let content { cells.append((row, column + offset, content)) }
      }
    }
  }

  /// The title of the document.
  package let title: String
  /// The sheets, in order.
  package var sheets: [Sheet]

  /// A workbook of sheets.
  package init(title: String, sheets: [Sheet]) {
    self.title = title
    self.sheets = sheets
  }

  /// The file's bytes.
  ///
  /// - Parameter documentTime: the time that the file bears, in seconds since 1970.
  package func xlsx(documentTime: Int = RenderOptions().documentTime) throws(ReportError) -> [UInt8] {
    try XLSXFormat.bytes { book throws(ReportError) in
      book.setProperties(title: title, created: documentTime)
      for sheet in sheets { try Self.write(sheet, to: book.addSheet(sheet.name), book) }
    }
  }

  static func write(_ sheet: Sheet, to target: XLSXSheet, _ book: XLSXWorkbook) throws(ReportError) {
    for row in sheet.merged { try target.merge(row, format: book.format(.wrapped)) }
    for cell in sheet.cells {
      let (row, column) = (cell.row, cell.column)
      switch cell.content {
      case .title(let text): try target.write(text, row: row, column: column, format: book.format(.title))
      case .heading(let text): try target.write(text, row: row, column: column, format: book.format(.header))
      case .text(let text): try target.write(text, row: row, column: column, format: book.format(.text))
      case .wrapped(let text): try target.write(text, row: row, column: column, format: book.format(.wrapped))
      case .number(let value, let style):
        try target.write(
          .number(value), row: row, column: column, number: book.format(.number(style)), text: book.format(.text))
      case .formula(let formula, let style):
        try target.write(formula: formula, row: row, column: column, format: book.format(.number(style)))
      case .linked(let formula, let value, let style):
        try target.write(formula: formula, value: value, row: row, column: column, format: book.format(.number(style)))
      case .linkedText(let formula, let text):
        try target.write(formula: formula, text: text, row: row, column: column, format: book.format(.wrapped))
      case .input(let decimals):
        try target.writeBlank(row: row, column: column, format: book.format(.input(decimals: decimals)))
      case .filled(let value, let decimals):
        let format = book.format(.input(decimals: decimals))
        try target.write(.number(value), row: row, column: column, number: format, text: format)
      }
    }
    for (column, width) in sheet.widths.enumerated() { target.setWidth(of: column, to: width) }
    for validation in sheet.validations { try target.validate(validation) }
    if sheet.frozenRows > 0 { target.freeze(rows: sheet.frozenRows) }
    target.fitPageWidth(isWide: !sheet.isOnePage)
    if sheet.isOnePage { target.fitOnePage() }
  }
}
