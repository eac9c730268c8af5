import LintasanAnalysis
import LintasanDocuments
import LintasanForecasting
import LintasanIndices
import LintasanTables

extension IndexBrief {
  /// The section about the groups of an index without focus: mean scores, and how many stand in each class.
  func groupBlocks() -> [Block] {
    guard let attribute = index.definition?.report.group else { return [] }
    let groups = projection.groups(of: attribute)
    guard !groups.isEmpty else { return [] }
    var columns = [
      Column("group", groups.map { groupName($0.group) }), Column("members", groups.map(\.count)),
      Column("score", groups.map(\.currentScore)),
    ]
    var styles = [
      ColumnStyle("group", title: words(.group)),
      ColumnStyle("members", title: words(.members), number: .integer),
      ColumnStyle("score", title: index.label(projection.origin), number: scoreStyle),
    ]
    for (step, year) in projection.years.enumerated() {
      columns.append(Column("score_\(year)", groups.map { $0.scores[step].median }))
      columns.append(
        Column(
          "score_\(year)_80",
          groups.map { "\(text($0.scores[step].lower80, scoreStyle))–\(text($0.scores[step].upper80, scoreStyle))" }))
      columns.append(Column("median_rank_\(year)", groups.map { $0.medianRanks[step].rounded() }))
      styles.append(ColumnStyle("score_\(year)", title: index.label(year), number: scoreStyle))
      styles.append(ColumnStyle("score_\(year)_80", title: words(.interval80), alignment: .trailing))
      styles.append(ColumnStyle("median_rank_\(year)", title: words(.median), number: .rank))
    }
    return [
      .heading(level: 2, words(.groupsHeading, ["entities": entityPlural])),
      .table(
        ReportTable(
          name: "groups", caption: words(.groupsCaption, ["year": index.label(projection.origin)]),
          table: Table(trusted: columns), styles: styles)),
    ] + classBlocks()
  }

  private func classBlocks() -> [Block] {
    let classes = projection.classCounts()
    guard !classes.isEmpty else { return [] }
    var columns = [
      Column("class", classes.map { $0.scoreClass.name.text(in: language.rawValue) }),
      Column("count", classes.map(\.currentCount)),
    ]
    var styles = [
      ColumnStyle("class", title: words(.className)),
      ColumnStyle("count", title: index.label(projection.origin), number: .integer),
    ]
    // No predicate is given once another instrument holds.
    let end = index.definition?.validity.successor?.from ?? .max
    for (step, year) in projection.years.enumerated() where year < end {
      columns.append(Column("count_\(year)", classes.map { $0.counts[step].median.rounded() }))
      columns.append(
        Column(
          "count_\(year)_80",
          classes.map { rankInterval($0.counts[step].lower80, $0.counts[step].upper80) }))
      styles.append(ColumnStyle("count_\(year)", title: index.label(year), number: .integer))
      styles.append(ColumnStyle("count_\(year)_80", title: words(.interval80), alignment: .trailing))
    }
    return [
      .heading(level: 2, words(.classesHeading)),
      .table(
        ReportTable(
          name: "classes",
          caption: words(.classesCaption, ["entities": entityPlural, "year": index.label(projection.origin)]),
          table: Table(trusted: columns), styles: styles)),
    ]
  }

  /// The leaders of the last survey and what is expected of them.
  func leaderBlocks() -> [Block] {
    let leaders = standing.places.prefix { $0.rank <= 10 }.prefix(20)
    guard let next = projection.years.first, !leaders.isEmpty else { return [] }
    let forecasts = leaders.map { place in projection.position(of: place.entity).map { projection.forecasts[0][$0] } }
    return [
      .heading(level: 2, words(.leadersHeading, ["count": String(min(10, standing.places.count))])),
      .table(
        ReportTable(
          name: "leaders", caption: words(.leadersCaption, ["year": index.label(standing.year)]),
          table: Table(
            Column("rank_now", leaders.map(\.rank)), Column("entity", leaders.map(\.entity)),
            Column("name", leaders.map(\.name)), Column("score", leaders.map(\.score)),
            Column("rank", forecasts.map { $0.map { $0.rank.median.rounded() } }),
            Column("rank_80", forecasts.map { $0.map { rankInterval($0.rank.lower80, $0.rank.upper80) } })),
          styles: [
            ColumnStyle("rank_now", title: "\(words(.rank)) \(index.label(standing.year))", number: .rank),
            nameStyle,
            ColumnStyle("score", title: words(.score), number: scoreStyle),
            ColumnStyle("rank", title: "\(words(.median)) \(index.label(next))", number: .rank),
            ColumnStyle("rank_80", title: words(.interval80), alignment: .trailing),
          ])),
    ]
  }

