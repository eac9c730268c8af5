import LintasanAnalysis
import LintasanDocuments
import LintasanForecasting
import LintasanIndices
import LintasanStatistics
import LintasanTables

extension EntityBrief {
  /// The name of a table: of its own in a report that has several briefs, whose headings stand lower.
  private func tableName(_ name: String, _ level: Int) -> String { level > 2 ? "\(name)-\(entity)" : name }

  /// How its components stand: score, rank, the peers' median, the best.
  func componentBlocks(_ level: Int) throws -> [Block] {
    let parts = index.publishedParts
    guard !parts.isEmpty, parts.count == index.columns.components.count,
      let time = index.panel.position(ofTime: ranking.year), let own = index.panel.position(ofUnit: entity)
    else { return [] }
    let others = peers.map { Set($0.entities).subtracting([entity]) }
    struct Row {
      var name: String
      var score: Double?
      var rank: Int?
      var median: Double?
      var best: String
      var bestScore: Double?
    }
    let rows = parts.enumerated().map { place, part in
      var scored: [(entity: String, score: Double)] = []
      for (unit, entity) in index.panel.units.enumerated() where ranking.place(of: entity) != nil {
        if let score = index.panel[unit: unit, time: time, variable: place + 1] { scored.append((entity, score)) }
      }
      let sign = index.higherIsBetter ? 1.0 : -1
      let mine = index.panel[unit: own, time: time, variable: place + 1]
      let compared = scored.filter { others?.contains($0.entity) ?? ($0.entity != entity) }
      let best = compared.max { ($0.score * sign, $1.entity) < ($1.score * sign, $0.entity) }
      return Row(
        name: index.cellWords(in: language)[part.name] ?? part.name, score: mine,
        rank: mine.map { mine in 1 + scored.count { $0.score * sign > mine * sign } },
        median: Quantiles.median(compared.map(\.score)), best: best.map { name(of: $0.entity) } ?? "",
        bestScore: best?.score)
    }
    let style = NumberStyle.decimals(index.decimals)
    let whom = peers?.name ?? words(.briefAll)
    return [
      .table(
        ReportTable(
          name: tableName("components", level), caption: words(.briefComponents, ["year": index.label(ranking.year)]),
          table: Table(
            Column("name", rows.map(\.name)), Column("score", rows.map(\.score)), Column("rank", rows.map(\.rank)),
            Column("median", rows.map(\.median)), Column("best", rows.map(\.best)),
            Column("best_score", rows.map(\.bestScore))),
          styles: [
            ColumnStyle("name", title: words(.componentWord)),
            ColumnStyle("score", title: words(.score), number: style),
            ColumnStyle("rank", title: words(.rank), number: .rank),
            ColumnStyle("median", title: words(.briefMedianOf, ["peers": whom]), number: style),
            ColumnStyle("best", title: words(.briefBestOf, ["peers": whom])),
            ColumnStyle("best_score", title: words(.briefBestScore), number: style),
          ]))
    ]
  }

  /// The last survey before the origin whose scores are comparable and in which the entity was scored.
  private var previousYear: Int? {
    let first = index.definition?.breaks.map(\.before).filter { $0 <= ranking.year }.max() ?? .min
    return index.years.last { year in
      year < ranking.year && year >= first && (try? YearRanking(of: index, in: year))?.place(of: entity) != nil
    }
  }

  /// Why the rank moved since the last comparable survey, in words and by component.
  func changeBlocks(_ level: Int) throws -> [Block] {
    guard let previous = previousYear else {
      return [.heading(level: level, words(.briefWhy)), .paragraph([.text(words(.briefNoEarlier))])]
    }
    let change = try index.decomposition(of: entity, from: previous, to: ranking.year)
    let places = change.rankChange
    let values = [
      "name": name, "from": index.label(previous), "to": index.label(ranking.year),
      "places": NumberStyle.rank.text(abs(places), in: language),
      "before": ordinal(Double(change.ranks.from)), "after": ordinal(Double(change.ranks.to)),
      "scoreBefore": score(change.scores.from),
      "scoreAfter": score(change.scores.to),
    ]
    let phrase: LocalizedString =
      switch places {
      case 0: .briefKept
      case 1: .briefRoseOne
      case -1: .briefFellOne
      default: places > 0 ? .briefRose : .briefFell
      }
    var text = words(phrase, values)
    let overtaken = change.passed.filter { $0.kind == .overtaken }.map { name(of: $0.entity) }
    let overtaking = change.passedBy.filter { $0.kind == .overtaking }.map { name(of: $0.entity) }
    for (names, phrase) in [(overtaken, LocalizedString.briefOvertook), (overtaking, .briefOvertakenBy)]
    where !names.isEmpty {
      text += words(phrase, ["names": listed(names, atMost: 5)])
    }
    var blocks: [Block] = [.heading(level: level, words(.briefWhy)), .paragraph([.text(text)])]
    // What rounds to nothing in every column is left out.
    let parts = change.parts.filter { part in
      [part.rankChangeOwn, part.rankChangeOthers, part.rankChange].contains { abs($0) >= 0.05 }
        || abs(part.scoreChange ?? 0) * NumberStyle.power(index.decimals) >= 0.5
    }
    guard parts.count > 1 else { return blocks }
    let style = NumberStyle.signed(1)
    blocks.append(
      .table(
        ReportTable(
          name: tableName("change", level), caption: words(.briefPlaces),
          table: Table(
            Column("name", parts.map { index.cellWords(in: language)[$0.name] ?? $0.name }),
            Column("score_change", parts.map(\.scoreChange)), Column("own", parts.map(\.rankChangeOwn)),
            Column("others", parts.map(\.rankChangeOthers)), Column("places", parts.map(\.rankChange))),
          styles: [
            ColumnStyle("name", title: words(.componentWord)),
            ColumnStyle("score_change", title: words(.briefScoreChange), number: .signed(index.decimals)),
            ColumnStyle("own", title: words(.briefOwn), number: style),
            ColumnStyle("others", title: words(.briefOthers), number: style),
            ColumnStyle("places", title: words(.placesWord), number: style),
          ])))
    return blocks
  }

