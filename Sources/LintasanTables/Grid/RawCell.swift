import LintasanCore

/// A cell as it stands in a file, before it is known what its column holds.
struct RawCell: Hashable, Sendable {
  /// What stands in it.
  enum Value: Hashable, Sendable {
    case blank
    case text(String)
    case number(Double)
    case boolean(Bool)
    /// A day or moment, as its text (ISO 8601).
    case moment(String)
    /// An error of a formula, such as `#N/A`.
    case fault(String)
  }

  var value: Value
  /// Whether a text stood in quotes.
  var isQuoted = false
  /// Where the cell comes from, of the few that are not as they stand in the file.
  private var origin: Origin?

  private final class Origin: Hashable, Sendable {
    let original: String?
    let line: Int?
    let column: String?

    init(_ original: String?, _ line: Int?, _ column: String?) {
      (self.original, self.line, self.column) = (original, line, column)
    }

    static func == (first: Origin, second: Origin) -> Bool {
      (first.original, first.line, first.column) == (second.original, second.line, second.column)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(original) }
  }

  /// What stood in the file where ``value`` is something else already.
  var original: String? {
    get { origin?.original }
    set { origin = Origin(newValue, line, column) }
  }
  /// The row of the file, where the cell was moved to another one.
  var line: Int? {
    get { origin?.line }
    set { origin = Origin(original, newValue, column) }
  }
  /// The head of the column that it was moved from.
  var column: String? {
    get { origin?.column }
    set { origin = Origin(original, line, newValue) }
  }

  init(_ value: Value, isQuoted: Bool = false) {
    self.value = value
    self.isQuoted = isQuoted
  }

  static let blank = RawCell(.blank)

  /// Whether nothing stands in the cell but blanks.
  var isBlank: Bool {
    switch value {
    case .blank: true
    case .text(let text): !isQuoted && text.utf8.allSatisfy { $0 <= 32 }
    default: false
    }
  }

  /// The cell as a text.
  var text: String {
    switch value {
    case .blank: ""
    case .text(let text), .moment(let text), .fault(let text): text
    case .number(let number): NumberText.shortest(number)
    case .boolean(let value): value ? "true" : "false"
    }
  }

  /// Whether a text is a number with one of the marks of decimals.
  private static func isNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return [NumberParser(usesDecimalComma: false), NumberParser(usesDecimalComma: true)].contains { parser in
      if case .number = parser.read(bytes, 0, bytes.count) { true } else { false }
    }
  }

  /// What stood in the file.
  var written: String { original ?? text }

  /// The cell as far as the place of a table depends on it.
  var forFrame: FrameFinder.Cell {
    // A cell that is merged with the one before holds nothing of its own.
    if original == "" { return FrameFinder.Cell(text: "", isNumber: false) }
    return switch value {
    case .number: FrameFinder.Cell(text: text, isNumber: true)
    case .boolean, .moment: FrameFinder.Cell(text: text, isNumber: true)
    case .fault: FrameFinder.Cell(text: text, isNumber: true)
    case .blank: FrameFinder.Cell(text: "", isNumber: false)
    case .text(let text):
      FrameFinder.Cell(text: isBlank ? "" : text.trimmingBlanks, isNumber: Self.isNumber(text))
    }
  }
}

/// The cells of a sheet, a file of text or a list of records: rows of any length.
struct RawGrid: Sendable {
  /// A row and where it stands in the file, counted from 1.
  struct Row: Sendable {
    var line: Int
    var cells: [RawCell]

    subscript(column: Int) -> RawCell { column < cells.count && column >= 0 ? cells[column] : .blank }
  }

  /// The rows in order; blank ones may be left out.
  var rows: [Row] = []
  /// Whether the file says which cells are numbers; otherwise all are texts.
  var isTyped: Bool
  /// Cells that are one, as rows and columns counted from 0 on (rows by ``Row/line`` − 1).
  var merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
  /// Whether the first row is the header for certain, as in a table of a database.
  var hasNames = false
  /// How the numbers of texts are marked; `nil` to find it out.
  var marks: NumberMarks?
  /// How many columns the first column of the file became.
  var isEurostat = false

  init(isTyped: Bool) { self.isTyped = isTyped }
}
