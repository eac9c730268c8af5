import LintasanCore
package import LintasanIndices
package import LintasanTables

/// Built scores beside published ones, cell by cell.
package struct BuildCheck: Sendable {
  /// A cell that was compared.
  package struct Cell: Hashable, Sendable {
    /// The node.
    package let node: String
    /// The published column.
    package let column: String
    /// The entity.
    package let entity: String
    /// The year.
    package let time: Int
    /// The published figure.
    package let published: Double
    /// The built one; `nil` where the node has none.
    package let built: Double?
    /// How far they may be apart.
    package let tolerance: Double
    /// Why they may differ, where that is known.
    package let reason: String?
  }

  /// How a node did.
  package struct Summary: Hashable, Sendable {
    /// The node.
    package let node: String
    /// The published column.
    package let column: String
    /// How far figures may be apart.
    package let tolerance: Double
    /// The number of cells compared.
    package let compared: Int
    /// The number of cells that differ and are no known exception.
    package let different: Int
    /// The number of known exceptions that differ.
    package let excepted: Int
    /// The largest difference, known exceptions left out.
    package let largest: Double?
  }

  /// The nodes that were compared.
  package private(set) var summaries: [Summary] = []
  /// The cells that differ.
  package private(set) var differences: [Cell] = []
  /// The cells that differ and are known to.
  package private(set) var exceptions: [Cell] = []

  /// How many published figures are of years that the definition's calendar does not have: they are not compared.
  package private(set) var outsideCalendar = 0

  /// Whether nothing differs that is not known to.
  package var isPassed: Bool { differences.isEmpty }

  /// Compares every node that names a published column.
  ///
  /// - Throws: a published column that the data does not have; `nil` columns of nodes are not compared.
  package init(_ data: TreeData) throws(ChainError) {
    for (position, node) in data.tree.nodes.enumerated() {
      guard let column = node.published else { continue }
      try compare(data, position, column, with: try Self.numbers(column, data.table, data.tree, node))
    }
  }

  /// Compares the index with another column of the data.
  package init(_ data: TreeData, column: String) throws(ChainError) {
    let root = data.tree.nodes[0]
    try compare(data, 0, column, with: try Self.numbers(column, data.table, data.tree, root))
  }

  /// Compares with another table: every node that has a column there, by its identifier or published name.
  ///
  /// - Throws: a table without the key columns, or without a column of any node.
  package init(_ data: TreeData, against other: Table) throws(ChainError) {
    let layout = data.tree.definition.data
    func find(_ names: [String]) throws(ChainError) -> String {
      for name in names where other.columnNames.contains(name) { return name }
      throw ChainError(
        file: data.tree.file, line: nil, node: "", fault: .table(.noColumn(names[0], available: other.columnNames)))
    }
    let entityColumn = try find([layout.entity, "entity"])
    var byKey: [String: Int] = [:]
    do throws(TableError) {
      let entities = try other.texts(entityColumn)
      let hasTime = other.columnNames.contains { $0 == layout.time || $0 == "time" }
      let times: Numbers? =
        hasTime ? try other.numbers(other.columnNames.contains(layout.time) ? layout.time : "time") : nil
      let only = data.built.rows.years.count == 1 ? data.built.rows.years[0] : nil
      for row in 0..<other.rowCount {
        guard let entity = entities[row], let time = times.flatMap({ $0[row] }).flatMap(Int.init(exactly:)) ?? only
        else { continue }
        byKey["\(time) \(entity)"] = row
      }
    } catch {
      throw ChainError(file: data.tree.file, line: nil, node: "", fault: .table(error))
    }
    var isAny = false
    for (position, node) in data.tree.nodes.enumerated() {
      guard let column = [node.id, node.published].compactMap({ $0 }).first(where: other.columnNames.contains) else {
        continue
      }
      isAny = true
      let numbers = try Self.numbers(column, other, data.tree, node)
      let rows = data.built.rows
      try compare(
        data, position, column,
        with: (0..<rows.count).map { row in byKey["\(rows.times[row]) \(rows.entities[row])"].flatMap { numbers[$0] } })
    }
    if !isAny { _ = try find([data.tree.nodes[0].id]) }
  }

  private static func numbers(
    _ column: String, _ table: Table, _ tree: IndexTree, _ node: IndexTree.Node
  ) throws(ChainError) -> [Double?] {
    do throws(TableError) { return try table.numbers(column).optional } catch {
      throw ChainError(file: tree.file, line: node.line, node: node.id, fault: .table(error))
    }
  }

  private mutating func compare(
    _ data: TreeData, _ position: Int, _ column: String, with published: [Double?]
  ) throws(ChainError) {
    let node = data.tree.nodes[position]
    let isRounded = position == 0 && data.tree.hasScale
    let tolerance =
      node.rules.tolerance
      ?? (isRounded ? Self.half(data.tree.definition.scale.decimals) : Self.printedHalf(published))
    var (compared, different, excepted) = (0, 0, 0)
    var largest: Double?
    let rows = data.built.rows
    let surveys = Set(data.tree.definition.calendar.surveys)
    for row in 0..<rows.count {
      guard let figure = published[row] else { continue }
      guard surveys.isEmpty || surveys.contains(rows.times[row]) else {
        outsideCalendar += 1
        continue
      }
      compared += 1
      let built = data.built.value(position, row: row)
      let gap = built.map { abs($0 - figure) }
      let reason = node.exceptions.first { exception in
        exception.entity == rows.entities[row] && (exception.time.map { $0 == rows.times[row] } ?? true)
      }?.reason
      // A figure printed to three decimals may be half a unit of the last one off, and binary digits a little more.
      let isSame = gap.map { $0 <= tolerance + 1e-9 * max(1, abs(figure)) } ?? false
      if reason == nil { largest = [largest, gap].compactMap { $0 }.max() }
      guard !isSame else { continue }
      let cell = Cell(
        node: node.id, column: column, entity: rows.entities[row], time: rows.times[row], published: figure,
        built: built, tolerance: tolerance, reason: reason)
      if reason == nil {
        different += 1
        differences.append(cell)
      } else {
        excepted += 1
        exceptions.append(cell)
      }
    }
    summaries.append(
      Summary(
        node: node.id, column: column, tolerance: tolerance, compared: compared, different: different,
        excepted: excepted, largest: largest))
  }

  /// Half a unit of the last of so many decimals.
  static func half(_ decimals: Int) -> Double {
    0.5 / (0..<max(0, min(15, decimals))).reduce(1.0) { unit, _ in unit * 10 }
  }

  /// Half a unit of the last decimal that a column prints.
  private static func printedHalf(_ column: [Double?]) -> Double {
    let decimals = column.compactMap { $0 }.map { value in
      let text = NumberText.shortest(value)
      return text.contains("e") ? 15 : text.split(separator: ".").dropFirst().first?.count ?? 0
    }
    return half(decimals.max() ?? 0)
  }

  /// `node,column,entity,time,published,built,difference,tolerance,status,reason`: what differs, and what is known to.
  package func table() -> Table {
    let cells = differences + exceptions
    return Table(
      Column("node", cells.map(\.node)), Column("column", cells.map(\.column)), Column("entity", cells.map(\.entity)),
      Column("time", cells.map(\.time)), Column("published", cells.map(\.published)),
      Column("built", cells.map(\.built)),
      Column("difference", cells.map { cell in cell.built.map { $0 - cell.published } }),
      Column("tolerance", cells.map(\.tolerance)),
      Column("status", cells.map { $0.reason == nil ? "different" : "exception" }),
      Column("reason", cells.map(\.reason)))
  }

  /// `node,column,tolerance,compared,different,exceptions,largest_difference`.
  package func summaryTable() -> Table {
    Table(
      Column("node", summaries.map(\.node)), Column("column", summaries.map(\.column)),
      Column("tolerance", summaries.map(\.tolerance)), Column("compared", summaries.map(\.compared)),
      Column("different", summaries.map(\.different)), Column("exceptions", summaries.map(\.excepted)),
      Column("largest_difference", summaries.map(\.largest)))
  }
}
