import LintasanCore
import LintasanLinearAlgebra
public import LintasanStatistics

/// The draws of a joint forecast, and what they say of scores and ranks.
public struct SimulatedForecast: Sendable {
  /// The forecast that was simulated.
  public let forecast: JointForecast
  /// Number of draws.
  public let drawCount: Int
  private let blocks: [[[Double]]]
  private let blockWidth: Int
  private let threads: Int

  init(_ forecast: JointForecast, draws: Int, seed: UInt64, threads: Int) throws(ForecastError) {
    self.forecast = forecast
    self.threads = threads
    drawCount = draws
    let simulator = forecast.simulator
    let width = simulator.drawsPerBlock
    blockWidth = width
    // Only a model of one's own can draw what is no number.
    let isOwn = simulator is PathSimulator
    blocks = try parallelMap(
      count: (draws + width - 1) / width, threads: threads, cancelled: { ForecastError.cancelled }
    ) { block throws(ForecastError) in
      let steps = simulator.block(block, seed: seed)
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

  /// The draws of a variable's score for a unit, in the order of the draws.
  public func scores(step: Int, variable: Int, unit: Int) -> [Double] {
    var scores: [Double] = []
    scores.reserveCapacity(blocks.count * blockWidth)
    let start = (variable * forecast.units.count + unit) * blockWidth
    for block in blocks { scores.append(contentsOf: block[step][start..<(start + blockWidth)]) }
    scores.removeLast(scores.count - drawCount)
    return scores
  }

  /// The ranks of the index in every draw at a step.
  ///
  /// - Parameters:
  ///   - step: the step, counted from 0.
  ///   - units: the units among which to rank, all by default; the sample's units are numbered in their order.
  public func ranks(step: Int, among units: [Int]? = nil) -> RankSample {
    let all = forecast.units.count
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
          row[position] = sign * scores[(start &+ chosen[position]) &* width &+ draw]
          position &+= 1
        }
        ranker.rank(row, into: &ranks, offset: draw, stride: size)
      }
      return ranks
    }
    return RankSample(unitCount: chosen.count, drawCount: drawCount, chunkSize: width, chunks: chunks, ties: ties)
  }

  /// Each unit's rank histogram at a step.
  public func rankHistograms(step: Int, among units: [Int]? = nil) -> [RankHistogram] {
    ranks(step: step, among: units).histograms(threads: threads)
  }
}
