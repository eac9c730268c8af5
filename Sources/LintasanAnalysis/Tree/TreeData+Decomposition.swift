import LintasanCore
import LintasanIndices
import LintasanRankings
import LintasanStatistics
import LintasanTables

extension IndexData {
  /// Takes the change of a unit's rank in a built index apart, by the nodes of a level, under whatever means it has.
  ///
  /// A node that is rescaled after its aggregation is a part as a whole: what is below it moves with everybody's figures.
  ///
  /// - Parameters:
  ///   - entity: the unit, by identifier or name.
  ///   - from: the earlier year.
  ///   - to: the later year.
  ///   - data: the tree.
  ///   - level: the level's name; the top components where `nil`.
  ///   - language: the language of names.
  /// - Throws: ``DecompositionError``, ``IndexDataError``, `CompositeError` for a level that there is not.
  package func decomposition(
    of entity: String, from: Int, to: Int, tree data: TreeData, level: String? = nil, language: String = "en"
  ) throws -> RankDecomposition {
    try decomposition(of: entity, .years(from, to), tree: data, level: level, language: language)
  }

  /// Takes the places between two units of a built index in one year apart, by the nodes of a level.
  ///
  /// - Parameters:
  ///   - entity: the unit, by identifier.
  ///   - other: the other unit, by identifier.
  ///   - year: the year.
  ///   - data: the tree.
  ///   - level: the level's name; the top components where `nil`.
  ///   - language: the language of names.
  /// - Throws: ``DecompositionError``, ``IndexDataError``, `CompositeError` for a level that there is not.
  package func decomposition(
    of entity: String, with other: String, in year: Int, tree data: TreeData, level: String? = nil, language: String = "en"
  ) throws -> RankDecomposition {
    try decomposition(of: entity, .entities(other, year), tree: data, level: level, language: language)
  }

  func decomposition(
    of entity: String, _ span: DecompositionSpan, tree data: TreeData, level: String? = nil, language: String = "en"
  ) throws -> RankDecomposition {
    let sides = try sides(span, of: entity, language: language)
    let ((from, to), unit, before, after) = (span.years, sides.unit, sides.before, sides.after)
    let tree = data.tree
    let cut = try data.cut(level)
    let ranked = sides.ranked
    func parts(_ id: String, _ year: Int) -> [Double]? {
      data.built.row(of: id, in: year).map { row in cut.map { data.built.rawColumn($0)[row] } }
    }
    let weights = [from, to].map { year in
      tree.nodes.indices.map { tree.nodes[$0].isLeaf ? [] : data.built.weights(of: $0, in: year) }
    }
    let above = cut.first.map { _ in tree.nodes.indices.filter { node in data.isAbove(node, cut) } } ?? []
    let places = Dictionary(uniqueKeysWithValues: cut.enumerated().map { ($1, $0) })
    let sign = higherIsBetter ? 1.0 : -1
    // A part that is known in one year only moves like any other, where the index is known without it: what is known on the way
    // from one year to the other is never less than what both have.
    func holds(_ start: [Double], _ end: [Double]) -> Bool {
      if zip(start, end).allSatisfy({ $0.isNaN == $1.isNaN }) { return true }
      let common = zip(start, end).map { $0.isNaN || $1.isNaN ? .nan : $0 }
      return weights.allSatisfy { !Self.index(tree, common, places: places, above: above, weights: $0).isNaN }
    }
    let units = ranked.map { position -> MeanGame.Unit in
      let id = panel.units[position]
      let (first, last) = (before[position], after[position])
      let start = first == nil ? nil : parts(id, from)
      let end = last == nil ? nil : parts(panel.units[sides.later[position]], to)
      let isRanked = (before: first != nil, after: last != nil)
      let (one, other) = (start ?? end, end ?? start)
      if let start = one, let end = other, holds(start, end) {
        return MeanGame.Unit(before: start, after: end, whole: nil, isRanked: isRanked)
      }
      let whole = ((first ?? last ?? 0) * sign, (last ?? first ?? 0) * sign)
      let none = [Double](repeating: .nan, count: cut.count)
      return MeanGame.Unit(before: none, after: none, whole: whole, isRanked: isRanked)
    }
    guard let focus = ranked.firstIndex(of: unit) else {
      throw IndexDataError.notScored(entity: name(of: entity), year: from)
    }
    if let node = above.first(where: { tree.nodes[$0].rules.aggregate == .copeland }) {
      throw CompositeError.cannotCombine(
        "Copeland's rule (“\(tree.nodes[node].id)”)", with: "a decomposition",
        reason: "its scores compare units and do not come from the unit's own parts")
    }
    let game = MeanGame(
      own: units[focus], others: units.indices.filter { $0 != focus }.map { units[$0] },
      weightsMove: above.contains { weights[0][$0] != weights[1][$0] }, ties: ties, earlier: focus
    ) { parts, isAfter in
      Self.index(tree, parts, places: places, above: above, weights: weights[isAfter ? 1 : 0]) * sign
    }
    let input = DecompositionInput(
      components: [], weights: ([], []),
      entities: ranked.map { position in
        DecompositionInput.Entity(
          id: panel.units[position], name: name(of: panel.units[position]),
          before: before[position].map { DecompositionInput.Scores(index: $0, components: nil) },
          after: after[position].map { DecompositionInput.Scores(index: $0, components: nil) })
      }, isHigherBetter: higherIsBetter, aggregation: aggregation, ties: ties)
    let labels = cut.map { (id: tree.nodes[$0].id, name: tree.nodes[$0].name.text(in: language)) }
    guard let result = RankDecomposition(game, input, focus: focus, parts: labels, years: (from, to), sign: sign) else {
      throw IndexDataError.notScored(entity: name(of: entity), year: from)
    }
    return result.between(span.other.map { ($0, name(of: $0)) })
  }

