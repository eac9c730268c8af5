public import LintasanCore

/// The ranks of units by their scores.
///
/// Ranks come from scores as they are: round for display only. A unit whose score is missing has no rank and takes no
/// place from others.
public struct Ranking: Hashable, Sendable {
  /// The rank of each unit, 1 being best; `nil` where its score is missing. In halves where ties get their mean rank.
  public let ranks: [Double?]
  /// Which scores are good.
  package let direction: Direction
  /// What equal scores get.
  package let ties: TieRule
  /// For each unit the number of its score among the different ones, the best first, counted from 1.
  private let levels: [Int?]

  /// Ranks scores, one a unit, missing ones `nil`; none may be NaN.
  ///
  /// - Parameters:
  ///   - scores: one a unit.
  ///   - direction: which scores are good.
  ///   - ties: what equal scores get.
  ///   - tolerance: scores that differ by no more than this share of the largest count as equal: 0 for published ones,
  ///     `TieTolerance.sums` for those that were computed.
  /// - Complexity: O(n log n).
  public init(
    _ scores: [Double?], direction: Direction = .higherIsBetter, ties: TieRule = .minimum, tolerance: Double = 0
  ) {
    self.direction = direction
    self.ties = ties
    var present: [(unit: Int, score: Double)] = []
    var largest = 0.0
    for (unit, score) in scores.enumerated() {
      guard let score else { continue }
      precondition(!score.isNaN, "the score of unit \(unit) is not a number: a missing score is nil")
      present.append((unit, direction == .higherIsBetter ? -score : score))
      if score.isFinite { largest = max(largest, abs(score)) }
    }
    present.sort { ($0.score, $0.unit) < ($1.score, $1.unit) }
    let reach = tolerance * largest
    var ranks = [Double?](repeating: nil, count: scores.count)
    var levels = [Int?](repeating: nil, count: scores.count)
    var start = 0
    var group = 0
    while start < present.count {
      var end = start + 1
      while end < present.count,
        present[end].score == present[start].score || present[end].score - present[start].score <= reach
      { end += 1 }
      group += 1
      let members = ties == .ordinal ? present[start..<end].map(\.unit).sorted() : present[start..<end].map(\.unit)
      for (position, unit) in zip(start..<end, members) {
        ranks[unit] = ties.rank(of: start..<end, group: group, position: position)
        levels[unit] = group
      }
      start = end
    }
    self.ranks = ranks
    self.levels = levels
  }

  /// Number of units that have a rank.
  package var rankedCount: Int { ranks.count { $0 != nil } }

  /// The units in order of rank, best first, ties in the order of the units; units without a rank are left out.
  public var order: [Int] {
    levels.indices.filter { levels[$0] != nil }.sorted { (levels[$0] ?? 0, $0) < (levels[$1] ?? 0, $1) }
  }

  /// For each unit the others that share its score.
  public func levelWith(_ unit: Int) -> [Int] {
    precondition(levels.indices.contains(unit), "there is no unit \(unit) among \(levels.count): units are counted from 0")
    guard let level = levels[unit] else { return [] }
    return levels.indices.filter { $0 != unit && levels[$0] == level }
  }
}
