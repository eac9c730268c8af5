public import LintasanIndices
import LintasanStatistics
public import LintasanTables

/// How sound an index is at every level: correlations within and across levels, internal consistency, redundancy,
/// dominance, outliers, availability of data.
public struct AuditStudy: Sendable {
  /// A group of components whose internal consistency is asked: those of the index, or of one parent.
  package struct Group: Sendable {
    /// What they are parts of: `index`, or the identifier of a node.
    package let whole: String
    /// Its name.
    package let name: String
    /// The number of parts.
    package let count: Int
    /// Cronbach's alpha of the standardised parts; `nil` where a part does not vary.
    package let alpha: Double?
    /// The mean of their correlations.
    package let meanCorrelation: Double?
  }

  /// What was audited.
  package let input: AuditInput
  /// One a level.
  package let audits: [IndexAudit]
  /// Entities of which fewer than so many of the lowest level's values are known are screened out.
  package let leastAvailability: Double
  /// The positions of entities that are screened out.
  package let screened: [Int]
  /// The groups, from the top.
  package let groups: [Group]

  /// Audits an index in a year.
  ///
  /// `leastAvailability`: the share of values of the lowest level below which an entity is screened out.
  /// - Throws: `CompositeError.tooFew` where no component is known of three entities.
  public init(_ input: AuditInput, leastAvailability: Double = 2.0 / 3) throws(CompositeError) {
    self.input = input
    self.leastAvailability = leastAvailability
    let lowest = input.levels.last?.nodes.map(\.values) ?? []
    let kept = IndexAudit.available(lowest, atLeast: leastAvailability)
    let isKept = Set(kept)
    screened = input.entities.indices.filter { !isKept.contains($0) }
    // Correlations rest on the entities that have both of two values: three are needed of some component.
    let most = input.levels.flatMap(\.nodes).map { node in kept.count { node.values[$0] != nil } }.max() ?? 0
    guard most >= 3 else { throw .tooFew(component: input.index, method: "an audit", needed: 3, found: most) }
    func column(_ values: [Double?]) -> [Double?] {
      values.indices.map { isKept.contains($0) ? values[$0] : nil }
    }
    let index = column(input.scores.map(Optional.init))
    let columns = input.levels.map { $0.nodes.map { column($0.values) } }
    let audits = zip(input.levels, columns).map { level, columns in
      IndexAudit(columns, components: level.nodes.map(\.id), weights: level.nodes.map(\.weight), index: index)
    }
    self.audits = audits

    var groups: [Group] = []
    for (depth, level) in input.levels.enumerated() {
      let parents = depth == 0 ? [nil] : input.levels[depth - 1].nodes.map(\.id).map(Optional.init)
      for parent in parents {
        let members = level.nodes.indices.filter { level.nodes[$0].parent == parent }
        guard members.count >= 2 else { continue }
        let matrix = members.map { row in members.map { audits[depth].correlations[row][$0] } }
        let pairs = members.indices.flatMap { row in (row + 1..<members.count).map { matrix[row][$0] } }
        let known = pairs.compactMap { $0 }
        let name = parent.flatMap { id in input.levels[depth - 1].nodes.first { $0.id == id }?.name }
        groups.append(
          Group(
            whole: parent ?? "index", name: name ?? input.index, count: members.count,
            alpha: IndexAudit.alpha(matrix),
            meanCorrelation: known.count == pairs.count ? Moments.mean(known) : nil))
      }
      // A level deep down is a group of its own as well: all parts of the index.
      if depth > 0 {
        let known = audits[depth].correlations.indices.flatMap { row in
          (row + 1..<level.nodes.count).compactMap { audits[depth].correlations[row][$0] }
        }
        groups.append(
          Group(
            whole: "index", name: "\(input.index), every \(level.name)", count: level.nodes.count,
            alpha: audits[depth].alpha, meanCorrelation: Moments.mean(known)))
      }
    }
    self.groups = groups
  }

