import LintasanIndices
import LintasanStatistics

extension RankDecomposition {
  /// The most players for which every order is taken; beyond, orders are drawn at random.
  private static let mostPlayers = 20
  /// How many random orders are drawn, every second one being the last one backwards.
  private static let orders = 2000
  /// The purpose of the random numbers.
  private static let stream: UInt32 = 0x5348_4150

  /// Takes the change of an entity's rank apart; the entity is ranked in both years.
  init?(_ input: DecompositionInput, focus: Int, years: (from: Int, to: Int), seed: UInt64 = 20_030_101) {
    let entity = input.entities[focus]
    guard let before = entity.before, let after = entity.after else { return nil }
    let (game, unit) = input.game(focus: focus)
    let players = game.ownMoves.count + game.otherMoves.count
    let isEstimated = players > Self.mostPlayers

    var values: (own: [Int], others: [Int], denominator: Int)
    var squares: (own: [Int], others: [Int])?
    if isEstimated {
      var stream = PhiloxStream(seed: seed, stream: Self.stream)
      let sampled = game.sampledValues(orders: Self.orders, using: &stream)
      values = (sampled.own, sampled.others, Self.orders)
      squares = (sampled.ownSquares, sampled.otherSquares)
    } else {
      values = game.shapleyValues()
    }
    let exact = Self.dyadic(values.own + values.others, over: values.denominator)
    func share(_ move: RankGame.Move) -> (own: Double, others: Double, error: Double?) {
      let own = game.ownMoves.firstIndex(of: move)
      let other = game.otherMoves.firstIndex(of: move)
      let error = squares.map { squares in
        let sum = (own.map { values.own[$0] } ?? 0) + (other.map { values.others[$0] } ?? 0)
        // Contributions to one order on the two sides are taken as uncorrelated.
        let square = (own.map { squares.own[$0] } ?? 0) + (other.map { squares.others[$0] } ?? 0)
        let count = Double(values.denominator)
        return max(0, Double(square) / count - (Double(sum) / count) * (Double(sum) / count)).squareRoot()
          / count.squareRoot()
      }
      return (own.map { exact[$0] } ?? 0, other.map { exact[values.own.count + $0] } ?? 0, error)
    }

    var parts: [Part] = []
    var explained = 0.0
    for (position, component) in input.components.enumerated() {
      let weight = (Double(game.weights.before[position]) + Double(game.weights.after[position])) / 2
      let change = Double(game.own.after[position] - game.own.before[position])
      let contribution = weight * change / unit
      explained += contribution
      let places = share(.component(position))
      parts.append(
        Part(
          id: component.id, name: component.name, scoreFrom: before.components?[position],
          scoreTo: after.components?[position], contribution: contribution, rankChangeOwn: places.own,
          rankChangeOthers: places.others, standardError: places.error))
    }
    func add(_ move: RankGame.Move, _ id: String, _ name: String, contribution: Double) {
      guard game.ownMoves.contains(move) || game.otherMoves.contains(move) else { return }
      let places = share(move)
      parts.append(
        Part(
          id: id, name: name, scoreFrom: nil, scoreTo: nil, contribution: contribution, rankChangeOwn: places.own,
          rankChangeOthers: places.others, standardError: places.error))
    }
    let weightPart = game.weights.before.indices.reduce(0.0) { sum, position in
      let change = Double(game.weights.after[position] - game.weights.before[position])
      return sum + change * Double(game.own.before[position] + game.own.after[position]) / 2 / unit
    }
    add(.weights, "weights", "change of weights", contribution: weightPart)
    let rest = Double(game.own.rest.after - game.own.rest.before) / unit
    let isWhole = input.components.isEmpty || before.components == nil || after.components == nil
    add(.rest, isWhole ? "index" : "residual", isWhole ? "index" : "rounding of printed figures", contribution: rest)
    add(.membership, "membership", "entering and leaving the ranking", contribution: 0)

    let (passed, passedBy) = Self.passings(input, focus: focus)
    let direction = input.isHigherBetter ? 1.0 : -1
    func rank(_ scores: (DecompositionInput.Entity) -> DecompositionInput.Scores?, _ own: Double) -> (Int, Int) {
      let ranked = input.entities.compactMap { scores($0)?.index }
      return (1 + ranked.count { $0 * direction > own * direction }, ranked.count)
    }
    let (start, end) = (rank(\.before, before.index), rank(\.after, after.index))
    self.init(
      entity: entity.id, name: entity.name, years: years, ranks: (start.0, end.0),
      scores: (before.index, after.index), ranked: (start.1, end.1), parts: parts, passed: passed, passedBy: passedBy,
      isEstimated: isEstimated)
  }

