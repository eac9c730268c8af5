import LintasanAnalysis
import LintasanDocuments
import LintasanIndices
import LintasanTables

extension IndexBrief {
  /// The section about one entity in focus.
  func focusBlocks(_ entity: String) throws(IndexDataError) -> [Block] {
    let name = name(of: entity)
    let history = try index.history(of: entity)
    // Where the brief has said it already, the tables follow.
    let hasOpening = openings.contains { $0.entity == entity }
    var blocks: [Block] = [
      .heading(level: 2, words(hasOpening ? .tablesOf : .whereItStands, ["name": name])),
      .paragraph(lead(entity, name, history)),
      .table(historyTable(entity, name, history)),
    ]
    guard let unit = projection.position(of: entity) else { return blocks }
    blocks.append(.table(outlookTable(entity, name, unit)))
    if !hasOpening, let fan = try ResultFigures.forecast(of: entity, in: projection, language: language) {
      blocks.append(.figure(Figure(name: "fan-\(entity)", caption: fan.caption, chart: fan.chart)))
    }
    blocks += levelBlocks(name, entity, unit)
    blocks += neighbourBlocks(entity)
    return blocks
  }

  private func lead(_ entity: String, _ name: String, _ history: [IndexData.Observation]) -> [Inline] {
    guard let place = standing.place(of: entity) else { return [] }
    var parts = LocalizedString.leadNow.inlines(
      in: language,
      [
        "name": .strong(name), "rank": .strongNumber(Double(place.rank), .rank),
        "count": .number(Double(standing.places.count), .integer), "year": .text(index.label(standing.year)),
        "score": .number(place.score, scoreStyle),
      ])
    let comparable = history.filter { index.areComparable($0.year, standing.year) }
    if comparable.count > 2, let first = comparable.first, let best = comparable.min(by: { $0.rank < $1.rank }),
      let worst = comparable.max(by: { $0.rank < $1.rank })
    {
      parts += LocalizedString.leadHistory.inlines(
        in: language,
        [
          "first": .text(index.label(first.year)), "best": .number(Double(best.rank), .rank),
          "bestYear": .text(index.label(best.year)), "worst": .number(Double(worst.rank), .rank),
          "worstYear": .text(index.label(worst.year)),
        ])
    }
    guard let unit = projection.position(of: entity), let next = projection.forecasts.first?[unit] else { return parts }
    parts += LocalizedString.leadNext.inlines(
      in: language,
      [
        "year": .text(index.label(next.year)), "median": .strongNumber(next.rank.median.rounded(), .rank),
        "lower80": .number(next.rank.lower80.rounded(), .rank), "upper80": .number(next.rank.upper80.rounded(), .rank),
        "lower95": .number(next.rank.lower95.rounded(), .rank), "upper95": .number(next.rank.upper95.rounded(), .rank),
      ])
    if let improve = next.probabilityToImprove {
      let rankThresholds = index.rankThresholds.filter { $0 < standing.places.count && $0 <= 50 }.compactMap { top in
        next.probabilityOfTop[top].map { chance in
          words(.leadTop, ["top": String(top), "chance": text(chance, .probability)])
        }
      }
      parts += LocalizedString.leadChance.inlines(
        in: language,
        [
          "rank": .number(Double(place.rank), .rank), "improve": .strongNumber(improve, .probability),
          "tops": .text(rankThresholds.joined()),
        ])
    }
    return parts
  }

  private func historyTable(_ entity: String, _ name: String, _ history: [IndexData.Observation]) -> ReportTable {
    let missing = index.missingYears(in: history)
    let rows = (history.map { ($0.year, Optional($0)) } + missing.map { ($0, nil) }).sorted { $0.0 < $1.0 }
    // Against the survey before with which it can be compared: nothing is a change across a break.
    let changes: [Double?] = rows.map { year, now in
      guard let now, let before = history.last(where: { $0.year < year }), index.areComparable(before.year, year) else {
        return nil
      }
      return before.rank - now.rank
    }
    var columns = [
      index.timeAxis.column("year", rows.map(\.0)), Column("score", rows.map { $0.1?.score }),
      Column("rank", rows.map { $0.1?.rank }),
      Column("rank_change", changes),
    ]
    var styles = [
      ColumnStyle("year", title: words(.year), number: .year),
      ColumnStyle("score", title: words(.score), number: scoreStyle),
      ColumnStyle("rank", title: words(.rank), number: .rank),
      ColumnStyle("rank_change", title: words(.change), number: .signed(0)),
    ]
    if history.contains(where: { $0.standing != nil }) || !missing.isEmpty {
      columns.append(Column("standing", rows.map { $0.1 == nil ? "not_surveyed" : $0.1?.standing }))
      styles.append(
        ColumnStyle("standing", title: words(.standingWord), words: LocalizedString.standingWords(in: language)))
    }
    let breaks = (index.definition?.breaks ?? []).filter { change in
      history.contains { $0.year < change.before } && history.contains { $0.year >= change.before }
    }
    let broken = breaks.map { words(.historyBreak, ["year": String($0.before)]) }.joined()
    return ReportTable(
      name: "history-\(entity)", caption: words(.historyCaption, ["name": name]) + broken,
      table: Table(trusted: columns),
      styles: styles)
  }

