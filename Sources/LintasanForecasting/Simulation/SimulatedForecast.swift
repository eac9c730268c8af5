import LintasanCore
import LintasanLinearAlgebra
package import LintasanStatistics

/// The draws of a joint forecast, and what they say of scores and ranks.
package struct SimulatedForecast: Sendable {
  /// The forecast that was simulated.
  package let forecast: JointForecast
  /// Number of draws.
  package let drawCount: Int
  private let blocks: [[[Double]]]
  private let seed: UInt64
  private let shared: SharedRandom?
  private let blockWidth: Int
  private let threads: Int
  private let decimals: ScoreGrid?

  init(
    _ forecast: JointForecast, draws: Int, seed: UInt64, threads: Int, shared: SharedRandom? = nil
  ) throws(ForecastError) {
    self.forecast = forecast
    self.threads = threads
    self.seed = seed
    self.shared = shared
    drawCount = draws
    let simulator = forecast.simulator
    decimals = simulator.decimals
    let width = simulator.drawsPerBlock
    blockWidth = width
    // Only a model of one's own can draw what is no number.
    let isOwn = simulator is PathSimulator
    blocks = try parallelMap(
      count: (draws + width - 1) / width, threads: threads, cancelled: { ForecastError.cancelled }
    ) { block throws(ForecastError) in
      let steps = simulator.block(block, seed: seed, shared: shared)
      if isOwn { try Self.check(steps, of: forecast, width: width) }
      return steps
    }
  }

  /// That every draw is a finite number.
  private static func check(_ steps: [[Double]], of forecast: JointForecast, width: Int) throws(ForecastError) {
    for (step, scores) in steps.enumerated() {
      guard let place = scores.firstIndex(where: { !$0.isFinite }) else { continue }
      throw .notFinite(
        model: forecast.model, unit: forecast.units[place / width % max(1, forecast.units.count)],
        time: forecast.times[step], value: scores[place])
    }
  }

  /// The draws of a variable's score for a unit, in the order of the draws, with the decimals that it is published with: scores
  /// that would tie are equal.
  package func scores(step: Int, variable: Int, unit: Int) -> [Double] {
    let scores = unrounded(step: step, variable: variable, unit: unit)
    return variable == forecast.variables.count - 1 ? rounded(scores) : scores
  }

  /// Scores of the index with the decimals that it is published with, where ranks hang on these.
  package func rounded(_ scores: [Double]) -> [Double] {
    decimals == nil ? scores : scores.map(published)
  }

  /// A score of the index with the decimals that it is published with.
  private func published(_ score: Double) -> Double { decimals?.nearest(score) ?? score }

  /// The draws of a variable's score for a unit, in the order of the draws, as they are drawn: what intervals are of.
  package func unrounded(step: Int, variable: Int, unit: Int) -> [Double] {
    var scores: [Double] = []
    scores.reserveCapacity(blocks.count * blockWidth)
    let start = (variable * forecast.units.count + unit) * blockWidth
    for block in blocks { scores.append(contentsOf: block[step][start..<(start + blockWidth)]) }
    scores.removeLast(scores.count - drawCount)
    return scores
  }

  /// The draws of the index at a step in ascending order, for some units.
  func ascending(step: Int, of units: [Int]) -> [[Double]] {
    if let shared, let known = forecast.simulator.ascending(step: step, draws: drawCount, seed: seed, shared: shared) {
      return units.map { known[$0] }
    }
    let variable = forecast.variables.count - 1
    return units.map { BucketSort.ascending(unrounded(step: step, variable: variable, unit: $0)) }
  }

  /// The ranks of the index in every draw at a step.
  ///
  /// - Parameters:
  ///   - step: the step, counted from 0.
  ///   - units: the units among which to rank, all by default; the sample's units are numbered in their order.
  package func ranks(step: Int, among units: [Int]? = nil) -> RankSample {
    let all = forecast.units.count
    if let turnover = forecast.turnover { return ranks(step: step, among: units ?? Array(0..<all), turnover) }
    let chosen = units ?? Array(0..<all)
    let start = (forecast.variables.count - 1) * all
    let sign: Double = forecast.higherIsBetter ? 1 : -1
    let (width, blocks, draws, ties) = (blockWidth, self.blocks, drawCount, forecast.ties)
    let chunks = parallelMap(count: blocks.count, threads: threads) { block in
      let size = min(width, draws - block * width)
      var ranker = RowRanker(unitCount: chosen.count, ties: ties)
      var ranks = [Int32](repeating: 0, count: chosen.count * size)
      var row = [Double](repeating: 0, count: chosen.count)
      let scores = blocks[block][step]
      for draw in 0..<size {
        var position = 0
        while position < chosen.count {
          row[position] = sign * published(scores[(start &+ chosen[position]) &* width &+ draw])
          position &+= 1
        }
        ranker.rank(row, into: &ranks, offset: draw, stride: size)
      }
      return ranks
    }
    return RankSample(unitCount: chosen.count, drawCount: drawCount, chunkSize: width, chunks: chunks, ties: ties)
  }

  /// Ranks among those who stay and those who enter, of some units.
  private func ranks(step: Int, among chosen: [Int], _ turnover: Turnover) -> RankSample {
    let all = forecast.units.count
    let start = (forecast.variables.count - 1) * all
    let sign: Double = forecast.higherIsBetter ? 1 : -1
    let (width, blocks, draws, ties, seed) = (blockWidth, self.blocks, drawCount, forecast.ties, seed)
    let chunks = parallelMap(count: blocks.count, threads: threads) { block in
      let size = min(width, draws - block * width)
      var ranker = RowRanker(unitCount: all)
      var ranks = [Int32](repeating: 0, count: all)
      var kept = [Int32](repeating: 0, count: chosen.count * size)
      let scores = blocks[block][step]
      for draw in 0..<size {
        ranker.rank((0..<all).map { sign * published(scores[(start + $0) * width + draw]) }, into: &ranks)
        let among = turnover.ranks(ranks, step: step, draw: block * width + draw, seed: seed, ties: ties)
        for (position, unit) in chosen.enumerated() { kept[position * size + draw] = among[unit] }
      }
      return kept
    }
    return RankSample(unitCount: chosen.count, drawCount: drawCount, chunkSize: width, chunks: chunks, ties: ties)
  }

  /// Each unit's rank histogram at a step.
  package func rankHistograms(step: Int, among units: [Int]? = nil) -> [RankHistogram] {
    ranks(step: step, among: units).histograms(threads: threads)
  }
}
