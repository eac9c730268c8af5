#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The scores of a year's units from their normalised leaves, made again and again: for draws of weights and methods, and
/// for changes of single leaves.
package struct TreeEvaluator: Sendable {
  /// What may differ from one evaluation to the next.
  package struct Setting: Sendable {
    /// The weights of each node's children; none for a leaf.
    package var weights: [[Double]]
    /// How each node's children make it; any for a leaf.
    package var rules: [AggregateRule]

    /// A setting.
    package init(weights: [[Double]], rules: [AggregateRule]) {
      self.weights = weights
      self.rules = rules
    }
  }

  /// The definition.
  package let tree: IndexTree
  /// The positions of the leaves in the tree.
  package let leaves: [Int]
  /// The number of units.
  package let unitCount: Int
  /// The definition's own weights and means in the year.
  package let own: Setting
  /// The rows of the units.
  package let unitRows: [Int]
  private let rows: ChainRows

  /// An evaluator of the units of a built index's year.
  package init?(_ built: BuiltIndex, year: Int) {
    guard let position = built.rows.years.firstIndex(of: year) else { return nil }
    let tree = built.tree
    let unitRows = built.rows.rowsOfYear[position]
    self.tree = tree
    self.unitRows = unitRows
    leaves = tree.leaves
    unitCount = unitRows.count
    rows = ChainRows(entities: unitRows.map { built.rows.entities[$0] }, times: unitRows.map { _ in year })
    own = Setting(
      weights: tree.nodes.indices.map { tree.nodes[$0].isLeaf ? [] : built.weights(of: $0, in: year) },
      rules: tree.nodes.map { $0.rules.aggregate ?? .arithmetic })
  }

  /// The normalised leaves of the units as they were built, one column a leaf.
  package func leafColumns(_ built: BuiltIndex) -> [[Double]] {
    leaves.map { leaf in
      let column = built.rawColumn(leaf)
      return unitRows.map { column[$0] }
    }
  }

  /// The scores of all nodes, one column a node; not a number where a node has none.
  ///
  /// - Throws: a mean of values that it cannot take.
  package func columns(_ leafColumns: [[Double]], _ setting: Setting) throws(ChainError) -> [[Double]] {
    var columns = [[Double]](repeating: [], count: tree.nodes.count)
    for (position, leaf) in leaves.enumerated() { columns[leaf] = leafColumns[position] }
    for node in tree.nodes.indices.reversed() where !tree.nodes[node].isLeaf {
      try combine(node, &columns, setting)
    }
    return columns
  }

  /// The scores of the index.
  package func scores(_ leafColumns: [[Double]], _ setting: Setting) throws(ChainError) -> [Double] {
    try columns(leafColumns, setting)[0]
  }

  private func combine(_ node: Int, _ columns: inout [[Double]], _ setting: Setting) throws(ChainError) {
    let children = tree.nodes[node].children
    let weights = setting.weights[node]
    var result: [Double]
    switch setting.rules[node] {
    case .arithmetic:
      result = linear(children, columns, weights)
    case .geometric where children.allSatisfy({ child in columns[child].allSatisfy { $0 > 0 } }):
      var logged = columns
      for child in children { logged[child] = columns[child].map { log($0) } }
      result = linear(children, logged, weights).map { exp($0) }
    default:
      result = [Double](repeating: .nan, count: unitCount)
    }
    if setting.rules[node] == .copeland {
      result = copeland(node, columns, weights)
    } else {
      // Where a child is missing, or the mean has no fast way, unit by unit.
      var values = [Double](repeating: 0, count: children.count)
      for unit in 0..<unitCount where result[unit].isNaN {
        var known = 0
        for (place, child) in children.enumerated() {
          values[place] = columns[child][unit]
          if !values[place].isNaN { known += 1 }
        }
        let isMet =
          known == children.count || (tree.nodes[node].rules.needs?.isMet(known, of: children.count) ?? false)
        guard isMet else { continue }
        do throws(Aggregating.BadValue) {
          result[unit] = try Aggregating.mean(setting.rules[node], values, weights)
        } catch {
          throw ChainError(
            file: tree.file, line: tree.nodes[node].line, node: tree.nodes[node].id,
            fault: .partNotPositive(
              mean: setting.rules[node].name, part: tree.nodes[children[error.child]].id, value: error.value,
              at: rows.place(unit)))
        }
      }
    }
    if let rule = tree.nodes[node].rules.rescale, rule != NormaliseRule(.none) {
      do throws(ChainError.Fault) {
        result = try Normalising.apply(rule, to: result, rows: rows, lowerIsBetter: false)
      } catch {
        throw ChainError(file: tree.file, line: tree.nodes[node].line, node: tree.nodes[node].id, fault: error)
      }
    }
    columns[node] = result
  }

  /// A weighted sum of columns; not a number where one is missing.
  private func linear(_ children: [Int], _ columns: [[Double]], _ weights: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: unitCount)
    var total = 0.0
    for (child, weight) in zip(children, weights) {
      total += weight
      let column = columns[child]
      for unit in 0..<unitCount { sum[unit] += weight * column[unit] }
    }
    if total != 1 { for unit in 0..<unitCount { sum[unit] /= total } }
    return sum
  }

  private func copeland(_ node: Int, _ columns: [[Double]], _ weights: [Double]) -> [Double] {
    let children = tree.nodes[node].children
    var units: [Int] = []
    for unit in 0..<unitCount {
      let known = children.count { !columns[$0][unit].isNaN }
      if known == children.count || (tree.nodes[node].rules.needs?.isMet(known, of: children.count) ?? false) {
        units.append(unit)
      }
    }
    var result = [Double](repeating: .nan, count: unitCount)
    let scores = Aggregating.copeland(units.map { unit in children.map { columns[$0][unit] } }, weights)
    for (unit, score) in zip(units, scores) { result[unit] = score }
    return result
  }
}
