import LintasanStatistics
package import LintasanTables

/// Builds an index from raw indicators: denominate, treat, impute, transform, normalise, weight, aggregate, rescale, each
/// step only where the definition has it.
package struct IndexBuilder: Sendable {
  /// The definition.
  package let tree: IndexTree
  /// Who and when.
  package let rows: ChainRows
  /// The name of each row's entity, where the data has names.
  package let names: [String?]
  /// The positions of the leaves in the tree.
  package let leaves: [Int]
  /// One column a leaf, one value a row; not a number where missing. What is built is built from these.
  package var raw: [[Double]]
  let denominators: [[Double]?]
  let groups: [[String?]]
  /// The weights of each node's children by year, adding to 1, where numbers give them.
  var givenWeights: [[[Double]?]]

  /// Reads the columns that the tree names.
  ///
  /// - Throws: the first column that is not there or no number, a row without a key, two rows of one entity and year.
  package init(_ tree: IndexTree, _ table: Table) throws(ChainError) {
    self.tree = tree
    func fail(_ fault: ChainError.Fault, _ node: IndexTree.Node? = nil) -> ChainError {
      ChainError(file: tree.file, line: node?.line, node: node?.id ?? "", fault: fault)
    }
    func column(_ name: String, _ node: IndexTree.Node?) throws(ChainError) -> [Double] {
      do throws(TableError) {
        return try table.numbers(name).optional.map { $0 ?? .nan }
      } catch {
        throw fail(.table(error), node)
      }
    }
    func texts(_ name: String) throws(ChainError) -> [String?] {
      do throws(TableError) { return try table.texts(name).optional } catch { throw fail(.table(error)) }
    }
    let layout = tree.definition.data
    var entities: [String] = []
    for (row, entity) in try texts(layout.entity).enumerated() {
      guard let entity else { throw fail(.noKey(column: layout.entity, row: row + 1)) }
      entities.append(entity)
    }
    var times: [Int] = []
    if let fixed = tree.fixedTime {
      times = entities.map { _ in fixed }
    } else {
      for (row, time) in try column(layout.time, nil).enumerated() {
        guard let year = Int(exactly: time) else { throw fail(.noKey(column: layout.time, row: row + 1)) }
        times.append(year)
      }
    }
    rows = ChainRows(entities: entities, times: times)
    var first: [String: Int] = [:]
    for row in entities.indices {
      if let earlier = first.updateValue(row, forKey: "\(times[row]) \(entities[row])") {
        throw fail(.duplicate(rows.place(row), first: earlier + 1))
      }
    }
    names = try layout.name.map { (name) throws(ChainError) in try texts(name) } ?? entities.map { _ in nil }
    leaves = tree.leaves
    var raw: [[Double]] = []
    var denominators: [[Double]?] = []
    var groups: [[String?]] = []
    for leaf in leaves {
      let node = tree.nodes[leaf]
      raw.append(try column(node.source ?? node.id, node))
      denominators.append(
        try node.rules.denominator?.column.map { (name) throws(ChainError) in try column(name, node) })
      if let group = node.rules.impute?.group {
        do throws(TableError) { groups.append(try table.texts(group).optional) } catch {
          throw fail(.table(error), node)
        }
      } else {
        groups.append([])
      }
    }
    self.raw = raw
    self.denominators = denominators
    self.groups = groups
    givenWeights = Self.givenWeights(tree, years: rows.years)
  }

  /// The position of a leaf among ``leaves`` and the columns of ``raw``.
  package func leafPosition(of id: String) -> Int? { leaves.firstIndex { tree.nodes[$0].id == id } }

  /// The same with the rows of one year only; what refers to other years refers to this one alone.
  package func restricted(to year: Int) -> IndexBuilder? {
    guard let position = rows.years.firstIndex(of: year) else { return nil }
    return IndexBuilder(self, keeping: rows.rowsOfYear[position])
  }

  private init(_ other: IndexBuilder, keeping kept: [Int]) {
    tree = other.tree
    rows = ChainRows(entities: kept.map { other.rows.entities[$0] }, times: kept.map { other.rows.times[$0] })
    names = kept.map { other.names[$0] }
    leaves = other.leaves
    raw = other.raw.map { column in kept.map { column[$0] } }
    denominators = other.denominators.map { $0.map { column in kept.map { column[$0] } } }
    groups = other.groups.map { column in column.isEmpty ? [] : kept.map { column[$0] } }
    givenWeights = Self.givenWeights(other.tree, years: rows.years)
  }

  /// The same without some rows.
  package func without(rows left: Set<Int>) -> IndexBuilder {
    IndexBuilder(self, keeping: rows.entities.indices.filter { !left.contains($0) })
  }

  /// Builds.
  ///
  /// - Parameter keepsSteps: whether every step of the leaves and every change is kept.
  package func build(keepingSteps keepsSteps: Bool = false) throws(ChainError) -> BuiltIndex {
    var run = ChainRun(self, keepsSteps: keepsSteps)
    let normalised = try run.normalised()
    let (columns, weights) = try run.aggregated(normalised)
    if columns[0].allSatisfy(\.isNaN) {
      throw ChainError(
        file: tree.file, line: tree.nodes[0].line, node: tree.nodes[0].id,
        fault: .nothingLeft(needs: tree.nodes[0].rules.needs.map { "\($0)" } ?? "all parts are needed"))
    }
    return BuiltIndex(
      tree: tree, rows: rows, names: names, columns: columns, stages: run.stages, changes: run.changes,
      weights: weights, notes: run.notes)
  }

  private static func givenWeights(_ tree: IndexTree, years: [Int]) -> [[[Double]?]] {
    tree.nodes.map { node in
      years.map { year in
        guard !node.children.isEmpty else { return [] }
        var numbers: [Double] = []
        for child in node.children {
          let period = tree.weightPeriods.last { $0.years.contains(year) }?.weights[tree.nodes[child].id]
          switch (period, tree.nodes[child].rules.weight ?? .given(1)) {
          case (let period?, _): numbers.append(period.value)
          case (nil, .given(let number)): numbers.append(number)
          case (nil, .equal): numbers.append(1)
          case (nil, .principalComponent), (nil, .correlationOptimised): return nil
          }
        }
        let sum = numbers.reduce(0, +)
        return numbers.map { $0 / sum }
      }
    }
  }
}
