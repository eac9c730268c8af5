/// The tree as the components of an index of format 1, each scored in the column of its own identifier.
enum TreeComponents {
  /// The components below a node. Their weights are shares of the whole index.
  static func components(of node: Int, in nodes: [IndexTree.Node], share: Double = 1) -> [Component] {
    let numbers = nodes[node].children.map { child in
      if case .given(let number) = nodes[child].rules.weight { number } else { 1.0 }
    }
    let sum = numbers.reduce(0, +)
    return zip(nodes[node].children, numbers).map { child, number in
      let own = sum > 0 ? share * number / sum : 0
      return Component(
        id: nodes[child].id, name: nodes[child].name, column: nodes[child].id, weight: weight(own),
        components: components(of: child, in: nodes, share: own))
    }
  }

  /// A share as a fraction with a denominator of 2⁵².
  private static func weight(_ share: Double) -> Weight {
    let unit = 1 << 52
    return Weight(numerator: Int((share * Double(unit)).rounded()), denominator: unit) ?? .one
  }
}
