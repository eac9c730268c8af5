public import LintasanAnalysis
public import LintasanDocuments
package import LintasanRankings
package import LintasanTables

/// A ranking of one year as a document.
public enum RankingReport {
  /// The ranking, down to rank `top` and of some entities only if those are given.
  public static func report(
    _ standing: YearRanking, of index: IndexData, top: Int? = nil, only entities: Set<String>? = nil,
    language: Language = .english
  ) -> Report {
    let table = standing.table(top: top, only: entities)
    var styles = [
      ColumnStyle("rank", title: LocalizedString.rank.text(in: language), number: .rank),
      ColumnStyle("entity", title: LocalizedString.entityCode.text(in: language)),
    ]
    if index.columns.name != nil {
      styles.append(
        ColumnStyle("name", title: LocalizedString.name.text(in: language), words: index.cellWords(in: language)))
    }
    styles.append(
      ColumnStyle("score", title: LocalizedString.score.text(in: language), number: .decimals(index.decimals)))
    if standing.places.contains(where: { $0.publishedRank != nil }) {
      styles.append(
        ColumnStyle("published_rank", title: LocalizedString.publishedRank.text(in: language), number: .rank))
    }
    styles.append(ColumnStyle("level_with", title: LocalizedString.sameScore.text(in: language)))
    if table.columnNames.contains("standing") {
      styles.append(
        ColumnStyle(
          "standing", title: LocalizedString.standingWord.text(in: language),
          words: LocalizedString.standingWords(in: language)))
    }
    let title = LocalizedString.standingTitle.text(
      in: language, ["index": index.shortName, "year": index.label(standing.year)])
    return Report(
      name: "rank", title: title, language: language,
      blocks: [.table(ReportTable(name: "ranking", caption: "", table: table, styles: styles))])
  }