  private func outlookTable(_ entity: String, _ name: String, _ unit: Int) -> ReportTable {
    let forecasts = projection.forecasts.map { $0[unit] }
    let rankThresholds = index.rankThresholds.filter { $0 < standing.places.count }
    var columns = [
      index.timeAxis.column("year", forecasts.map(\.year)), Column("score", forecasts.map(\.score.median)),
      Column(
        "score_80", forecasts.map { "\(text($0.score.lower80, scoreStyle))–\(text($0.score.upper80, scoreStyle))" }),
      Column("rank", forecasts.map { $0.rank.median.rounded() }),
      Column("rank_80", forecasts.map { rankInterval($0.rank.lower80, $0.rank.upper80) }),
      Column("rank_95", forecasts.map { rankInterval($0.rank.lower95, $0.rank.upper95) }),
      Column("prob_improve", forecasts.map(\.probabilityToImprove)),
    ]
    var styles = [
      ColumnStyle("year", title: words(.year), number: .year),
      ColumnStyle("score", title: words(.score), number: scoreStyle),
      ColumnStyle("score_80", title: words(.interval80), alignment: .trailing),
      ColumnStyle("rank", title: words(.median), number: .rank),
      ColumnStyle("rank_80", title: words(.interval80), alignment: .trailing),
      ColumnStyle("rank_95", title: words(.interval95), alignment: .trailing),
      ColumnStyle("prob_improve", title: words(.improve), number: .probability),
    ]
    for top in rankThresholds {
      columns.append(Column("prob_top_\(top)", forecasts.map { $0.probabilityOfTop[top] }))
      styles.append(
        ColumnStyle("prob_top_\(top)", title: words(.firstSoMany, ["top": String(top)]), number: .probability))
    }
    return ReportTable(
      name: "projection-\(entity)", caption: words(.outlookCaption, ["name": name]), table: Table(trusted: columns),
      styles: styles)
  }

  private func levelBlocks(_ name: String, _ entity: String, _ unit: Int) -> [Block] {
    guard let year = projection.years.first else { return [] }
    let level = projection.levelWith(unit, stepsAhead: 1)
    let heading = Block.heading(level: 3, words(.levelHeading, ["name": name, "year": index.label(year)]))
    if level.isEmpty { return [heading, .paragraph([.text(words(.levelNone, ["name": name]))])] }
    let shown = Array(level.prefix(12))
    let table = ReportTable(
      name: "level-\(entity)", caption: "",
      table: Table(
        Column("entity", shown.map(\.forecast.entity)), Column("name", shown.map(\.forecast.name)),
        Column("rank_now", shown.map(\.forecast.currentRank)),
        Column("rank", shown.map { $0.forecast.rank.median.rounded() }),
        Column("prob_ahead", shown.map(\.probabilityAhead))),
      styles: [
        nameStyle,
        ColumnStyle("rank_now", title: index.label(projection.origin), number: .rank),
        ColumnStyle("rank", title: "\(words(.median)) \(index.label(year))", number: .rank),
        ColumnStyle("prob_ahead", title: words(.chanceAhead), number: .probability),
      ])
    return [
      heading, .paragraph([.text(words(.levelText, ["name": name, "count": String(level.count)]))]), .table(table),
    ]
  }

  private func neighbourBlocks(_ entity: String) -> [Block] {
    guard let position = standing.position(of: entity), let next = projection.years.first else { return [] }
    let reach = index.definition?.report.neighbours ?? 5
    let window = standing.places[max(0, position - reach)...min(standing.places.count - 1, position + reach)]
    let forecasts = window.map { place in projection.position(of: place.entity).map { projection.forecasts[0][$0] } }
    let table = ReportTable(
      name: "neighbours-\(entity)",
      caption: words(
        .neighboursCaption, ["count": String(reach), "year": index.label(standing.year), "next": index.label(next)]),
      table: Table(
        Column("rank_now", window.map(\.rank)), Column("entity", window.map(\.entity)),
        Column("name", window.map(\.name)), Column("score", window.map(\.score)),
        Column("rank", forecasts.map { $0.map { $0.rank.median.rounded() } }),
        Column("rank_80", forecasts.map { $0.map { rankInterval($0.rank.lower80, $0.rank.upper80) } }),
        Column("prob_improve", forecasts.map { $0?.probabilityToImprove })),
      styles: [
        ColumnStyle("rank_now", title: "\(words(.rank)) \(index.label(standing.year))", number: .rank),
        nameStyle,
        ColumnStyle("score", title: words(.score), number: scoreStyle),
        ColumnStyle("rank", title: "\(words(.median)) \(index.label(next))", number: .rank),
        ColumnStyle("rank_80", title: words(.interval80), alignment: .trailing),
        ColumnStyle("prob_improve", title: words(.improve), number: .probability),
      ])
    return [.heading(level: 3, words(.neighboursHeading)), .table(table)]
  }
}
