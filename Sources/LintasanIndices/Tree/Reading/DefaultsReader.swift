import LintasanTables

/// Reads `defaults` and fills in what nodes do not say themselves: a level's rules before those for all.
struct DefaultsReader {
  let root: MappingReader
  let tiers: [String]

  func fill(_ nodes: inout [IndexTree.Node]) throws(DefinitionError) {
    let deepest = nodes.map(\.depth).max() ?? 0
    let levels = tiers + ["index", "leaves", "parents"] + (0...deepest).map(String.init)
    guard let reader = try root.optionalMapping("defaults", allowing: DefinitionKeys.ofTree("defaults") + levels) else {
      return
    }
    let general = try StepReader(reader: reader).rules()
    try demandUse(of: reader, on: nodes, level: "defaults")
    var byLevel: [(members: Set<Int>, rules: StepRules)] = []
    for key in reader.keys where levels.contains(key) && !StepRules.keys.contains(key) {
      let inner = try reader.mapping(key, allowing: DefinitionKeys.ofTree("defaults"))
      let members = nodes.indices.filter { isMember(nodes[$0], of: key) }
      guard !members.isEmpty else {
        throw reader.fault(.contradiction("no node is at the level “\(key)”; leave it out"), at: key)
      }
      try demandUse(of: inner, on: members.map { nodes[$0] }, level: key)
      let rules = (Set(members), try StepReader(reader: inner).rules())
      // What is said of a depth is more particular than what is said of all leaves.
      if ["leaves", "parents"].contains(key) { byLevel.append(rules) } else { byLevel.insert(rules, at: 0) }
    }
    for position in nodes.indices {
      let isLeaf = nodes[position].isLeaf
      var rules = nodes[position].rules
      for level in byLevel where level.members.contains(position) {
        rules = rules.filled(from: level.rules.restricted(toLeaf: isLeaf))
      }
      rules = rules.filled(from: general.restricted(toLeaf: isLeaf))
      if position == 0 { rules.weight = nil }
      nodes[position].rules = rules
    }
    // A weight by default means nothing below a minimum or a median.
    for node in nodes where !node.isLeaf && !(node.rules.aggregate ?? .arithmetic).usesWeights {
      for child in node.children { nodes[child].rules.weight = nil }
    }
  }

  private func isMember(_ node: IndexTree.Node, of level: String) -> Bool {
    switch level {
    case "index": return node.depth == 0
    case "leaves": return node.isLeaf
    case "parents": return !node.isLeaf
    default:
      let depth = tiers.firstIndex(of: level).map { $0 + 1 } ?? Int(level)
      return node.depth == depth
    }
  }

  private func demandUse(of reader: MappingReader, on nodes: [IndexTree.Node], level: String) throws(DefinitionError) {
    for (keys, isLeaf) in [(StepRules.leafKeys, true), (StepRules.parentKeys, false)] {
      for key in keys where reader.has(key) && !nodes.contains(where: { $0.isLeaf == isLeaf }) {
        throw reader.fault(
          .contradiction(
            isLeaf
              ? "\(key) is for indicators, and no node of “\(level)” is one; write it under leaves"
              : "\(key) is for nodes with components, and no node of “\(level)” has any; write it under parents"),
          at: key)
      }
    }
  }
}
