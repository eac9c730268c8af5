public import LintasanAnalysis
public import LintasanDocuments
import LintasanIndices
public import LintasanMaturity
import LintasanTables

/// A maturity score as a document.
public enum ScorecardReport {
  /// The score, where it would stand among the agencies of a group, and the strengths and gaps against their median.
  public static func report(
    _ card: Scorecard, data: MaturityData, group: String? = nil, year: Int? = nil, language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let decimals = NumberStyle.decimals(data.index.decimals)
    let groupName = group ?? text(.allAgencies)
    let positions = data.positions(of: card.index, group: group)
    let peerYear = year ?? data.answerYears.last
    let peers = peerYear.map { data.records(in: $0, group: group).map(\.answers) } ?? []
    let comparison = PeerComparison(card.answers, peers: peers, of: card.questionnaire, language: language.rawValue)

    let title = text(
      .maturityScore,
      ["index": decimals.text(card.index, in: language), "predicate": predicate(card.predicate, language)])
    var blocks: [Block] = [.paragraph([.text(nextSentence(card, decimals, language))])]
    blocks.append(
      .table(
        ReportTable(
          name: "parts", caption: text(.maturityParts), table: card.table(language: language.rawValue),
          styles: [
            ColumnStyle("level", title: text(.levelWord)), ColumnStyle("number", title: "No", number: .integer),
            ColumnStyle("name", title: text(.name)),
            ColumnStyle("weight", title: text(.weightWord), number: .significant(4)),
            ColumnStyle("score", title: text(.score), number: decimals),
          ])))
    blocks.append(
      .table(
        ReportTable(
          name: "positions",
          caption: text(.maturityPosition, ["group": groupName, "first": String(data.firstComparableYear)]),
          table: MaturityData.table(of: positions),
          styles: [
            ColumnStyle("year", title: text(.year), number: .year),
            ColumnStyle("rank", title: text(.rank), number: .rank),
            ColumnStyle("agencies", title: text(.agenciesWord), number: .integer),
            ColumnStyle("median", title: text(.medianWord), number: decimals),
            ColumnStyle("standing", title: text(.standingWord), words: LocalizedString.standingWords(in: language)),
          ])))
    if let comparison, let peerYear {
      let values = ["count": String(comparison.peerCount), "group": groupName, "year": String(peerYear)]
      for (name, phrase, gaps) in [
        ("gaps", LocalizedString.maturityGaps, comparison.weaknesses),
        ("strengths", .maturityStrengths, comparison.strengths),
      ] where !gaps.isEmpty {
        blocks.append(.table(gapTable(name, text(phrase, values), Array(gaps.prefix(8)), language)))
      }
    }
    let data = json(
      card, positions: positions, comparison: comparison, group: group, peerYear: peerYear, language: language)
    return Report(name: "score", title: title, language: language, blocks: blocks, data: data)
  }

  /// The official (Indonesian) name of a predicate, with a rendering where the language is another.
  static func predicate(_ scoreClass: ScoreClass?, _ language: Language) -> String {
    guard let scoreClass else { return "–" }
    let (official, rendered) = (scoreClass.name.indonesian, scoreClass.name.text(in: language.rawValue))
    return official == rendered ? official : "\(official) (\(rendered))"
  }

  private static func nextSentence(_ card: Scorecard, _ decimals: NumberStyle, _ language: Language) -> String {
    guard let next = card.next else { return LocalizedString.maturityTop.text(in: language) }
    return LocalizedString.maturityNext.text(
      in: language,
      [
        "distance": NumberStyle.decimals(4).text(next.distance, in: language),
        "predicate": predicate(next.scoreClass, language),
        "bound": decimals.text(next.scoreClass.lowerBound, in: language),
      ])
  }

  private static func gapTable(
    _ name: String, _ caption: String, _ gaps: [PeerComparison.Gap], _ language: Language
  ) -> ReportTable {
    func title(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    let table = Table(
      Column("indicator", gaps.map(\.item.number)),
      Column("name", gaps.map { $0.item.name.text(in: language.rawValue) }), Column("maturity", gaps.map(\.level)),
      Column("group_median", gaps.map(\.median)), Column("worth", gaps.map(\.worth)))
    return ReportTable(
      name: name, caption: caption, table: table,
      styles: [
        ColumnStyle("indicator", title: title(.indicator), number: .integer),
        ColumnStyle("name", title: title(.name)), ColumnStyle("maturity", title: title(.levelWord), number: .integer),
        ColumnStyle("group_median", title: title(.groupMedian), number: .rank),
        ColumnStyle("worth", title: title(.worthWord), number: .signed(3)),
      ])
  }

  static func json(_ scoreClass: ScoreClass?) -> JSONValue { JSONValue(scoreClass?.name.indonesian) }

  /// The scorecard as JSON: `index, predicate, domains, aspects, indicators, next_predicate, predicates`.
  static func members(_ card: Scorecard, language: Language) -> [JSONValue.Member] {
    func part(_ part: Scorecard.Part, _ key: String) -> [JSONValue.Member] {
      [
        .init(key, .number(Double(part.group.number))), .init("id", .text(part.group.id)),
        .init("name", .text(part.group.name.text(in: language.rawValue))),
        .init("name_id", .text(part.group.name.indonesian)), .init("name_en", .text(part.group.name.english)),
        .init("score", .number(part.score)), .init("weight", .number(card.questionnaire.share(part.group.weight))),
      ]
    }
    func distance(_ distance: Scorecard.Distance) -> JSONValue {
      [
        "predicate": json(distance.scoreClass), "from": .number(distance.scoreClass.lowerBound),
        "distance": .number(max(0, distance.distance)), "reached": .boolean(distance.isReached),
      ]
    }
    let questionnaire = card.questionnaire
    return [
      .init("index", .number(card.index)), .init("predicate", json(card.predicate)),
      .init("domains", .array(card.domains.map { .object(part($0, "domain")) })),
      .init(
        "aspects",
        .array(
          card.aspects.map { aspect in
            let domain = questionnaire.items[aspect.group.items.lowerBound].domain
            return .object(
              part(aspect, "aspect") + [.init("domain", .number(Double(questionnaire.domains[domain].number)))])
          })),
      .init("indicators", JSONValue(card.indicatorTable(language: language.rawValue))),
      .init("next_predicate", card.next.map(distance) ?? .null),
      .init("predicates", .array(card.distances.map(distance))),
    ]
  }

  private static func json(
    _ card: Scorecard, positions: [MaturityData.Position], comparison: PeerComparison?, group: String?, peerYear: Int?,
    language: Language
  ) -> JSONValue {
    var members = members(card, language: language)
    members.append(.init("group", JSONValue(group)))
    members.append(.init("positions", JSONValue(MaturityData.table(of: positions))))
    if let comparison {
      members.append(.init("peer_year", JSONValue(peerYear)))
      members.append(.init("peers", JSONValue(comparison.table)))
    }
    return .object(members)
  }
}
