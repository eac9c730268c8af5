/// Which rank equal scores get; the examples rank four units of which the second and third are equal.
public enum TieRule: String, Hashable, Sendable, CaseIterable {
  /// The smallest rank among them: 1 2 2 4.
  case minimum
  /// The largest rank among them: 1 3 3 4.
  case maximum
  /// The smallest rank among them, and the next score gets the next rank: 1 2 2 3.
  case dense
  /// The mean of their ranks: 1 2.5 2.5 4.
  case average
  /// A rank each, in the order of the units: 1 2 3 4.
  case ordinal

  /// What every rank is a multiple of, as a share of a rank: under ``average`` ranks come in halves.
  package var ranksPerUnit: Int { self == .average ? 2 : 1 }

  /// The least score, higher being better, with which a unit has a rank or a better one.
  ///
  /// - Parameters:
  ///   - rank: 1 or more.
  ///   - others: the scores of the others, the highest first.
  package func leastScore(for rank: Int, among others: [Double]) -> Double {
    if self == .dense {
      var (different, last) = (0, Double.infinity)
      for score in others where score < last {
        (different, last) = (different + 1, score)
        if different == rank { return score }
      }
      return -.greatestFiniteMagnitude
    }
    // At most rank − 1 others may stand higher: the score of the rank-th best of them must be matched.
    guard others.indices.contains(rank - 1) else { return -.greatestFiniteMagnitude }
    let score = others[rank - 1]
    // Where ties cost places, it must be passed.
    guard self == .maximum || self == .average else { return score }
    let first = others.firstIndex(of: score) ?? rank - 1
    let level = first..<(first + 1 + others.count { $0 == score })
    return self.rank(of: level, group: 1, position: first) <= Double(rank) ? score : score.nextUp
  }

  /// The rank of one of several units that are level.
  ///
  /// - Parameters:
  ///   - level: the positions that the level units take in the order of all, counted from 0; not empty.
  ///   - group: how many different scores there are down to theirs, their own included.
  ///   - position: the unit's own position, one of `level`.
  package func rank(of level: Range<Int>, group: Int, position: Int) -> Double {
    switch self {
    case .minimum: Double(level.lowerBound + 1)
    case .maximum: Double(level.upperBound)
    case .dense: Double(group)
    case .average: Double(level.lowerBound + 1 + level.upperBound) / 2
    case .ordinal: Double(position + 1)
    }
  }
}
