/// Reads sheets of OpenDocument spreadsheets (`.ods`), as LibreOffice and Gnumeric write them.
struct OpenDocumentReader {
  /// The sheet's name; the first one if `nil`.
  var sheet: String?
  var limits = WorkbookLimits()

  /// The cells of a sheet.
  ///
  /// - Throws: `.notReadable`, `.noSheet`, `.tooLarge`.
  func grid(_ bytes: [UInt8], file: String) throws(ExchangeError) -> (grid: RawGrid, sheet: String, sheets: [String]) {
    func broken(_ reason: String) -> ExchangeError { .notReadable(file: file, format: "ods", reason: reason) }
    let parts: [String: [UInt8]]
    do {
      parts = try ZipArchive.files(in: bytes, atMost: limits.unpacked) { $0 == "content.xml" }
    } catch {
      throw error.isTooLarge ? .tooLarge(file: file, format: "ods", reason: error.reason) : broken(error.reason)
    }
    guard let content = parts["content.xml"] else { throw broken("it holds no content") }
    let parser = OpenDocumentParser(sheet: sheet, limits: limits)
    guard parser.parse(content) else {
      if let refusal = parser.refusal { throw .tooLarge(file: file, format: "ods", reason: refusal) }
      throw broken("its content is damaged")
    }
    guard let found = parser.chosen else { throw .noSheet(file: file, name: sheet ?? "", available: parser.sheets) }
    return (parser.grid, found, parser.sheets)
  }
}

/// Goes through the content of an OpenDocument spreadsheet.
final class OpenDocumentParser: WorkbookParser {
  private let wanted: String?
  private let limits: WorkbookLimits
  private(set) var grid = RawGrid(isTyped: true)
  private(set) var sheets: [String] = []
  private(set) var chosen: String?
  private var isInside = false
  private var line = 0
  private var row: [RawCell] = []
  /// The blank cells since the last one that holds something: at the end of a row there are thousands, which nobody needs.
  private var blanks = 0
  /// Where the next cell stands.
  private var column: Int { row.count + blanks }
  private var rowRepeats = 1
  private var cellRepeats = 1
  private var cell = RawCell.blank
  private var paragraphs: [String] = []
  private var isInCell = false
  private var annotationDepth = 0
  private var cellCount = 0

  init(sheet: String?, limits: WorkbookLimits) {
    wanted = sheet
    self.limits = limits
  }

  private func count(_ attributes: XMLAttributes, _ name: StaticString) -> Int { max(1, attributes.whole(name) ?? 1) }

  override func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "table":
      let name = attributes["name"] ?? ""
      sheets.append(name)
      isInside = chosen == nil && (wanted == nil || wanted == name)
      if isInside { (chosen, line) = (name, 0) }
    case "table-row" where isInside:
      rowRepeats = count(attributes, "number-rows-repeated")
      (row, blanks) = ([], 0)
    case "table-cell" where isInside, "covered-table-cell" where isInside:
      isInCell = true
      cellRepeats = count(attributes, "number-columns-repeated")
      cell = typed(attributes, isCovered: element != "table-cell")
      paragraphs = []
      let (down, across) = (count(attributes, "number-rows-spanned"), count(attributes, "number-columns-spanned"))
      if down > 1 || across > 1, down < limits.rows, across < limits.columns {
        grid.merges.append((line...line + down - 1, column...column + across - 1))
      }
    case "annotation": annotationDepth += 1
    case "p" where isInCell && annotationDepth == 0: characters = ""
    case "s" where isInCell: characters += String(repeating: " ", count: min(1000, count(attributes, "c")))
    case "tab" where isInCell: characters += "\t"
    case "line-break" where isInCell: characters += "\n"
    default: break
    }
  }

  /// The cell that attributes tell; a text stands in the paragraphs that follow.
  private func typed(_ attributes: XMLAttributes, isCovered: Bool) -> RawCell {
    guard !isCovered, let type = attributes["value-type"] else { return .blank }
    switch type {
    case "float", "currency", "percentage":
      return attributes["value"].flatMap { Double($0) }.map { $0.isFinite ? RawCell(.number($0)) : .blank } ?? .blank
    case "boolean": return RawCell(.boolean(attributes["boolean-value"] == "true"))
    case "date": return attributes["date-value"].map { RawCell(.moment(Self.moment($0))) } ?? .blank
    case "time": return attributes["time-value"].map { Self.time($0) } ?? .blank
    default:
      return attributes["string-value"].map { $0.isEmpty ? .blank : RawCell(.text($0)) } ?? RawCell(.text(""))
    }
  }

  /// A moment without what no clock shows: zeros at the end of fractions.
  private static func moment(_ text: String) -> String {
    guard let point = text.lastIndex(of: ".") else { return text }
    var parts = text[text.index(after: point)...]
    while parts.last == "0" { parts.removeLast() }
    if parts.isEmpty { return String(text[..<point]) }
    guard parts.count <= 3 else { return text }
    return text[...point] + parts + String(repeating: "0", count: 3 - parts.count)
  }

  /// A time of day as a moment; a duration that is none stays the text that it is.
  private static func time(_ text: String) -> RawCell {
    guard let match = text.wholeMatch(of: /PT([0-9]{1,2})H([0-9]{1,2})M([0-9]{1,2})(\.[0-9]+)?S/) else {
      return RawCell(.text(text))
    }
    func two(_ digits: Substring) -> String { digits.count < 2 ? "0\(digits)" : String(digits) }
    let clock = moment("\(two(match.1)):\(two(match.2)):\(two(match.3))\(match.4 ?? "")")
    return ExchangeDate.isTime(clock) ? RawCell(.moment(clock)) : RawCell(.text(text))
  }

  override func end(_ element: String) {
    switch element {
    case "annotation": annotationDepth = max(0, annotationDepth - 1)
    case "p" where isInCell && annotationDepth == 0:
      paragraphs.append(characters)
      characters = ""
    case "table-cell" where isInside, "covered-table-cell" where isInside: endCell()
    case "table-row" where isInside: endRow()
    case "table": isInside = false
    default: break
    }
  }

  private func endCell() {
    isInCell = false
    if case .text(let text) = cell.value, text.isEmpty {
      let shown = paragraphs.joined(separator: "\n")
      cell = shown.isEmpty ? .blank : RawCell(.text(shown))
    }
    if case .number = cell.value, let shown = paragraphs.first,
      ["#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "Err:"].contains(where: shown.hasPrefix)
    {
      cell = RawCell(.fault(shown))
    } else if case .text(let text) = cell.value, ["#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"].contains(text) {
      cell = RawCell(.fault(text))
    }
    if cell.isBlank {
      if column + cellRepeats <= limits.columns { blanks += cellRepeats }
      return
    }
    guard column + cellRepeats <= limits.columns else {
      return refuse("row \(line + 1) has a cell outside a sheet, which has at most \(limits.columns) columns")
    }
    row += repeatElement(.blank, count: blanks)
    row += repeatElement(cell, count: cellRepeats)
    blanks = 0
  }

  private func endRow() {
    defer { line = min(line + rowRepeats, 1 << 40) }
    guard !row.isEmpty else { return }
    guard line + rowRepeats <= limits.rows else {
      return refuse("it has more than \(limits.rows) rows")
    }
    cellCount += row.count * rowRepeats
    guard cellCount <= limits.cells else { return refuse("it has more than \(limits.cells) cells") }
    for offset in 0..<rowRepeats { grid.rows.append(RawGrid.Row(line: line + offset + 1, cells: row)) }
  }
}
