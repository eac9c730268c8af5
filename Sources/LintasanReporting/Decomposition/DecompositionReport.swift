public import LintasanAnalysis
public import LintasanDocuments
import LintasanTables

/// A change of rank, taken apart, as a document.
public enum DecompositionReport {
  /// The parts, and who was passed.
  public static func report(
    _ result: RankDecomposition, of index: IndexData, language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let score = NumberStyle.decimals(index.decimals)
    let places = NumberStyle.signed(1)
    let words = index.cellWords(in: language)
    let own = result.parts.reduce(0) { $0 + $1.rankChangeOwn }
    let others = result.parts.reduce(0) { $0 + $1.rankChangeOthers }
    let title = title(of: result, index, language)
    let figures = [
      "places": NumberStyle.signed(0).text(result.rankChange, in: language),
      "own": places.text(own, in: language), "others": places.text(others, in: language),
      "before": score.text(result.scores.from, in: language), "after": score.text(result.scores.to, in: language),
    ]
    let lead: String
    let scores: [ColumnStyle]
    if let other = result.other {
      lead = text(.decomposeGap, figures.merging(names(of: result, other, index, language)) { first, _ in first })
      scores = [
        ColumnStyle("score", title: result.entity, number: score),
        ColumnStyle("with_score", title: other.entity, number: score),
      ]
    } else {
      lead = text(.decomposeLead, figures)
      scores = [
        ColumnStyle("score_from", title: String(result.years.from), number: score),
        ColumnStyle("score_to", title: String(result.years.to), number: score),
      ]
    }
    var styles =
      [ColumnStyle("name", title: text(.componentWord), words: words)] + scores + [
        ColumnStyle("contribution", title: text(.contributionWord), number: .signed(index.decimals)),
        ColumnStyle("rank_change_own", title: result.other == nil ? text(.ownWord) : result.entity, number: .signed(2)),
        ColumnStyle("rank_change_others", title: result.other?.entity ?? text(.othersWord), number: .signed(2)),
        ColumnStyle("rank_change", title: text(.placesWord), number: .signed(2)),
      ]
    if result.isEstimated { styles.append(ColumnStyle("std_error", title: "±", number: .decimals(2))) }
    var blocks: [Block] = [
      .paragraph([.text(lead)]),
      .table(ReportTable(name: "components", caption: text(.decomposeParts), table: result.table, styles: styles)),
    ]
    if let other = result.other {
      let between = between(result, other.entity)
      if between.rowCount > 0 {
        blocks.append(
          .table(
            ReportTable(
              name: "between", caption: text(.decomposeBetween, ["count": String(between.rowCount)]), table: between,
              styles: [
                ColumnStyle("name", title: text(.name), words: words), ColumnStyle("rank", title: text(.rank), number: .rank),
                ColumnStyle("score", title: text(.score), number: score),
              ])))
      }
      return Report(name: "decomposition", title: title, language: language, blocks: blocks, data: json(result, other, between))
    }
    for (name, phrase, passings) in [
      ("overtaken", LocalizedString.decomposePassed, result.passed),
      ("overtaken_by", .decomposePassedBy, result.passedBy),
    ] where !passings.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            name: name, caption: text(phrase, ["count": String(passings.count)]),
            table: RankDecomposition.table(of: passings),
            styles: [
              ColumnStyle("name", title: text(.name), words: words),
              ColumnStyle("kind", title: text(.howWord), words: words),
              ColumnStyle("rank_from", title: String(result.years.from), number: .rank),
              ColumnStyle("rank_to", title: String(result.years.to), number: .rank),
            ])))
    }
    return Report(name: "decomposition", title: title, language: language, blocks: blocks, data: json(result))
  }

  /// A waterfall from the rank before to the rank after, by what each component did on either side.
  public static func figure(
    _ result: RankDecomposition, of index: IndexData, language: Language = .english
  ) -> Figure {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let words = index.cellWords(in: language)
    func name(_ part: String) -> String { words[part] ?? part }
    var parts: [WaterfallChart.Part] = []
    for part in result.parts {
      for (change, side) in [(part.rankChangeOwn, LocalizedString.ownWord), (part.rankChangeOthers, .othersWord)]
      where change != 0 {
        let whose = result.other.map { side == .ownWord ? result.entity : $0.entity } ?? text(side).lowercased()
        parts.append(.init(name: "\(name(part.name)): \(whose)", change: -change))
      }
    }
    if parts.isEmpty { parts = result.parts.prefix(1).map { .init(name: name($0.name), change: 0) } }
    let title = title(of: result, index, language)
    return Figure(
      name: "waterfall", caption: text(.decomposeParts),
      chart: WaterfallChart(
        title: title, subtitle: "\(index.shortName): \(text(result.other == nil ? .waterfallSubtitle : .waterfallGap))",
        startLabel: result.other == nil ? String(result.years.from) : result.entity, start: result.ranks.from, parts: parts,
        endLabel: result.other?.entity ?? String(result.years.to), isLessBetter: true))
  }

  private static func title(of result: RankDecomposition, _ index: IndexData, _ language: Language) -> String {
    if let other = result.other {
      return LocalizedString.decomposeGapTitle.text(in: language, names(of: result, other, index, language))
    }
    return LocalizedString.decomposeTitle.text(
      in: language,
      [
        "name": index.name(of: result.entity, in: language.rawValue),
        "first": NumberStyle.rank.text(result.ranks.from, in: language),
        "from": String(result.years.from), "last": NumberStyle.rank.text(result.ranks.to, in: language),
        "to": String(result.years.to),
      ])
  }

  private static func names(
    of result: RankDecomposition, _ other: (entity: String, name: String), _ index: IndexData, _ language: Language
  ) -> [String: String] {
    [
      "name": index.name(of: result.entity, in: language.rawValue),
      "other": index.name(of: other.entity, in: language.rawValue), "year": String(result.years.from),
      "first": NumberStyle.rank.text(result.ranks.from, in: language),
      "last": NumberStyle.rank.text(result.ranks.to, in: language),
    ]
  }

  /// `entity,name,rank,score` of those who stand between the two.
  private static func between(_ result: RankDecomposition, _ other: String) -> Table {
    let passings = (result.passed + result.passedBy).filter { $0.entity != other }
    return Table(
      Column("entity", passings.map(\.entity)), Column("name", passings.map(\.name)),
      Column("rank", passings.map(\.rankFrom)), Column("score", passings.map(\.scoreFrom)))
  }

  private static func json(
    _ result: RankDecomposition, _ other: (entity: String, name: String), _ between: Table
  ) -> JSONValue {
    [
      "entity": .text(result.entity), "name": .text(result.name), "with": .text(other.entity),
      "with_name": .text(other.name), "year": .number(Double(result.years.from)), "score": .number(result.scores.from),
      "with_score": .number(result.scores.to), "gap": .number(result.scoreChange), "rank": .number(result.ranks.from),
      "with_rank": .number(result.ranks.to), "places": .number(result.rankChange),
      "estimated": .boolean(result.isEstimated), "components": JSONValue(result.table), "between": JSONValue(between),
    ]
  }

  private static func json(_ result: RankDecomposition) -> JSONValue {
    [
      "entity": .text(result.entity), "name": .text(result.name), "from": .number(Double(result.years.from)),
      "to": .number(Double(result.years.to)), "rank_from": .number(result.ranks.from),
      "rank_to": .number(result.ranks.to), "rank_change": .number(result.rankChange),
      "score_from": .number(result.scores.from), "score_to": .number(result.scores.to),
      "score_change": .number(result.scoreChange), "ranked_from": .number(Double(result.ranked.from)),
      "ranked_to": .number(Double(result.ranked.to)), "estimated": .boolean(result.isEstimated),
      "components": JSONValue(result.table), "overtaken": JSONValue(RankDecomposition.table(of: result.passed)),
      "overtaken_by": JSONValue(RankDecomposition.table(of: result.passedBy)),
    ]
  }
}
