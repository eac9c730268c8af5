import LintasanCore
import LintasanIndices
import LintasanTables

/// A score that the scale of its index does not hold.
package struct ScoreOutsideScale: Hashable, Sendable {
  /// The entity.
  package let entity: String
  /// The year.
  package let year: Int?
  /// The column of the score.
  package let column: String
  /// The score.
  package let value: Double
}

extension IndexData {
  /// The years and entities, as `2012 CAF`, whose rows are flagged as a published score of 0.
  var zeroScores: Set<String> {
    guard let definition, let column = definition.data.flag, let flag = definition.missing.zero,
      let flags = try? scores.texts(column), let entities = try? scores.texts(columns.entity),
      let times = try? scores.numbers(columns.time)
    else { return [] }
    var found: Set<String> = []
    for row in 0..<scores.rowCount where flags[row] == flag {
      if let entity = entities[row], let year = times[row].flatMap({ Int(exactly: $0) }) {
        found.insert("\(year) \(entity)")
      }
    }
    return found
  }
}

/// What of a table of scores counts: no score of an entity that was not surveyed, none outside the scale.
struct ScoreScreening {
  private let definition: IndexDefinition
  private let columns: IndexColumns

  init(_ definition: IndexDefinition, columns: IndexColumns) {
    self.definition = definition
    self.columns = columns
  }

  /// The table without scores that do not count, and those that were outside the scale.
  func screened(_ table: Table) throws(TableError) -> (table: Table, outside: [ScoreOutsideScale]) {
    var outside: [ScoreOutsideScale] = []
    let entities = try table.texts(columns.entity)
    let times = try table.numbers(columns.time)
    let known = Set(table.columnNames)
    let scored = [columns.value] + definition.allComponents.compactMap(\.column).filter { known.contains($0) }
    let isSurveyed = try surveyed(table)
    // Figures that are known to lie outside the scale are kept as they were published.
    var excepted: Set<String> = []
    for exception in definition.exceptions where exception.check == .range {
      for entity in exception.entities { excepted.insert("\(exception.year) \(entity)") }
    }
    let bounds = definition.scale.bounds
    var changed: [String: Column] = [:]
    for name in Set(scored).sorted() {
      guard case .numbers(let numbers) = try table.column(name).values else { continue }
      var values = numbers.optional
      var isChanged = false
      for row in values.indices {
        guard let value = values[row] else { continue }
        let year = times[row].flatMap { Int(exactly: $0) }
        let entity = entities[row] ?? ""
        if isSurveyed[row] {
          guard !bounds.contains(value), !excepted.contains("\(year.map(String.init) ?? "") \(entity)") else {
            continue
          }
          outside.append(ScoreOutsideScale(entity: entity, year: year, column: name, value: value))
        }
        values[row] = nil
        isChanged = true
      }
      if isChanged { changed[name] = Column(name, values) }
    }
    if let rank = columns.publishedRank, isSurveyed.contains(false) {
      let ranks = try table.numbers(rank).optional
      changed[rank] = Column(rank, ranks.indices.map { isSurveyed[$0] ? ranks[$0] : nil })
    }
    guard !changed.isEmpty else { return (table, outside) }
    let order = Dictionary(scored.enumerated().map { ($1, $0) }) { first, _ in first }
    return (
      Table(trusted: table.columns.map { changed[$0.name] ?? $0 }),
      outside.sorted {
        ($0.year ?? 0, $0.entity, order[$0.column] ?? 0) < ($1.year ?? 0, $1.entity, order[$1.column] ?? 0)
      }
    )
  }

  /// Whether the entity of each row was surveyed.
  private func surveyed(_ table: Table) throws(TableError) -> [Bool] {
    guard let column = definition.data.flag, let flag = definition.missing.notSurveyed else {
      return [Bool](repeating: true, count: table.rowCount)
    }
    let flags = try table.texts(column)
    return (0..<table.rowCount).map { flags[$0] != flag }
  }
}
