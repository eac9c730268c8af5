import LintasanCore

/// The rank of one entity as a game: every component of its own score, every component of the others' scores, the weights
/// on both sides and the membership of the ranking are players that move from an earlier to a later state.
///
/// All scores are whole numbers of a common unit, so that ties are ties and sums are exact.
struct RankGame: Sendable {
  /// One entity's parts before and after.
  struct Parts: Hashable, Sendable {
    /// The components' scores before, in units.
    var before: [Int]
    /// The components' scores after.
    var after: [Int]
    /// What the index holds beyond its weighted components, before and after (rounding of what is printed).
    var rest: (before: Int, after: Int)
    /// Whether it is ranked before and after.
    var isRanked: (before: Bool, after: Bool)

    static func == (first: Parts, second: Parts) -> Bool {
      first.before == second.before && first.after == second.after && first.rest == second.rest
        && first.isRanked == second.isRanked
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(before)
      hasher.combine(after)
    }
  }

  /// What moves.
  enum Move: Hashable, Sendable {
    case component(Int)
    case weights
    case rest
    case membership
  }

  let own: Parts
  let others: [Parts]
  let weights: (before: [Int], after: [Int])
  let aggregation: Aggregation
  let ties: TieRule
  /// How many of the others come before the entity in the order of the data.
  let earlier: Int
  /// The moves of the entity's own side that change anything.
  let ownMoves: [Move]
  /// The moves of the others' side that change anything.
  let otherMoves: [Move]

  init(
    own: Parts, others: [Parts], weightsBefore: [Int], weightsAfter: [Int], aggregation: Aggregation = .arithmetic,
    ties: TieRule = .minimum, earlier: Int = 0
  ) {
    self.aggregation = aggregation
    self.ties = ties
    self.earlier = earlier
    self.own = own
    self.others = others
    weights = (weightsBefore, weightsAfter)
    func moves(_ parts: [Parts]) -> [Move] {
      var moves: [Move] = weightsBefore.indices.filter { component in
        parts.contains { $0.before[component] != $0.after[component] }
      }.map(Move.component)
      if weightsBefore != weightsAfter { moves.append(.weights) }
      if parts.contains(where: { $0.rest.before != $0.rest.after }) { moves.append(.rest) }
      if parts.contains(where: { $0.isRanked.before != $0.isRanked.after }) { moves.append(.membership) }
      return moves
    }
    ownMoves = moves([own])
    otherMoves = moves(others)
  }

