/// One unit of a built index with everybody else's figures frozen: what its scores would be with other raw indicators.
///
/// What a year's normalisation takes from the data stays as it was, so that a gain is measured against today's field.
package struct FrozenUnit: Sendable {
  /// The definition.
  package let tree: IndexTree
  /// The positions of the leaves in the tree.
  package let leaves: [Int]
  /// The raw indicators; `nil` where missing.
  package let raw: [Double?]
  /// The raw value that is worth most, and the one that is worth least: goalposts, else what any unit had in the year.
  package let best: [Double]
  /// The raw value that is worth least.
  package let worst: [Double]
  /// Whether a leaf that was missing was filled.
  package let isFilled: [Bool]
  private let maps: [LeafMap]
  private let rescaled: [(@Sendable (Double) -> Double)?]
  private let weights: [[Double]]
  private let normalised: [Double]

  private struct LeafMap: Sendable {
    let apply: @Sendable (Double) -> Double
  }

  /// The unit of a row.
  ///
  /// - Throws: what cannot be normalised.
  package init(_ builder: IndexBuilder, _ built: BuiltIndex, row: Int) throws(ChainError) {
    let tree = built.tree
    self.tree = tree
    leaves = builder.leaves
    raw = builder.raw.map { $0[row].known }
    let year = built.rows.times[row]
    let weights = tree.nodes.indices.map { tree.nodes[$0].isLeaf ? [] : built.weights(of: $0, in: year) }
    self.weights = weights
    normalised = builder.leaves.map { built.rawColumn($0)[row] }
    isFilled = builder.leaves.indices.map {
      builder.raw[$0][row].isNaN && !built.rawColumn(builder.leaves[$0])[row].isNaN
    }
    let members = built.rows.rowsOfYear[built.rows.years.firstIndex(of: year) ?? 0]
    var maps: [LeafMap] = []
    var best: [Double] = []
    var worst: [Double] = []
    for position in builder.leaves.indices {
      let rules = tree.nodes[builder.leaves[position]].rules
      let isLower = rules.lowerIsBetter ?? false
      let scale = builder.denominators[position].map { $0[row] / (rules.denominator?.scale ?? 1) } ?? 1
      let pairs = members.compactMap { member -> (raw: Double, value: Double)? in
        let value = builder.raw[position][member]
        let score = built.rawColumn(builder.leaves[position])[member]
        guard !value.isNaN, !score.isNaN else { return nil }
        let by = builder.denominators[position].map { $0[member] / (rules.denominator?.scale ?? 1) } ?? 1
        return (value / by, score)
      }
      let isPlain = (rules.treat?.points == nil && rules.treat?.log == nil) && rules.transform != .share
      let map: @Sendable (Double) -> Double
      if isPlain, let exact = try Self.exact(builder, position, row, isLower) {
        map = exact
      } else {
        map = Self.interpolated(pairs, isLower: isLower)
      }
      let byUnit: @Sendable (Double) -> Double = { map($0 / scale) }
      maps.append(LeafMap(apply: byUnit))
      let seen = pairs.map { $0.raw * scale }
      var (low, high) = (seen.min() ?? 0, seen.max() ?? 0)
      if case .goalposts(let lower, let upper) = rules.normalise?.method, rules.normalise?.isCapped == true {
        (low, high) = (lower * scale, upper * scale)
      }
      if let minimum = rules.treat?.minimum { low = max(low, minimum * scale) }
      if let maximum = rules.treat?.maximum { high = min(high, maximum * scale) }
      best.append(isLower ? low : high)
      worst.append(isLower ? high : low)
    }
    self.maps = maps
    self.best = best
    self.worst = worst
    rescaled = try Self.rescaling(built, members: members, weights: weights)
  }

  /// The index with these raw indicators, one a leaf; what is `nil` keeps the value that was filled, if any.
  package func score(_ raw: [Double?]) -> Double? { nodeScores(raw)[0] }

  /// The scores of all nodes with these raw indicators.
  package func nodeScores(_ raw: [Double?]) -> [Double?] {
    var values = [Double](repeating: .nan, count: tree.nodes.count)
    for (position, leaf) in leaves.enumerated() {
      if let value = raw[position] {
        // An unchanged indicator keeps the score that was built.
        values[leaf] = value == self.raw[position] ? normalised[position] : maps[position].apply(value)
      } else {
        values[leaf] = isFilled[position] ? normalised[position] : .nan
      }
    }
    for node in tree.nodes.indices.reversed() where !tree.nodes[node].isLeaf {
      let children = tree.nodes[node].children
      let own = children.map { values[$0] }
      let known = own.count { !$0.isNaN }
      guard known == children.count || (tree.nodes[node].rules.needs?.isMet(known, of: children.count) ?? false),
        let mean = try? Aggregating.mean(tree.nodes[node].rules.aggregate ?? .arithmetic, own, weights[node])
      else { continue }
      values[node] = rescaled[node]?(mean) ?? mean
    }
    return values.map(\.known)
  }

  private static func exact(
    _ builder: IndexBuilder, _ position: Int, _ row: Int, _ isLower: Bool
  ) throws(ChainError) -> (@Sendable (Double) -> Double)? {
    let node = builder.tree.nodes[builder.leaves[position]]
    let transform = node.rules.transform ?? .none
    let (minimum, maximum) = (node.rules.treat?.minimum, node.rules.treat?.maximum)
    let prepared: @Sendable (Double) -> Double = { value in
      var kept = value
      if let minimum { kept = max(minimum, kept) }
      if let maximum { kept = min(maximum, kept) }
      return transform.accepts(kept) ? transform.applied(to: kept) : .nan
    }
    guard let rule = node.rules.normalise else { return isLower ? { -prepared($0) } : prepared }
    // Location and spread come from the figures of everybody as they were built.
    var run = ChainRun(builder, keepsSteps: false)
    let columns = try run.prepared(position)
    do throws(ChainError.Fault) {
      let map = try Normalising.frozen(
        rule, columns, rows: builder.rows, row: row, lowerIsBetter: isLower, transformed: { transform.applied(to: $0) })
      return { map(prepared($0)) }
    } catch {
      throw ChainError(file: builder.tree.file, line: node.line, node: node.id, fault: error)
    }
  }

  /// Straight lines between what the units of the year have, level beyond.
  private static func interpolated(
    _ pairs: [(raw: Double, value: Double)], isLower: Bool
  ) -> @Sendable (Double) -> Double {
    let sorted = pairs.sorted { $0.raw < $1.raw }
    let (x, y) = (sorted.map(\.raw), sorted.map(\.value))
    return { value in
      guard let first = x.first, let last = x.last, let low = y.first, let high = y.last else { return .nan }
      if value <= first { return low }
      if value >= last { return high }
      let above = x.firstIndex { $0 >= value } ?? x.count - 1
      guard above > 0, x[above] > x[above - 1] else { return y[above] }
      let share = (value - x[above - 1]) / (x[above] - x[above - 1])
      return y[above - 1] + share * (y[above] - y[above - 1])
    }
  }

  private static func rescaling(
    _ built: BuiltIndex, members: [Int], weights: [[Double]]
  ) throws(ChainError) -> [(@Sendable (Double) -> Double)?] {
    let tree = built.tree
    var maps = [(@Sendable (Double) -> Double)?](repeating: nil, count: tree.nodes.count)
    for node in tree.nodes.indices where !tree.nodes[node].isLeaf {
      guard let rule = tree.nodes[node].rules.rescale, rule != NormaliseRule(.none) else { continue }
      let children = tree.nodes[node].children
      var before = [Double](repeating: .nan, count: built.rows.count)
      for row in before.indices {
        let own = children.map { built.rawColumn($0)[row] }
        let known = own.count { !$0.isNaN }
        guard known == children.count || (tree.nodes[node].rules.needs?.isMet(known, of: children.count) ?? false)
        else { continue }
        before[row] =
          (try? Aggregating.mean(tree.nodes[node].rules.aggregate ?? .arithmetic, own, weights[node])) ?? .nan
      }
      do throws(ChainError.Fault) {
        maps[node] = try Normalising.frozen(
          rule, before, rows: built.rows, row: members[0], lowerIsBetter: false, transformed: { $0 })
      } catch {
        throw ChainError(file: tree.file, line: tree.nodes[node].line, node: tree.nodes[node].id, fault: error)
      }
    }
    return maps
  }
}

extension Normalising {
  /// The map of one value, with location and spread of the figures as they are; `row` says whose year it is.
  static func frozen(
    _ rule: NormaliseRule, _ values: [Double], rows: ChainRows, row: Int, lowerIsBetter: Bool,
    transformed: (Double) -> Double
  ) throws(ChainError.Fault) -> @Sendable (Double) -> Double {
    let sign = lowerIsBetter ? -1.0 : 1
    let groups = rows.groups(rule.isFixed ? .all : rule.reference)
    let group = groups.first { $0.year == rows.times[row] } ?? groups[0]
    let reference = group.reference.compactMap { values[$0].known.map { $0 * sign } }
    let map = try unitMap(rule, reference, sign: sign, year: group.year, transformed)
    return { value in value.isNaN ? .nan : finished(map(value * sign), rule) }
  }
}
