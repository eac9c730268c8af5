/// The ranks of units by their scores.
///
/// Ranks come from scores as they are: round for display only. A unit whose score is missing has no rank and takes no
/// place from others.
public struct Ranking: Hashable, Sendable {
  /// The rank of each unit, 1 being best; `nil` where its score is missing.
  public let ranks: [Int?]
  /// Which scores are good.
  public let direction: Direction
  /// What equal scores get.
  public let tieRule: TieRule

  /// Ranks scores, one a unit, missing ones `nil`; none may be NaN.
  ///
  /// - Complexity: O(n log n).
  public init(
    _ scores: [Double?], direction: Direction = .higherIsBetter, tieRule: TieRule = .smallest
  ) {
    self.direction = direction
    self.tieRule = tieRule
    var present: [(unit: Int, score: Double)] = []
    for (unit, score) in scores.enumerated() {
      guard let score else { continue }
      precondition(!score.isNaN, "the score of unit \(unit) is not a number")
      present.append((unit, direction == .higherIsBetter ? -score : score))
    }
    present.sort { ($0.score, $0.unit) < ($1.score, $1.unit) }
    var ranks = [Int?](repeating: nil, count: scores.count)
    var start = 0
    var group = 0
    while start < present.count {
      var end = start + 1
      while end < present.count, present[end].score == present[start].score { end += 1 }
      group += 1
      let rank =
        switch tieRule {
        case .smallest: start + 1
        case .largest: end
        case .dense: group
        }
      for position in start..<end { ranks[present[position].unit] = rank }
      start = end
    }
    self.ranks = ranks
  }

  /// Number of units that have a rank.
  public var rankedCount: Int { ranks.count { $0 != nil } }

  /// The units in order of rank, best first, ties in the order of the units; units without a rank are left out.
  public var order: [Int] {
    ranks.indices.filter { ranks[$0] != nil }.sorted { (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1) }
  }

  /// For each unit the others that share its rank.
  public func levelWith(_ unit: Int) -> [Int] {
    guard let rank = ranks[unit] else { return [] }
    return ranks.indices.filter { $0 != unit && ranks[$0] == rank }
  }
}
