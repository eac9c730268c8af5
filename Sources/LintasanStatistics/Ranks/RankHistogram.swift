/// How often a unit took each rank over the draws of a simulation.
public struct RankHistogram: Hashable, Sendable {
  /// The ranks that occurred, ascending; twice as much where ties share an average rank.
  public let ranks: [Int32]
  /// How often each of ``ranks`` occurred.
  public let counts: [Int32]
  /// Number of draws.
  package let drawCount: Int
  /// What ``ranks`` are multiplied by so that they are whole: 2 where mean ranks of ties come in halves.
  package let perUnit: Int

  /// The histogram of ranks, each at least 1 and times `perUnit`; `nil` of no ranks.
  package init?(ranks: some Collection<Int32>, perUnit: Int = 1) {
    // An array, by positions and operators, as in `QuantileSelection`.
    let ranks = Array(ranks)
    guard var lowest = ranks.first else { return nil }
    var highest = lowest
    var place = 0
    while place < ranks.count {
      let rank = ranks[place]
      if rank < lowest { lowest = rank }
      if rank > highest { highest = rank }
      place &+= 1
    }
    precondition(lowest >= 1, "a rank of \(lowest): ranks are counted from 1")
    var values: [Int32] = []
    var counts: [Int32] = []
    let width = Int(highest - lowest) + 1
    if width <= 4 * ranks.count {
      var dense = [Int32](repeating: 0, count: width)
      place = 0
      while place < ranks.count {
        dense[Int(ranks[place] &- lowest)] &+= 1
        place &+= 1
      }
      for (offset, count) in dense.enumerated() where count > 0 {
        values.append(lowest + Int32(truncatingIfNeeded: offset))
        counts.append(count)
      }
    } else {
      for rank in ranks.sorted() {
        if rank == values.last {
          counts[counts.count - 1] += 1
        } else {
          values.append(rank)
          counts.append(1)
        }
      }
    }
    self.ranks = values
    self.counts = counts
    drawCount = ranks.count
    self.perUnit = perUnit
  }

  /// The histogram of counts: `counts[k]` is how often rank `first + k`, times `perUnit`, occurred; `nil` where nothing was
  /// counted.
  package init?(first: Int, counts: [Int], perUnit: Int = 1) {
    guard let lowest = counts.firstIndex(where: { $0 > 0 }) else { return nil }
    precondition(first + lowest >= 1, "a rank of \(first + lowest): ranks are counted from 1")
    var values: [Int32] = []
    var kept: [Int32] = []
    for (offset, count) in counts.enumerated() where count > 0 {
      values.append(Int32(first + offset))
      kept.append(Int32(count))
    }
    ranks = values
    self.counts = kept
    drawCount = counts.reduce(0, +)
    self.perUnit = perUnit
  }

  /// The histogram of all draws of several; `nil` of none.
  package init?(joining parts: [RankHistogram]) {
    let perUnit = parts.map(\.perUnit).max() ?? 1
    func ranks(_ part: RankHistogram) -> [Int] { part.ranks.map { Int($0) * perUnit / part.perUnit } }
    guard let lowest = parts.compactMap({ ranks($0).first }).min(),
      let highest = parts.compactMap({ ranks($0).last }).max()
    else { return nil }
    var counts = [Int](repeating: 0, count: highest - lowest + 1)
    for part in parts {
      for (rank, count) in zip(ranks(part), part.counts) { counts[rank - lowest] += Int(count) }
    }
    self.init(first: lowest, counts: counts, perUnit: perUnit)
  }

  /// The ranks that occurred, ascending.
  package var values: [Double] { ranks.map { Double($0) / Double(perUnit) } }

  /// The mean rank.
  public var mean: Double {
    var sum = 0
    for (rank, count) in zip(ranks, counts) { sum += Int(rank) * Int(count) }
    return Double(sum) / Double(drawCount * perUnit)
  }

  /// The type-7 quantiles at each of `probabilities`, in 0…1.
  public func quantiles(_ probabilities: [Double]) -> [Double] {
    probabilities.map { p in
      precondition(p >= 0 && p <= 1, "a quantile at \(p): probabilities lie from 0 to 1, so that the half is 0.5")
      let position = Double(drawCount - 1) * p
      let below = Int(position)
      let share = position - Double(below)
      let lower = rank(at: below)
      guard share > 0, below + 1 < drawCount else { return lower }
      return lower + share * (rank(at: below + 1) - lower)
    }
  }

  /// The rank at a position of the sorted draws, counted from 0.
  private func rank(at position: Int) -> Double {
    var seen = 0
    for (rank, count) in zip(ranks, counts) {
      seen += Int(count)
      if seen > position { return Double(rank) / Double(perUnit) }
    }
    return Double(ranks[ranks.count - 1]) / Double(perUnit)
  }

  /// The share of draws whose rank is `rank` or better.
  public func probability(atMost rank: Double) -> Double { share { $0 <= rank * Double(perUnit) } }

  /// The share of draws whose rank is strictly better than `rank`.
  public func probability(betterThan rank: Double) -> Double { share { $0 < rank * Double(perUnit) } }

  private func share(_ isCounted: (Double) -> Bool) -> Double {
    var seen = 0
    for (value, count) in zip(ranks, counts) where isCounted(Double(value)) { seen += Int(count) }
    return Double(seen) / Double(drawCount)
  }

  /// The continuous ranked probability score of an observed rank: the sum over ranks of the squared distance between
  /// the distribution function and the step at what was observed, 0 being perfect.
  ///
  /// For whole numbers this is the ranked probability score. It equals the mean distance to the observed rank less half
  /// the mean distance between two draws.
  package func crps(observed rank: Double) -> Double {
    let observed = Int((rank * Double(perUnit)).rounded())
    var score = 0.0
    var (below, start) = (0, min(Int(ranks[0]), observed))
    // Between two ranks that occurred the distribution function is flat; the step at the observation splits such a run.
    func add(upTo end: Int) {
      let share = Double(below) / Double(drawCount)
      let split = min(max(observed, start), end)
      score += Double(split - start) * share * share + Double(end - split) * (1 - share) * (1 - share)
      start = end
    }
    for (rank, count) in zip(ranks, counts) {
      if Int(rank) > start { add(upTo: Int(rank)) }
      below += Int(count)
    }
    if observed > start { add(upTo: observed) }
    return score / Double(perUnit)
  }
}
