/// One change of a definition: a rule for the nodes of a level, or for one node, such as `aggregate=geometric@pillar`.
package struct TreeAlternative: Hashable, Sendable {
  /// As it was written.
  package let text: String
  private let rules: StepRules
  private let level: String?
  private let key: String

  /// Reads an alternative: `KEY=VALUE`, or `KEY=VALUE@LEVEL` with a level or the identifier of a node.
  ///
  /// - Throws: a key or value that a definition does not have either.
  package init(_ text: String) throws(DefinitionError) {
    self.text = text
    func fail(_ problem: String) -> DefinitionError {
      DefinitionError(file: "`alternative`", line: nil, column: nil, keyPath: text, fault: .contradiction(problem))
    }
    guard let sign = text.firstIndex(of: "=") else {
      throw fail("expected KEY=VALUE@LEVEL, such as aggregate=geometric@pillar")
    }
    key = String(text[..<sign].filter { $0 != " " })
    var value = String(text[text.index(after: sign)...])
    if let at = value.lastIndex(of: "@") {
      level = String(value[value.index(after: at)...].filter { $0 != " " })
      value = String(value[..<at])
    } else {
      level = nil
    }
    let document = "alternative: {\(key): \(value)}\n"
    let root = try DefinitionDocument(Array(document.utf8), file: "`alternative` \(text)").root
    let reader = try root.mapping("alternative", allowing: StepRules.keys)
    rules = try StepReader(reader: reader).rules()
    guard rules != StepRules() || value.contains("none") else {
      throw fail("found nothing to change; give a value, such as aggregate=geometric")
    }
  }

  /// A tree with the change made.
  ///
  /// - Throws: a level or node that the tree does not have, or one that the key has no effect on.
  package func applied(to tree: IndexTree) throws(DefinitionError) -> IndexTree {
    func fail(_ problem: String) -> DefinitionError {
      DefinitionError(file: "`alternative`", line: nil, column: nil, keyPath: text, fault: .contradiction(problem))
    }
    var members = Array(tree.nodes.indices)
    if let level {
      if let found = tree.nodes(ofLevel: level) {
        members = found
      } else if let node = tree.position(of: level) {
        members = [node]
      } else {
        throw DefinitionError(
          file: "`alternative`", line: nil, column: nil, keyPath: text,
          fault: .unknownReference(
            level, kind: "level or node", available: tree.levelNames + tree.nodes.map(\.id)))
      }
    }
    var changed = tree
    var isUsed = false
    for node in members {
      let isLeaf = tree.nodes[node].isLeaf
      if StepRules.leafKeys.contains(key) || ["normalize", "reference", "deviation"].contains(key), !isLeaf {
        continue
      }
      if StepRules.parentKeys.contains(key), isLeaf { continue }
      if key == "weight", node == 0 { continue }
      isUsed = true
      var own = tree.nodes[node].rules
      // “none” switches a step off, which a rule that is silent cannot say.
      if key == "impute", rules.impute == nil { own.impute = nil }
      changed.nodes[node].rules = rules.filled(from: own)
    }
    guard isUsed else { throw fail("“\(key)” has no effect on the nodes of “\(level ?? "all")”; name another level") }
    return changed
  }
}

extension IndexTree {
  /// The tree without a node and everything below it; parents that are left without children go too.
  ///
  /// - Returns: `nil` where nothing would be left.
  package func without(_ node: Int) -> IndexTree? {
    var gone = Set(subtree(node))
    var above = nodes[node].parent
    while let parent = above, nodes[parent].children.allSatisfy({ gone.contains($0) }) {
      gone.insert(parent)
      above = nodes[parent].parent
    }
    guard !gone.contains(0) else { return nil }
    var places: [Int: Int] = [:]
    var kept: [Node] = []
    for position in nodes.indices where !gone.contains(position) {
      places[position] = kept.count
      kept.append(nodes[position])
    }
    for position in kept.indices {
      kept[position].parent = kept[position].parent.flatMap { places[$0] }
      kept[position].children = kept[position].children.compactMap { places[$0] }
      // A count that more children were needed for than are left is all of them.
      if case .count(let count) = kept[position].rules.needs, count > kept[position].children.count {
        kept[position].rules.needs = nil
      }
      if case .orderedWeights(let weights) = kept[position].rules.aggregate,
        weights.count > kept[position].children.count
      {
        kept[position].rules.aggregate = .orderedWeights(Array(weights.prefix(kept[position].children.count)))
      }
    }
    var tree = self
    tree.nodes = kept
    return tree
  }
}
