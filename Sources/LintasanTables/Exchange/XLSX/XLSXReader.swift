/// Reads a sheet of a workbook as a table: its first row names the columns.
///
/// A column of numbers is numeric, one of truth values logical, any other is text; formulas give the value that was
/// saved with them; dates are the numbers that workbooks keep for them. Empty rows at the end are left out.
public enum XLSXReader {
  /// Reads a sheet.
  ///
  /// - Parameters:
  ///   - bytes: the workbook.
  ///   - file: its name, for messages.
  ///   - sheet: the name of the sheet; `nil` for the first.
  /// - Throws: `.notReadable`, also where two columns have one name; `.noSheet`.
  public static func read(_ bytes: [UInt8], file: String, sheet: String? = nil) throws(ExchangeError) -> Table {
    let archive: ZipArchive
    do { archive = try ZipArchive(bytes) } catch { throw fault(file, error.text) }
    func part(_ name: String) throws(ExchangeError) -> [UInt8]? {
      do { return try archive.contents(of: name) } catch { throw fault(file, error.text) }
    }
    guard let book = try part("xl/workbook.xml") else {
      throw fault(file, "it is no workbook (it has no xl/workbook.xml)")
    }
    let sheets = sheets(in: book, relations: try part("xl/_rels/workbook.xml.rels") ?? [])
    guard let chosen = sheet.map({ name in sheets.first { $0.name == name } }) ?? sheets.first else {
      throw .noSheet(sheet ?? "", file: file, available: sheets.map(\.name))
    }
    let strings = try part("xl/sharedStrings.xml").map(sharedStrings) ?? []
    guard let content = try part(chosen.path) else {
      throw fault(file, "its sheet “\(chosen.name)” is missing")
    }
    do {
      return try table(of: SheetCells(content, strings: strings).rows)
    } catch {
      throw fault(file, error.description)
    }
  }

  private static func fault(_ file: String, _ reason: String) -> ExchangeError {
    .notReadable(file: file, format: "XLSX", reason: reason)
  }

  /// The sheets in their order, with the paths of their parts.
  private static func sheets(in book: [UInt8], relations: [UInt8]) -> [(name: String, path: String)] {
    var targets: [String: String] = [:]
    var scanner = XMLScanner(relations)
    while let piece = scanner.next() {
      guard case .start("Relationship", let attributes, _) = piece, let id = attributes["Id"],
        let target = attributes["Target"]
      else { continue }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    var sheets: [(name: String, path: String)] = []
    scanner = XMLScanner(book)
    while let piece = scanner.next() {
      guard case .start("sheet", let attributes, _) = piece, let name = attributes["name"],
        let path = attributes["id"].flatMap({ targets[$0] })
      else { continue }
      sheets.append((name, path))
    }
    return sheets
  }

  /// The texts that cells refer to; runs of formatted text are joined, readings of East Asian letters left out.
  private static func sharedStrings(_ bytes: [UInt8]) -> [String] {
    var strings: [String] = []
    var scanner = XMLScanner(bytes)
    var isText = false
    var isReading = false
    while let piece = scanner.next() {
      switch piece {
      case .start("si", _, _): strings.append("")
      case .start("rPh", _, let isEmpty): isReading = !isEmpty
      case .end("rPh"): isReading = false
      case .start("t", _, let isEmpty): isText = !isEmpty
      case .end("t"): isText = false
      case .text(let text) where isText && !isReading && !strings.isEmpty: strings[strings.count - 1] += text
      default: continue
      }
    }
    return strings.map(SheetCells.unescaped)
  }

  private static func table(of rows: [[Cell]]) throws(TableError) -> Table {
    guard let header = rows.first else { return Table(trusted: []) }
    var body = Array(rows.dropFirst())
    while let last = body.last, last.allSatisfy({ $0 == .missing }) { body.removeLast() }
    let width = max(header.count, body.map(\.count).max() ?? 0)
    var columns: [Column] = []
    for place in 0..<width {
      let cells = body.map { place < $0.count ? $0[place] : .missing }
      let title = place < header.count ? text(header[place]) : nil
      if title == nil && cells.allSatisfy({ $0 == .missing }) { continue }
      columns.append(column(title ?? "column_\(place + 1)", cells))
    }
    return try Table(columns: columns)
  }

  private static func column(_ name: String, _ cells: [Cell]) -> Column {
    let present = cells.filter { $0 != .missing }
    if present.allSatisfy({ if case .number = $0 { true } else { false } }) {
      return Column(name, cells.map { if case .number(let value) = $0 { value } else { nil as Double? } })
    }
    if present.allSatisfy({ if case .boolean = $0 { true } else { false } }) {
      return Column(name, cells.map { if case .boolean(let value) = $0 { value } else { nil as Bool? } })
    }
    return Column(name, cells.map(text))
  }

  private static func text(_ cell: Cell) -> String? {
    switch cell {
    case .text(let text): text
    case .number(let value): NumberText.shortest(value)
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .missing: nil
    }
  }
}
