/// What is done with each column of a file.
struct CSVPlan: Sendable {
  /// What becomes of a column's fields.
  enum Action: UInt8, Sendable {
    case skip
    case number
    case text
  }

  /// The file's name, for errors.
  let file: String
  let delimiter: UInt8
  let parser: NumberParser
  /// Reads numbers that stand without quotes: where fields are parted by the mark of decimals, these have no decimals.
  let scanner: DecimalScanner
  /// All names of the header.
  let names: [String]
  /// Whether a column must be numbers, and a field that is none is an error.
  let isDemanded: [Bool]
  /// Whether the blanks around a column's texts are left out.
  let trims: [Bool]
  /// Words that are missing without quotes.
  let words: MissingWordFinder
  /// What the file may have at most.
  let limits: CSVLimits
  /// About how many bytes a row has.
  let rowLength: Int
  /// Rows with fewer fields are told; `nil` where a row must have as many fields as the header.
  let leastFields: Int?
  /// What is done, by column.
  private(set) var actions: [Action]
  /// The place of each column among those of its action.
  private(set) var slots: [Int] = []
  /// How many columns are read as numbers and as texts.
  private(set) var numberCount = 0
  private(set) var textCount = 0

  init(
    file: String, delimiter: UInt8, parser: NumberParser, names: [String], isDemanded: [Bool], trims: [Bool],
    words: MissingWordFinder, limits: CSVLimits, rowLength: Int, leastFields: Int?,
    actions: [Action]
  ) {
    self.file = file
    self.delimiter = delimiter
    self.parser = parser
    scanner = delimiter == parser.decimalMark ? DecimalScanner(decimalMark: 0xFF) : parser.scanner
    self.names = names
    self.isDemanded = isDemanded
    self.trims = trims
    self.words = words
    self.limits = limits
    self.rowLength = rowLength
    self.leastFields = leastFields
    self.actions = actions
    for action in actions {
      switch action {
      case .skip: slots.append(0)
      case .number:
        slots.append(numberCount)
        numberCount += 1
      case .text:
        slots.append(textCount)
        textCount += 1
      }
    }
  }

  /// The plan that reads the given columns as texts and nothing else.
  func readingTexts(_ columns: [Int]) -> CSVPlan {
    CSVPlan(
      file: file, delimiter: delimiter, parser: parser, names: names, isDemanded: isDemanded, trims: trims,
      words: words, limits: limits, rowLength: rowLength, leastFields: leastFields,
      actions: actions.indices.map { columns.contains($0) ? .text : .skip })
  }

  /// The plan that takes the given columns as texts and leaves the others as they are.
  func takingAsTexts(_ columns: Set<Int>) -> CSVPlan {
    CSVPlan(
      file: file, delimiter: delimiter, parser: parser, names: names, isDemanded: isDemanded, trims: trims,
      words: words, limits: limits, rowLength: rowLength, leastFields: leastFields,
      actions: actions.indices.map { columns.contains($0) ? .text : actions[$0] })
  }
}
