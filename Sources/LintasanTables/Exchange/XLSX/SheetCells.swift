/// The cells of a sheet, row by row, gaps filled.
struct SheetCells {
  private(set) var rows: [[Cell]] = []

  /// The most columns and rows that a sheet can have.
  private static let limits = (columns: 16_384, rows: 1_048_576)

  init(_ bytes: [UInt8], strings: [String]) {
    var scanner = XMLScanner(bytes)
    var place = (row: -1, column: -1)
    var kind = "n"
    var value = ""
    var isValue = false
    while let piece = scanner.next() {
      switch piece {
      case .start("row", let attributes, _):
        place = (attributes["r"].flatMap(Int.init).map { $0 - 1 } ?? place.row + 1, -1)
      case .start("c", let attributes, let isEmpty):
        place.column = attributes["r"].flatMap(Self.column) ?? place.column + 1
        kind = attributes["t"] ?? "n"
        value = ""
        if isEmpty { kind = "n" }
      case .start("v", _, let isEmpty), .start("t", _, let isEmpty): isValue = !isEmpty
      case .end("v"), .end("t"): isValue = false
      case .text(let text) where isValue: value += text
      case .end("c"): set(Self.cell(kind, value, strings), at: place)
      default: continue
      }
    }
  }

  private mutating func set(_ cell: Cell, at place: (row: Int, column: Int)) {
    guard cell != .missing, (0..<Self.limits.rows).contains(place.row), (0..<Self.limits.columns).contains(place.column)
    else { return }
    while rows.count <= place.row { rows.append([]) }
    while rows[place.row].count <= place.column { rows[place.row].append(.missing) }
    rows[place.row][place.column] = cell
  }

  private static func cell(_ kind: String, _ value: String, _ strings: [String]) -> Cell {
    switch kind {
    case "s":
      guard let index = Int(value), strings.indices.contains(index), !strings[index].isEmpty else { return .missing }
      return .text(strings[index])
    case "b": return value.isEmpty ? .missing : .boolean(value == "1")
    case "str", "inlineStr": return value.isEmpty ? .missing : .text(unescaped(value))
    // An error such as #N/A is no value.
    case "e": return .missing
    default: return Double(value).flatMap { $0.isFinite ? .number($0) : nil } ?? .missing
    }
  }

  /// The column of a reference such as `AB12`, counted from 0.
  private static func column(_ reference: String) -> Int? {
    var column = 0
    for letter in reference.utf8 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) else { break }
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
      guard column <= limits.columns else { return nil }
    }
    return column > 0 ? column - 1 : nil
  }

  /// The letters that workbooks write as `_x000D_`.
  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        ?? String(match.output.0)
    }
  }
}
