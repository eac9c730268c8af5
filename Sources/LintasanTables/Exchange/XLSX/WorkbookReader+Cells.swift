extension WorkbookReader {
  /// The cells of a sheet, before any row is taken for the header.
  package struct SheetCells: Hashable, Sendable {
    /// The name of the sheet.
    package let name: String
    /// The cells by row (from 1) and column (from 0).
    package let rows: [Row]
    /// Cells with a formula that nobody has calculated, such as `B2`.
    package let uncalculated: [String]

    /// A row that has cells.
    package typealias Row = (row: Int, cells: [Int: Cell])

    package static func == (first: SheetCells, second: SheetCells) -> Bool {
      first.name == second.name && first.uncalculated == second.uncalculated
        && first.rows.elementsEqual(second.rows) { $0.row == $1.row && $0.cells == $1.cells }
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(uncalculated)
    }
  }

  /// Every sheet of a workbook, or the one of ``sheet``, as its cells.
  ///
  /// - Throws: `.notReadable`, `.noSheet`, `.tooLarge`.
  package func cells(_ bytes: [UInt8], file: String) throws(ExchangeError) -> [SheetCells] {
    func broken(_ reason: String) -> ExchangeError { .notReadable(file: file, format: "xlsx", reason: reason) }
    let parts: [String: [UInt8]]
    do {
      parts = try ZipArchive.files(in: bytes, atMost: limits.unpacked) {
        $0.hasPrefix("xl/") && ($0.hasSuffix(".xml") || $0.hasSuffix(".rels"))
      }
    } catch {
      throw error.isTooLarge ? .tooLarge(file: file, format: "xlsx", reason: error.reason) : broken(error.reason)
    }
    let list = SheetListParser()
    guard let workbook = parts["xl/workbook.xml"], list.parse(workbook),
      let relations = parts["xl/_rels/workbook.xml.rels"], list.parse(relations)
    else { throw broken("it holds no workbook") }
    let shared = SharedTextParser()
    if let texts = parts["xl/sharedStrings.xml"], !shared.parse(texts) { throw broken("its texts are damaged") }
    let styles = CellStyleParser()
    if let part = parts["xl/styles.xml"], !styles.parse(part) { throw broken("its styles are damaged") }
    var found: [SheetCells] = []
    for entry in list.sheets where sheet == nil || entry.name == sheet {
      let parser = SheetParser(texts: shared.texts, dateStyles: styles.dates, dates: list.dates, limits: limits)
      guard let place = list.targets[entry.relation], let part = parts[place], parser.parse(part), !parser.isBroken
      else {
        if let refusal = parser.refusal {
          throw .tooLarge(file: file, format: "xlsx", reason: "in the sheet “\(entry.name)” \(refusal)")
        }
        throw broken("the sheet “\(entry.name)” is damaged")
      }
      let formulas = parser.errors.filter { $0.text == "a formula without its value" }
      found.append(
        SheetCells(
          name: entry.name, rows: parser.cellsByColumn,
          uncalculated: formulas.map { "\(Self.columnLetters($0.column))\($0.row)" }))
    }
    if found.isEmpty { throw .noSheet(file: file, name: sheet ?? "", available: list.sheets.map(\.name)) }
    return found
  }

  /// The letters of a column counted from 0.
  private static func columnLetters(_ column: Int) -> String {
    var (rest, letters) = (column + 1, "")
    while rest > 0 {
      letters = String(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
