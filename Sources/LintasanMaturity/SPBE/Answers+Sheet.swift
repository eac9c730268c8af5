import LintasanIndices
public import LintasanTables

extension Answers {
  /// Answers from a sheet, in any of the forms that agencies have: see `read(_:of:value:)`.
  ///
  /// - Throws: `.sheetLayout`, `.unknownIndicator`, `.notALevel`, `.doubledIndicator`, `.missingIndicators`, each naming
  ///   the data row.
  public init(sheet: Table, of questionnaire: Questionnaire) throws(QuestionnaireError) {
    self = try Self.read([SheetGrid(sheet)], of: questionnaire).answers
  }

  /// Answers from the sheets of a file, and what has to be said of how they were read.
  ///
  /// A sheet has a row an indicator (or a column: `i01`, `i02`, …) below a header that may have titles above it. Indicators
  /// go by number, Roman numeral or name in either language; levels are numbers, `Level 3` or the words of the scale. Rows
  /// of aspects, domains and totals are left out. Of several sheets the first with such a header is read.
  ///
  /// - Parameters:
  ///   - sheets: the sheets of the file.
  ///   - questionnaire: what was asked.
  ///   - value: the title of the column of levels, where there are several.
  /// - Throws: what is wrong, and what to do.
  package static func read(
    _ sheets: [SheetGrid], of questionnaire: Questionnaire, value: String? = nil
  ) throws(QuestionnaireError) -> (answers: Answers, notes: [String]) {
    let keys = questionnaire.sheetKeys
    var (chosen, first): (KeyedSheet?, KeyedSheet.Fault?) = (nil, nil)
    var grid: SheetGrid?
    for candidate in sheets where chosen == nil {
      do throws(KeyedSheet.Fault) {
        chosen = try KeyedSheet(candidate, keys: keys, value: value)
        grid = candidate
      } catch {
        guard case .noHeader = error else { throw questionnaire.error(error) }
        first = first ?? error
      }
    }
    guard let chosen, let grid else {
      throw first.map(questionnaire.error) ?? .sheetReason("the file holds no sheet")
    }
    var notes = chosen.notes
    if grid.sheet != sheets.first?.sheet, let name = grid.sheet {
      notes.append("the answers are those of the sheet “\(name)”")
    }
    return (try answers(chosen, grid, of: questionnaire), notes)
  }

  private static func answers(
    _ sheet: KeyedSheet, _ grid: SheetGrid, of questionnaire: Questionnaire
  ) throws(QuestionnaireError) -> Answers {
    var rows: [Int: [Int]] = [:]
    var levels = [Int](repeating: 0, count: questionnaire.items.count)
    let blank = sheet.entries.filter { $0.value.isBlank }
    let formulas = sheet.uncalculated
    if !blank.isEmpty && !formulas.isEmpty {
      let cells = formulas.prefix(3).joined(separator: ", ") + (formulas.count > 3 ? ", …" : "")
      throw .sheetReason(
        "\(formulas.count) cells hold formulas that no program has calculated (\(cells)); open the file in a "
          + "spreadsheet program and save it, or paste the levels as values")
    }
    let numbers = Set(sheet.entries.map { questionnaire.items[$0.position].number })
    if numbers == Set(1...35), questionnaire.items.count > 35 {
      throw .sheetReason(
        "the sheet answers 35 indicators: that is the instrument of 2018 (PermenPANRB 5/2018), which cannot be scored "
          + "with the \(questionnaire.items.count) indicators of the present one")
    }
    if numbers == Set(1...20), questionnaire.items.count > 20 {
      throw .sheetReason(
        "the sheet answers 20 indicators, as Pemdi has them, and \(questionnaire.indexID) has "
          + "\(questionnaire.items.count); the two are never mixed: lintasan pemdi score reads a Pemdi sheet")
    }
    for entry in sheet.entries where !entry.value.isBlank || entry.value.isText {
      let number = questionnaire.items[entry.position].number
      rows[number, default: []].append(entry.row)
      guard let level = questionnaire.level(entry.value.text), questionnaire.levels.contains(level) else {
        throw .notALevel(
          indicator: number, found: entry.value.found, levels: questionnaire.levels, row: entry.row)
      }
      levels[entry.position] = level
    }
    if let doubled = rows.filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key }) {
      throw .doubledIndicator(doubled.key, rows: doubled.value)
    }
    if let entry = blank.first(where: { rows[questionnaire.items[$0.position].number] == nil && !$0.value.isText }) {
      throw .notALevel(
        indicator: questionnaire.items[entry.position].number, found: entry.value.found, levels: questionnaire.levels,
        row: entry.row)
    }
    let missing = questionnaire.items.map(\.number).filter { rows[$0] == nil }
    guard missing.isEmpty else { throw .missingIndicators(missing) }
    return Answers(trusted: levels)
  }
}

extension Questionnaire {
  /// By what sheets name the indicators.
  var sheetKeys: IndicatorKeys {
    IndicatorKeys(
      items.map { .init(number: $0.number, codes: [$0.id], names: [$0.name.indonesian, $0.name.english]) },
      groups: (aspects + domains).flatMap { [$0.name.indonesian, $0.name.english] })
  }

  /// The level that a cell gives: `3`, `3.0`, `Level 3`, `Level 3 – Terdefinisi`, or a word of the scale.
  func level(_ text: String) -> Int? {
    if let level = SheetText.integer(text) { return level }
    if SheetText.number(text) != nil { return nil }
    let plain = SheetText.plain(text)
    if let level = levelWords[plain] { return level }
    var words = plain.split(separator: " ").map(String.init)
    if let word = words.first, ["level", "tingkat", "lvl"].contains(word) { words.removeFirst() }
    if let word = words.first, word.count == 2, word.hasPrefix("l") { words[0] = String(word.dropFirst()) }
    guard let first = words.first, first.allSatisfy(\.isASCIIDigit), let level = Int(first) else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    return rest.isEmpty || levelWords[rest] == level ? level : nil
  }

  /// What is wrong with a sheet's rows, as an error of answers.
  func error(_ fault: KeyedSheet.Fault) -> QuestionnaireError {
    switch fault {
    case .noHeader(let found): .sheetLayout(found: found)
    case .noColumn(let wanted, let titles):
      .sheetReason("there is no column “\(wanted)”; the columns are \(titles.joined(separator: ", "))")
    case .severalRows(let count):
      .sheetReason("a sheet with one column an indicator has one row of levels; found \(count)")
    case .unknown(let found, let row): .unknownIndicator(found: found, numbers: numbers, row: row)
    }
  }
}
