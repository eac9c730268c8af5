package import LintasanAnalysis
package import LintasanDocuments
import LintasanIndices
import LintasanTables

extension IndexBrief {
  /// The tables of the folder as a workbook: people's titles, every column, numbers as numbers, a sheet each for the ranking, the
  /// trajectories, the components and what the index is made of.
  ///
  /// In the long sheets the entities in focus come first, and a page of them is printed.
  ///
  /// - Parameters:
  ///   - report: the brief as ``report()`` gives it, which is costly enough to be made once.
  ///   - inputs: what the index is made of, where it is known.
  package func workbook(of report: Report, inputs: InputData? = nil) throws(IndexDataError) -> Report {
    var report = report
    let texts = report.blocks.filter { block in if case .table = block { false } else { true } }
    let rankings = focusFirst(try projection.rankingsTable())
    var all = allTable()
    all.name = words(.sheetOfAll)
    all.styles.append(ColumnStyle("entity", title: words(.entityCode)))
    if all.table.rowCount > Self.longestPrinted { all.printedRows = Self.shortenedTo }
    var sheets = [
      all,
      sheet(.sheetOfRankings, .rankingsCaption, rankings),
      sheet(.sheetOfTrajectories, .trajectoriesCaption, focusFirst(try projection.trajectoriesTable())),
    ]
    let components = componentTable().map { sheet(.sheetOfComponents, .componentsCaption, focusFirst($0)) }
    if let components { sheets.append(components) }
    if let table = inputTable(inputs) {
      var made = sheet(.sheetOfInputs, .inputsCaption, focusFirst(table))
      let names = LocalizedString.inputWords(in: language)
      made.styles = made.styles.map { style in
        guard !["entity", "name", "year"].contains(style.column) else { return style }
        return ColumnStyle(style.column, title: names[style.column] ?? cellWords[style.column] ?? style.column)
      }
      sheets.append(made)
    }
    report.blocks = sheets.map { .table($0) } + texts
    report.openingSheet = openingSheet(
      rankings: SheetLink(rankings, words(.sheetOfRankings)),
      components: components.map { SheetLink($0.table, $0.name) })
    report.provenance =
      [Provenance(words(.commandLabel), command)]
      + projection.index.inputs.map {
        Provenance(words(.inputLabel), "\($0.name) (SHA-256 \(Digest.sha256($0.bytes)))")
      }
    return report
  }

  /// Tables of no more rows than these are printed whole.
  private static let longestPrinted = 250
  /// How much of a longer one is printed.
  private static let shortenedTo = 100
  /// How many rows of the tidy tables are printed.
  private static let printedRows = 45

  private func sheet(_ name: LocalizedString, _ caption: LocalizedString, _ table: Table) -> ReportTable {
    var made = ReportTable(
      name: words(name), caption: words(caption), table: table, styles: plainStyles(of: table))
    if table.rowCount > Self.printedRows { made.printedRows = Self.printedRows }
    return made
  }

  /// What people call the columns of the index and its components.
  private var variableWords: [String: String] {
    let parts = index.publishedParts.map { ($0.column, cellWords[$0.name] ?? $0.name) }
    return Dictionary(parts + [(index.columns.value, index.shortName)]) { first, _ in first }
  }

  /// The rows of the entities in focus before the others, each in the order that they had.
  private func focusFirst(_ table: Table) -> Table {
    guard !focus.isEmpty, let entities = try? table.texts("entity") else { return table }
    let place = Dictionary(focus.enumerated().map { ($1, $0) }) { first, _ in first }
    let rows = (0..<table.rowCount).sorted { first, second in
      let places = [first, second].map { entities[$0].flatMap { place[$0] } ?? focus.count }
      return (places[0], first) < (places[1], second)
    }
    return table.selecting(rows: rows)
  }

