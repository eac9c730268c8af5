public import LintasanRankings
public import LintasanTables

/// Convergence clubs among the entities that have a score in every survey from a year to another.
public struct ClubStudy: Sendable {
  /// The index.
  public let index: IndexData
  /// The surveys.
  public let surveys: [Int]
  /// The entities, whose positions the clubs give.
  public let entities: [String]
  /// The clubs.
  public let clubs: ConvergenceClubs
  private let last: [Double]

  /// Sorts entities into clubs over given surveys.
  ///
  /// - Throws: ``MobilityError/noPaths(surveys:entities:needed:)``, ``IndexDataError``.
  public init(_ index: IndexData, surveys: [Int]) throws {
    var columns: [[Double?]] = []
    for year in surveys { columns.append(try index.scores(in: year)) }
    let units = index.panel.units.indices.filter { unit in columns.allSatisfy { $0[unit] != nil } }
    let paths = units.map { unit in columns.compactMap { $0[unit] } }
    guard surveys.count >= LogTimeTest.fewestTimes, units.count >= 2 else {
      throw MobilityError.noPaths(surveys: surveys.count, entities: units.count, needed: LogTimeTest.fewestTimes)
    }
    self.index = index
    self.surveys = surveys
    entities = units.map { index.panel.units[$0] }
    clubs = ConvergenceClubs(paths)
    last = paths.compactMap(\.last)
  }

  /// One row a club, all entities first and those of no club last: `club, members, slope, std_error, statistic,
  /// convergent, mean_last, highest, lowest`.
  public var table: Table {
    struct Row {
      let name: String
      let members: [Int]
      let test: LogTimeTest?
    }
    var rows = [Row(name: "all", members: Array(entities.indices), test: clubs.whole)]
    for (position, club) in clubs.clubs.enumerated() {
      rows.append(Row(name: "\(position + 1)", members: club.members, test: club.test))
    }
    if !clubs.divergent.isEmpty { rows.append(Row(name: "none", members: clubs.divergent, test: nil)) }
    return Table(
      Column("club", rows.map(\.name)), Column("members", rows.map(\.members.count)),
      Column("slope", rows.map { $0.test?.slope }), Column("std_error", rows.map { $0.test?.standardError }),
      Column("statistic", rows.map { $0.test?.statistic }),
      Column("convergent", rows.map { $0.test?.isConvergent }),
      Column("mean_last", rows.map { row in row.members.reduce(0) { $0 + last[$1] } / Double(row.members.count) }),
      Column("highest", rows.map { $0.members.max { last[$0] < last[$1] }.map { index.name(of: entities[$0]) } }),
      Column("lowest", rows.map { $0.members.min { last[$0] < last[$1] }.map { index.name(of: entities[$0]) } }))
  }

  /// One row an entity: `club, entity, name, score`; `club` is empty for those of none.
  public var memberTable: Table {
    let sorted = clubs.clubs.enumerated().flatMap { club in club.element.members.map { (club.offset + 1 as Int?, $0) } }
    let rows = sorted + clubs.divergent.map { (nil, $0) }
    return Table(
      Column("club", rows.map(\.0)), Column("entity", rows.map { entities[$0.1] }),
      Column("name", rows.map { index.name(of: entities[$0.1]) }), Column("score", rows.map { last[$0.1] }))
  }
}
