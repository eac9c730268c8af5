import LintasanCore
import LintasanStatistics
import LintasanTables

/// One run of the chain.
struct ChainRun {
  let builder: IndexBuilder
  let keepsSteps: Bool
  var stages: [BuiltIndex.Stage] = []
  var changes: [CellChange] = []
  var notes: [String] = []

  private var tree: IndexTree { builder.tree }
  private var rows: ChainRows { builder.rows }

  init(_ builder: IndexBuilder, keepsSteps: Bool) {
    self.builder = builder
    self.keepsSteps = keepsSteps
  }

  private func fail(_ fault: ChainError.Fault, _ node: Int) -> ChainError {
    ChainError(file: tree.file, line: tree.nodes[node].line, node: tree.nodes[node].id, fault: fault)
  }

  // MARK: - Leaves

  /// One leaf after all steps before normalisation.
  mutating func prepared(_ position: Int) throws(ChainError) -> [Double] {
    var column = builder.raw[position]
    for step in tree.order { _ = try take(step, &column, position) }
    return column
  }

  /// Takes a step of a leaf; whether its rules have it.
  private mutating func take(
    _ step: IndexTree.Step, _ column: inout [Double], _ position: Int
  ) throws(ChainError) -> Bool {
    let rules = tree.nodes[builder.leaves[position]].rules
    switch step {
    case .denominate:
      guard rules.denominator?.column != nil else { return false }
      try denominate(&column, position)
    case .treat:
      guard let rule = rules.treat, !rule.isIdle else { return false }
      treat(&column, position, rule)
    case .impute:
      guard let rule = rules.impute else { return false }
      impute(&column, position, rule)
    case .transform:
      guard let rule = rules.transform, rule != .none else { return false }
      try transform(&column, position, rule)
    }
    return true
  }

  /// The leaves after all steps up to normalisation.
  mutating func normalised() throws(ChainError) -> [[Double]] {
    var columns = builder.raw
    keep("raw", columns)
    for step in tree.order {
      var isUsed = false
      for position in columns.indices {
        if try take(step, &columns[position], position) { isUsed = true }
      }
      if isUsed { keep(Self.name(of: step), columns) }
    }
    var isUsed = false
    for position in columns.indices {
      let node = builder.leaves[position]
      let rules = tree.nodes[node].rules
      let isLower = rules.lowerIsBetter ?? false
      guard let rule = rules.normalise ?? (isLower ? NormaliseRule(.none) : nil) else { continue }
      let transform = rules.transform ?? .none
      do throws(ChainError.Fault) {
        columns[position] = try Normalising.apply(
          rule, to: columns[position], rows: rows, lowerIsBetter: isLower, transformed: { transform.applied(to: $0) })
      } catch {
        throw fail(error, node)
      }
      isUsed = true
    }
    if isUsed { keep("normalised", columns) }
    return columns
  }

  /// The name of the table after a step.
  static func name(of step: IndexTree.Step) -> String {
    switch step {
    case .denominate: "denominated"
    case .treat: "treated"
    case .impute: "imputed"
    case .transform: "transformed"
    }
  }

  private mutating func keep(_ name: String, _ columns: [[Double]]) {
    if keepsSteps { stages.append(BuiltIndex.Stage(name: name, columns: columns)) }
  }

  private mutating func record(
    _ step: String, _ position: Int, _ row: Int, _ before: Double, _ after: Double, _ why: String
  ) {
    guard keepsSteps else { return }
    changes.append(
      CellChange(
        step: step, node: tree.nodes[builder.leaves[position]].id, row: row, before: before.known, after: after.known,
        reason: why))
  }

  private func denominate(_ column: inout [Double], _ position: Int) throws(ChainError) {
    let node = builder.leaves[position]
    guard let by = builder.denominators[position], let rule = tree.nodes[node].rules.denominator else { return }
    for row in column.indices {
      if by[row] == 0, !column[row].isNaN {
        throw fail(.zeroDenominator(column: rule.column ?? "", at: rows.place(row)), node)
      }
      column[row] /= rule.scale == 1 ? by[row] : by[row] / rule.scale
    }
  }

  private mutating func treat(_ column: inout [Double], _ position: Int, _ rule: TreatRule) {
    for group in rows.groups(rule.reference) {
      let treated = Treating.apply(rule, to: group.rows.map { column[$0] })
      for (place, row) in group.rows.enumerated() {
        if !treated.reasons[place].isEmpty {
          record("treat", position, row, column[row], treated.values[place], treated.reasons[place])
        }
        column[row] = treated.values[place]
      }
    }
  }

  private mutating func impute(_ column: inout [Double], _ position: Int, _ rule: ImputeRule) {
    let groups = builder.groups[position]
    let filled = Imputing.apply(rule, to: column, rows: rows, groups: groups)
    for (row, reason) in filled.reasons.sorted(by: { $0.key < $1.key }) {
      record("impute", position, row, column[row], filled.values[row], reason)
    }
    column = filled.values
  }

