/// An index as a tree that can be built from raw indicators: a definition of format 2.
public struct IndexTree: Hashable, Sendable {
  /// The value of the key `format`.
  package static let format = "lintasan-index/2"

  /// A step of the chain between the raw column and the normalised indicator.
  package enum Step: String, Hashable, Sendable, CaseIterable {
    case denominate
    case treat
    case impute
    case transform
  }

  /// A difference from a published figure that is known.
  package struct Exception: Hashable, Sendable {
    /// The entity.
    package let entity: String
    /// The year; `nil` is every year.
    package let time: Int?
    /// Why.
    package let reason: String
  }

  /// A node: the index, a group, or an indicator.
  package struct Node: Hashable, Sendable {
    /// The identifier, unique in the tree.
    package var id: String
    /// The name.
    package var name: LocalizedText
    /// The number of nodes above it.
    package var depth: Int
    /// The position of the node above; `nil` for the root.
    package var parent: Int?
    /// The positions of the nodes below.
    package var children: [Int]
    /// The column of a leaf.
    package var source: String?
    /// What is done, with the defaults filled in.
    package var rules: StepRules
    /// The published column that it is checked against, if any.
    package var published: String?
    /// Known differences from it.
    package var exceptions: [Exception]
    /// The line of the definition.
    package var line: Int?

    /// Whether it has no children.
    package var isLeaf: Bool { children.isEmpty }
  }

  /// The name of the document.
  package let file: String
  /// Identity, data, calendar, scale, and everything else that an index of format 1 has too.
  package let definition: IndexDefinition
  /// The nodes, parents first, the root at 0.
  package var nodes: [Node]
  /// The columns of entity groups, by which gaps may be filled.
  package let groupColumns: [String]
  /// The year of all rows, where the data has no column of it.
  package let fixedTime: Int?
  /// The column of the year, where it has one.
  package let timeColumn: String?
  /// The order of the steps before normalisation.
  package let order: [Step]
  /// Whether the definition gives a scale.
  package let hasScale: Bool
  /// Weights that held in some years only, relative to the siblings'.
  package let weightPeriods: [WeightPeriod]

  /// The positions of the leaves, in order.
  package var leaves: [Int] { nodes.indices.filter { nodes[$0].isLeaf } }

  /// The position of a node.
  package func position(of id: String) -> Int? { nodes.firstIndex { $0.id == id } }

  /// The positions of a node and everything below it.
  package func subtree(_ node: Int) -> [Int] { [node] + nodes[node].children.flatMap { subtree($0) } }

  /// The names of levels by depth: the definition's tiers, else `level 1` from below the root.
  package func levelName(_ depth: Int) -> String {
    if depth == 0 { return "index" }
    let tiers = definition.tiers
    return depth <= tiers.count ? tiers[depth - 1].id : "level \(depth)"
  }

  /// The lowest level goes by these words everywhere.
  package static let wordsForLeaves: Set<String> = ["leaves", "leaf", "indicators"]

  /// The positions of the nodes of a level: `index`, `leaves`, `parents`, a tier's name or a depth; `nil` for none such.
  package func nodes(ofLevel name: String) -> [Int]? {
    switch name {
    case "index", "root": return [0]
    case let name where Self.wordsForLeaves.contains(name): return leaves
    case "parents": return nodes.indices.filter { !nodes[$0].isLeaf }
    case "all": return Array(nodes.indices)
    default: break
    }
    let depth = definition.tiers.firstIndex { $0.id == name }.map { $0 + 1 } ?? Int(name) ?? Int(name.dropFirst(6))
    guard let depth else { return nil }
    let found = nodes.indices.filter { nodes[$0].depth == depth }
    return found.isEmpty ? nil : found
  }

  /// The names of its levels, for messages.
  package var levelNames: [String] {
    let deepest = nodes.map(\.depth).max() ?? 0
    return (0...max(0, deepest)).map { levelName($0) } + ["leaves", "parents"]
  }
}
