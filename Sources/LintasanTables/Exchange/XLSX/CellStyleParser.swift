/// Which looks of cells show a number as a date.
final class CellStyleParser: WorkbookParser {
  /// The looks, by their number, that show a date.
  private(set) var dates: Set<Int> = []
  /// The looks that show a time of day alone.
  private(set) var times: Set<Int> = []
  private var timeFormats: Set<Int> = Set(18...21)
  private var dateFormats: Set<Int> = Set(14...17).union([22]).union(27...31).union([36]).union(50...58)
  private var isInCells = false
  private var count = 0

  override func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "numFmt":
      if let id = attributes.whole("numFmtId"), let code = attributes["formatCode"] {
        if Self.isDate(code) { dateFormats.insert(id) } else if Self.isTime(code) { timeFormats.insert(id) }
      }
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      if let id = attributes.whole("numFmtId") {
        if dateFormats.contains(id) { dates.insert(count) }
        if timeFormats.contains(id) { times.insert(count) }
      }
      count += 1
    default: break
    }
  }

  override func end(_ element: String) {
    if element == "cellXfs" { isInCells = false }
  }

  /// Whether a format shows a year or a day, words in quotes and brackets left out.
  static func isDate(_ code: String) -> Bool {
    let letters = letters(of: code)
    return letters != "general" && letters.contains { $0 == "y" || $0 == "d" }
  }

  /// Whether a format shows hours of a day and no day: those in brackets are durations.
  static func isTime(_ code: String) -> Bool {
    let letters = letters(of: code)
    return letters != "general" && letters.contains("h") && !letters.contains { $0 == "y" || $0 == "d" }
  }

  private static func letters(of code: String) -> String {
    var rest = code.prefix { $0 != ";" }
    var letters = ""
    while let first = rest.popFirst() {
      switch first {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[": rest = rest.drop { $0 != "]" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      default: letters.append(contentsOf: first.lowercased())
      }
    }
    return letters
  }
}
