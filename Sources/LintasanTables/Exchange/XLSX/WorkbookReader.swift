/// Reads a sheet of an Excel workbook (`.xlsx`) into a table.
///
/// The first row that holds anything is the header. A column is one of numbers where every cell that is not empty is a
/// number; one with texts among them is text. What a formula last gave is its value. Dates become texts
/// (`2024-01-31`, `2024-01-31T12:30:00`). Cells with an error such as `#N/A` are missing, and listed.
package struct WorkbookReader: Sendable {
  /// The sheet's name; the first one if `nil`.
  package var sheet: String?
  /// What is read at most.
  var limits = WorkbookLimits()

  /// A reader.
  package init(sheet: String? = nil) { self.sheet = sheet }

  /// A sheet, and what could not be taken from it.
  package struct Contents: Hashable, Sendable {
    /// The rows below the header.
    package let table: Table
    /// The sheet that was read.
    package let sheet: String
    /// The names of all sheets.
    package let sheets: [String]
    /// Cells with an error, as `B7: #N/A`.
    package let errors: [String]
  }

  /// Reads a workbook that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - file: its name, for errors.
  /// - Throws: `.notReadable`, `.noSheet`.
  package func read(_ bytes: [UInt8], file: String) throws(ExchangeError) -> Contents {
    func broken(_ reason: String) -> ExchangeError { .notReadable(file: file, format: "xlsx", reason: reason) }
    let (parser, chosen, names) = try parsedSheet(bytes, file: file)
    let rows = parser.cellsByColumn.filter { !$0.cells.isEmpty }
    guard let header = rows.first else { throw broken("the sheet “\(chosen)” is empty") }
    let errors = parser.errors.map { "\(Self.letters($0.column))\($0.row): \($0.text)" }
    return Contents(
      table: try table(header, Array(rows.dropFirst()), file), sheet: chosen, sheets: names, errors: errors)
  }

  /// The cells of the sheet.
  func parsedSheet(
    _ bytes: [UInt8], file: String
  ) throws(ExchangeError) -> (parser: SheetParser, sheet: String, sheets: [String]) {
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
    let names = list.sheets.map(\.name)
    guard let chosen = list.sheets.first(where: { sheet == nil || $0.name == sheet }) else {
      throw .noSheet(file: file, name: sheet ?? "", available: names)
    }
    let shared = SharedTextParser()
    if let texts = parts["xl/sharedStrings.xml"], !shared.parse(texts) { throw broken("its texts are damaged") }
    let styles = CellStyleParser()
    if let part = parts["xl/styles.xml"], !styles.parse(part) { throw broken("its styles are damaged") }
    let parser = SheetParser(
      texts: shared.texts, dateStyles: styles.dates, timeStyles: styles.times, dates: list.dates, limits: limits)
    guard let place = list.targets[chosen.relation], let part = parts[place], parser.parse(part), !parser.isBroken
    else {
      if let refusal = parser.refusal {
        throw .tooLarge(file: file, format: "xlsx", reason: "in the sheet “\(chosen.name)” \(refusal)")
      }
      throw broken("the sheet “\(chosen.name)” is damaged")
    }
    return (parser, chosen.name, names)
  }

  private func table(
    _ header: (row: Int, cells: [Int: Cell]), _ rows: [(row: Int, cells: [Int: Cell])], _ file: String
  ) throws(ExchangeError) -> Table {
    let width = ([header] + rows).compactMap { $0.cells.keys.max() }.max() ?? -1
    guard header.cells.count * rows.count <= limits.cells else {
      throw .tooLarge(
        file: file, format: "xlsx",
        reason: "\(header.cells.count) columns in \(rows.count) rows are more than \(limits.cells) fields")
    }
    var columns: [Column] = []
    var firstPlace: [String: Int] = [:]
    let nameless = Set(rows.lazy.flatMap(\.cells.keys)).subtracting(header.cells.keys)
    for place in 0...max(0, width) {
      guard let title = header.cells[place] else {
        if nameless.contains(place), let row = rows.firstIndex(where: { $0.cells[place] != nil }) {
          throw .notReadable(
            file: file, format: "xlsx",
            reason:
              "cell \(Self.letters(place))\(rows[row].row) has a value but its column has no name in row \(header.row)")
        }
        continue
      }
      let name = Self.text(title).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if let first = firstPlace.updateValue(place, forKey: name) {
        throw .notReadable(
          file: file, format: "xlsx",
          reason: "columns \(Self.letters(first)) and \(Self.letters(place)) are both named “\(name)”")
      }
      columns.append(Self.column(name, rows.map { $0.cells[place] ?? .missing }))
    }
    return Table(trusted: columns)
  }

  private static func column(_ name: String, _ cells: [Cell]) -> Column {
    let present = cells.filter { $0 != .missing }
    func are(_ isKind: (Cell) -> Bool) -> Bool { present.allSatisfy(isKind) }
    if are({ if case .number = $0 { true } else { false } }) {
      return Column(name, cells.map { cell -> Double? in if case .number(let number) = cell { number } else { nil } })
    }
    if are({ if case .boolean = $0 { true } else { false } }) {
      return Column(name, cells.map { cell -> Bool? in if case .boolean(let value) = cell { value } else { nil } })
    }
    return Column(name, cells.map { $0 == .missing ? nil : text($0) })
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text
    case .number(let number): NumberText.shortest(number)
    case .boolean(let value): value ? "true" : "false"
    case .missing: ""
    }
  }

  /// The letters of a column counted from 0.
  private static func letters(_ column: Int) -> String {
    var (rest, letters) = (column + 1, "")
    while rest > 0 {
      letters = String(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
