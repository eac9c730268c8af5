import LintasanCore

/// Finds out what a column of cells holds, and makes a column of it.
struct ColumnTyper {
  let file: String
  let name: String
  let isTyped: Bool
  let policy: CellPolicy
  /// The kind that the column must have; `nil` to find it out.
  let kind: Column.Kind?
  let parser: NumberParser
  private let words: Set<String>

  init(file: String, name: String, isTyped: Bool, policy: CellPolicy, kind: Column.Kind?, parser: NumberParser) {
    self.file = file
    self.name = name
    self.isTyped = isTyped
    self.policy = policy
    self.kind = kind
    self.parser = parser
    words = Set(policy.words)
  }

  /// The column of some cells.
  ///
  /// - Throws: `.notANumber` where the column must be numbers.
  func column(_ cells: [RawCell], lines: [Int]) throws(DataFileError) -> Column {
    switch kind ?? found(cells) {
    case .number:
      var numbers = Numbers()
      let missing = policy.missingNumbers
      for (row, cell) in cells.enumerated() {
        switch number(cell) {
        case .number(let value): numbers.append(missing.contains(value) ? nil : value)
        case .missing: numbers.append(nil)
        case .notANumber:
          throw .notANumber(
            file: file, line: cell.line ?? lines[row], column: cell.column ?? name, found: String(cell.text.prefix(60)))
        }
      }
      return Column(name, .numbers(numbers))
    case .boolean:
      return Column(name, cells.map { if case .boolean(let value) = $0.value { value } else { Bool?.none } })
    case .text:
      let keeps = keepsWords(cells)
      var texts = Texts(cells.map { text($0, keepsWords: keeps) })
      if !policy.isVerbatim { _ = texts.trimWhereSplit() }
      return Column(name, .texts(texts))
    }
  }

  /// What the cells hold, where nothing is demanded.
  private func found(_ cells: [RawCell]) -> Column.Kind {
    var (numbers, booleans, texts, words) = (0, 0, 0, 0)
    for cell in cells {
      switch cell.value {
      case .blank, .fault: break
      case .number: numbers += 1
      case .boolean: booleans += 1
      case .moment: return .text
      case .text(let text):
        if cell.isBlank { break }
        guard !policy.isVerbatim else { return .text }
        let bytes = Array(text.utf8)
        switch parser.read(bytes, 0, bytes.count) {
        case .number:
          if CellPolicy.isCode(bytes.span, 0, bytes.count) { return .text }
          texts += 1
        case .missing: words += 1
        case .notANumber: return .text
        }
      }
    }
    if booleans > 0 { return numbers + texts + words == 0 ? .boolean : .text }
    // A workbook that keeps digits as texts means them as such, unless numbers stand among them.
    if isTyped && texts > 0 && numbers == 0 { return .text }
    if numbers + texts == 0 && words > 0 && (CellPolicy.isCodeHead(name) || policy.keys.contains(name)) { return .text }
    return .number
  }

  private func number(_ cell: RawCell) -> NumberParser.Reading {
    switch cell.value {
    case .blank, .fault: return .missing
    case .number(let value): return .number(value)
    case .boolean(let value): return .number(value ? 1 : 0)
    case .moment: return .notANumber
    case .text(let text):
      let bytes = Array(text.utf8)
      return parser.read(bytes, 0, bytes.count)
    }
  }

  private func text(_ cell: RawCell, keepsWords: Bool) -> String? {
    switch cell.value {
    case .blank, .fault: return nil
    case .text(let text):
      if policy.isVerbatim { return text.isEmpty ? nil : text }
      if text.isEmpty { return nil }
      if !cell.isQuoted {
        let plain = text.trimmingBlanks
        if plain.isEmpty || !keepsWords && words.contains(plain) { return nil }
        if keepsWords && words.contains(plain) { return plain }
      }
      return policy.trims(name) ? text.trimmingBlanks : text
    default: return cell.text
    }
  }

  private func keepsWords(_ cells: [RawCell]) -> Bool {
    if policy.isVerbatim || policy.keys.contains(name) || CellPolicy.isCodeHead(name) { return true }
    var levels: Set<String> = []
    for cell in cells where !cell.isBlank {
      if !cell.isQuoted && words.contains(cell.text.trimmingBlanks) { continue }
      levels.insert(cell.text)
      if cell.text.utf8.count != 2 { return false }
    }
    return policy.keepsWords(name, among: levels)
  }

  /// What all cells of a column are that a workbook keeps as dates.
  enum MomentForm { case days, moments, times }

  /// Whether all cells are days, moments or times.
  func momentForm(_ cells: [RawCell]) -> MomentForm? {
    var forms: Set<MomentForm> = []
    for cell in cells where !cell.isBlank {
      guard case .moment(let text) = cell.value else { return nil }
      let isDay = text.utf8.count == 10
      forms.insert(isDay ? .days : ExchangeDate.isTime(text) ? .times : .moments)
    }
    // Moments of midnight are written as days among others.
    return forms == [.days, .moments] ? .moments : forms.count == 1 ? forms.first : nil
  }

  // MARK: - What is told

  /// What a person should know of the column, in short.
  func remarks(_ cells: [RawCell], _ column: Column) -> [ReadingRemark] {
    guard case .texts(let texts) = column.values, !policy.isVerbatim else { return [] }
    var counts: [String: Int] = [:]
    var trimmed = 0
    for (row, cell) in cells.enumerated() where !cell.isBlank {
      if texts[row] == nil, case .text(let text) = cell.value { counts[text.trimmingBlanks, default: 0] += 1 }
      if let kept = texts[row], case .text(let text) = cell.value, kept != text { trimmed += 1 }
    }
    var remarks: [ReadingRemark] = []
    if !counts.isEmpty {
      remarks.append(
        .missingWords(column: name, words: counts.keys.sorted(), count: counts.values.reduce(0, +)))
    }
    if trimmed > 0 { remarks.append(.trimmed(column: name, count: trimmed)) }
    return remarks
  }

  /// The note of a cell that differs from its text in the file; `nil` for any other.
  func note(_ cell: RawCell, _ kept: Cell, line: Int) -> ImportNote? {
    let written = cell.written
    // A number of a workbook is the same number however its digits are written.
    if isTyped, case .number = cell.value, cell.original == nil, case .number = kept { return nil }
    return CellDifference(file: file, words: words, marks: parser).note(
      written: written, kept: kept, line: cell.line ?? line, column: cell.column ?? name, isFault: cell.isFault)
  }
}

extension RawCell {
  var isFault: Bool { if case .fault = value { true } else { false } }
}
