public import LintasanAnalysis
public import LintasanDocuments
public import LintasanTables

/// A projection as a document: one row an entity and survey for people, every column for programs.
public enum ForecastReport {
  /// The projection, of some entities only where they are given.
  public static func report(
    _ projection: Projection, entities: Set<String>? = nil, language: Language = .english
  ) throws(TableError) -> Report {
    try report(projection, entities: entities, scenario: nil, language: language)
  }

  /// The projection, and what would follow from gains of one entity beside what follows without them.
  package static func report(
    _ projection: Projection, entities: Set<String>? = nil, scenario: ScenarioProjection?, language: Language = .english
  ) throws(TableError) -> Report {
    let index = projection.index
    var table = scenario?.table ?? projection.forecastTable()
    if scenario == nil, let entities {
      let column = try table.texts("entity")
      table = table.filter { row in column[row].map(entities.contains) ?? false }
    }
    let title = LocalizedString.forecastTitle.text(
      in: language, ["index": index.shortName, "origin": index.label(projection.origin)])
    var blocks: [Block] = [
      .table(ReportTable(name: "forecast", caption: "", table: table, styles: styles(index, language)))
    ]
    let excluded = projection.excludedTable()
    if excluded.rowCount > 0 {
      blocks.append(
        .table(
          ReportTable(name: "not-done", caption: LocalizedString.excludedCaption.text(in: language), table: excluded)))
    }
    return Report(name: "forecast", title: title, language: language, blocks: blocks)
  }

  /// What would follow from gains of one entity, beside what follows without them.
  static func blocks(of scenario: ScenarioProjection, language: Language) throws(TableError) -> [Block] {
    let index = scenario.projection.index
    let title = LocalizedString.scenarioTitle.text(
      in: language,
      [
        "name": index.name(of: scenario.entity, in: language.rawValue),
        "gains": scenario.gains.map(\.text).joined(separator: ", "),
      ])
    let variables = try scenario.table.texts("variable")
    let table = scenario.table.filter { variables[$0] == index.columns.value }
    return [
      .heading(level: 2, title),
      .table(ReportTable(name: "scenario", caption: "", table: table, styles: styles(index, language))),
    ]
  }

  private static func styles(_ index: IndexData, _ language: Language) -> [ColumnStyle] {
    func title(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    let score = NumberStyle.decimals(index.decimals)
    var styles = [ColumnStyle("entity", title: title(.entityCode))]
    if index.columns.name != nil {
      styles.append(ColumnStyle("name", title: title(.name), words: index.cellWords(in: language)))
    }
    styles += [
      ColumnStyle("time", title: title(.year), number: .year),
      ColumnStyle("variable", title: title(.variable)),
      ColumnStyle("median", title: title(.score), number: score),
      ColumnStyle("lower_80", title: "80% −", number: score), ColumnStyle("upper_80", title: "80% +", number: score),
      ColumnStyle("rank_median", title: title(.rank), number: .integer),
      ColumnStyle("rank_lower_80", title: "80% −", number: .integer),
      ColumnStyle("rank_upper_80", title: "80% +", number: .integer),
      ColumnStyle("rank_lower_95", title: "95% −", number: .integer),
      ColumnStyle("rank_upper_95", title: "95% +", number: .integer),
      ColumnStyle("prob_improve", title: title(.improve), number: .probability),
      ColumnStyle("scenario", title: title(.scenario)),
    ]
    return styles
  }
}
