import LintasanStatistics

/// How far two rankings of the same units agree.
public struct RankAgreement: Hashable, Sendable {
  /// Spearman's correlation of ranks, ties getting mean ranks; `nil` where one side is all ties.
  public let spearman: Double?
  /// Kendall's tau-b.
  public let kendall: Double?
  /// The mean absolute shift of rank ("1224").
  public let meanShift: Double
  /// Rank churn: the mean absolute shift as a share of the largest possible mean, that of a ranking turned round.
  public let churn: Double
  /// The number of units.
  public let count: Int

  /// Compares two sets of scores, one a unit each; `nil` of fewer than two units.
  public init?(_ first: [Double], _ second: [Double]) {
    precondition(first.count == second.count, "\(first.count) and \(second.count) scores")
    count = first.count
    guard count >= 2 else { return nil }
    spearman = Moments.correlation(Self.meanRanks(first), Self.meanRanks(second))
    kendall = Self.tau(first, second)
    let (a, b) = (Ranking(first).ranks, Ranking(second).ranks)
    let shift = zip(a, b).reduce(0) { $0 + abs(($1.0 ?? 0) - ($1.1 ?? 0)) }
    meanShift = shift / Double(count)
    // Σ |n + 1 − 2i| over i = 1…n is n² / 2, less a half for odd n.
    let largest = count * count / 2
    churn = shift / Double(largest)
  }

  private static func meanRanks(_ scores: [Double]) -> [Double] {
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var ranks = [Double](repeating: 0, count: scores.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
      for position in start..<end { ranks[order[position]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }

  private static func tau(_ x: [Double], _ y: [Double]) -> Double? {
    var (balance, untiedX, untiedY) = (0, 0, 0)
    for i in x.indices {
      for j in 0..<i {
        let a = x[i] > x[j] ? 1 : x[i] < x[j] ? -1 : 0
        let b = y[i] > y[j] ? 1 : y[i] < y[j] ? -1 : 0
        balance += a * b
        untiedX += abs(a)
        untiedY += abs(b)
      }
    }
    guard untiedX > 0, untiedY > 0 else { return nil }
    return Double(balance) / (Double(untiedX) * Double(untiedY)).squareRoot()
  }
}
