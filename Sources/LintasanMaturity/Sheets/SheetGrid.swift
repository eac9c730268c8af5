public import LintasanTables

/// The cells of a sheet as they stand, before anybody has said which row is the header.
public struct SheetGrid: Hashable, Sendable {
  /// A cell.
  package struct Field: Hashable, Sendable {
    /// What it shows; empty where there is nothing.
    package let text: String
    /// Whether it is a text in quotes or of a text column, and no number.
    package let isText: Bool

    /// Whether there is nothing in it but spaces.
    package var isBlank: Bool { text.trimmed.isEmpty }

    /// The cell as an error names it.
    var found: String {
      if text.isEmpty && !isText { return "nothing" }
      return isText && SheetText.number(text) == nil ? "“\(text)”" : text
    }
  }

  /// The name of the file.
  package let file: String
  /// The name of the sheet in a workbook.
  package let sheet: String?
  /// The rows, those of nothing but blank cells too.
  package let rows: [[Field]]
  /// Cells with a formula that nobody has calculated, such as `B2`.
  package let uncalculated: [String]

  /// A grid of given rows.
  package init(file: String, sheet: String? = nil, rows: [[Field]], uncalculated: [String] = []) {
    self.file = file
    self.sheet = sheet
    self.rows = rows
    self.uncalculated = uncalculated
  }

  /// A table with its names as the first row.
  public init(_ table: Table, file: String = "the answers") {
    let head = table.columns.map { Field(text: $0.name, isText: true) }
    let body = (0..<table.rowCount).map { row in table.columns.map { Self.field($0[row]) } }
    self.init(file: file, rows: [head] + body)
  }

  /// The sheets of a file in order, by its content: of a workbook, or the one of a text.
  ///
  /// - Throws: what the reader of workbooks says.
  package static func grids(_ bytes: [UInt8], file: String) throws(DataFileError) -> [SheetGrid] {
    switch try SheetsReader.contents(bytes, file: file) {
    case .text(let text): [SheetGrid(csv: text, file: file)]
    case .sheets(let sheets): grids(sheets, file: file)
    }
  }

  private static func grids(_ sheets: [WorkbookReader.SheetCells], file: String) -> [SheetGrid] {
    sheets.map { sheet in
      let height = sheet.rows.map(\.row).max() ?? 0
      var rows = [[Field]](repeating: [], count: min(height, 10_000))
      for (number, cells) in sheet.rows where number >= 1 && number <= rows.count {
        let width = min(512, (cells.keys.max() ?? -1) + 1)
        rows[number - 1] = (0..<width).map { field(cells[$0] ?? .missing) }
      }
      return SheetGrid(file: file, sheet: sheet.name, rows: rows, uncalculated: sheet.uncalculated)
    }
  }

  static func field(_ cell: Cell) -> Field {
    switch cell {
    case .number(let value): Field(text: NumberText.shortest(value), isText: false)
    case .text(let text): Field(text: text, isText: true)
    case .boolean(let value): Field(text: value ? "true" : "false", isText: false)
    case .missing: Field(text: "", isText: false)
    }
  }

  /// Whether the first row has a column that goes by one of some names.
  package func hasColumn(titled names: Set<String>) -> Bool {
    rows.first?.contains { names.contains(SheetText.plain($0.text)) } ?? false
  }

  /// The cell in a column of a row; a blank one where the row is shorter.
  func field(_ row: Int, _ column: Int?) -> Field {
    guard let column, rows.indices.contains(row), rows[row].indices.contains(column) else {
      return Field(text: "", isText: false)
    }
    return rows[row][column]
  }
}

extension String {
  /// The text without spaces, tabs and line ends around it.
  var trimmedText: String { String(trimmed) }
}