  /// The largest expected rises and falls to the last future survey.
  func moverBlocks() -> [Block] {
    guard let year = projection.years.last else { return [] }
    let movers = projection.movers(stepsAhead: projection.years.count, count: 5)
    let all = movers.up + movers.down
    guard !all.isEmpty else { return [] }
    return [
      .heading(level: 2, words(.moversHeading)),
      .table(
        ReportTable(
          name: "movers",
          caption: words(.moversCaption, ["from": index.label(projection.origin), "to": index.label(year)]),
          table: Table(
            Column("entity", all.map(\.entity)), Column("name", all.map(\.name)),
            Column("rank_now", all.map(\.currentRank)), Column("rank", all.map { $0.rank.median.rounded() }),
            Column("rise", all.map { ($0.currentRank ?? 0) - $0.rank.median.rounded() }),
            Column("prob_improve", all.map(\.probabilityToImprove))),
          styles: [
            nameStyle,
            ColumnStyle("rank_now", title: "\(words(.rank)) \(index.label(projection.origin))", number: .rank),
            ColumnStyle("rank", title: "\(words(.median)) \(index.label(year))", number: .rank),
            ColumnStyle("rise", title: words(.expectedRise), number: .signed(0)),
            ColumnStyle("prob_improve", title: words(.improve), number: .probability),
          ])),
    ]
  }

  /// What could not be done; those that the last survey no longer has follow in an appendix.
  func notDoneBlocks() -> [Block] {
    let gone = Set(goneEntities().map(\.entity))
    let excluded = projection.forecast.excluded.filter { !gone.contains($0.unit) }
    guard !excluded.isEmpty else { return [] }
    return [
      .heading(level: 2, words(.notDoneHeading)),
      .table(
        ReportTable(
          name: "not-done", caption: words(.excludedCaption),
          table: Table(
            Column("entity", excluded.map(\.unit)), Column("name", excluded.map { index.name(of: $0.unit) }),
            Column("reason", excluded.map { reason($0.lack) })),
          styles: [
            ColumnStyle("entity", title: words(.entityCode)), nameStyle,
            ColumnStyle("reason", title: words(.reason)),
          ])),
    ]
  }

  /// Entities that were scored before and not in the last survey, with their last year.
  private func goneEntities() -> [(entity: String, year: Int)] {
    guard let origin = index.panel.position(ofTime: projection.origin) else { return [] }
    return projection.forecast.excluded.compactMap { excluded in
      guard let unit = index.panel.position(ofUnit: excluded.unit),
        index.panel[unit: unit, time: origin, variable: 0] == nil,
        let last = index.years.last(where: { year in
          index.panel.position(ofTime: year).map { index.panel[unit: unit, time: $0, variable: 0] != nil } ?? false
        })
      else { return nil }
      return (excluded.unit, last)
    }
  }

  /// The entities that the last survey no longer has, behind everything else.
  func appendixBlocks() -> [Block] {
    let gone = goneEntities()
    guard !gone.isEmpty else { return [] }
    return [
      .heading(level: 2, words(.appendixHeading, ["entities": entityPlural, "year": index.label(projection.origin)])),
      .table(
        ReportTable(
          name: "appendix", caption: words(.appendixCaption),
          table: Table(
            Column("entity", gone.map(\.entity)), Column("name", gone.map { index.name(of: $0.entity) }),
            Column("last_year", gone.map(\.year))),
          styles: [
            ColumnStyle("entity", title: words(.entityCode)), nameStyle,
            ColumnStyle("last_year", title: words(.appendixLast), number: .year),
          ])),
    ]
  }

  /// What takes the index's place, ahead of everything else.
  func successorBlocks() -> [Block] {
    guard let successor = index.definition?.validity.successor else { return [] }
    let lead = words(
      .successorLead,
      [
        "year": String(successor.from), "last": String(successor.from - 1), "index": index.shortName,
        "name": successor.name.text(in: language.rawValue), "instrument": successor.instrument ?? "–",
      ])
    let reason = successor.reason.text(in: language.rawValue)
    return [.note([.text(lead + reason + words(.successorTool, ["id": successor.id]))])]
  }

  /// The name of a group in the language of the brief; one that has no phrase stands as it is.
  func groupName(_ group: String) -> String { LocalizedString.groups[group].map { words($0) } ?? group }

  /// Why an entity could not be forecast, in the language of the brief.
  private func reason(_ lack: ExcludedUnit.Lack) -> String {
    switch lack {
    case .valueAt(let time): words(.noValueAt, ["year": index.label(time)])
    case .valueUpTo(let time): words(.noValueUpTo, ["year": index.label(time)])
    }
  }
}