  private func transform(_ column: inout [Double], _ position: Int, _ rule: TransformRule) throws(ChainError) {
    let node = builder.leaves[position]
    if rule == .share {
      for year in rows.rowsOfYear {
        let sum = year.reduce(0.0) { $0 + (column[$1].known ?? 0) }
        guard sum != 0 else {
          throw fail(.constant(method: "share", year: year.first.map { rows.times[$0] }), node)
        }
        for row in year { column[row] /= sum }
      }
      return
    }
    for row in column.indices where !column[row].isNaN {
      guard rule.accepts(column[row]) else {
        throw fail(
          .notPositive(
            what: rule == .log || rule == .log10 ? "a logarithm" : rule.name,
            column: tree.nodes[node].source ?? tree.nodes[node].id, value: column[row], at: rows.place(row)), node)
      }
      column[row] = rule.applied(to: column[row])
    }
  }

  // MARK: - Parents

  /// The scores of all nodes, and the weights of each node's children by year.
  mutating func aggregated(_ leaves: [[Double]]) throws(ChainError) -> (columns: [[Double]], weights: [[[Double]]]) {
    var columns = [[Double]](repeating: [], count: tree.nodes.count)
    for (position, node) in builder.leaves.enumerated() { columns[node] = leaves[position] }
    var weights = [[[Double]]](repeating: [], count: tree.nodes.count)
    var isRescaled = false
    var before = columns
    // Parents stand before their children, so that going backwards every child is known.
    for node in tree.nodes.indices.reversed() where !tree.nodes[node].isLeaf {
      weights[node] = try weightsByYear(node, columns)
      columns[node] = try aggregate(node, columns, weights[node])
      before[node] = columns[node]
      guard let rule = tree.nodes[node].rules.rescale, rule != NormaliseRule(.none) else { continue }
      do throws(ChainError.Fault) {
        columns[node] = try Normalising.apply(rule, to: columns[node], rows: rows, lowerIsBetter: false)
      } catch {
        throw fail(error, node)
      }
      isRescaled = true
    }
    let parents = tree.nodes.indices.filter { !tree.nodes[$0].isLeaf }
    if keepsSteps {
      stages.append(BuiltIndex.Stage(name: "aggregated", columns: parents.map { before[$0] }))
      if isRescaled { stages.append(BuiltIndex.Stage(name: "rescaled", columns: parents.map { columns[$0] })) }
    }
    return (columns, weights)
  }

  private mutating func weightsByYear(_ node: Int, _ columns: [[Double]]) throws(ChainError) -> [[Double]] {
    let children = tree.nodes[node].children
    var derived: [Double]?
    var result: [[Double]] = []
    for year in rows.years.indices {
      if let given = builder.givenWeights[node][year] {
        result.append(given)
        continue
      }
      if derived == nil {
        do throws(CompositeError) {
          derived = try DerivedWeights.weights(
            of: children.map { tree.nodes[$0].rules.weight ?? .equal }, columns: children.map { columns[$0] },
            names: children.map { tree.nodes[$0].id }, aggregate: tree.nodes[node].rules.aggregate ?? .arithmetic)
        } catch {
          throw fail(.weights("\(error)"), node)
        }
        if let derived {
          let list = zip(children, derived).map {
            "\(tree.nodes[$0].id) \(NumberText.rounded($1, significantDigits: 4))"
          }
          notes.append("weights below \(tree.nodes[node].id), from all years: \(list.joined(separator: ", "))")
        }
      }
      result.append(derived ?? [])
    }
    return result
  }

  private func aggregate(_ node: Int, _ columns: [[Double]], _ weights: [[Double]]) throws(ChainError) -> [Double] {
    let rules = tree.nodes[node].rules
    let children = tree.nodes[node].children
    let rule = rules.aggregate ?? .arithmetic
    if case .orderedWeights(let places) = rule, places.count != children.count {
      throw fail(.orderedWeights(found: places.count, expected: children.count), node)
    }
    var result = [Double](repeating: .nan, count: rows.count)
    var values = [Double](repeating: .nan, count: children.count)
    for (year, members) in rows.rowsOfYear.enumerated() {
      var compared: [(row: Int, values: [Double])] = []
      for row in members {
        var known = 0
        for (place, child) in children.enumerated() {
          values[place] = columns[child][row]
          if !values[place].isNaN { known += 1 }
        }
        guard known == children.count || (rules.needs?.isMet(known, of: children.count) ?? false) else { continue }
        if rule == .copeland {
          compared.append((row, values))
          continue
        }
        do throws(Aggregating.BadValue) {
          result[row] = try Aggregating.mean(rule, values, weights[year])
        } catch {
          throw fail(
            .partNotPositive(
              mean: rule.name, part: tree.nodes[children[error.child]].id, value: error.value, at: rows.place(row)), node)
        }
      }
      if rule == .copeland {
        for (pair, score) in zip(compared, Aggregating.copeland(compared.map(\.values), weights[year])) {
          result[pair.row] = score
        }
      }
    }
    return result
  }
}
