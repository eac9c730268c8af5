/// The rows of the data: who and when, and which belong together.
package struct ChainRows: Sendable {
  /// The entity of each row.
  package let entities: [String]
  /// The year of each row.
  package let times: [Int]
  /// The years, ascending.
  package let years: [Int]
  /// The rows of each year.
  package let rowsOfYear: [[Int]]
  /// The rows of each entity, ascending in time.
  let rowsOfEntity: [[Int]]
  /// The position of each row's entity among ``rowsOfEntity``.
  let entityOfRow: [Int]

  init(entities: [String], times: [Int]) {
    self.entities = entities
    self.times = times
    let years = Set(times).sorted()
    self.years = years
    var byYear: [Int: [Int]] = [:]
    var byEntity: [[Int]] = []
    var position: [String: Int] = [:]
    var entityOfRow: [Int] = []
    for row in entities.indices {
      byYear[times[row], default: []].append(row)
      if let found = position[entities[row]] {
        byEntity[found].append(row)
        entityOfRow.append(found)
      } else {
        position[entities[row]] = byEntity.count
        entityOfRow.append(byEntity.count)
        byEntity.append([row])
      }
    }
    rowsOfYear = years.map { byYear[$0] ?? [] }
    rowsOfEntity = byEntity.map { rows in rows.sorted { times[$0] < times[$1] } }
    self.entityOfRow = entityOfRow
  }

  /// The number of rows.
  package var count: Int { entities.count }

  func place(_ row: Int) -> ChainError.Place {
    ChainError.Place(entity: entities[row], time: times[row], row: row + 1)
  }

  /// The groups of rows that a reference period looks at together, each with the rows that give its statistics.
  func groups(_ reference: ReferencePeriod) -> [(rows: [Int], reference: [Int], year: Int?)] {
    switch reference {
    case .ownYear:
      return years.indices.map { (rowsOfYear[$0], rowsOfYear[$0], years[$0]) }
    case .all:
      let all = Array(0..<count)
      return [(all, all, nil)]
    case .years(let chosen):
      let rows = years.indices.filter { chosen.contains(years[$0]) }.flatMap { rowsOfYear[$0] }
      return [(Array(0..<count), rows, nil)]
    }
  }
}

/// What a step changed in one cell.
package struct CellChange: Hashable, Sendable {
  /// The step.
  package let step: String
  /// The node.
  package let node: String
  /// The row.
  package let row: Int
  /// The value before; `nil` where there was none.
  package let before: Double?
  /// The value after.
  package let after: Double?
  /// Why.
  package let reason: String
}

extension Double {
  /// The value, or `nil` where it stands for a missing one.
  var known: Double? { isNaN ? nil : self }
}