  /// Where it is heading, and who is near.
  func outlookBlocks(_ level: Int) throws -> [Block] {
    guard let unit, let projection else {
      let why = projection == nil ? LocalizedString.briefTooFew : .briefNotProjected
      let years = listed(index.years.map(index.label))
      return [
        .heading(level: level, words(.briefHeading)),
        .paragraph([.text(words(why, ["name": name, "index": index.shortName, "years": years]))]),
      ]
    }
    let forecasts = projection.forecasts.map { $0[unit] }
    let thresholds = index.rankThresholds.filter { $0 < ranking.places.count }
    var columns = [
      index.timeAxis.column("year", forecasts.map(\.year)), Column("rank", forecasts.map { $0.rank.median.rounded() }),
      Column("rank_80", forecasts.map { "\(whole($0.rank.lower80.rounded()))–\(whole($0.rank.upper80.rounded()))" }),
      Column("score", forecasts.map(\.score.median)), Column("improve", forecasts.map(\.probabilityToImprove)),
    ]
    var styles = [
      ColumnStyle("year", title: words(.year), number: .year),
      ColumnStyle("rank", title: words(.median), number: .rank),
      ColumnStyle("rank_80", title: words(.interval80), alignment: .trailing),
      ColumnStyle("score", title: words(.briefMedianScore), number: .decimals(index.decimals)),
      ColumnStyle("improve", title: words(.improve), number: .probability),
    ]
    for top in thresholds.prefix(4) {
      columns.append(Column("top_\(top)", forecasts.map { $0.probabilityOfTop[top] }))
      styles.append(ColumnStyle("top_\(top)", title: words(.briefTop, ["top": String(top)]), number: .probability))
    }
    var blocks: [Block] = [
      .heading(level: level, words(.briefHeading)),
      .table(
        ReportTable(
          name: tableName("outlook", level), caption: words(.briefOutlook), table: Table(trusted: columns),
          styles: styles)),
    ]
    if let fan = try ResultFigures.forecast(of: entity, in: projection, language: language) {
      // As wide as the page without filling it: letters shrink with the picture.
      var chart = fan.chart as? FanChart
      chart?.plotHeight = 180
      blocks.append(.figure(Figure(name: "fan-\(entity)", caption: fan.caption, chart: chart ?? fan.chart)))
    }
    let sentences = [fallSentence(unit, projection)].compactMap(\.self) + rivalSentences(unit, projection)
    if !sentences.isEmpty { blocks.append(.list(sentences.map { [.text($0)] })) }
    return blocks
  }

  /// Why one of the first is projected to fall: how many of those behind may pass, whatever its own score does.
  private func fallSentence(_ unit: Int, _ projection: Projection) -> String? {
    guard let next = projection.forecasts.first?[unit], next.rank.median.rounded() > place.rank,
      place.rank <= max(10, Double(ranking.places.count) / 10)
    else { return nil }
    let rivals = projection.forecast.units.indices.count { other in
      guard other != unit, let rank = projection.forecasts[0][other].currentRank, rank >= place.rank else {
        return false
      }
      return projection.probability(other, aheadOf: unit, stepsAhead: 1) >= 0.25
    }
    guard rivals > 1 else { return nil }
    let isLess = index.higherIsBetter ? next.score.median < place.score : next.score.median > place.score
    return words(
      isLess ? .briefFallsBoth : .briefFallsRank,
      [
        "year": index.label(next.year), "score": score(place.score), "median": score(next.score.median),
        "rivals": String(rivals),
      ])
  }

  /// Who of those behind may be ahead at the next survey, and who of those ahead may be behind.
  private func rivalSentences(_ unit: Int, _ projection: Projection) -> [String] {
    guard let year = projection.years.first, let forecasts = projection.forecasts.first else { return [] }
    var behind: [(name: String, rank: Double, chance: Double)] = []
    var ahead: [(name: String, rank: Double, chance: Double)] = []
    for (other, forecast) in forecasts.enumerated() where other != unit {
      guard let rank = forecast.currentRank, abs(rank - place.rank) <= 60 else { continue }
      let chance = projection.probability(other, aheadOf: unit, stepsAhead: 1)
      if rank > place.rank { behind.append((name(of: forecast.entity), rank, chance)) }
      if rank < place.rank { ahead.append((name(of: forecast.entity), rank, 1 - chance)) }
    }
    func sentence(_ phrase: LocalizedString, _ all: [(name: String, rank: Double, chance: Double)]) -> String? {
      let nearest = all.filter { $0.chance >= 0.25 }.sorted { ($1.chance, $0.rank) < ($0.chance, $1.rank) }.prefix(3)
      guard !nearest.isEmpty else { return nil }
      return words(
        phrase,
        [
          "year": index.label(year),
          "names": listed(
            nearest.map {
              words(.briefRival, ["name": $0.name, "rank": ordinal($0.rank), "chance": chance($0.chance)])
            }),
        ])
    }
    return [sentence(.briefMayOvertakeIt, behind), sentence(.briefItMayOvertake, ahead)].compactMap(\.self)
  }
}
