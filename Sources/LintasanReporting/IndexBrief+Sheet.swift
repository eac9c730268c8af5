import LintasanAnalysis
import LintasanDocuments
import LintasanIndices
import LintasanTables

/// A tidy table on a sheet, for formulas that find the figures of an entity in a year there wherever its rows are sorted to.
struct SheetLink {
  private let table: Table
  private let sheet: String
  private var rows: [String: Int] = [:]

  /// A table with the columns `entity` and `year` on a sheet of a name.
  init(_ table: Table, _ sheet: String) {
    self.table = table
    self.sheet = sheet
    guard let entities = try? table.texts("entity"), let years = try? table.column("year") else { return }
    for row in 0..<table.rowCount {
      if let entity = entities[row], let year = Self.word(years[row]) { rows[Self.key(entity, year)] = row }
    }
  }

  private static func key(_ entity: String, _ year: String) -> String { entity + "\u{1F}" + year }

  private static func word(_ time: Cell) -> String? {
    switch time {
    case .number(let year): Int(exactly: year).map { String($0) }
    case .text(let text): text
    case .boolean, .missing: nil
    }
  }

  /// The figure of a column for an entity and a year, with the formula that finds it by the code in a cell.
  func figure(_ column: String, _ entity: String, _ year: String, code: String) -> (formula: String, value: Double)? {
    guard let row = rows[Self.key(entity, year)], let values = try? table.numbers(column),
      let value = values[row], let sum = letters(column), let key = letters("entity"), let years = letters("year")
    else { return nil }
    let criterion = Int(year) == nil ? "\"\(year)\"" : year
    func range(_ letters: String) -> String { "'\(sheet)'!$\(letters):$\(letters)" }
    return ("=SUMIFS(\(range(sum)),\(range(key)),\(code),\(range(years)),\(criterion))", value)
  }

  /// The name of a column; `nil` beyond the last.
  func columnName(at place: Int) -> String? {
    table.columnNames.indices.contains(place) ? table.columnNames[place] : nil
  }

  private func letters(_ column: String) -> String? { table.columnNames.firstIndex(of: column).map(Self.letters) }

  /// The letters of a column: A, B … Z, AA.
  static func letters(_ column: Int) -> String {
    var (text, rest) = ("", column + 1)
    while rest > 0 {
      rest -= 1
      text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
      rest /= 26
    }
    return text
  }
}

