public import LintasanAnalysis
public import LintasanDocuments
import LintasanForecasting
import LintasanTables

extension IndexBrief {
  /// The brief with a table of every entity, to be searched and sorted on a page.
  ///
  /// - Parameter report: the brief as ``report()`` gives it, which is costly enough to be made once.
  public func page(of report: Report) -> Report {
    var report = report
    let place = report.blocks.firstIndex { block in
      if case .heading(_, let title) = block { title == words(.methodHeading) } else { false }
    }
    report.blocks.insert(
      contentsOf: [.heading(level: 2, words(.allHeading, ["entities": entityPlural])), .table(allTable())],
      at: place ?? report.blocks.count)
    return report
  }

  /// The tables of the folder as a workbook: people's titles, every column, numbers as numbers.
  ///
  /// - Parameter report: the brief as ``report()`` gives it.
  public func workbook(of report: Report) throws(IndexDataError) -> Report {
    var report = report
    let texts = report.blocks.filter { block in if case .table = block { false } else { true } }
    let rankings = try projection.rankingsTable()
    let trajectories = try projection.trajectoriesTable()
    var all = allTable()
    all.name = words(.sheetOfAll)
    all.styles.append(ColumnStyle("entity", title: words(.entityCode)))
    let tables: [Block] = [
      .table(all),
      .table(
        ReportTable(
          name: words(.sheetOfRankings), caption: words(.rankingsCaption), table: rankings,
          styles: plainStyles(of: rankings))),
      .table(
        ReportTable(
          name: words(.sheetOfTrajectories), caption: words(.trajectoriesCaption), table: trajectories,
          styles: plainStyles(of: trajectories))),
    ]
    report.blocks = tables + texts
    report.openingSheet = openingSheet(all: all.table, sheet: all.name)
    report.provenance =
      [Provenance(words(.commandLabel), command)]
      + projection.index.inputs.map {
        Provenance(words(.inputLabel), "\($0.name) (SHA-256 \(Digest.sha256($0.bytes)))")
      }
    return report
  }

  /// The columns of the folder's CSV files under titles for people, with number formats and words.
  private func plainStyles(of table: Table) -> [ColumnStyle] {
    table.columnNames.map { name in
      let number: NumberStyle =
        name.hasPrefix("score") ? scoreStyle : name.hasPrefix("prob") ? .probability : name == "year" ? .year : .rank
      let cells =
        name == "name"
        ? cellWords
        : name == "standing"
          ? LocalizedString.standingWords(in: language)
          : name == "kind"
            ? ["observed": words(.kindObserved), "forecast": words(.kindForecast)] : [:]
      return ColumnStyle(name, title: sheetTitle(name), number: number, words: cells)
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

  /// One row an entity: where it stands, and the median rank of each future survey with the last one's interval.
  private func allTable() -> ReportTable {
    let units = (projection.forecasts.last ?? []).indices.sorted { first, second in
      let ranks = [first, second].map { projection.forecasts[0][$0] }
      return (ranks[0].currentRank ?? .infinity, ranks[0].rank.median, ranks[0].entity)
        < (ranks[1].currentRank ?? .infinity, ranks[1].rank.median, ranks[1].entity)
    }
    let scores = Dictionary(standing.places.map { ($0.entity, $0.score) }) { first, _ in first }
    let now = units.map { projection.forecasts[0][$0] }
    var columns = [
      Column("rank_now", now.map(\.currentRank)), Column("entity", now.map(\.entity)), Column("name", now.map(\.name)),
      Column("score_now", now.map { scores[$0.entity] }),
    ]
    var styles = [
      ColumnStyle("rank_now", title: "\(words(.rank)) \(projection.origin)", number: .rank),
      nameStyle,
      ColumnStyle("score_now", title: "\(words(.score)) \(projection.origin)", number: scoreStyle),
    ]
    for (step, year) in projection.years.enumerated() {
      columns.append(Column("rank_\(year)", units.map { projection.forecasts[step][$0].rank.median.rounded() }))
      styles.append(ColumnStyle("rank_\(year)", title: "\(words(.median)) \(year)", number: .rank))
    }
    if let last = projection.forecasts.last, let year = projection.years.last {
      columns.append(Column("lower_80_\(year)", units.map { last[$0].rank.lower80.rounded() }))
      columns.append(Column("upper_80_\(year)", units.map { last[$0].rank.upper80.rounded() }))
      columns.append(Column("prob_improve_\(year)", units.map { last[$0].probabilityToImprove }))
      styles.append(ColumnStyle("lower_80_\(year)", title: "80% ↓", number: .rank))
      styles.append(ColumnStyle("upper_80_\(year)", title: "80% ↑", number: .rank))
      styles.append(ColumnStyle("prob_improve_\(year)", title: words(.improve), number: .probability))
    }
    return ReportTable(
      name: "all", caption: words(.allCaption, ["entities": entityPlural, "year": String(projection.origin)]),
      table: Table(trusted: columns), styles: styles)
  }
}