  /// Rankings of several years in one long table: each row an entity in a year, with its change since its year before where the
  /// two can be compared.
  public static func report(
    _ rankings: [YearRanking], of index: IndexData, top: Int? = nil, only entities: Set<String>? = nil,
    language: Language = .english
  ) -> Report {
    struct Row {
      let year: Int
      let place: YearRanking.Place
      let before: YearRanking.Place?
    }
    var rows: [Row] = []
    for (position, ranking) in rankings.enumerated() {
      let earlier = position > 0 ? rankings[position - 1] : nil
      for place in ranking.places
      where place.rank <= top.map(Double.init) ?? .infinity && entities?.contains(place.entity) ?? true {
        let isComparable = earlier.map { index.areComparable($0.year, ranking.year) } ?? false
        rows.append(
          Row(year: ranking.year, place: place, before: isComparable ? earlier?.place(of: place.entity) : nil))
      }
    }
    func text(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    let table = Table(
      index.timeAxis.column("year", rows.map(\.year)), Column("rank", rows.map(\.place.rank)),
      Column("entity", rows.map(\.place.entity)),
      Column("name", rows.map(\.place.name)), Column("score", rows.map(\.place.score)),
      Column("score_change", rows.map { row in row.before.map { row.place.score - $0.score } }),
      // Up is positive, as everywhere.
      Column("rank_change", rows.map { row in row.before.map { $0.rank - row.place.rank } }))
    let (first, last) = (rankings.first?.year ?? 0, rankings.last?.year ?? 0)
    return Report(
      name: "rank", title: "\(index.shortName) \(index.label(first))–\(index.label(last))", language: language,
      blocks: [
        .table(
          ReportTable(
            name: "ranking", caption: "", table: table,
            styles: [
              ColumnStyle("year", title: text(.year), number: .year),
              ColumnStyle("rank", title: text(.rank), number: .rank), ColumnStyle("entity", title: text(.entityCode)),
              ColumnStyle("name", title: text(.name), words: index.cellWords(in: language)),
              ColumnStyle("score", title: text(.score), number: .decimals(index.decimals)),
              ColumnStyle("score_change", title: text(.briefScoreChange), number: .signed(index.decimals)),
              ColumnStyle("rank_change", title: text(.placesWord), number: .signed(0)),
            ]))
      ])
  }

  /// The scores of a year as points, best first.
  package static func figure(
    _ standing: YearRanking, of index: IndexData, title: String, top: Int? = nil, only entities: Set<String>? = nil,
    language: Language = .english
  ) -> Figure {
    let shown = standing.places.filter { place in
      place.rank <= top.map(Double.init) ?? .infinity && entities?.contains(place.entity) ?? true
    }
    return Figure(
      name: "ranking", caption: title,
      chart: CoefficientPlot(
        title: title, subtitle: LocalizedString.score.text(in: language),
        rows: shown.map { place in
          CoefficientPlot.Row(
            name:
              "\(NumberStyle.rank.text(place.rank, in: language)). \(index.name(of: place.entity, in: language.rawValue))",
            estimate: place.score, lower: place.score, upper: place.score)
        }, number: .decimals(index.decimals), source: index.sourceLine(in: language)))
  }

  /// What the columns of confidence sets say.
  package static func notes(
    on options: RankConfidenceSets.Options, isBothKinds: Bool, best: Int?, language: Language
  ) -> [String] {
    let confidence = ["confidence": NumberStyle.probability.text(options.confidence, in: language)]
    var notes = [
      (options.kind == .marginal ? LocalizedString.marginalNote : .simultaneousNote).text(in: language, confidence)
    ]
    if isBothKinds { notes.append(LocalizedString.allSetsNote.text(in: language)) }
    if let best { notes.append(LocalizedString.bestNote.text(in: language, ["best": String(best)])) }
    notes.append(LocalizedString.levelNote.text(in: language))
    return notes
  }

  /// A ranking that was made from a table of its own, with confidence sets where it has them; `index`, if there is one,
  /// gives names in the reader's language.
  package static func report(
    _ table: Table, title name: String, year: Int?, decimals: Int, notes: [String] = [], of index: IndexData? = nil,
    language: Language = .english
  ) -> Report {
    func title(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    var styles = [
      ColumnStyle("rank", title: title(.rank), number: .rank), ColumnStyle("entity", title: title(.entityCode)),
    ]
    if let names = try? table.texts("name"), let entities = try? table.texts("entity"),
      (0..<table.rowCount).contains(where: { names[$0] != entities[$0] })
    {
      styles.append(ColumnStyle("name", title: title(.name), words: index?.cellWords(in: language) ?? [:]))
    }
    styles.append(ColumnStyle("score", title: title(.score), number: .decimals(decimals)))
    let columns = Set(table.columnNames)
    if columns.contains("set_lower") {
      styles.append(ColumnStyle("set_lower", title: title(.rank) + " ≥", number: .rank))
      styles.append(ColumnStyle("set_upper", title: title(.rank) + " ≤", number: .rank))
    }
    if columns.contains("simultaneous_lower") {
      styles.append(ColumnStyle("simultaneous_lower", title: title(.allSetsWord) + " ≥", number: .rank))
      styles.append(ColumnStyle("simultaneous_upper", title: title(.allSetsWord) + " ≤", number: .rank))
    }
    if columns.contains("in_best") { styles.append(ColumnStyle("in_best", title: title(.inBest))) }
    // Names tell where they are few; where many cannot be told apart, their number does.
    let most = (try? table.numbers("level_count"))?.present.max() ?? 0
    styles.append(
      most > 3
        ? ColumnStyle("level_count", title: title(.levelWith), number: .integer)
        : ColumnStyle("level_with", title: title(.levelWith)))
    let caption = year.map { "\(name) \($0)" } ?? name
    return Report(
      name: "rank", title: caption, language: language,
      blocks: [.table(ReportTable(name: "ranking", caption: "", table: table, styles: styles))]
        + (notes.isEmpty ? [] : [.note(notes.map { .text($0) })]))
  }
}

extension LocalizedString {
  static let sameScore = LocalizedString("Same score as", id: "Nilai sama dengan")
  static let inBest = LocalizedString("Best?", id: "Terbaik?")
  static let allSetsWord = LocalizedString("All", id: "Semua")
  static let marginalNote = LocalizedString(
    "Rank ≥ and ≤: the set that holds the entity's own true rank at {confidence} confidence.",
    id: "Peringkat ≥ dan ≤: himpunan yang memuat peringkat sejati entitas itu pada keyakinan {confidence}.")
  static let simultaneousNote = LocalizedString(
    "Rank ≥ and ≤: the sets that hold all true ranks at once at {confidence} confidence.",
    id: "Peringkat ≥ dan ≤: himpunan yang memuat semua peringkat sejati sekaligus pada keyakinan {confidence}.")
  static let allSetsNote = LocalizedString(
    " All ≥ and ≤: the sets that hold all true ranks at once.",
    id: " Semua ≥ dan ≤: himpunan yang memuat semua peringkat sejati sekaligus.")
  static let bestNote = LocalizedString(
    " Best: may truly be among the first {best}.", id: " Terbaik: sejatinya mungkin termasuk {best} besar.")
  static let levelNote = LocalizedString(
    " Level with: how many cannot be told apart from it.", id: " Setara dengan: berapa yang tak dapat dibedakan.")
}
