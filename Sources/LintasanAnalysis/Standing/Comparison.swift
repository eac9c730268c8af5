import LintasanIndices
import LintasanRankings
import LintasanStatistics
public import LintasanTables

/// Entities side by side, and what the followers can learn from the leader.
public struct Comparison: Sendable {
  /// An entity against the leader.
  package struct Chase: Hashable, Sendable {
    /// The follower.
    package let follower: String
    /// The leader.
    package let leader: String
    /// The follower's score now.
    package let score: Double
    /// The first survey in which the leader stood where the follower stands now; `nil` where that was before the first.
    package let leaderYear: Int?
    /// How many years the follower lies behind.
    package let yearsBehind: Int?
    /// What the leader gained a year from then to now.
    package let leaderSpeed: Double?
    /// What the follower gained a year in the same span.
    package let followerSpeed: Double?
  }

  /// A peer that climbed.
  package struct Peer: Hashable, Sendable {
    /// The entity that it is a peer of.
    package let of: String
    /// The peer.
    package let entity: String
    /// Its name.
    package let name: String
    /// Its distance in components at the start, in units of their spread.
    package let distance: Double
    /// Whether it shares a group (income, region), by attribute.
    package let shared: [String]
    /// The years over which it is looked at.
    package let from: Int
    /// Its rank then and now.
    package let rankFrom: Double
    /// Its rank now.
    package let rankTo: Double
    /// The component through which most of its gain came.
    package let through: String?

    /// Places won.
    package var climbed: Double { rankFrom - rankTo }
  }

  /// The index.
  package let index: IndexData
  /// The year.
  package let year: Int
  /// The entities, in the order asked for.
  package let entities: [String]
  /// Each follower against the best of them.
  package let chases: [Chase]
  /// For each entity the nearest peers, those that climbed most first.
  package let peers: [Peer]
  private let standing: YearRanking

  /// Compares entities in a year.
  ///
  /// - Parameters:
  ///   - index: the index.
  ///   - entities: codes of entities.
  ///   - year: the year.
  ///   - surveys: over how many surveys peers are looked at.
  /// - Throws: ``IndexDataError``.
  public init(_ index: IndexData, entities: [String], year: Int, surveys: Int = 3) throws(IndexDataError) {
    self.index = index
    self.year = year
    self.entities = entities
    let standing = try index.ranking(in: year)
    self.standing = standing
    for entity in entities where standing.place(of: entity) == nil {
      throw .notScored(entity: index.name(of: entity), year: year)
    }
    let first = index.definition?.firstComparableYear(for: year) ?? index.years[0]
    let years = index.years.filter { $0 >= first && $0 <= year }
    let leader = entities.min {
      (standing.place(of: $0)?.rank ?? .infinity) < (standing.place(of: $1)?.rank ?? .infinity)
    }
    chases = entities.filter { $0 != leader }.compactMap { follower in
      leader.flatMap { Self.chase(index, follower: follower, leader: $0, year: year, years: years) }
    }
    let start = years.dropLast(surveys).last ?? years.first ?? year
    var found: [Peer] = []
    if start < year {
      for entity in entities { found += try Self.peers(index, of: entity, from: start, standing: standing) }
    }
    peers = found
  }

  private static func chase(
    _ index: IndexData, follower: String, leader: String, year: Int, years: [Int]
  ) -> Chase? {
    let variable = index.columns.value
    func score(_ entity: String, _ time: Int) -> Double? { index.panel.value(variable, unit: entity, time: time) }
    guard let now = score(follower, year), let ahead = score(leader, year), now != ahead else { return nil }
    // One comparable survey tells nobody's way.
    guard years.count > 1 else { return nil }
    let sign = index.higherIsBetter ? 1.0 : -1
    // The last survey in which the leader stood no higher than the follower stands now.
    let behind = years.last { time in score(leader, time).map { $0 * sign <= now * sign } ?? false }
    let span = behind.flatMap { $0 < year ? $0 : nil }
    func speed(_ entity: String, _ last: Double) -> Double? {
      span.flatMap { from in score(entity, from).map { (last - $0) / Double(year - from) } }
    }
    return Chase(
      follower: follower, leader: leader, score: now, leaderYear: span, yearsBehind: span.map { year - $0 },
      leaderSpeed: speed(leader, ahead), followerSpeed: speed(follower, now))
  }

