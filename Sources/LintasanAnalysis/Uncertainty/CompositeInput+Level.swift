import LintasanIndices
import LintasanTables

extension CompositeInput {
  /// A component at a level.
  struct LevelNode {
    let id: String
    let column: String
    let component: Component?
    /// The top component that it is or belongs to.
    let top: String
  }

  /// The share of entities that must have every component of a level for it to be used without being asked for.
  private static let leastComplete = 2.0 / 3

  /// The level whose components are combined.
  static func chosenLevel(
    _ index: IndexData, year: Int, published: [Double?], wanted: String?
  ) throws -> (name: String, nodes: [LevelNode]) {
    let levels = self.levels(index)
    if let wanted {
      guard let found = levels.first(where: { $0.names.contains(wanted) }) else {
        throw CompositeError.unknownComponent(wanted, available: levels.flatMap(\.names))
      }
      return (found.names[0], found.nodes)
    }
    var best: (name: String, nodes: [LevelNode], complete: Int)?
    let scored = published.count { $0 != nil }
    // From the leaves upwards.
    for level in levels where level.nodes.count >= 2 {
      let complete = try completeCount(index, year: year, published: published, level.nodes.map(\.column))
      if Double(complete) >= leastComplete * Double(scored) - 1e-9 { return (level.names[0], level.nodes) }
      if complete > best?.complete ?? -1 { best = (level.names[0], level.nodes, complete) }
    }
    return best.map { ($0.name, $0.nodes) } ?? ("components", [])
  }

  /// The levels whose nodes all have a column, the deepest first, each with the names it goes by.
  private static func levels(_ index: IndexData) -> [(names: [String], nodes: [LevelNode])] {
    guard let definition = index.definition else {
      return [
        (
          ["components"],
          index.columns.components.map { LevelNode(id: $0, column: $0, component: nil, top: $0) }
        )
      ]
    }
    let columns = Set(index.scores.columnNames)
    func usable(_ nodes: [(component: Component, top: String)]) -> [LevelNode]? {
      let found = nodes.compactMap { node -> LevelNode? in
        guard let column = node.component.column, columns.contains(column) else { return nil }
        return LevelNode(id: node.component.id, column: column, component: node.component, top: node.top)
      }
      return found.count == nodes.count ? found : nil
    }
    var byDepth: [(names: [String], nodes: [LevelNode])] = []
    var open = definition.components.map { (component: $0, top: $0.id) }
    var depth = 0
    while !open.isEmpty, depth < 64 {
      let hasParents = open.contains { !$0.component.isLeaf }
      var names = [
        depth < definition.tiers.count ? definition.tiers[depth].id : "level \(depth + 1)", String(depth + 1),
      ]
      if !hasParents { names.append("leaves") }
      if let nodes = usable(open), !nodes.isEmpty { byDepth.insert((names, nodes), at: 0) }
      guard hasParents else { break }
      // A leaf that ends above the others stands for itself further down.
      open = open.flatMap { node in
        node.component.isLeaf ? [node] : node.component.components.map { (component: $0, top: node.top) }
      }
      depth += 1
    }
    return byDepth
  }

  /// The number of scored entities that have every one of some columns in a year.
  private static func completeCount(
    _ index: IndexData, year: Int, published: [Double?], _ columns: [String]
  ) throws -> Int {
    let panel: Panel
    do throws(TableError) {
      panel = try Panel(index.scores, unit: index.columns.entity, time: index.columns.time, variables: columns)
    } catch {
      throw IndexDataError.table(file: "scores", error)
    }
    guard let time = panel.position(ofTime: year) else { return 0 }
    return index.panel.units.indices.count { unit in
      guard published[unit] != nil, let position = panel.position(ofUnit: index.panel.units[unit]) else { return false }
      return columns.indices.allSatisfy { panel[unit: position, time: time, variable: $0] != nil }
    }
  }
}
