/// An index as a tree that can be built from raw indicators: a definition of format 2.
public struct IndexTree: Hashable, Sendable {
  /// The value of the key `format`.
  public static let format = "lintasan-index/2"

  /// A step of the chain between the raw column and the normalised indicator.
  public enum Step: String, Hashable, Sendable, CaseIterable {
    case denominate
    case treat
    case impute
    case transform
  }

  /// A difference from a published figure that is known.
  public struct Exception: Hashable, Sendable {
    /// The entity.
    public let entity: String
    /// The year; `nil` is every year.
    public let time: Int?
    /// Why.
    public let reason: String
  }

  /// A node: the index, a group, or an indicator.
  public struct Node: Hashable, Sendable {
    /// The identifier, unique in the tree.
    public var id: String
    /// The name.
    public var name: LocalizedText
    /// The number of nodes above it.
    public var depth: Int
    /// The position of the node above; `nil` for the root.
    public var parent: Int?
    /// The positions of the nodes below.
    public var children: [Int]
    /// The column of a leaf.
    public var source: String?
    /// What is done, with the defaults filled in.
    public var rules: StepRules
    /// The published column that it is checked against, if any.
    public var published: String?
    /// Known differences from it.
    public var exceptions: [Exception]
    /// The line of the definition.
    public var line: Int?

    /// Whether it has no children.
    public var isLeaf: Bool { children.isEmpty }
  }

  /// The name of the document.
  public let file: String
  /// Identity, data, calendar, scale, and everything else that an index of format 1 has too.
  public let definition: IndexDefinition
  /// The nodes, parents first, the root at 0.
  public var nodes: [Node]
  /// The columns of entity groups, by which gaps may be filled.
  public let groupColumns: [String]
  /// The year of all rows, where the data has no column of it.
  public let fixedTime: Int?
  /// The column of the year, where it has one.
  public let timeColumn: String?
  /// The order of the steps before normalisation.
  public let order: [Step]
  /// Whether the definition gives a scale.
  public let hasScale: Bool
  /// Weights that held in some years only, relative to the siblings'.
  public let weightPeriods: [WeightPeriod]

  /// The positions of the leaves, in order.
  public var leaves: [Int] { nodes.indices.filter { nodes[$0].isLeaf } }

  /// The position of a node.
  public func position(of id: String) -> Int? { nodes.firstIndex { $0.id == id } }

  /// The positions of a node and everything below it.
  package func subtree(_ node: Int) -> [Int] { [node] + nodes[node].children.flatMap { subtree($0) } }

  /// The names of levels by depth: the definition's tiers, else `level 1` from below the root.
  public func levelName(_ depth: Int) -> String {
    if depth == 0 { return "index" }
    let tiers = definition.tiers
    return depth <= tiers.count ? tiers[depth - 1].id : "level \(depth)"
  }

  /// The lowest level goes by these words everywhere.
  package static let wordsForLeaves: Set<String> = ["leaves", "leaf", "indicators"]

  /// The positions of the nodes of a level: `index`, `leaves`, `parents`, a tier's name or a depth; `nil` for none such.
  public func nodes(ofLevel name: String) -> [Int]? {
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
  public var levelNames: [String] {
    let deepest = nodes.map(\.depth).max() ?? 0
    return (0...max(0, deepest)).map { levelName($0) } + ["leaves", "parents"]
  }
}
