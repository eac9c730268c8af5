/// An index that was built: the score of every node for every unit and year.
package struct BuiltIndex: Sendable {
  /// The values of the leaves after one step of the chain.
  package struct Stage: Sendable {
    /// The step: `raw`, `denominated`, `treated`, `imputed`, `transformed`, `normalised`.
    package let name: String
    /// One column a leaf in the order of the tree, one value a row; not a number where missing.
    let columns: [[Double]]

    /// The value of a leaf in a row.
    package func value(leaf: Int, row: Int) -> Double? { columns[leaf][row].known }
  }

  /// The definition.
  package let tree: IndexTree
  /// Who and when.
  package let rows: ChainRows
  /// The name of each row's entity, where the data has names.
  package let names: [String?]
  /// One column a node, one value a row; not a number where missing.
  let columns: [[Double]]
  /// The steps of the leaves, where they were kept.
  package let stages: [Stage]
  /// What the steps changed, where they were kept.
  package let changes: [CellChange]
  /// The weights of each node's children by year, adding to 1.
  let weights: [[[Double]]]
  /// What is worth saying.
  package let notes: [String]

  /// The score of a node in a row; `nil` where it has none.
  package func value(_ node: Int, row: Int) -> Double? { columns[node][row].known }

  /// The scores of a node, one a row.
  package func column(_ node: Int) -> [Double?] { columns[node].map(\.known) }

  /// The scores of a node, one a row, not a number where there is none.
  package func rawColumn(_ node: Int) -> [Double] { columns[node] }

  /// The weights of a node's children in a year, adding to 1; none for a leaf or a year that the data lacks.
  package func weights(of node: Int, in year: Int) -> [Double] {
    guard let position = rows.years.firstIndex(of: year) else { return [] }
    return weights[node][position]
  }

  /// The share of a node in the whole index in a year: the product of the weights above it.
  package func share(of node: Int, in year: Int) -> Double {
    var share = 1.0
    var current = node
    while let parent = tree.nodes[current].parent {
      let own = weights(of: parent, in: year)
      guard let place = tree.nodes[parent].children.firstIndex(of: current), place < own.count else { return 0 }
      share *= own[place]
      current = parent
    }
    return share
  }

  /// The row of an entity in a year.
  package func row(of entity: String, in year: Int) -> Int? {
    guard let position = rows.years.firstIndex(of: year) else { return nil }
    return rows.rowsOfYear[position].first { rows.entities[$0] == entity }
  }
}
