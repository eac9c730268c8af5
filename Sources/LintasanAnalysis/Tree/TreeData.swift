import LintasanCore
public import LintasanIndices
import LintasanRankings
public import LintasanTables

/// An index that was built from raw indicators, with what it was built from.
public struct TreeData: Sendable {
  /// The index.
  package let built: BuiltIndex
  /// What built it, to build variants.
  package let builder: IndexBuilder
  /// The rows of the data as they were read.
  public let table: Table

  /// The definition.
  package var tree: IndexTree { built.tree }

  /// Builds an index from a table.
  ///
  /// - Throws: the first thing that keeps it from being built.
  public init(_ tree: IndexTree, _ table: Table, keepingSteps: Bool = true) throws(ChainError) {
    builder = try IndexBuilder(tree, table)
    built = try builder.build(keepingSteps: keepingSteps)
    self.table = table
  }

  /// The ranks of a node's scores by row, within each year; `nil` where there is no score, or one outside the scale.
  ///
  /// Scores whose difference is no more than rounding are equal.
  public func ranks(of node: Int = 0) -> [Double?] {
    let scale = tree.definition.scale
    let bounds = node == 0 && tree.hasScale ? scale.bounds : -Double.infinity...Double.infinity
    var ranks = [Double?](repeating: nil, count: built.rows.count)
    for rows in built.rows.rowsOfYear {
      let scores = rows.map { row in built.value(node, row: row).flatMap { bounds.contains($0) ? $0 : nil } }
      let found = tree.definition.ties.ranks(scores, lowerIsBetter: scale.direction == .lowerIsBetter)
      for (row, rank) in zip(rows, found) { ranks[row] = rank }
    }
    return ranks
  }

  /// The rows whose index lies outside the scale.
  package var outsideScale: [Int] {
    guard tree.hasScale else { return [] }
    let bounds = tree.definition.scale.bounds
    return built.column(0).enumerated().compactMap { row, score in
      score.map { !bounds.contains($0) } == true ? row : nil
    }
  }

  /// `entity,name,time`, every node in the order of the tree, `rank`: unrounded, one row per entity and year.
  ///
  /// - Parameter years: the years shown; all by default.
  package func nodeTable(years: Set<Int>? = nil) -> Table {
    let rows = shownRows(years)
    let ranks = ranks()
    var columns = keyColumns(rows)
    for node in tree.nodes.indices {
      let column = built.column(node)
      columns.append(Column(tree.nodes[node].id, rows.map { column[$0] }))
    }
    columns.append(Column("rank", rows.map { ranks[$0] }))
    return Table(distinct: columns)
  }

  func keyColumns(_ rows: [Int]) -> [Column] {
    [
      Column("entity", rows.map { built.rows.entities[$0] }),
      Column("name", rows.map { built.names[$0] ?? built.rows.entities[$0] }),
      Column("time", rows.map { built.rows.times[$0] }),
    ]
  }

  /// The rows in the order of the data.
  func shownRows(_ years: Set<Int>?) -> [Int] {
    built.rows.entities.indices.filter { years?.contains(built.rows.times[$0]) ?? true }
  }

  /// The tables of the steps with what changed and why, by name: `raw`, `denominated`, …, `weights`, `changes`.
  package func stepTables() -> [(name: String, table: Table)] {
    let rows = shownRows(nil)
    let leaves = tree.leaves.map { tree.nodes[$0].id }
    let parents = tree.nodes.filter { !$0.isLeaf }.map(\.id)
    var tables: [(name: String, table: Table)] = []
    for stage in built.stages {
      let ids = ["aggregated", "rescaled"].contains(stage.name) ? parents : leaves
      let columns = ids.indices.map { position in
        Column(ids[position], rows.map { stage.value(leaf: position, row: $0) })
      }
      tables.append((stage.name, Table(distinct: keyColumns(rows) + columns)))
    }
    tables.append(("weights", weightTable()))
    let changes = built.changes
    tables.append(
      (
        "changes",
        Table(
          Column("step", changes.map(\.step)), Column("node", changes.map(\.node)),
          Column("entity", changes.map { built.rows.entities[$0.row] }),
          Column("time", changes.map { built.rows.times[$0.row] }),
          Column("before", changes.map(\.before)), Column("after", changes.map(\.after)),
          Column("reason", changes.map(\.reason)))
      ))
    return tables
  }

  /// `time,node,parent,weight,share`: the weight among the siblings and in the whole.
  package func weightTable() -> Table {
    var (times, ids, parents): ([Int], [String], [String]) = ([], [], [])
    var (weights, shares): ([Double], [Double]) = ([], [])
    for year in built.rows.years {
      for node in tree.nodes.indices {
        guard let parent = tree.nodes[node].parent,
          let place = tree.nodes[parent].children.firstIndex(of: node)
        else { continue }
        times.append(year)
        ids.append(tree.nodes[node].id)
        parents.append(tree.nodes[parent].id)
        weights.append(built.weights(of: parent, in: year)[place])
        shares.append(built.share(of: node, in: year))
      }
    }
    return Table(
      Column("time", times), Column("node", ids), Column("parent", parents), Column("weight", weights),
      Column("share", shares))
  }
}

extension TieRule {
  /// The ranks of scores, 1 being best; scores whose difference is no more than rounding are equal.
  func ranks(_ scores: [Double?], lowerIsBetter: Bool) -> [Double?] {
    Ranking(
      scores, direction: lowerIsBetter ? .lowerIsBetter : .higherIsBetter, ties: self, tolerance: TieTolerance.sums
    ).ranks
  }
}
