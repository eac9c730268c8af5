import LintasanCore
import LintasanIndices

/// The scores of all entities in two years, with the weights that made them.
struct DecompositionInput: Sendable {
  /// One entity in one year.
  struct Scores: Hashable, Sendable {
    let index: Double
    /// One a component; `nil` where any is missing.
    let components: [Double]?
  }

  struct Entity: Hashable, Sendable {
    let id: String
    let name: String
    let before: Scores?
    let after: Scores?
  }

  /// The components, identifier and name.
  let components: [(id: String, name: String)]
  /// Their weights in the two years, as fractions of whole numbers.
  let weights: (before: [Weight], after: [Weight])
  let entities: [Entity]
  let isHigherBetter: Bool

  let aggregation: Aggregation
  let ties: TieRule

  /// The most that a score may be in units of the game: sums of several stay whole numbers of the machine.
  private static let largestScore = 0x1p52

  /// Whole-number parts for the game: weights times their common denominator, scores times a power of ten.
  func game(focus: Int) -> (game: RankGame, unit: Double) {
    var denominator = 1
    var isExact = true
    for weight in weights.before + weights.after {
      let factor = weight.denominator / Self.greatestCommonDivisor(denominator, weight.denominator)
      let (product, overflows) = denominator.multipliedReportingOverflow(by: factor)
      if overflows || product > 1 << 20 { isExact = false } else { denominator = product }
    }
    // Weights of many digits are taken to six of them; what that leaves is part of the rest.
    if !isExact { denominator = 1_000_000 }
    func whole(_ weights: [Weight]) -> [Int] {
      weights.map { Int((Double($0.numerator) / Double($0.denominator) * Double(denominator)).rounded()) }
    }
    let all = entities.flatMap { entity in [entity.before, entity.after].compactMap { $0 } }
    let decimals = all.reduce(0) { most, scores in
      ([scores.index] + (scores.components ?? [])).reduce(most) { max($0, Self.decimals(of: $1)) }
    }
    let largest = all.reduce(1.0) { most, scores in
      ([scores.index] + (scores.components ?? [])).reduce(most) { max($0, abs($1)) }
    }
    // A geometric mean has no last digit: it is taken to six more.
    let wanted = (0..<(aggregation == .arithmetic ? decimals : decimals + 6)).reduce(1.0) { power, _ in power * 10 }
    var magnitude = wanted
    while magnitude * largest * Double(denominator) > Self.largestScore { magnitude /= 10 }
    let scale = magnitude * (isHigherBetter ? 1 : -1)
    let (before, after) = (whole(weights.before), whole(weights.after))

    func parts(_ entity: Entity) -> RankGame.Parts {
      func units(_ scores: Scores?, _ weights: [Int]) -> (components: [Int]?, rest: Int)? {
        guard let scores else { return nil }
        let index = Int((scores.index * scale).rounded()) * denominator
        let components = scores.components.map { $0.map { Int(($0 * scale).rounded()) } }
        let sum = components.map { RankGame.combined($0, weights, aggregation) }
        return (components, index - (sum ?? 0))
      }
      let zero = [Int](repeating: 0, count: components.count)
      let (first, last) = (units(entity.before, before), units(entity.after, after))
      // An entity that lacks components in either year is moved by its index alone; one that is ranked in one year only
      // keeps that year's scores and moves by entering or leaving.
      let hasComponents = (first == nil || first?.components != nil) && (last == nil || last?.components != nil)
      func chosen(_ one: (components: [Int]?, rest: Int)?, _ other: (components: [Int]?, rest: Int)?, _ scores: Scores?)
        -> (components: [Int], rest: Int)
      {
        let used = one ?? other
        if hasComponents { return (used?.components ?? zero, used?.rest ?? 0) }
        let index = (scores ?? entity.before ?? entity.after)?.index ?? 0
        return (zero, Int((index * scale).rounded()) * denominator)
      }
      let (start, end) = (chosen(first, last, entity.before), chosen(last, first, entity.after))
      return RankGame.Parts(
        before: start.components, after: end.components, rest: (start.rest, end.rest),
        isRanked: (entity.before != nil, entity.after != nil))
    }
    let others = entities.indices.filter { $0 != focus }.map { parts(entities[$0]) }
    let game = RankGame(
      own: parts(entities[focus]), others: others, weightsBefore: before, weightsAfter: after,
      aggregation: aggregation, ties: ties, earlier: focus)
    return (game, scale * Double(denominator))
  }

  /// The decimals that a score is given with, at most 10.
  private static func decimals(of value: Double) -> Int {
    var power = 1.0
    for decimals in 0..<10 {
      let scaled = value * power
      if abs(scaled - scaled.rounded()) <= 1e-9 * max(1, abs(scaled)) { return decimals }
      power *= 10
    }
    return 10
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}
