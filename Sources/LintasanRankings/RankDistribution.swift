public import LintasanCore
public import LintasanStatistics

/// The distribution of every unit's rank over the draws of one joint simulation.
public struct RankDistribution: Hashable, Sendable {
  /// One histogram a unit.
  public let histograms: [RankHistogram]
  /// The rank that each unit holds now; `nil` where it has none.
  package let currentRanks: [Double?]

  /// A distribution over histograms that a simulation counted.
  package init(histograms: [RankHistogram], currentRanks: [Double?]) {
    precondition(
      histograms.count == currentRanks.count,
      "\(histograms.count) histograms for \(currentRanks.count) current ranks: one of each a unit")
    self.histograms = histograms
    self.currentRanks = currentRanks
  }

  /// Ranks every draw and counts.
  ///
  /// - Parameters:
  ///   - draws: one row of finite scores a draw, one score a unit.
  ///   - direction: which scores are good.
  ///   - ties: what equal scores get.
  ///   - currentRanks: the rank that each unit holds now; none by default.
  ///   - threads: how many threads may work; the result is the same for every number.
  /// - Throws: `.tooFew` of no draws, `.unequalDraws`, `.notFiniteDraw` naming the draw and the unit.
  public init(
    draws: [[Double]], direction: Direction = .higherIsBetter, ties: TieRule = .minimum,
    currentRanks: [Double?]? = nil, threads: Int = 1
  ) throws(StatisticsError) {
    guard let unitCount = draws.first?.count else {
      throw .tooFew(function: "a distribution of ranks over draws", needed: 1, found: 0)
    }
    for (draw, scores) in draws.enumerated() {
      guard scores.count == unitCount else {
        throw .unequalDraws(draw: draw, expected: unitCount, found: scores.count)
      }
      if let unit = scores.firstIndex(where: { !$0.isFinite }) {
        throw .notFiniteDraw(draw: draw, unit: unit, value: scores[unit])
      }
    }
    let sample = RankSample(
      unitCount: unitCount, drawCount: draws.count, threads: threads, ties: ties,
      row: { draw in direction == .higherIsBetter ? draws[draw] : draws[draw].map { -$0 } })
    self.init(
      histograms: sample.histograms(threads: threads),
      currentRanks: currentRanks ?? [Double?](repeating: nil, count: unitCount))
  }

  /// Number of units.
  package var unitCount: Int { histograms.count }

  /// The mean rank of a unit.
  public func mean(_ unit: Int) -> Double { known(unit).mean }

  /// The median rank of a unit.
  public func median(_ unit: Int) -> Double { known(unit).quantiles([0.5])[0] }

  /// Type-7 quantiles of a unit's rank.
  public func quantiles(_ unit: Int, _ probabilities: [Double]) -> [Double] {
    known(unit).quantiles(probabilities)
  }

  /// The probability that a unit's rank is strictly better than its current one; `nil` where it has none.
  public func probabilityToImprove(_ unit: Int) -> Double? {
    let ranks = known(unit)
    return currentRanks[unit].map { ranks.probability(betterThan: $0) }
  }

  /// The probability that a unit is among the first `count`.
  public func probabilityOfTop(_ count: Int, _ unit: Int) -> Double {
    known(unit).probability(atMost: Double(count))
  }

  private func known(_ unit: Int) -> RankHistogram {
    precondition(
      histograms.indices.contains(unit), "there is no unit \(unit) among \(histograms.count): units are counted from 0")
    return histograms[unit]
  }
}
