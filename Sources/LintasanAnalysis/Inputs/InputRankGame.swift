/// Shapley values of a rank when a score changes in several parts.
struct InputRankGame: Sendable {
  /// Scores nearer than this are equal: sums of shares are not exact to the last bit.
  static let noise = 1e-9

  let start: Double
  let changes: [Double]
  /// The scores that stay, ascending.
  let others: [Double]
  /// The score of the one whose inputs are taken over, if it is one of those ranked.
  let pair: Double?

  /// Places by part: through the entity's own change, and through that of the other one.
  func values() -> (own: [Double], others: [Double]) {
    let count = changes.count
    // The sums of all coalitions.
    var sums = [Double](repeating: 0, count: 1 << count)
    for coalition in 1..<(1 << count) {
      let lowest = coalition.trailingZeroBitCount
      sums[coalition] = sums[coalition & (coalition - 1)] + changes[lowest]
    }
    let fromRest = shapley(sums.map { Double(above(start + $0)) })
    var total = above(start) - above(start + sums[(1 << count) - 1])
    var (own, mutual) = (fromRest.map { -$0 }, [Double](repeating: 0, count: count))
    own = Dyadic.sharing(own, total: total)
    if let pair {
      // Both move toward each other and past: the distance goes from one sign to the other.
      func isAhead(_ sum: Double) -> Double { pair - sum > start + sum + Self.noise ? 1 : 0 }
      let values = sums.map(isAhead)
      total = Int(values[0] - values[(1 << count) - 1])
      let shared = Dyadic.sharing(shapley(values).map { -$0 / 2 }, halves: total)
      own = zip(own, shared).map { $0 + $1 }
      mutual = shared
    }
    return (own, mutual)
  }

  private func above(_ score: Double) -> Int {
    var (low, high) = (0, others.count)
    while low < high {
      let middle = (low + high) / 2
      if others[middle] <= score + Self.noise { low = middle + 1 } else { high = middle }
    }
    return others.count - low
  }

  /// Shapley values of a game by the worth of its coalitions.
  private func shapley(_ worths: [Double]) -> [Double] {
    let count = changes.count
    var weights = [Double](repeating: 0, count: count)
    var binomial = 1.0
    for size in 0..<count {
      weights[size] = 1 / (Double(count) * binomial)
      binomial = binomial * Double(count - 1 - size) / Double(size + 1)
    }
    var values = [Double](repeating: 0, count: count)
    for player in 0..<count where changes[player] != 0 {
      let bit = 1 << player
      var sum = 0.0
      for coalition in 0..<(1 << count) where coalition & bit == 0 {
        let change = worths[coalition | bit] - worths[coalition]
        if change != 0 { sum += weights[coalition.nonzeroBitCount] * change }
      }
      values[player] = sum
    }
    return values
  }
}

extension Dyadic {
  /// Values cut to the grid so that they add up to a number of halves.
  static func sharing(_ values: [Double], halves: Int) -> [Double] {
    var cut = values.map { rounded($0) }
    let left = Double(halves) / 2 - cut.reduce(0, +)
    if let largest = cut.indices.max(by: { abs(cut[$0]) < abs(cut[$1]) }) { cut[largest] += left }
    return cut
  }
}