  /// The index from the scores of a cut through the tree.
  private static func index(
    _ tree: IndexTree, _ parts: [Double], places: [Int: Int], above: [Int], weights: [[Double]]
  ) -> Double {
    var values = [Int: Double](minimumCapacity: places.count + above.count)
    for (node, place) in places { values[node] = parts[place] }
    for node in above.reversed() {
      let children = tree.nodes[node].children
      let own = children.map { values[$0] ?? .nan }
      let known = own.count { !$0.isNaN }
      let isMet = known == children.count || (tree.nodes[node].rules.needs?.isMet(known, of: children.count) ?? false)
      let mean = isMet ? AggregateRule.mean(tree.nodes[node].rules.aggregate ?? .arithmetic, own, weights[node]) : nil
      values[node] = mean ?? .nan
    }
    return values[0] ?? .nan
  }
}

extension TreeData {
  /// The nodes of a level, with leaves that end above it; a node that is rescaled is not looked into.
  func cut(_ level: String?) throws(CompositeError) -> [Int] {
    let wanted: Int
    switch level {
    case nil: wanted = 1
    case let name? where IndexTree.wordsForLeaves.contains(name): wanted = .max
    case let name?:
      guard let nodes = tree.nodes(ofLevel: name), let depth = nodes.map({ tree.nodes[$0].depth }).max(), depth > 0
      else { throw .unknownComponent(name, available: Array(tree.levelNames.dropFirst())) }
      wanted = depth
    }
    func below(_ node: Int) -> [Int] {
      tree.nodes[node].children.flatMap { child -> [Int] in
        let isRescaled = tree.nodes[child].rules.rescale.map { $0 != NormaliseRule(.none) } ?? false
        let isWhole =
          tree.nodes[child].isLeaf || tree.nodes[child].depth >= wanted || isRescaled
          || tree.nodes[child].rules.aggregate == .copeland
        return isWhole ? [child] : below(child)
      }
    }
    return below(0)
  }

