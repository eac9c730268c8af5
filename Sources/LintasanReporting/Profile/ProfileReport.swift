package import LintasanAnalysis
package import LintasanDocuments
import LintasanIndices
import LintasanTables

/// One page about a unit of an index.
package enum ProfileReport {
  /// The page.
  package static func report(_ study: ProfileStudy, of index: IndexData, language: Language = .english) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let score = NumberStyle.decimals(index.decimals)
    let name = index.name(of: study.entity, in: language.rawValue)
    var blocks: [Block] = lead(study, index, name, score, language).map { .paragraph([.text($0)]) }
    blocks.append(tree(study, index, score, language))
    for (isStrong, phrase) in [(true, LocalizedString.strengths), (false, .weaknesses)] {
      let found = study.outstanding(isStrong)
      if !found.isEmpty {
        blocks.append(list(found, isStrong ? "strengths" : "weaknesses", text(phrase), score, language))
      }
    }
    blocks.append(
      .table(
        ReportTable(
          name: "neighbours", caption: text(.profileNeighbours),
          table: Table(
            Column("rank", study.neighbours.map(\.rank)), Column("entity", study.neighbours.map(\.entity)),
            Column("name", study.neighbours.map { index.name(of: $0.entity, in: language.rawValue) }),
            Column("score", study.neighbours.map(\.score))),
          styles: [
            ColumnStyle("rank", title: text(.rank), number: .rank), ColumnStyle("entity", title: text(.entityCode)),
            ColumnStyle("name", title: text(.name)), ColumnStyle("score", title: text(.score), number: score),
          ])))
    if !study.indicators.isEmpty { blocks.append(indicators(study, language)) }
    if let figure = TreeFigures.standing(study, language: language) { blocks.append(.figure(figure)) }
    return Report(
      name: "profile",
      title: text(.profileTitle, ["name": name, "index": index.shortName, "year": index.label(study.year)]),
      language: language, blocks: blocks, data: json(study, index))
  }

  private static func lead(
    _ study: ProfileStudy, _ index: IndexData, _ name: String, _ score: NumberStyle, _ language: Language
  ) -> [String] {
    guard let whole = study.nodes.first, let own = whole.score, let rank = whole.rank else { return [] }
    var sentences = [
      LocalizedString.profileLead.text(
        in: language,
        [
          "name": name, "rank": NumberStyle.rank.text(rank, in: language), "of": String(whole.ranked),
          "score": score.text(own, in: language),
          "year": index.label(study.year),
        ])
    ]
    if let scoreClass = study.scoreClass {
      sentences.append(
        LocalizedString.profileClass.text(in: language, ["class": scoreClass.name.text(in: language.rawValue)]))
    }
    if let year = study.previousYear, let before = whole.before, let rankBefore = whole.rankBefore {
      sentences.append(
        LocalizedString.profileChange.text(
          in: language,
          [
            "year": index.label(year), "rank": NumberStyle.rank.text(rankBefore, in: language),
            "score": score.text(before, in: language),
            "change": NumberStyle.signed(index.decimals).text(own - before, in: language),
          ]))
    }
    if let group = study.group, let median = whole.groupMedian {
      sentences.append(
        LocalizedString.profileGroup.text(
          in: language,
          [
            "group": index.cellWords(in: language)[group.value] ?? group.value, "members": String(group.members),
            "median": score.text(median, in: language),
          ]))
    }
    if let found = study.robustness {
      sentences.append(
        LocalizedString.profileRobust.text(
          in: language,
          [
            "lower": NumberStyle.rank.text(found.lower, in: language),
            "upper": NumberStyle.rank.text(found.upper, in: language),
            "draws": NumberStyle.integer.text(Double(found.draws), in: language),
          ]))
    }
    return [sentences.joined(separator: " ")]
  }

  private static func tree(
    _ study: ProfileStudy, _ index: IndexData, _ score: NumberStyle, _ language: Language
  ) -> Block {
    func text(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    let table = study.table(language: language.rawValue)
    // Names are set in by their depth, for people alone.
    let words = Dictionary(
      study.nodes.map { node in
        let name = node.name.text(in: language.rawValue)
        return (name, String(repeating: "· ", count: node.depth) + name)
      }
    ) { first, _ in first }
    var styles = [
      ColumnStyle("name", title: text(.profileTree), words: words),
      ColumnStyle("score", title: text(.score), number: score),
      ColumnStyle("rank", title: text(.rank), number: .rank),
      ColumnStyle("ranked", title: text(.ofWord), number: .integer),
      ColumnStyle("group_median", title: text(.profileMedianWord), number: score),
      ColumnStyle("standing", title: text(.distanceWord), number: .signed(2)),
    ]
    if study.previousYear != nil {
      styles.append(ColumnStyle("score_change", title: text(.changeWordOfScore), number: .signed(index.decimals)))
      styles.append(ColumnStyle("rank_change", title: text(.placesWord), number: .signed(0)))
    }
    return .table(ReportTable(name: "tree", caption: text(.profileTreeCaption), table: table, styles: styles))
  }

  private static func list(
    _ nodes: [ProfileStudy.Node], _ name: String, _ caption: String, _ score: NumberStyle, _ language: Language
  ) -> Block {
    .table(
      ReportTable(
        name: name, caption: caption,
        table: Table(
          Column("node", nodes.map(\.id)), Column("name", nodes.map { $0.name.text(in: language.rawValue) }),
          Column("score", nodes.map(\.score)), Column("group_median", nodes.map(\.groupMedian)),
          Column("standing", nodes.map(\.standing)), Column("rank", nodes.map(\.rank))),
        styles: [
          ColumnStyle("name", title: LocalizedString.name.text(in: language)),
          ColumnStyle("score", title: LocalizedString.score.text(in: language), number: score),
          ColumnStyle("group_median", title: LocalizedString.profileMedianWord.text(in: language), number: score),
          ColumnStyle("standing", title: LocalizedString.distanceWord.text(in: language), number: .signed(2)),
          ColumnStyle("rank", title: LocalizedString.rank.text(in: language), number: .rank),
        ]))
  }

  private static func indicators(_ study: ProfileStudy, _ language: Language) -> Block {
    func text(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    var direction = ColumnStyle("direction", title: text(.directionWord))
    direction.words = ["lower": text(.lowerWord), "higher": text(.higherWord)]
    return .table(
      ReportTable(
        name: "indicators", caption: text(.profileIndicators), table: study.indicatorTable(language: language.rawValue),
        styles: [
          ColumnStyle("name", title: text(.indicatorWord)),
          ColumnStyle("value", title: text(.nowWord), number: .significant(5)),
          ColumnStyle("value_before", title: text(.beforeWord), number: .significant(5)),
          ColumnStyle("median", title: text(.medianWord), number: .significant(5)),
          ColumnStyle("best", title: text(.bestWordOfAll), number: .significant(5)), direction,
        ]))
  }

  private static func json(_ study: ProfileStudy, _ index: IndexData) -> JSONValue {
    let whole = study.nodes.first
    var members: [JSONValue.Member] = [
      .init("entity", .text(study.entity)), .init("name", .text(study.name)),
      .init("index", .text(index.id)), .init("year", .number(Double(study.year))),
      .init("score", JSONValue(whole?.score)), .init("rank", JSONValue(whole?.rank)),
      .init("ranked", .number(Double(whole?.ranked ?? 0))),
      .init("class", study.scoreClass.map { .text($0.id) } ?? .null),
      .init("previous_year", JSONValue(study.previousYear.map(Double.init))),
      .init("group", study.group.map { .text($0.value) } ?? .null),
    ]
    if let found = study.robustness {
      members += [
        .init("rank_lower_90", .number(found.lower)), .init("rank_median", .number(found.median)),
        .init("rank_upper_90", .number(found.upper)), .init("draws", .number(Double(found.draws))),
      ]
    }
    members += [
      .init("nodes", JSONValue(study.table())),
      .init("strengths", .array(study.outstanding(true).map { .text($0.id) })),
      .init("weaknesses", .array(study.outstanding(false).map { .text($0.id) })),
      .init("indicators", JSONValue(study.indicatorTable())),
      .init(
        "neighbours",
        JSONValue(
          Table(
            Column("rank", study.neighbours.map(\.rank)), Column("entity", study.neighbours.map(\.entity)),
            Column("name", study.neighbours.map(\.name)), Column("score", study.neighbours.map(\.score))))),
    ]
    return .object(members)
  }
}