  /// One row a node: `level, component, name, parent, weight, correlation_index, correlation_parent, variance_share,
  /// dominance, skewness, kurtosis, outliers, availability, used`; `used` entities have both the node and the index.
  public var table: Table {
    struct Row {
      let level: String
      let node: AuditInput.Node
      let entry: IndexAudit.Entry
      let withParent: Double?
    }
    var rows: [Row] = []
    for (depth, level) in input.levels.enumerated() {
      for (position, node) in level.nodes.enumerated() {
        let parent = depth == 0 ? nil : input.levels[depth - 1].nodes.first { $0.id == node.parent }
        rows.append(
          Row(
            level: level.name, node: node, entry: audits[depth].entries[position],
            withParent: parent.flatMap { correlation(node, $0) }))
      }
    }
    return Table(
      Column("level", rows.map(\.level)), Column("component", rows.map(\.node.id)),
      Column("name", rows.map(\.node.name)), Column("parent", rows.map(\.node.parent)),
      Column("weight", rows.map(\.entry.weight)), Column("correlation_index", rows.map(\.entry.correlation)),
      Column("correlation_parent", rows.map(\.withParent)), Column("variance_share", rows.map(\.entry.varianceShare)),
      Column("dominance", rows.map(\.entry.dominance)), Column("skewness", rows.map(\.entry.skewness)),
      Column("kurtosis", rows.map(\.entry.kurtosis)), Column("outliers", rows.map(\.entry.outliers)),
      Column("availability", rows.map(\.entry.availability)), Column("used", rows.map(\.entry.used)))
  }

  /// The principal components of the deepest level that is audited; `nil` where a correlation is unknown.
  package var principalComponents: PrincipalComponents? {
    guard let level = input.levels.indices.last else { return nil }
    return PrincipalComponents(audits[level].correlations, parts: input.levels[level].nodes.map(\.id))
  }

  /// One row a pair of nodes of the same level: `level, first, second, same_parent, correlation, redundant`, those that go
  /// together most first.
  public var correlationTable: Table {
    struct Row {
      let level: String
      let first: AuditInput.Node
      let second: AuditInput.Node
      let value: Double?
    }
    var rows: [Row] = []
    for (depth, level) in input.levels.enumerated() {
      var own: [Row] = []
      for (row, first) in level.nodes.enumerated() {
        for (column, second) in level.nodes.enumerated() where column > row {
          own.append(
            Row(level: level.name, first: first, second: second, value: audits[depth].correlations[row][column]))
        }
      }
      rows += own.sorted { (abs($1.value ?? 0), $0.first.id) < (abs($0.value ?? 0), $1.first.id) }
    }
    return Table(
      Column("level", rows.map(\.level)), Column("first", rows.map(\.first.id)),
      Column("second", rows.map(\.second.id)),
      Column("same_parent", rows.map { $0.first.parent == $0.second.parent }),
      Column("correlation", rows.map(\.value)),
      Column("redundant", rows.map { row in row.value.map { abs($0) > IndexAudit.redundancy } }))
  }

  /// One row a group: `whole, name, parts, alpha, mean_correlation`.
  public var consistencyTable: Table {
    Table(
      Column("whole", groups.map(\.whole)), Column("name", groups.map(\.name)), Column("parts", groups.map(\.count)),
      Column("alpha", groups.map(\.alpha)), Column("mean_correlation", groups.map(\.meanCorrelation)))
  }

  /// One row an outlier: `level, component, entity, name, value`.
  package var outlierTable: Table {
    var rows: [(level: String, component: String, entity: Int, value: Double?)] = []
    for (depth, level) in input.levels.enumerated() {
      for (position, node) in level.nodes.enumerated() {
        for entity in audits[depth].entries[position].outlying {
          rows.append((level.name, node.id, entity, node.values[entity]))
        }
      }
    }
    return Table(
      Column("level", rows.map(\.level)), Column("component", rows.map(\.component)),
      Column("entity", rows.map { input.entities[$0.entity] }), Column("name", rows.map { input.names[$0.entity] }),
      Column("value", rows.map(\.value)))
  }

  /// One row an entity that is screened out: `entity, name, available`, the share of the lowest level's values.
  package var screenedTable: Table {
    let lowest = input.levels.last?.nodes ?? []
    return Table(
      Column("entity", screened.map { input.entities[$0] }), Column("name", screened.map { input.names[$0] }),
      Column(
        "available",
        screened.map { entity in
          Double(lowest.count { $0.values[entity] != nil }) / Double(max(1, lowest.count))
        }))
  }

  /// The correlation of two nodes of any levels, over the entities that have both.
  package func correlationBetween(_ first: AuditInput.Node, _ second: AuditInput.Node) -> Double? {
    correlation(first, second)
  }

  private func correlation(_ first: AuditInput.Node, _ second: AuditInput.Node) -> Double? {
    let isScreened = Set(screened)
    let both = first.values.indices.filter {
      !isScreened.contains($0) && first.values[$0] != nil && second.values[$0] != nil
    }
    return Moments.correlation(both.compactMap { first.values[$0] }, both.compactMap { second.values[$0] })
  }
}