extension IndexBrief {
  /// The first sheet of the workbook: a sentence about each entity in focus and their figures side by side, as formulas on the
  /// tidy sheets, so that they follow them.
  func openingSheet(rankings: SheetLink, components: SheetLink?) -> WorkbookForm.Sheet? {
    let shown = focus.prefix(6).filter { standing.place(of: $0) != nil }
    guard !shown.isEmpty else { return nil }
    var widths = [36.0] + shown.map { max(16, min(40, Double(name(of: $0).count) + 3)) }
    while widths.reduce(0, +) < 84 { widths.append(12) }
    let lines = 230.0 / widths.reduce(0, +)
    var form = WorkbookForm.Sheet(words(.sheetOfBrief), widths: widths)
    form.isOnePage = true
    form.put([.title("\(indexName), \(index.label(standing.year))")], row: 0)
    let headRow = shown.count + 2
    form.put([nil] + shown.map { .heading(name(of: $0)) }, row: headRow)
    var row = headRow + 1
    form.put([.text(words(.entityCode))] + shown.map { .text($0) }, row: row)
    let codes = shown.indices.map { SheetLink.letters($0 + 1) + "$\(row + 1)" }
    row += 1
    /// Puts a row of figures of a sheet; its number, from 1, where there is one.
    func link(_ title: String, _ sheet: SheetLink?, _ column: String, _ year: Int, _ style: NumberStyle) -> Int? {
      let cells = shown.enumerated().map { place, entity -> WorkbookForm.Content? in
        sheet?.figure(column, entity, index.timeAxis.label(year), code: codes[place]).map {
          .linked($0.formula, $0.value, style)
        }
      }
      guard cells.contains(where: { $0 != nil }) else { return nil }
      form.put([.text(title)] + cells, row: row)
      row += 1
      return row
    }
    let now = standing.year
    let rank = link("\(words(.rank)) \(index.label(now))", rankings, "rank", now, .rank)
    let score = link("\(words(.score)) \(index.label(now))", rankings, "score", now, scoreStyle)
    if let definition = index.definition, !definition.classes.isEmpty {
      let classes = shown.map { entity -> WorkbookForm.Content? in
        standing.place(of: entity).flatMap { definition.classify($0.score) }
          .map { .text($0.name.text(in: language.rawValue)) }
      }
      form.put([.text(words(.classWord))] + classes, row: row)
      row += 1
    }
    for (place, part) in index.publishedParts.enumerated() {
      // By its place: a component may have the name of the index.
      guard let column = components?.columnName(at: 4 + place) else { continue }
      _ = link("\(cellWords[part.name] ?? part.name) \(index.label(now))", components, column, now, scoreStyle)
    }
    var next: (year: Int, rows: [Int])?
    for year in projection.years {
      let time = ["year": index.label(year)]
      let median = link("\(words(.median)) \(index.label(year))", rankings, "rank", year, .integer)
      let low = link(words(.lowerEnd, time), rankings, "rank_lower_80", year, .integer)
      let high = link(words(.upperEnd, time), rankings, "rank_upper_80", year, .integer)
      _ = link("\(words(.improve)) \(index.label(year))", rankings, "prob_improve", year, .probability)
      for top in index.rankThresholds.filter({ $0 < standing.places.count }).prefix(4) {
        _ = link(
          "\(words(.briefTop, ["top": String(top)])) \(index.label(year))", rankings, "prob_top_\(top)", year, .probability)
      }
      let rows = [median, low, high].compactMap { $0 }
      if next == nil, rows.count == 3 { next = (year, rows) }
    }
    guard let rank, let score else { return form }
    for (place, entity) in shown.enumerated() {
      let letter = SheetLink.letters(place + 1)
      let figures = standing.place(of: entity)
      var sentence = LiveSentence()
      sentence.add(
        words(
          .liveQuote,
          LiveSentence.marked(
            ["rank", "score"],
            [
              "name": name(of: entity), "count": String(standing.places.count), "index": index.shortName,
              "year": index.label(now),
            ])),
        [
          "rank": ("\(letter)\(rank)", figures.map { text($0.rank, .rank) }),
          "score": ("FIXED(\(letter)\(score),\(index.decimals),TRUE)", figures.map { text($0.score, scoreStyle) }),
        ])
      if let next, let unit = projection.position(of: entity), let step = projection.years.firstIndex(of: next.year) {
        let ranks = projection.forecasts[step][unit].rank
        let shown = [ranks.median, ranks.lower80, ranks.upper80].map { text($0.rounded(), .integer) }
        let cells = next.rows.map { "ROUND(\(letter)\($0),0)" }
        sentence.add(
          words(.liveNext, LiveSentence.marked(["median", "low", "high"], ["next": index.label(next.year)])),
          ["median": (cells[0], shown[0]), "low": (cells[1], shown[1]), "high": (cells[2], shown[2])])
      }
      form.put([.linkedText(sentence.formula, sentence.text)], row: place + 1)
      form.merged.append(.init(row: place + 1, columns: widths.count, lines: Int(lines.rounded(.up))))
    }
    return form
  }
}

/// A sentence whose figures follow cells.
private struct LiveSentence {
  private var pieces: [String] = []
  private(set) var text = ""

  /// The formula that makes it.
  var formula: String { "=" + pieces.joined(separator: "&") }

  /// Values for a phrase, with marks where figures of cells come.
  static func marked(_ names: [String], _ values: [String: String]) -> [String: String] {
    values.merging(names.map { ($0, "\u{1F}\($0)\u{1F}") }) { first, _ in first }
  }

  /// Adds a phrase that holds marks.
  mutating func add(_ phrase: String, _ cells: [String: (formula: String, shown: String?)]) {
    for (place, piece) in phrase.split(separator: "\u{1F}", omittingEmptySubsequences: false).enumerated() {
      if place % 2 == 1, let cell = cells[String(piece)] {
        pieces.append(cell.formula)
        text += cell.shown ?? ""
      } else if !piece.isEmpty {
        pieces.append("\"\(piece.replacing("\"", with: "\"\""))\"")
        text += piece
      }
    }
  }
}
