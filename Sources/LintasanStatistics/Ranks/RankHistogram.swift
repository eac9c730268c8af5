/// How often a unit took each rank over the draws of a simulation.
public struct RankHistogram: Hashable, Sendable {
  /// The best rank that occurred.
  public let first: Int
  /// How often rank `first + k` occurred.
  public let counts: [Int]
  /// Number of draws.
  public let drawCount: Int

  /// The histogram of ranks, each at least 1; `nil` of no ranks.
  public init?(ranks: some Collection<Int32>) {
    guard let lowest = ranks.min(), let highest = ranks.max() else { return nil }
    precondition(lowest >= 1, "a rank of \(lowest)")
    var counts = [Int](repeating: 0, count: Int(highest - lowest) + 1)
    for rank in ranks { counts[Int(rank - lowest)] += 1 }
    first = Int(lowest)
    self.counts = counts
    drawCount = ranks.count
  }

  /// The histogram of counts: `counts[k]` is how often rank `first + k` occurred; `nil` where nothing was counted.
  public init?(first: Int, counts: [Int]) {
    guard let lowest = counts.firstIndex(where: { $0 > 0 }), let highest = counts.lastIndex(where: { $0 > 0 }) else {
      return nil
    }
    precondition(first + lowest >= 1, "a rank of \(first + lowest)")
    self.first = first + lowest
    self.counts = Array(counts[lowest...highest])
    drawCount = self.counts.reduce(0, +)
  }

  /// The mean rank.
  public var mean: Double {
    var sum = 0
    for (index, count) in counts.enumerated() { sum += (first + index) * count }
    return Double(sum) / Double(drawCount)
  }

  /// The type-7 quantiles at each of `probabilities`, in 0…1.
  public func quantiles(_ probabilities: [Double]) -> [Double] {
    Quantiles.ofCounts(counts, first: first, probabilities) ?? []
  }

  /// The share of draws whose rank is `rank` or better.
  public func probability(atMost rank: Int) -> Double {
    let kept = max(0, min(counts.count, rank - first + 1))
    return Double(counts.prefix(kept).reduce(0, +)) / Double(drawCount)
  }

  /// The share of draws whose rank is strictly better than `rank`.
  public func probability(betterThan rank: Int) -> Double { probability(atMost: rank - 1) }

  /// The continuous ranked probability score of an observed rank: the sum over ranks of the squared distance between
  /// the distribution function and the step at what was observed, 0 being perfect.
  ///
  /// For whole numbers this is the ranked probability score. It equals the mean distance to the observed rank less half
  /// the mean distance between two draws.
  public func crps(observed: Int) -> Double {
    var below = 0
    var score = 0.0
    for rank in min(first, observed)..<max(first + counts.count, observed) {
      if rank >= first, rank < first + counts.count { below += counts[rank - first] }
      let gap = Double(below) / Double(drawCount) - (rank >= observed ? 1 : 0)
      score += gap * gap
    }
    return score
  }
}