  private static func peers(
    _ index: IndexData, of entity: String, from start: Int, standing: YearRanking
  ) throws(IndexDataError) -> [Peer] {
    let before = try index.ranking(in: start)
    let variables = index.columns.components.isEmpty ? [index.columns.value] : index.columns.components
    func vector(_ unit: String) -> [Double]? {
      let values = variables.compactMap { index.panel.value($0, unit: unit, time: start) }
      return values.count == variables.count ? values : nil
    }
    guard let own = vector(entity) else { return [] }
    let all = index.panel.units.compactMap { unit in vector(unit).map { (unit, $0) } }
    let spreads = variables.indices.map { position in
      Moments.standardDeviation(all.map { $0.1[position] }).flatMap { $0 > 0 ? $0 : nil } ?? 1
    }
    var found: [Peer] = []
    for (unit, values) in all where unit != entity {
      guard let first = before.place(of: unit), let last = standing.place(of: unit) else { continue }
      let distance = zip(zip(values, own), spreads).reduce(0.0) { sum, pair in
        let gap = (pair.0.0 - pair.0.1) / pair.1
        return sum + gap * gap
      }.squareRoot()
      let shared = index.groups.filter { $0.byEntity[unit] != nil && $0.byEntity[unit] == $0.byEntity[entity] }
        .map(\.attribute)
      // Each shared group counts as a third of a standard deviation nearer.
      let gains = variables.map { variable in
        (index.panel.value(variable, unit: unit, time: standing.year) ?? 0)
          - (index.panel.value(variable, unit: unit, time: start) ?? 0)
      }
      let best = gains.indices.max { gains[$0] < gains[$1] }
      found.append(
        Peer(
          of: entity, entity: unit, name: index.name(of: unit), distance: distance, shared: shared, from: start,
          rankFrom: first.rank, rankTo: last.rank,
          through: index.columns.components.isEmpty ? nil : best.map { index.publishedParts[$0].name }))
    }
    let nearest = found.sorted {
      ($0.distance - Double($0.shared.count) / 3, $0.entity) < ($1.distance - Double($1.shared.count) / 3, $1.entity)
    }.prefix(20)
    return nearest.filter { $0.climbed > 0 }.sorted { ($1.climbed, $0.entity) < ($0.climbed, $1.entity) }.prefix(5).map { $0 }
  }

  /// The rank of an entity in the year; `nil` where it has none.
  package func rank(of entity: String) -> Double? { standing.place(of: entity)?.rank }

  /// What is published beside the index: a row each, and one for its rank where there is one.
  private var related: [(id: String, name: String, values: [Double?])] {
    func values(_ column: String) -> [Double?] {
      guard
        let panel = try? Panel(
          index.scores, unit: index.columns.entity, time: index.columns.time, variables: [column])
      else { return entities.map { _ in nil } }
      return entities.map { panel.value(column, unit: $0, time: year) }
    }
    return (index.definition?.companions ?? []).flatMap { other in
      [(other.id, other.name.english, values(other.column))]
        + (other.rank.map { [("\(other.id)_rank", "\(other.name.english), rank", values($0))] } ?? [])
    }
  }

  /// One row a measure (index, rank, components, related indices): `measure, name`, a column an entity, and for each follower its gap to the
  /// first entity.
  public var table: Table {
    var rows: [(id: String, name: String, values: [Double?])] = [
      ("index", index.shortName, entities.map { standing.place(of: $0)?.score }),
      ("rank", "rank", entities.map { standing.place(of: $0)?.rank }),
    ]
    for (position, part) in index.publishedParts.enumerated() where !index.columns.components.isEmpty {
      rows.append(
        (
          part.id, part.name,
          entities.map { index.panel.value(index.columns.components[position], unit: $0, time: year) }
        ))
    }
    rows += related
    var columns = [Column("measure", rows.map(\.id)), Column("name", rows.map(\.name))]
    for (position, entity) in entities.enumerated() { columns.append(Column(entity, rows.map { $0.values[position] })) }
    for (position, entity) in entities.enumerated().dropFirst() {
      columns.append(
        Column("gap_\(entity)", rows.map { row in row.values[position].flatMap { b in row.values[0].map { b - $0 } } }))
    }
    return Table(distinct: columns)
  }

  /// One row a survey: `year`, and for each entity its score and rank.
  public func trajectoryTable() throws(IndexDataError) -> Table {
    let years = index.years.filter { $0 <= year }
    var standings: [YearRanking] = []
    for year in years { standings.append(try index.ranking(in: year)) }
    var columns = [Column("year", years)]
    for entity in entities {
      columns.append(Column("score_\(entity)", standings.map { $0.place(of: entity)?.score }))
      columns.append(Column("rank_\(entity)", standings.map { $0.place(of: entity)?.rank }))
      if index.standings != nil {
        columns.append(Column("standing_\(entity)", standings.map { $0.place(of: entity)?.standing }))
      }
    }
    return Table(distinct: columns)
  }

  /// One row a follower: `follower, leader, score, leader_year, years_behind, leader_gain_per_year,
  /// follower_gain_per_year`.
  public var chaseTable: Table {
    Table(
      Column("follower", chases.map(\.follower)), Column("leader", chases.map(\.leader)),
      Column("score", chases.map(\.score)), Column("leader_year", chases.map(\.leaderYear)),
      Column("years_behind", chases.map(\.yearsBehind)), Column("leader_gain_per_year", chases.map(\.leaderSpeed)),
      Column("follower_gain_per_year", chases.map(\.followerSpeed)))
  }

  /// One row a peer: `of, entity, name, distance, shared, from, rank_from, rank_to, climbed, through`.
  public var peerTable: Table {
    Table(
      Column("of", peers.map(\.of)), Column("entity", peers.map(\.entity)), Column("name", peers.map(\.name)),
      Column("distance", peers.map(\.distance)), Column("shared", peers.map { $0.shared.joined(separator: " ") }),
      Column("from", peers.map(\.from)), Column("rank_from", peers.map(\.rankFrom)),
      Column("rank_to", peers.map(\.rankTo)), Column("climbed", peers.map(\.climbed)),
      Column("through", peers.map(\.through)))
  }
}
