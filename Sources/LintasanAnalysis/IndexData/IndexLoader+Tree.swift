import LintasanIndices
import LintasanTables

extension IndexLoader {
  /// An index that its definition builds from raw indicators.
  mutating func load(
    _ tree: IndexTree, folder: String, _ read: (String) throws(IndexDataError) -> [UInt8]
  ) throws(IndexDataError) -> IndexData {
    let layout = tree.definition.data
    let file = self.scores?.name ?? Self.path(layout.scores, in: folder)
    let bytes = if let given = self.scores { given.bytes } else { try read(layout.scores) }
    var reader = CSVReader()
    reader.kinds[layout.entity] = .text
    for name in [layout.name].compactMap({ $0 }) + tree.groupColumns { reader.kinds[name] = .text }
    if let time = tree.timeColumn { reader.kinds[time] = .number }
    for node in tree.nodes {
      for column in [node.isLeaf ? node.source : nil, node.rules.denominator?.column, node.published] {
        if let column, reader.kinds[column] == nil { reader.kinds[column] = .number }
      }
    }
    let all: Table
    do throws(IndexDataError) {
      all = try csv(bytes, name: file, reader: reader).table
    } catch {
      throw Self.located(error, in: tree)
    }
    let table = if let time = tree.timeColumn { try cut(all, file: file, time: time) } else { all }
    let data: TreeData
    do throws(ChainError) { data = try TreeData(tree, table) } catch { throw .chain(error) }
    let definition = tree.definition.observed(in: data.built.rows.years)
    return try finish(
      definition, scores: Self.scores(data), columns: Self.columns(data), folder: folder, file: file, tree: data, read)
  }

  /// A column that the data lacks is a fault of the node that names it.
  private static func located(_ error: IndexDataError, in tree: IndexTree) -> IndexDataError {
    guard case .csv(let csv) = error, case .noColumn(let name, let available) = csv.fault else { return error }
    let node = tree.nodes.first {
      ($0.isLeaf && $0.source == name) || $0.rules.denominator?.column == name || $0.published == name
    }
    return .chain(
      ChainError(
        file: tree.file, line: node?.line, node: node?.id ?? "", fault: .table(.noColumn(name, available: available))))
  }

  private static func columns(_ data: TreeData) -> IndexColumns {
    let layout = data.tree.definition.data
    let top = data.tree.nodes[0].children.map { data.tree.nodes[$0].id }
    return IndexColumns(
      entity: layout.entity, name: layout.name, time: layout.time, value: data.tree.nodes[0].id, components: top,
      publishedRank: layout.publishedRank)
  }

  /// The columns of the data, and the scores of all nodes; a column of the data called like a node gives way.
  private static func scores(_ data: TreeData) -> Table {
    let ids = data.tree.nodes.map(\.id)
    let layout = data.tree.definition.data
    var columns = data.table.columns.filter { !ids.contains($0.name) || $0.name == layout.entity }
    if data.tree.timeColumn == nil, !columns.contains(where: { $0.name == layout.time }) {
      columns.append(Column(layout.time, data.built.rows.times))
    }
    let outside = Set(data.outsideScale)
    for node in data.tree.nodes.indices {
      var column = data.built.column(node)
      if node == 0 { for row in outside { column[row] = nil } }
      columns.append(Column(ids[node], column))
    }
    return Table(distinct: columns)
  }
}

extension IndexDefinition {
  /// The same, its calendar that of the data where the document gives none.
  func observed(in years: [Int]) -> IndexDefinition {
    calendar.surveys.isEmpty ? with(calendar: SurveyCalendar(times: years)) : self
  }
}