  /// `entity,name,year`, the index and its components as they were published, the latest survey first.
  private func componentTable() -> Table? {
    let parts = index.publishedParts
    let shown = [0] + parts.indices.map { $0 + 1 }.filter { $0 < index.panel.variables.count }
    guard shown.count > 1 else { return nil }
    var keys: (entities: [String], names: [String], years: [Int]) = ([], [], [])
    var values = [[Double?]](repeating: [], count: shown.count)
    for year in index.years.reversed() {
      guard let time = index.panel.position(ofTime: year) else { continue }
      for (unit, entity) in index.panel.units.enumerated() {
        let found = shown.map { index.panel[unit: unit, time: time, variable: $0] }
        guard found.contains(where: { $0 != nil }) else { continue }
        keys.entities.append(entity)
        keys.names.append(index.name(of: entity))
        keys.years.append(year)
        for (place, value) in found.enumerated() { values[place].append(value) }
      }
    }
    // A component may have the name of the index, or of one of the first columns.
    return Table(
      distinct: [Column("entity", keys.entities), Column("name", keys.names), index.timeAxis.column("year", keys.years)]
        + shown.enumerated().map { Column(index.panel.variables[$1], values[$0]) })
  }

  /// `entity,name,year` and what the index is made of: its inputs, or the raw indicators of one that is built.
  private func inputTable(_ inputs: InputData?) -> Table? {
    if let inputs {
      let years = [Int](repeating: inputs.year, count: inputs.entities.count)
      return Table(
        distinct: [Column("entity", inputs.entities), Column("name", inputs.names), Column("year", years)]
          + inputs.leaves.enumerated().map { Column($1.id, inputs.values[$0]) })
    }
    guard let tree = index.tree else { return nil }
    let raw = Set(tree.tree.leaves.map { tree.tree.nodes[$0].id })
    let columns = tree.table.columns.filter { raw.contains($0.name) }
    guard !columns.isEmpty, let entities = try? tree.table.column(index.columns.entity) else { return nil }
    var keys = [Column("entity", entities.values)]
    if let name = index.columns.name, let names = try? tree.table.column(name) {
      keys.append(Column("name", names.values))
    }
    if let years = try? tree.table.column(index.columns.time) { keys.append(Column("year", years.values)) }
    return Table(distinct: keys + columns)
  }

  /// The columns of the folder's CSV files under titles for people, with number formats and words.
  private func plainStyles(of table: Table) -> [ColumnStyle] {
    let variables = variableWords
    return table.columnNames.map { name in
      let number: NumberStyle =
        name.hasPrefix("score") || variables[name] != nil
        ? scoreStyle
        : name.hasPrefix("prob")
          ? .probability
          : name == "year" ? .year : name == "rank_mean" ? .decimals(1) : name.hasPrefix("rank") ? .rank : .shortest
      let cells =
        name == "name"
        ? cellWords
        : name == "variable"
          ? variables
          : name == "standing"
            ? LocalizedString.standingWords(in: language)
            : name == "kind"
              ? ["observed": words(.kindObserved), "forecast": words(.kindForecast)] : [:]
      return ColumnStyle(name, title: variables[name] ?? sheetTitle(name), number: number, words: cells)
    }
  }

  /// `rank_lower_80` as `Rank 80% ↓`; what is no such column keeps its name.
  private func sheetTitle(_ column: String) -> String {
    let known: [String: LocalizedString] = [
      "index": .indexHead, "entity": .entityCode, "name": .name, "year": .year, "kind": .kindHead,
      "variable": .variable,
      "score": .score, "rank": .rank, "prob_improve": .improve, "flags": .flagHead, "standing": .standingWord,
    ]
    if let phrase = known[column] { return words(phrase) }
    let parts = column.split(separator: "_").map(String.init)
    if parts.count == 3, parts[0] == "prob", parts[1] == "top" { return words(.briefTop, ["top": parts[2]]) }
    guard let base = known[parts[0]] else { return column }
    if parts.count == 2, parts[1] == "mean" { return words(.meanOf, ["what": words(base)]) }
    if parts.count == 3, ["lower", "upper"].contains(parts[1]) {
      return "\(words(base)) \(parts[2])% \(parts[1] == "lower" ? "↓" : "↑")"
    }
    return column
  }
}
