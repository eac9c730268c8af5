import LintasanCore
import LintasanStatistics

/// The rank of one unit as a game, for any mean: every part of its own, every part of the others', the weights on both
/// sides and who is ranked are players that move from an earlier to a later state.
struct MeanGame: Sendable {
  /// One unit before and after.
  struct Unit: Sendable {
    /// The scores of the parts before and after; not a number where missing.
    var before: [Double]
    var after: [Double]
    /// The index itself before and after, for a unit whose parts are not known in both years.
    var whole: (before: Double, after: Double)?
    /// Whether it is ranked before and after.
    var isRanked: (before: Bool, after: Bool)
  }

  /// What moves.
  enum Move: Hashable, Sendable {
    case part(Int)
    case weights
    case rest
    case membership
  }

  let own: Unit
  let others: [Unit]
  /// The index from the parts, larger being better, under the weights before (false) or after (true).
  let score: @Sendable ([Double], Bool) -> Double
  /// What rank equal scores get.
  let ties: TieRule
  /// How many of the others come before the unit in the order of the data.
  let earlier: Int
  let ownMoves: [Move]
  let otherMoves: [Move]
  let partCount: Int

  init(
    own: Unit, others: [Unit], weightsMove: Bool, ties: TieRule = .minimum, earlier: Int = 0,
    score: @escaping @Sendable ([Double], Bool) -> Double
  ) {
    self.ties = ties
    self.earlier = earlier
    self.own = own
    self.others = others
    self.score = score
    partCount = own.before.count
    func moves(_ units: [Unit]) -> [Move] {
      var moves: [Move] = own.before.indices.filter { part in
        units.contains { unit in
          let (before, after) = (unit.before[part], unit.after[part])
          return unit.whole == nil && before != after && !(before.isNaN && after.isNaN)
        }
      }.map(Move.part)
      if weightsMove, units.contains(where: { $0.whole == nil }) { moves.append(.weights) }
      if units.contains(where: { $0.whole.map { $0.before != $0.after } ?? false }) { moves.append(.rest) }
      if units.contains(where: { $0.isRanked.before != $0.isRanked.after }) { moves.append(.membership) }
      return moves
    }
    ownMoves = moves([own])
    otherMoves = moves(others)
  }

  /// A unit's index when the given moves have been made.
  func value(_ unit: Unit, _ made: Set<Move>) -> Double {
    if let whole = unit.whole { return made.contains(.rest) ? whole.after : whole.before }
    let parts = (0..<partCount).map { made.contains(.part($0)) ? unit.after[$0] : unit.before[$0] }
    return score(parts, made.contains(.weights))
  }

  private func isAbove(_ other: Double, _ mine: Double) -> Bool { other > mine + 1e-12 * max(1, abs(mine)) }

  /// The unit's rank times the tie rule's ``TieRule/ranksPerUnit``; others that are not ranked are no numbers.
  private func rank(_ mine: Double, among scores: [Double]) -> Int {
    var (above, level, earlierLevel) = (0, 0, 0)
    for (position, other) in scores.enumerated() where !other.isNaN {
      if isAbove(other, mine) {
        above += 1
      } else if !isAbove(mine, other) {
        level += 1
        if position < earlier { earlierLevel += 1 }
      }
    }
    switch ties {
    case .minimum: return 1 + above
    case .maximum: return 1 + above + level
    case .average: return 2 + 2 * above + level
    case .ordinal: return 1 + above + earlierLevel
    case .dense:
      let higher = scores.filter { !$0.isNaN && isAbove($0, mine) }.sorted()
      return 1 + (higher.isEmpty ? 0 : 1) + zip(higher, higher.dropFirst()).count { isAbove($1, $0) }
    }
  }

  private func scores(_ made: Set<Move>) -> [Double] {
    let isAfter = made.contains(.membership)
    return others.map { unit in
      (isAfter ? unit.isRanked.after : unit.isRanked.before) ? value(unit, made) : .nan
    }
  }

