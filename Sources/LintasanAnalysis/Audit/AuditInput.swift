package import LintasanIndices
import LintasanMaturity
import LintasanTables

/// What an audit looks at: the scores of a year at every level of an index that is known.
public struct AuditInput: Sendable {
  /// A component, aspect or indicator with its scores.
  package struct Node: Sendable {
    /// The identifier.
    package let id: String
    /// The name.
    package let name: String
    /// The identifier of the node above; `nil` at the top.
    package let parent: String?
    /// Its share of the whole index.
    package let weight: Double
    /// One value an entity.
    package let values: [Double?]
  }

  /// All nodes of one depth.
  package struct Level: Sendable {
    /// What they are called, such as `domain`.
    package let name: String
    /// The nodes.
    package let nodes: [Node]
  }

  /// The name of the index.
  package let index: String
  /// The year.
  package let year: Int
  /// The entities with an index.
  package let entities: [String]
  /// Their names.
  package let names: [String]
  /// Their index.
  package let scores: [Double]
  /// The levels, from the top.
  package let levels: [Level]

  /// The levels of an index whose nodes all have a column of scores, or can be computed from nodes that do.
  ///
  /// - Throws: ``IndexDataError``; `CompositeError.noComponents` where no level has two nodes.
  public init(_ index: IndexData, year: Int) throws {
    let published = try index.scores(in: year)
    let units = index.panel.units.indices.filter { published[$0] != nil }
    let entities = units.map { index.panel.units[$0] }
    let nodes = index.definition?.allComponents.compactMap(\.column) ?? index.columns.components
    let known = nodes.filter { Set(index.scores.columnNames).contains($0) }
    let panel: Panel
    do throws(TableError) {
      panel = try Panel(index.scores, unit: index.columns.entity, time: index.columns.time, variables: known)
    } catch {
      throw IndexDataError.table(file: "scores", error)
    }
    let rows = entities.map { entity in
      var values: [String: Double] = [:]
      for column in known { values[column] = panel.value(column, unit: entity, time: year) }
      return values
    }
    try self.init(
      index, year: year, entities: entities, scores: units.compactMap { published[$0] },
      levels: Self.levels(index, rows: rows, year: year))
  }

  /// All levels of a maturity index down to its indicators, of the agencies whose answers are known; only what is
  /// published where there are none in the year.
  ///
  /// - Throws: as ``init(_:year:)``.
  public init(_ data: MaturityData, year: Int) throws {
    let records = data.records(in: year)
    guard !records.isEmpty, let definition = data.index.definition else {
      try self.init(data.index, year: year)
      return
    }
    let leaves = definition.leaves
    let ids = data.questionnaire.items.map(\.id)
    let rows = try records.map { record in
      let levels = zip(ids, record.answers.levels.map(Double.init))
      return try definition.aggregate(Dictionary(uniqueKeysWithValues: levels), in: year).components
    }
    let cards = records.map { Scorecard($0.answers, of: data.questionnaire).index }
    let levels = Self.levels(definition, year: year, count: rows.count) { rows[$1][$0.id] }
    guard leaves.count >= 2 else { throw CompositeError.noComponents(index: data.index.shortName) }
    try self.init(
      data.index, year: year, entities: records.map(\.agency), scores: cards, levels: levels)
  }

  /// The same with one level only.
  ///
  /// - Throws: `.unknownComponent` naming the levels that are known.
  package func only(level name: String) throws(CompositeError) -> AuditInput {
    var kept = levels.filter { $0.name == name }
    if kept.isEmpty, IndexTree.wordsForLeaves.contains(name), let last = levels.last { kept = [last] }
    guard !kept.isEmpty else { throw .unknownComponent(name, available: levels.map(\.name)) }
    return AuditInput(index: index, year: year, entities: entities, names: names, scores: scores, levels: kept)
  }

  private init(index: String, year: Int, entities: [String], names: [String], scores: [Double], levels: [Level]) {
    self.index = index
    self.year = year
    self.entities = entities
    self.names = names
    self.scores = scores
    self.levels = levels
  }

  private init(
    _ index: IndexData, year: Int, entities: [String], scores: [Double], levels: [Level]
  ) throws(CompositeError) {
    guard levels.contains(where: { $0.nodes.count >= 2 }) else { throw .noComponents(index: index.shortName) }
    self.index = index.shortName
    self.year = year
    self.entities = entities
    names = entities.map { index.name(of: $0) }
    self.scores = scores
    self.levels = levels
  }

  private static func levels(_ index: IndexData, rows: [[String: Double]], year: Int) -> [Level] {
    guard let definition = index.definition else {
      let share = 1 / Double(max(1, index.columns.components.count))
      return [
        Level(
          name: "component",
          nodes: index.columns.components.map { column in
            Node(id: column, name: column, parent: nil, weight: share, values: rows.map { $0[column] })
          })
      ]
    }
    // A parent that is not published is what its parts make of it.
    let filled = rows.map { row in
      var given: [String: Double] = [:]
      for component in definition.allComponents { given[component.id] = component.column.flatMap { row[$0] } }
      return (try? definition.aggregate(given, in: year).components) ?? given
    }
    return levels(definition, year: year, count: rows.count) { filled[$1][$0.id] }
  }

  private static func levels(
    _ definition: IndexDefinition, year: Int, count: Int, value: (Component, Int) -> Double?
  ) -> [Level] {
    let sum = definition.components.reduce(0) { $0 + definition.weight(of: $1, in: year).value }
    var levels: [Level] = []
    var open = definition.components.map { (component: $0, parent: String?.none) }
    var depth = 0
    while !open.isEmpty {
      let nodes = open.map { component, parent in
        Node(
          id: component.id, name: component.name.english, parent: parent,
          weight: definition.weight(of: component, in: year).value / sum,
          values: (0..<count).map { value(component, $0) })
      }
      // What is known of a level is audited, and what lies below it too.
      let known = nodes.filter { $0.values.contains { $0 != nil } }
      if !known.isEmpty {
        levels.append(
          Level(name: depth < definition.tiers.count ? definition.tiers[depth].id : "level \(depth + 1)", nodes: known))
      }
      depth += 1
      open = open.flatMap { parent, _ in parent.components.map { ($0, Optional(parent.id)) } }
    }
    return levels
  }
}
