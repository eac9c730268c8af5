import LintasanCore
package import LintasanIndices
import LintasanStatistics
package import LintasanTables

/// One deterministic way to build an index in another way, beside the definition's own.
package struct TreeComparison: Sendable {
  /// The definition's own.
  package let own: TreeData
  /// The other way.
  package let other: TreeData
  /// The changes.
  package let alternatives: [TreeAlternative]

  /// Builds an index in another way.
  ///
  /// - Throws: a change that the tree does not take, or what keeps the other way from being built.
  package init(_ own: TreeData, alternatives: [TreeAlternative]) throws {
    var tree = own.tree
    for alternative in alternatives { tree = try alternative.applied(to: tree) }
    self.own = own
    self.alternatives = alternatives
    other = try TreeData(tree, own.table, keepingSteps: false)
  }

  /// `entity,name,time,score,rank,alternative_score,alternative_rank,rank_change`: up is positive.
  ///
  /// - Parameter years: the years shown; all by default.
  package func table(years: Set<Int>? = nil) -> Table {
    let rows = own.shownRows(years)
    let (first, second) = (own.ranks(), other.ranks())
    return Table(
      distinct: own.keyColumns(rows) + [
        Column("score", rows.map { own.built.value(0, row: $0) }), Column("rank", rows.map { first[$0] }),
        Column("alternative_score", rows.map { other.built.value(0, row: $0) }),
        Column("alternative_rank", rows.map { second[$0] }),
        Column(
          "rank_change",
          rows.map { row in first[row].flatMap { before in second[row].map { before - $0 } } }),
      ])
  }
}

/// What the ranking of a built index owes to single indicators, groups and units: each left out in turn.
package struct LeaveOneOut: Sendable {
  /// What is left out in turn.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The leaves.
    case indicators
    /// The nodes with components, the index aside.
    case groups
    /// The units.
    case units
  }

  /// What leaving one out does.
  package struct Row: Hashable, Sendable {
    /// What is left out.
    package let leftOut: String
    /// Its name.
    package let name: String
    /// The mean absolute shift of rank among the units that stay.
    package let meanShift: Double
    /// The largest absolute shift.
    package let largestShift: Double
    /// The entity that it happens to.
    package let entity: String?
    /// Spearman's correlation of the ranks.
    package let correlation: Double?
  }

  /// One a node or unit, the largest mean shift first.
  package let rows: [Row]
  /// Those that cannot be left out, with the reason.
  package let excluded: [(leftOut: String, reason: String)]

  /// Leaves out in turn.
  ///
  /// - Throws: ``IndexDataError/unknownYear(_:available:)``.
  package init(_ data: TreeData, kind: Kind, year: Int) throws(IndexDataError) {
    guard let position = data.built.rows.years.firstIndex(of: year) else {
      throw .unknownYear(year, available: data.built.rows.years)
    }
    let members = data.built.rows.rowsOfYear[position]
    let tree = data.tree
    let scale = tree.definition.scale
    let own = members.map { data.built.value(0, row: $0) }
    var rows: [Row] = []
    var excluded: [(leftOut: String, reason: String)] = []
    func compare(_ id: String, _ name: String, _ others: [Double?]) {
      // Ranks are taken anew among the units that both have.
      let both = members.indices.filter { own[$0] != nil && others[$0] != nil }
      let isLower = scale.direction == .lowerIsBetter
      let before = tree.definition.ties.ranks(both.map { own[$0] }, lowerIsBetter: isLower)
      let after = tree.definition.ties.ranks(both.map { others[$0] }, lowerIsBetter: isLower)
      let shifts = zip(before, after).map { abs(($0 ?? 0) - ($1 ?? 0)) }
      guard let largest = shifts.max(), let place = shifts.firstIndex(of: largest) else { return }
      rows.append(
        Row(
          leftOut: id, name: name, meanShift: shifts.reduce(0, +) / Double(shifts.count), largestShift: largest,
          entity: largest == 0 ? nil : data.built.rows.entities[members[both[place]]],
          correlation: Moments.correlation(before.compactMap { $0 }, after.compactMap { $0 })))
    }
    switch kind {
    case .indicators, .groups:
      for node in tree.nodes.indices.dropFirst() where tree.nodes[node].isLeaf == (kind == .indicators) {
        let label = tree.nodes[node]
        guard let smaller = tree.without(node) else {
          excluded.append((label.id, "nothing would be left"))
          continue
        }
        do {
          let built = try IndexBuilder(smaller, data.table).build()
          compare(label.id, label.name.english, members.map { built.value(0, row: $0) })
        } catch {
          excluded.append((label.id, "\(error)"))
        }
      }
    case .units:
      for (place, row) in members.enumerated() where own[place] != nil {
        let entity = data.built.rows.entities[row]
        let gone = Set(data.built.rows.entities.indices.filter { data.built.rows.entities[$0] == entity })
        do {
          let built = try data.builder.without(rows: gone).build()
          let kept = members.map { member -> Double? in
            gone.contains(member)
              ? nil : built.row(of: data.built.rows.entities[member], in: year).flatMap { built.value(0, row: $0) }
          }
          compare(entity, data.built.names[row] ?? entity, kept)
        } catch {
          excluded.append((entity, "\(error)"))
        }
      }
    }
    self.rows = rows.sorted { ($1.meanShift, $0.leftOut) < ($0.meanShift, $1.leftOut) }
    self.excluded = excluded
  }

  /// `left_out,name,mean_shift,largest_shift,entity,correlation`.
  package var table: Table {
    Table(
      Column("left_out", rows.map(\.leftOut)), Column("name", rows.map(\.name)),
      Column("mean_shift", rows.map(\.meanShift)), Column("largest_shift", rows.map(\.largestShift)),
      Column("entity", rows.map(\.entity)), Column("correlation", rows.map(\.correlation)))
  }
}