  /// Components under weights, in units of a component times the sum of the weights.
  static func combined(_ components: [Int], _ weights: [Int], _ aggregation: Aggregation) -> Int {
    guard aggregation != .arithmetic else { return zip(components, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    // Scores of which lower is better are negative here: the mean is that of what they stand for.
    let sum = Double(weights.reduce(0, +))
    guard sum > 0 else { return 0 }
    let turn = components.allSatisfy { $0 <= 0 } ? -1.0 : 1
    let mean = aggregation.mean(components.map { turn * Double($0) }, weights: weights.map { Double($0) / sum })
    return Int((turn * mean * sum).rounded())
  }

  /// A score when the given moves have been made.
  func score(_ parts: Parts, _ made: (Move) -> Bool) -> Int {
    let chosen = made(.weights) ? weights.after : weights.before
    let components = chosen.indices.map { made(.component($0)) ? parts.after[$0] : parts.before[$0] }
    return (made(.rest) ? parts.rest.after : parts.rest.before) + Self.combined(components, chosen, aggregation)
  }

  /// The entity's rank times the tie rule's ``TieRule/ranksPerUnit``, from what is known of the others.
  ///
  /// - Parameters:
  ///   - above: how many others stand higher; under the dense rule how many different scores do.
  ///   - level: how many others stand level.
  ///   - earlierLevel: how many of those come before it in the order of the data.
  func place(above: Int, level: Int, earlierLevel: Int) -> Int {
    switch ties {
    case .minimum, .dense: 1 + above
    case .maximum: 1 + above + level
    case .average: 2 + 2 * above + level
    case .ordinal: 1 + above + earlierLevel
    }
  }

  /// The entity's rank, times the tie rule's ``TieRule/ranksPerUnit``, when some moves have been made.
  func rank(own ownMade: (Move) -> Bool, others othersMade: (Move) -> Bool) -> Int {
    let mine = score(own, ownMade)
    let isAfter = othersMade(.membership)
    var (above, level, earlierLevel): ([Int], Int, Int) = ([], 0, 0)
    for (position, other) in others.enumerated() where other.members(isAfter) {
      let score = score(other, othersMade)
      if score > mine { above.append(score) }
      if score == mine {
        level += 1
        if position < earlier { earlierLevel += 1 }
      }
    }
    return place(above: ties == .dense ? Set(above).count : above.count, level: level, earlierLevel: earlierLevel)
  }

  /// Exact Shapley values of the rank, up being positive, as fractions of `denominator`.
  ///
  /// - Complexity: O(2^(moves of both sides)) after 2^(moves of the others) sorted lists.
  func shapleyValues() -> (own: [Int], others: [Int], denominator: Int) {
    let (ownCount, otherCount) = (ownMoves.count, otherMoves.count)
    let players = ownCount + otherCount
    guard players > 0 else { return ([], [], 1) }
    let ownScores = (0..<1 << ownCount).map { mask in score(own, Self.made(mask, ownMoves)) }
    var ranks = [Int32](repeating: 0, count: 1 << players)
    for otherMask in 0..<1 << otherCount {
      let made = Self.made(otherMask, otherMoves)
      let isAfter = made(.membership)
      var (scores, earlierScores): ([Int], [Int]) = ([], [])
      for (position, other) in others.enumerated() where other.members(isAfter) {
        scores.append(score(other, made))
        if ties == .ordinal, position < earlier { earlierScores.append(scores[scores.count - 1]) }
      }
      if ties == .dense { scores = Array(Set(scores)) }
      scores.sort()
      earlierScores.sort()
      for (ownMask, mine) in ownScores.enumerated() {
        let notAbove = Self.countNotAbove(mine, scores)
        let place = place(
          above: scores.count - notAbove, level: notAbove - Self.countNotAbove(mine - 1, scores),
          earlierLevel: Self.countNotAbove(mine, earlierScores) - Self.countNotAbove(mine - 1, earlierScores))
        ranks[otherMask << ownCount | ownMask] = Int32(place)
      }
    }
    let denominator = (1...players).reduce(1, Self.leastCommonMultiple)
    let weights = (0..<players).map { size in denominator / (players * Self.binomial(players - 1, size)) }
    var values = [Int](repeating: 0, count: players)
    for player in 0..<players {
      let bit = 1 << player
      var sum = 0
      for coalition in 0..<1 << players where coalition & bit == 0 {
        sum += weights[coalition.nonzeroBitCount] * Int(ranks[coalition] - ranks[coalition | bit])
      }
      values[player] = sum
    }
    return (Array(values[..<ownCount]), Array(values[ownCount...]), denominator * ties.ranksPerUnit)
  }

  /// Shapley values estimated from random orders of the moves; every order adds up to the whole change, so their mean does.
  ///
  /// - Returns: sums over the orders, and sums of squares for standard errors, of ranks times the tie rule's
  ///   ``TieRule/ranksPerUnit``; divide by the number of orders.
  func sampledValues(
    orders: Int, using generator: inout some RandomNumberGenerator
  ) -> (own: [Int], others: [Int], ownSquares: [Int], otherSquares: [Int]) {
    let (ownCount, players) = (ownMoves.count, ownMoves.count + otherMoves.count)
    var sums = [Int](repeating: 0, count: players)
    var squares = sums
    var order = Array(0..<players)
    for round in 0..<orders {
      // Every second order is the last one backwards, which cancels much of the noise.
      if round % 2 == 0 { order.shuffle(using: &generator) } else { order.reverse() }
      var state = Walk(self)
      var rank = state.rank
      for player in order {
        if player < ownCount { state.makeOwn(ownMoves[player]) } else { state.makeOther(otherMoves[player - ownCount]) }
        let next = state.rank
        sums[player] += rank - next
        squares[player] += (rank - next) * (rank - next)
        rank = next
      }
    }
    return (
      Array(sums[..<ownCount]), Array(sums[ownCount...]), Array(squares[..<ownCount]), Array(squares[ownCount...])
    )
  }

  private static func made(_ mask: Int, _ moves: [Move]) -> (Move) -> Bool {
    let chosen = Set(moves.indices.filter { mask & 1 << $0 != 0 }.map { moves[$0] })
    return { chosen.contains($0) }
  }

  private static func countNotAbove(_ value: Int, _ sorted: [Int]) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func leastCommonMultiple(_ first: Int, _ second: Int) -> Int {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return first / larger * second
  }

  private static func binomial(_ n: Int, _ k: Int) -> Int {
    (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }
}

extension RankGame.Parts {
  func members(_ isAfter: Bool) -> Bool { isAfter ? isRanked.after : isRanked.before }
}

extension RankGame {
  /// The scores of all entities on the way from before to after, one move at a time.
  struct Walk {
    private let game: RankGame
    private var ownMade: Set<Move> = []
    private var otherMade: Set<Move> = []
    private var mine: Int
    private var theirs: [Int]

    init(_ game: RankGame) {
      self.game = game
      mine = game.score(game.own) { _ in false }
      theirs = game.others.map { game.score($0) { _ in false } }
    }

    var rank: Int {
      let isAfter = otherMade.contains(.membership)
      var (above, level, earlier) = (0, 0, 0)
      var different: Set<Int> = []
      for index in theirs.indices where theirs[index] >= mine && game.others[index].members(isAfter) {
        if theirs[index] > mine {
          above += 1
          if game.ties == .dense { different.insert(theirs[index]) }
        } else {
          level += 1
          if index < game.earlier { earlier += 1 }
        }
      }
      return game.place(above: game.ties == .dense ? different.count : above, level: level, earlierLevel: earlier)
    }

    mutating func makeOwn(_ move: Move) {
      mine += change(game.own, move, ownMade)
      ownMade.insert(move)
    }

    mutating func makeOther(_ move: Move) {
      for index in theirs.indices { theirs[index] += change(game.others[index], move, otherMade) }
      otherMade.insert(move)
    }

    private func change(_ parts: Parts, _ move: Move, _ made: Set<Move>) -> Int {
      guard game.aggregation == .arithmetic else {
        return game.score(parts) { $0 == move || made.contains($0) } - game.score(parts) { made.contains($0) }
      }
      switch move {
      case .component(let component):
        let weights = made.contains(.weights) ? game.weights.after : game.weights.before
        return weights[component] * (parts.after[component] - parts.before[component])
      case .weights:
        return game.weights.before.indices.reduce(0) { sum, component in
          let score = made.contains(.component(component)) ? parts.after[component] : parts.before[component]
          return sum + (game.weights.after[component] - game.weights.before[component]) * score
        }
      case .rest: return parts.rest.after - parts.rest.before
      case .membership: return 0
      }
    }
  }
}
