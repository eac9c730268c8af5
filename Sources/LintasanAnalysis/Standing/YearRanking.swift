import LintasanCore
import LintasanRankings
public import LintasanTables

/// Scores and ranks of one year.
public struct YearRanking: Sendable {
  /// One entity's place.
  public struct Place: Sendable, Hashable {
    /// The entity's position in the panel.
    package let unit: Int
    /// The entity's identifier.
    public let entity: String
    /// Its name.
    public let name: String
    /// Its score, not rounded.
    public let score: Double
    /// Its rank, 1 being best; equal scores get what the index's tie rule says, in halves where that is their mean.
    public let rank: Double
    /// The rank that the publisher printed, if any.
    package let publishedRank: Int?
    /// The identifiers of those with the same score.
    public let levelWith: [String]
    /// How official its figure is, where the data say so.
    package let standing: String?
  }

  /// The year.
  public let year: Int
  /// Every entity with a score, best first; equal ranks in the order of identifiers.
  public let places: [Place]
  /// The identifiers of entities without a score in that year.
  package let unranked: [String]
  private let positions: [String: Int]
  private let hasStandings: Bool
  private let axis: TimeAxis

  /// Ranks the scores of a year.
  ///
  /// - Throws: `.unknownYear` naming the years that there are.
  ///
  /// - Parameters:
  ///   - index: the index.
  ///   - year: the year.
  ///   - isMember: ranks only the entities for which it holds, among themselves; all by default.
  package init(
    of index: IndexData, in year: Int, where isMember: ((_ entity: String) -> Bool)? = nil
  ) throws(IndexDataError) {
    var scores = try index.rankedScores(in: year)
    if let isMember {
      for unit in scores.indices where !isMember(index.panel.units[unit]) { scores[unit] = nil }
    }
    let ranking = Ranking(scores, direction: index.direction, ties: index.ties)
    let published = Self.publishedRanks(index, year)
    let standings = index.standings
    hasStandings = standings != nil
    axis = index.timeAxis
    var byScore: [Double: [String]] = [:]
    for unit in ranking.order { byScore[scores[unit] ?? 0, default: []].append(index.panel.units[unit]) }
    var places: [Place] = []
    for unit in ranking.order {
      guard let rank = ranking.ranks[unit], let score = scores[unit] else { continue }
      let entity = index.panel.units[unit]
      places.append(
        Place(
          unit: unit, entity: entity, name: index.name(of: entity), score: score, rank: rank,
          publishedRank: published[entity], levelWith: (byScore[score] ?? []).filter { $0 != entity },
          standing: standings?.standing(of: entity, in: year)))
    }
    self.year = year
    self.places = places
    unranked = index.panel.units.indices.filter { scores[$0] == nil }.map { index.panel.units[$0] }
      .filter { isMember?($0) ?? true }
    positions = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1.entity, $0) })
  }

  /// The place of an entity; `nil` where it has no score.
  public func place(of entity: String) -> Place? { positions[entity].map { places[$0] } }

  /// The position of an entity in ``places``.
  package func position(of entity: String) -> Int? { positions[entity] }

  /// `entity,name,year,score,rank,published_rank,level_with`; those level are separated by spaces.
  ///
  /// Without published ranks their column is left empty, so that the columns are the same for every index; where the data
  /// say how official each figure is, `standing` follows.
  ///
  /// - Parameters:
  ///   - top: the last rank shown; all by default.
  ///   - entities: the entities shown; all by default.
  public func table(top: Int? = nil, only entities: Set<String>? = nil) -> Table {
    let shown = places.filter { place in
      place.rank <= top.map(Double.init) ?? .infinity && entities?.contains(place.entity) ?? true
    }
    let standing = hasStandings ? [Column("standing", shown.map(\.standing))] : []
    let columns = [
      Column("entity", shown.map(\.entity)),
      Column("name", shown.map(\.name)),
      axis.column("year", shown.map { _ in year }),
      Column("score", shown.map(\.score)),
      Column("rank", shown.map(\.rank)),
      Column("published_rank", shown.map(\.publishedRank)),
      Column("level_with", shown.map { $0.levelWith.isEmpty ? nil : $0.levelWith.joined(separator: " ") }),
    ]
    return Table(trusted: columns + standing)
  }

  private static func publishedRanks(_ index: IndexData, _ year: Int) -> [String: Int] {
    guard let column = index.columns.publishedRank, let ranks = try? index.scores.numbers(column),
      let entities = try? index.scores.texts(index.columns.entity),
      let times = try? index.scores.numbers(index.columns.time)
    else { return [:] }
    var published: [String: Int] = [:]
    for row in 0..<index.scores.rowCount where times[row] == Double(year) {
      if let entity = entities[row], let rank = ranks[row] { published[entity] = Int(exactly: rank) }
    }
    return published
  }
}