  /// Fractions as multiples of 2⁻⁴⁰ that add up to the fractions' sum, where that is whole: sums of them in any order are
  /// exact.
  static func dyadic(_ numerators: [Int], over denominator: Int) -> [Double] {
    let grid = 1 << 40
    var parts: [(whole: Int, remainder: Int)] = numerators.map { numerator in
      let (whole, fraction) = numerator.quotientAndRemainder(dividingBy: denominator)
      let (high, low) = abs(fraction).multipliedFullWidth(by: grid)
      let (quotient, remainder) = denominator.dividingFullWidth((high, low))
      return fraction < 0 ? (whole * grid - quotient, -remainder) : (whole * grid + quotient, remainder)
    }
    let missing = parts.reduce(0) { $0 + $1.remainder } / denominator
    let order = parts.indices.sorted { (abs(parts[$1].remainder), $0) < (abs(parts[$0].remainder), $1) }
    for index in order.filter({ parts[$0].remainder != 0 && (parts[$0].remainder > 0) == (missing > 0) })
      .prefix(abs(missing))
    { parts[index].whole += missing > 0 ? 1 : -1 }
    return parts.map { Double($0.whole) / Double(grid) }
  }

  static func passings(_ input: DecompositionInput, focus: Int) -> (passed: [Passing], passedBy: [Passing]) {
    let direction = input.isHigherBetter ? 1.0 : -1
    let own = input.entities[focus]
    let (ownBefore, ownAfter) = ((own.before?.index ?? 0) * direction, (own.after?.index ?? 0) * direction)
    let before = input.entities.compactMap { $0.before.map { $0.index * direction } }.sorted(by: >)
    let after = input.entities.compactMap { $0.after.map { $0.index * direction } }.sorted(by: >)
    func rank(_ score: Double?, _ sorted: [Double]) -> Int? {
      score.map { score in 1 + sorted.prefix { $0 > score }.count }
    }
    var (passed, passedBy): ([Passing], [Passing]) = ([], [])
    for (position, entity) in input.entities.enumerated() where position != focus {
      let (first, last) = (entity.before.map { $0.index * direction }, entity.after.map { $0.index * direction })
      let wasAhead = first.map { $0 > ownBefore } ?? false
      let isAhead = last.map { $0 > ownAfter } ?? false
      guard wasAhead != isAhead else { continue }
      let kind: Passing.Kind =
        if wasAhead {
          last == nil ? .left : last == ownAfter ? .caughtUp : .overtaken
        } else {
          first == nil ? .entered : first == ownBefore ? .pulledAhead : .overtaking
        }
      let passing = Passing(
        entity: entity.id, name: entity.name, kind: kind, rankFrom: rank(first, before), rankTo: rank(last, after),
        scoreFrom: entity.before?.index, scoreTo: entity.after?.index)
      if wasAhead { passed.append(passing) } else { passedBy.append(passing) }
    }
    let order: (Passing, Passing) -> Bool = { ($0.rankFrom ?? .max, $0.entity) < ($1.rankFrom ?? .max, $1.entity) }
    return (passed.sorted(by: order), passedBy.sorted(by: order))
  }
}
