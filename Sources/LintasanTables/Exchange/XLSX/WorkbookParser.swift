/// What is met while a part of a workbook is parsed.
class WorkbookParser: XMLEvents {
  /// The text since the last element began.
  var characters = ""
  /// Names without their prefix.
  fileprivate static func plain(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }

  /// What makes it useless to go on.
  private(set) var refusal: String?
  final var isRefused: Bool { refusal != nil }

  /// Makes the parser stop, and says why.
  final func refuse(_ reason: String) { if refusal == nil { refusal = reason } }

  /// Parses a part; `false` where it is no XML, or refused.
  final func parse(_ bytes: [UInt8]) -> Bool { XMLScanner.scan(bytes, self) }

  func begin(_ element: String, _ attributes: XMLAttributes) {}
  func end(_ element: String) {}
  final func add(_ text: String) { characters += text }
}

/// The sheets of a workbook and where they lie.
final class SheetListParser: WorkbookParser {
  /// Name and relation of each sheet, in order.
  private(set) var sheets: [(name: String, relation: String)] = []
  /// The target of each relation.
  private(set) var targets: [String: String] = [:]
  /// How the workbook counts days.
  private(set) var dates = ExchangeDate.Count.days1899

  override func begin(_ element: String, _ attributes: XMLAttributes) {
    if element == "sheet", let name = attributes["name"],
      let relation = attributes["id"]
    {
      sheets.append((name, relation))
    } else if element == "Relationship", let id = attributes["Id"], let target = attributes["Target"] {
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    } else if element == "workbookPr", ["1", "true"].contains(attributes["date1904"] ?? "") {
      dates = .days1904
    }
  }
}

/// The texts that cells share.
final class SharedTextParser: WorkbookParser {
  private(set) var texts: [String] = []
  private var text = ""
  private var isPhonetic = false

  override func begin(_ element: String, _ attributes: XMLAttributes) {
    if element == "si" { text = "" }
    if element == "rPh" { isPhonetic = true }
    characters = ""
  }

  override func end(_ element: String) {
    if element == "t" && !isPhonetic { text += characters }
    if element == "rPh" { isPhonetic = false }
    if element == "si" { texts.append(text) }
    characters = ""
  }
}

/// The cells of one sheet.
final class SheetParser: WorkbookParser {
  private let texts: [String]
  private let dateStyles: Set<Int>
  private let timeStyles: Set<Int>
  private let dates: ExchangeDate.Count
  /// The cells by row (from 1) and column (from 0), in order; of two in one place the later one holds.
  private(set) var rows: [(row: Int, cells: [(column: Int, cell: Cell)])] = []
  private let scanner = DecimalScanner(decimalMark: UInt8(ascii: "."))
  /// Cells that hold an error such as `#N/A`, or a formula that nobody has calculated.
  private(set) var errors: [(row: Int, column: Int, text: String)] = []
  /// Cells that are shown as one.
  private(set) var merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
  /// Cells of days and moments, by row and column.
  private var moments: Set<Int> = []
  /// Whether a cell refers to a shared text that is not there.
  private(set) var isBroken = false
  private let limits: WorkbookLimits
  private var cellCount = 0
  private var cell: (column: Int, type: String, isDate: Bool, isTime: Bool) = (0, "", false, false)
  private var inlineText = ""

  init(
    texts: [String], dateStyles: Set<Int>, timeStyles: Set<Int> = [], dates: ExchangeDate.Count,
    limits: WorkbookLimits = WorkbookLimits()
  ) {
    self.texts = texts
    self.dateStyles = dateStyles
    self.timeStyles = timeStyles
    self.dates = dates
    self.limits = limits
  }

  override func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "row":
      let row = attributes.whole("r") ?? (rows.last?.row ?? 0) &+ 1
      guard (1...limits.rows).contains(row), rows.count < limits.rows else {
        refuse("row \(row) lies outside a sheet, which has at most \(limits.rows) rows")
        return
      }
      rows.append((row, []))
      cell.column = -1
    case "c":
      let style = attributes.whole("s") ?? 0
      let column = attributes["r"].map(Self.column) ?? cell.column + 1
      cellCount += 1
      guard (0..<limits.columns).contains(column) else {
        refuse("row \(rows.last?.row ?? 1) has a cell outside a sheet, which has at most \(limits.columns) columns")
        return
      }
      guard cellCount <= limits.cells else {
        refuse("it has more than \(limits.cells) cells")
        return
      }
      cell = (column, attributes["t"] ?? "n", dateStyles.contains(style), timeStyles.contains(style))
      inlineText = ""
    case "v", "t": characters = ""
    case "mergeCell":
      if let range = attributes["ref"].flatMap(CellRange.init), let rows = range.rows, let columns = range.columns {
        merges.append((rows.lowerBound - 1...rows.upperBound - 1, columns))
      }
    default: break
    }
  }

  /// Whether a cell holds a day or a moment.
  func isMoment(_ row: Int, _ column: Int) -> Bool { moments.contains(row << 14 | column) }

  override func end(_ element: String) {
    switch element {
    case "t": inlineText += characters
    case "v": take(characters)
    case "is": set(inlineText.isEmpty ? .missing : .text(inlineText))
    default: break
    }
    if element == "t" || element == "v" { characters = "" }
  }

  private func take(_ value: String) {
    switch cell.type {
    case "s":
      guard let index = Int(value), texts.indices.contains(index) else {
        isBroken = true
        return
      }
      set(texts[index].isEmpty ? .missing : .text(texts[index]))
    case "b": set(.boolean(value == "1"))
    case "e": errors.append((rows.last?.row ?? 0, cell.column, value))
    case "str", "d": set(value.isEmpty ? .missing : .text(value))
    default:
      if value.isEmpty {
        errors.append((rows.last?.row ?? 0, cell.column, "a formula without its value"))
      } else {
        let number = number(value)
        let date = number.flatMap { number in
          if cell.isDate { return number >= 1 ? ExchangeDate.text(number, dates) : nil }
          return cell.isTime && number >= 0 && number < 1 ? ExchangeDate.text(number, .days1899) : nil
        }
        if date != nil, let row = rows.last?.row { moments.insert(row << 14 | cell.column) }
        set(date.map(Cell.text) ?? number.map(Cell.number) ?? .text(value))
      }
    }
  }

  private func set(_ value: Cell) {
    guard value != .missing, !rows.isEmpty else { return }
    rows[rows.count - 1].cells.append((cell.column, value))
  }

  /// A number as a workbook writes it.
  private func number(_ text: String) -> Double? {
    let bytes = text.utf8.span
    let found = scanner.number(bytes, from: 0)
    return found.end == bytes.count ? found.number : Double(text)
  }

  /// The cells of each row by column.
  var cellsByColumn: [(row: Int, cells: [Int: Cell])] {
    rows.map { row, cells in (row, Dictionary(cells.map { ($0.column, $0.cell) }) { $1 }) }
  }

  /// The column of a reference such as `AB12`, from 0.
  private static func column(_ reference: String) -> Int {
    var number = 0
    for byte in reference.utf8 where byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") && number < 1 << 20 {
      number = 26 * number + Int(byte - UInt8(ascii: "A")) + 1
    }
    return number - 1
  }
}
