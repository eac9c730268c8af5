import LintasanCore
package import LintasanIndices
import LintasanRankings
import LintasanStatistics
package import LintasanTables

/// One unit of an index on one page: its tree with scores and ranks, what is strong and weak against its group, what moved
/// since the last edition, and the raw indicators behind.
package struct ProfileStudy: Sendable {
  /// A node of the index.
  package struct Node: Hashable, Sendable {
    /// The identifier.
    package let id: String
    /// The name in English, and in Indonesian.
    package let name: LocalizedText
    /// The number of nodes above it.
    package let depth: Int
    /// The share of the whole index; `nil` where it is not known.
    package let share: Double?
    /// The score.
    package let score: Double?
    /// The rank among all units of the year.
    package let rank: Double?
    /// The number of units that have the score.
    package let ranked: Int
    /// The median of its group.
    package let groupMedian: Double?
    /// How many standard deviations of all units the score lies above the group's median, better being positive.
    package let standing: Double?
    /// The score of the edition before.
    package let before: Double?
    /// The rank of the edition before.
    package let rankBefore: Double?
  }

  /// A raw indicator.
  package struct Indicator: Hashable, Sendable {
    /// The node.
    package let id: String
    /// Its name.
    package let name: LocalizedText
    /// The column.
    package let column: String
    /// The value as it stands in the data.
    package let value: Double?
    /// The value that was filled in, where none stands in the data: the normalised score.
    package let isFilled: Bool
    /// The value of the edition before.
    package let before: Double?
    /// The median of all units.
    package let median: Double?
    /// The best value of any unit.
    package let best: Double?
    /// Whether lower values are better.
    package let lowerIsBetter: Bool
  }

  /// A neighbour in the ranking.
  package struct Neighbour: Hashable, Sendable {
    /// The identifier.
    package let entity: String
    /// The name.
    package let name: String
    /// The rank.
    package let rank: Double
    /// The score.
    package let score: Double
  }

  /// The entity.
  package let entity: String
  /// Its name.
  package let name: String
  /// The year, and the edition before it.
  package let year: Int
  /// The edition before, if there is one with a score.
  package let previousYear: Int?
  /// The group that it is compared with, and how many it has; `nil` for all units.
  package let group: (attribute: String, value: String, members: Int)?
  /// The class of its score.
  package let scoreClass: ScoreClass?
  /// The index and its nodes, parents first.
  package let nodes: [Node]
  /// The raw indicators, where the index is built from them.
  package let indicators: [Indicator]
  /// Those around it in the ranking, with itself.
  package let neighbours: [Neighbour]
  /// The ranks that hold 90 % of other ways to build the index, where that was asked for.
  package var robustness: (lower: Double, median: Double, upper: Double, draws: Int)?

  /// Profiles a unit.
  ///
  /// - Throws: ``IndexDataError``: a year that there is not, or without a score of the unit.
  package init(_ index: IndexData, entity: String, year: Int) throws(IndexDataError) {
    let ranking = try index.ranking(in: year)
    guard let place = ranking.place(of: entity) else {
      throw .notScored(entity: index.name(of: entity), year: year)
    }
    self.entity = entity
    self.year = year
    name = index.name(of: entity)
    let unit = place.unit
    let comparable = index.definition?.firstComparableYear(for: year) ?? .min
    let earlier = index.years.last { candidate in
      // Scores from before the instrument changed say nothing of how an entity moved.
      guard candidate < year, candidate >= comparable, let scores = try? index.scores(in: candidate) else { return false }
      return scores[unit] != nil
    }
    previousYear = earlier
    let attribute = index.groups.first { $0.attribute == index.definition?.report.group } ?? index.groups.first
    let own = attribute?.byEntity[entity]
    let members = Set(index.panel.units.filter { own == nil || attribute?.byEntity[$0] == own })
    group = attribute.flatMap { attribute in
      own.map { value in
        (attribute.attribute, value, ranking.places.count { members.contains($0.entity) })
      }
    }
    scoreClass = index.definition?.classify(place.score)
    neighbours = Self.around(place, ranking)
    nodes = Self.nodes(index, entity: entity, year: year, before: earlier, members: members)
    indicators = Self.indicators(index, entity: entity, year: year, before: earlier)
  }

  private static func around(_ place: YearRanking.Place, _ ranking: YearRanking) -> [Neighbour] {
    guard let position = ranking.position(of: place.entity) else { return [] }
    return ranking.places[max(0, position - 3)..<min(ranking.places.count, position + 4)].map {
      Neighbour(entity: $0.entity, name: $0.name, rank: $0.rank, score: $0.score)
    }
  }

  private struct Source {
    let id: String
    let name: LocalizedText
    let depth: Int
    let share: Double?
    let column: String
  }

  private static func sources(_ index: IndexData, _ year: Int) -> [Source] {
    let columns = Set(index.scores.columnNames)
    let whole = index.definition?.name ?? LocalizedText(index.shortName)
    var found = [Source(id: index.id, name: whole, depth: 0, share: nil, column: index.columns.value)]
    if let data = index.tree {
      found += data.tree.nodes.indices.dropFirst().map { node in
        Source(
          id: data.tree.nodes[node].id, name: data.tree.nodes[node].name, depth: data.tree.nodes[node].depth,
          share: data.built.share(of: node, in: year), column: data.tree.nodes[node].id)
      }
      return found
    }
    guard let definition = index.definition else {
      return found
        + index.columns.components.map { Source(id: $0, name: LocalizedText($0), depth: 1, share: nil, column: $0) }
    }
    let sum = definition.components.reduce(0) { $0 + definition.weight(of: $1, in: year).value }
    func add(_ component: Component, _ depth: Int) {
      if let column = component.column, columns.contains(column) {
        found.append(
          Source(
            id: component.id, name: component.name, depth: depth,
            share: sum > 0 ? definition.weight(of: component, in: year).value / sum : nil, column: column))
      }
      for child in component.components { add(child, depth + 1) }
    }
    for component in definition.components { add(component, 1) }
    return found
  }

  private static func nodes(
    _ index: IndexData, entity: String, year: Int, before: Int?, members: Set<String>
  ) -> [Node] {
    let sources = sources(index, year)
    guard
      let panel = try? Panel(
        index.scores, unit: index.columns.entity, time: index.columns.time, variables: sources.map(\.column)),
      let time = panel.position(ofTime: year)
    else { return [] }
    let sign = index.higherIsBetter ? 1.0 : -1
    let unit = panel.position(ofUnit: entity)
    let earlier = before.flatMap { panel.position(ofTime: $0) }
    func rank(_ variable: Int, _ time: Int) -> (rank: Double?, ranked: Int) {
      let ranking = Ranking(
        panel.crossSection(time: time, variable: variable), direction: index.direction, ties: index.ties,
        tolerance: TieTolerance.sums)
      return (unit.flatMap { ranking.ranks[$0] }, ranking.rankedCount)
    }
    return sources.enumerated().map { variable, source in
      let scores = panel.crossSection(time: time, variable: variable)
      let own = unit.flatMap { scores[$0] }
      let (place, ranked) = rank(variable, time)
      let median = Quantiles.median(
        panel.units.indices.compactMap { members.contains(panel.units[$0]) ? scores[$0] : nil })
      let spread = Moments.standardDeviation(scores.compactMap { $0 }) ?? 0
      return Node(
        id: source.id, name: source.name, depth: source.depth, share: source.share, score: own, rank: place,
        ranked: ranked, groupMedian: median,
        standing: spread > 0 ? own.flatMap { own in median.map { (own - $0) * sign / spread } } : nil,
        before: earlier.flatMap { earlier in unit.flatMap { panel[unit: $0, time: earlier, variable: variable] } },
        rankBefore: earlier.flatMap { rank(variable, $0).rank })
    }
  }

  private static func indicators(_ index: IndexData, entity: String, year: Int, before: Int?) -> [Indicator] {
    guard let data = index.tree, let row = data.built.row(of: entity, in: year),
      let position = data.built.rows.years.firstIndex(of: year)
    else { return [] }
    let members = data.built.rows.rowsOfYear[position]
    let earlier = before.flatMap { data.built.row(of: entity, in: $0) }
    return data.builder.leaves.enumerated().map { place, leaf in
      let node = data.tree.nodes[leaf]
      let raw = data.builder.raw[place]
      let known = members.map { raw[$0] }.filter { !$0.isNaN }
      let isLower = node.rules.lowerIsBetter ?? false
      return Indicator(
        id: node.id, name: node.name, column: node.source ?? node.id, value: raw[row].isNaN ? nil : raw[row],
        isFilled: raw[row].isNaN && data.built.value(leaf, row: row) != nil,
        before: earlier.flatMap { raw[$0].isNaN ? nil : raw[$0] }, median: Quantiles.median(known),
        best: isLower ? known.min() : known.max(), lowerIsBetter: isLower)
    }
  }

  /// The nodes below the index that stand out most against the group: strong ones, or weak ones.
  package func outstanding(_ isStrong: Bool, most: Int = 5) -> [Node] {
    let deepest = nodes.dropFirst().filter {
      $0.standing != nil && (isStrong ? ($0.standing ?? 0) > 0 : ($0.standing ?? 0) < 0)
    }
    return Array(
      deepest.sorted { first, second in
        let (a, b) = (first.standing ?? 0, second.standing ?? 0)
        return a == b ? first.id < second.id : isStrong ? a > b : a < b
      }.prefix(most))
  }

  /// `node,name,depth,share,score,rank,ranked,group_median,standing,score_before,score_change,rank_before,rank_change`.
  package func table(language: String = "en") -> Table {
    Table(
      Column("node", nodes.map(\.id)), Column("name", nodes.map { $0.name.text(in: language) }),
      Column("depth", nodes.map(\.depth)), Column("share", nodes.map(\.share)), Column("score", nodes.map(\.score)),
      Column("rank", nodes.map(\.rank)), Column("ranked", nodes.map(\.ranked)),
      Column("group_median", nodes.map(\.groupMedian)), Column("standing", nodes.map(\.standing)),
      Column("score_before", nodes.map(\.before)),
      Column("score_change", nodes.map { node in node.before.flatMap { before in node.score.map { $0 - before } } }),
      Column("rank_before", nodes.map(\.rankBefore)),
      Column("rank_change", nodes.map { node in node.rankBefore.flatMap { before in node.rank.map { before - $0 } } }))
  }

  /// `node,name,column,value,value_before,median,best,direction,filled`.
  package func indicatorTable(language: String = "en") -> Table {
    Table(
      Column("node", indicators.map(\.id)), Column("name", indicators.map { $0.name.text(in: language) }),
      Column("column", indicators.map(\.column)), Column("value", indicators.map(\.value)),
      Column("value_before", indicators.map(\.before)), Column("median", indicators.map(\.median)),
      Column("best", indicators.map(\.best)),
      Column("direction", indicators.map { $0.lowerIsBetter ? "lower" : "higher" }),
      Column("filled", indicators.map { Bool?($0.isFilled) }))
  }
}
