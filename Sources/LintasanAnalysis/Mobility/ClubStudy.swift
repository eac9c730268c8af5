public import LintasanRankings
public import LintasanTables

/// Convergence clubs among the entities that have a score in every survey from a year to another.
public struct ClubStudy: Sendable {
  /// The index.
  package let index: IndexData
  /// The surveys.
  package let surveys: [Int]
  /// The entities, whose positions the clubs give.
  package let entities: [String]
  /// The clubs.
  public let clubs: ConvergenceClubs
  private let last: [Double]

  /// Sorts entities into clubs over given surveys.
  ///
  /// - Throws: ``MobilityError/noPaths(surveys:entities:needed:)``, ``IndexDataError``; `.cancelled`
  ///   where the task that asks is.
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
    do { clubs = try ConvergenceClubs(paths) } catch { throw MobilityError.cancelled }
    last = paths.compactMap(\.last)
  }

  /// Whether any clubs converge together.
  package var isMerged: Bool { clubs.merged.count < clubs.clubs.count }

  /// One row a club, all entities first and those of no club last: `club, members, slope, std_error, statistic,
  /// convergent, mean_last, highest, lowest, merged`, the latter the number of the club after merging.
  public var table: Table {
    var rows = [Row(name: "all", members: Array(entities.indices), test: clubs.whole)]
    for (position, club) in clubs.clubs.enumerated() {
      rows.append(
        Row(name: "\(position + 1)", members: club.members, test: club.test, merged: mergedNumber(position)))
    }
    if !clubs.divergent.isEmpty { rows.append(Row(name: "none", members: clubs.divergent, test: nil)) }
    var columns = columns(of: rows)
    columns.append(Column("merged", rows.map(\.merged)))
    return Table(trusted: columns)
  }

  /// One row a club after merging: `club`, the clubs that it is made of, and what ``table`` has.
  package var mergedTable: Table {
    let rows = clubs.merged.enumerated().map { position, merger in
      Row(
        name: "\(position + 1)", members: merger.club.members, test: merger.club.test,
        parts: merger.clubs.map { "\($0 + 1)" }.joined(separator: " "))
    }
    var columns = columns(of: rows)
    columns.insert(Column("clubs", rows.map(\.parts)), at: 1)
    return Table(trusted: columns)
  }

  /// One row of a table of clubs.
  private struct Row {
    let name: String
    let members: [Int]
    let test: LogTimeTest?
    var merged: Int?
    var parts = ""
  }

  private func mergedNumber(_ club: Int) -> Int? {
    clubs.merged.firstIndex { $0.clubs.contains(club) }.map { $0 + 1 }
  }

  private func columns(of rows: [Row]) -> [Column] {
    [
      Column("club", rows.map(\.name)), Column("members", rows.map(\.members.count)),
      Column("slope", rows.map { $0.test?.slope }), Column("std_error", rows.map { $0.test?.standardError }),
      Column("statistic", rows.map { $0.test?.statistic }),
      Column("convergent", rows.map { $0.test?.isConvergent }),
      Column("mean_last", rows.map { row in row.members.reduce(0) { $0 + last[$1] } / Double(row.members.count) }),
      Column("highest", rows.map { $0.members.max { last[$0] < last[$1] }.map { index.name(of: entities[$0]) } }),
      Column("lowest", rows.map { $0.members.min { last[$0] < last[$1] }.map { index.name(of: entities[$0]) } }),
    ]
  }

  /// One row an entity: `club, entity, name, score, merged`; the clubs are empty for those of none.
  public var memberTable: Table {
    let sorted = clubs.clubs.enumerated().flatMap { club in club.element.members.map { (club.offset + 1 as Int?, $0) } }
    let rows = sorted + clubs.divergent.map { (nil, $0) }
    return Table(
      Column("club", rows.map(\.0)), Column("entity", rows.map { entities[$0.1] }),
      Column("name", rows.map { index.name(of: entities[$0.1]) }), Column("score", rows.map { last[$0.1] }),
      Column("merged", rows.map { $0.0.flatMap { mergedNumber($0 - 1) } }))
  }
}