  /// Whether a node lies above a cut.
  func isAbove(_ node: Int, _ cut: [Int]) -> Bool {
    guard !cut.contains(node), !tree.nodes[node].isLeaf else { return false }
    return tree.nodes[node].children.allSatisfy { cut.contains($0) || isAbove($0, cut) }
  }
}

extension RankDecomposition {
  /// The most players for which every order is taken.
  private static let mostPlayersOfMeans = 14
  private static let ordersOfMeans = 600
  private static let streamOfMeans: UInt32 = 0x5348_4D45

  /// Takes a game apart whose index is any mean.
  init?(
    _ game: MeanGame, _ input: DecompositionInput, focus: Int, parts labels: [(id: String, name: String)],
    years: (from: Int, to: Int), sign: Double, seed: UInt64 = 20_030_101
  ) {
    let entity = input.entities[focus]
    guard let before = entity.before, let after = entity.after else { return nil }
    let isEstimated = game.ownMoves.count + game.otherMoves.count > Self.mostPlayersOfMeans
    let outcome: MeanGame.Outcome
    if isEstimated {
      var stream = PhiloxStream(seed: seed, stream: Self.streamOfMeans)
      outcome = game.sampled(orders: Self.ordersOfMeans, using: &stream)
    } else {
      outcome = game.exact()
    }
    let perUnit = game.ties.ranksPerUnit
    let exact = Self.dyadic(outcome.own + outcome.others, over: outcome.denominator * perUnit)
    var found: [Part] = []
    func add(_ move: MeanGame.Move, _ id: String, _ name: String, from: Double?, to: Double?, isShown: Bool) {
      let (own, other) = (game.ownMoves.firstIndex(of: move), game.otherMoves.firstIndex(of: move))
      guard isShown || own != nil || other != nil else { return }
      let error = outcome.squares.map { squares in
        let count = Double(outcome.denominator)
        let sum = Double((own.map { outcome.own[$0] } ?? 0) + (other.map { outcome.others[$0] } ?? 0))
        let square = Double((own.map { squares.own[$0] } ?? 0) + (other.map { squares.others[$0] } ?? 0))
        return max(0, square / count - (sum / count) * (sum / count)).squareRoot() / count.squareRoot() / Double(perUnit)
      }
      found.append(
        Part(
          id: id, name: name, scoreFrom: from, scoreTo: to,
          contribution: (own.map { outcome.contributions[$0] } ?? 0) * sign,
          rankChangeOwn: own.map { exact[$0] } ?? 0, rankChangeOthers: other.map { exact[outcome.own.count + $0] } ?? 0,
          standardError: error))
    }
    for (position, label) in labels.enumerated() {
      let (from, to) = (game.own.before[position], game.own.after[position])
      add(.part(position), label.id, label.name, from: from.isNaN ? nil : from, to: to.isNaN ? nil : to, isShown: true)
    }
    add(.weights, "weights", "change of weights", from: nil, to: nil, isShown: false)
    add(.rest, "index", "index", from: nil, to: nil, isShown: false)
    add(.membership, "membership", "entering and leaving the ranking", from: nil, to: nil, isShown: false)
    func ranking(_ scores: (DecompositionInput.Entity) -> DecompositionInput.Scores?) -> Ranking {
      Ranking(
        input.entities.map { scores($0)?.index }, direction: input.isHigherBetter ? .higherIsBetter : .lowerIsBetter,
        ties: input.ties, tolerance: TieTolerance.sums)
    }
    let (start, end) = (ranking(\.before), ranking(\.after))
    let (passed, passedBy) = Self.passings(input, focus: focus, ranks: (start.ranks, end.ranks))
    self.init(
      entity: entity.id, name: entity.name, years: years, ranks: (start.ranks[focus] ?? 0, end.ranks[focus] ?? 0),
      scores: (before.index, after.index), ranked: (start.rankedCount, end.rankedCount), parts: found, passed: passed,
      passedBy: passedBy, isEstimated: isEstimated)
  }
}
