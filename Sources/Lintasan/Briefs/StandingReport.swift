public import LintasanAnalysis
public import LintasanReports
public import LintasanTables

/// A ranking of one year as a document.
public enum StandingReport {
  /// The ranking, down to rank `top` and of some entities only if those are given.
  public static func report(
    _ standing: Standing, of index: IndexData, top: Int? = nil, only entities: Set<String>? = nil,
    language: Language = .english
  ) -> Report {
    let table = standing.table(top: top, only: entities)
    var styles = [
      ColumnStyle("rank", title: Phrase.rank.text(in: language), number: .rank),
      ColumnStyle("entity", title: Phrase.entityCode.text(in: language)),
    ]
    if index.columns.name != nil {
      styles.append(ColumnStyle("name", title: Phrase.name.text(in: language), words: index.cellWords(in: language)))
    }
    styles.append(ColumnStyle("score", title: Phrase.score.text(in: language), number: .decimals(index.decimals)))
    if standing.places.contains(where: { $0.publishedRank != nil }) {
      styles.append(ColumnStyle("published_rank", title: Phrase.publishedRank.text(in: language), number: .rank))
    }
    styles.append(ColumnStyle("level_with", title: Phrase.levelWith.text(in: language)))
    let title = Phrase.standingTitle.text(in: language, ["index": index.shortName, "year": String(standing.year)])
    return Report(
      name: "rank", title: title, language: language,
      blocks: [.table(ReportTable(name: "ranking", caption: "", table: table, styles: styles))])
  }

  /// A ranking that was made from a table of its own, with confidence sets where it has them.
  public static func report(
    _ table: Table, title name: String, year: Int?, decimals: Int, language: Language = .english
  ) -> Report {
    func title(_ phrase: Phrase) -> String { phrase.text(in: language) }
    var styles = [
      ColumnStyle("rank", title: title(.rank), number: .rank), ColumnStyle("entity", title: title(.entityCode)),
      ColumnStyle("score", title: title(.score), number: .decimals(decimals)),
    ]
    if table.columnNames.contains("set_lower") {
      styles.append(ColumnStyle("set_lower", title: title(.rank) + " ≥", number: .rank))
      styles.append(ColumnStyle("set_upper", title: title(.rank) + " ≤", number: .rank))
    }
    if table.columnNames.contains("in_best") { styles.append(ColumnStyle("in_best", title: title(.inBest))) }
    styles.append(ColumnStyle("level_with", title: title(.levelWith)))
    let caption = year.map { "\(name) \($0)" } ?? name
    return Report(
      name: "rank", title: caption, language: language,
      blocks: [.table(ReportTable(name: "ranking", caption: caption, table: table, styles: styles))])
  }
}

extension Phrase {
  static let inBest = Phrase("Among the best?", id: "Termasuk terbaik?")
}