  /// What came of the game, as sums over ``denominator``, in parts of a rank (``TieRule/ranksPerUnit``).
  struct Outcome {
    var own: [Int]
    var others: [Int]
    var denominator: Int
    /// Sums of squares over the orders, where orders were drawn.
    var squares: (own: [Int], others: [Int])?
    /// What each own move adds to the unit's own index.
    var contributions: [Double]
  }

  /// Exact Shapley values of the rank, up being positive.
  func exact() -> Outcome {
    let (ownCount, otherCount) = (ownMoves.count, otherMoves.count)
    let players = ownCount + otherCount
    func made(_ mask: Int, _ moves: [Move]) -> Set<Move> {
      Set(moves.indices.filter { mask & 1 << $0 != 0 }.map { moves[$0] })
    }
    let ownScores = (0..<1 << ownCount).map { value(own, made($0, ownMoves)) }
    let contributions = shapley(ownScores, players: ownCount)
    guard players > 0 else { return Outcome(own: [], others: [], denominator: 1, contributions: contributions) }
    var ranks = [Int32](repeating: 0, count: 1 << players)
    for otherMask in 0..<1 << otherCount {
      let field = scores(made(otherMask, otherMoves))
      for (ownMask, mine) in ownScores.enumerated() {
        ranks[otherMask << ownCount | ownMask] = Int32(rank(mine, among: field))
      }
    }
    let denominator = (1...players).reduce(1) { $0 / Self.divisor($0, $1) * $1 }
    let weights = (0..<players).map { denominator / (players * Self.binomial(players - 1, $0)) }
    var values = [Int](repeating: 0, count: players)
    for player in 0..<players {
      for coalition in 0..<1 << players where coalition & 1 << player == 0 {
        values[player] += weights[coalition.nonzeroBitCount] * Int(ranks[coalition] - ranks[coalition | 1 << player])
      }
    }
    return Outcome(
      own: Array(values[..<ownCount]), others: Array(values[ownCount...]), denominator: denominator,
      contributions: contributions)
  }

  /// Shapley values estimated from random orders, every second one the last one backwards.
  func sampled(orders: Int, using generator: inout some RandomNumberGenerator) -> Outcome {
    let (ownCount, players) = (ownMoves.count, ownMoves.count + otherMoves.count)
    var sums = [Int](repeating: 0, count: players)
    var squares = sums
    var gains = [Double](repeating: 0, count: ownCount)
    var order = Array(0..<players)
    for round in 0..<orders {
      if round % 2 == 0 { order.shuffle(using: &generator) } else { order.reverse() }
      var (mineMade, theirsMade): (Set<Move>, Set<Move>) = ([], [])
      var mine = value(own, mineMade)
      var field = scores(theirsMade)
      var current = rank(mine, among: field)
      for player in order {
        if player < ownCount {
          mineMade.insert(ownMoves[player])
          let next = value(own, mineMade)
          gains[player] += next - mine
          mine = next
        } else {
          theirsMade.insert(otherMoves[player - ownCount])
          field = scores(theirsMade)
        }
        let next = rank(mine, among: field)
        sums[player] += current - next
        squares[player] += (current - next) * (current - next)
        current = next
      }
    }
    return Outcome(
      own: Array(sums[..<ownCount]), others: Array(sums[ownCount...]), denominator: orders,
      squares: (Array(squares[..<ownCount]), Array(squares[ownCount...])),
      contributions: gains.map { $0 / Double(orders) })
  }

  private func shapley(_ values: [Double], players: Int) -> [Double] {
    (0..<players).map { player in
      var sum = 0.0
      for coalition in 0..<1 << players where coalition & 1 << player == 0 {
        let weight = 1 / Double(players * Self.binomial(players - 1, coalition.nonzeroBitCount))
        sum += weight * (values[coalition | 1 << player] - values[coalition])
      }
      return sum
    }
  }

  private static func divisor(_ first: Int, _ second: Int) -> Int {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }

  private static func binomial(_ n: Int, _ k: Int) -> Int { (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) } }
}
