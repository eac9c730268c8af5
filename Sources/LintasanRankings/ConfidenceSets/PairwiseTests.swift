import LintasanLinearAlgebra
import LintasanStatistics

/// Tests of all hypotheses “unit i is not better than unit j” over a family of ordered pairs, by the largest studentised
/// difference, in steps.
///
/// - Reference: Mogstad, Romano, Shaikh, Wilhelm, “Inference for Ranks with Applications to Mobility across
///   Neighbourhoods and Academic Achievement across Countries”, Review of Economic Studies 91 (2024), sections 3.2 and
///   3.3, doi:10.1093/restud/rdad006; Romano and Wolf (2005) for the steps.
struct PairwiseTests: Sendable {
  /// Eight draws side by side.
  private typealias Lane = SIMD8<Double>

  /// Two units, the first found better.
  struct Pair: Hashable, Sendable {
    let first: Int
    let second: Int
  }

  /// Two units whose difference is tested both ways, as long as the ways are open.
  private struct Contrast: Sendable {
    let first: Int
    let second: Int
    /// One over the standard error of the difference.
    let scale: Double
    var isFirstOpen = true
    var isSecondOpen = true

    /// What the difference is multiplied by either way; a way that is closed is the other one counted twice.
    var ways: OrderedErrors.Ways {
      OrderedErrors.Ways(isFirstOpen ? scale : -scale, isSecondOpen ? -scale : scale)
    }
  }

  /// The lanes that are worked through at a time, so that they stay in the processor's cache.
  private static let chunk = 16
  /// How many contrasts a unit are so few that each is looked at in every draw.
  private static let few = 48
  /// The draws that are made at a time.
  private static let batch = 1024

  private let scores: [Double]
  private let errors: ScoreErrors
  private let confidence: Double
  private let isStepdown: Bool
  private let drawCount: Int
  private let laneCount: Int
  /// The draws of the errors, unit by unit, in lanes; the last lane is filled up with zeros.
  private let lanes: [Lane]
  /// The draws of independent errors by size; `nil` where errors depend on one another or the units are few.
  private let ordered: OrderedErrors?

  init(
    _ scores: [Double], _ errors: ScoreErrors, confidence: Double, isStepdown: Bool, draws: Int, seed: UInt64,
    threads: Int
  ) throws(ConfidenceSetError) {
    self.scores = scores
    self.errors = errors
    self.confidence = confidence
    self.isStepdown = isStepdown
    drawCount = errors.sampleSize ?? draws
    let width = (drawCount + Lane.scalarCount - 1) / Lane.scalarCount
    laneCount = width
    var lanes = [Lane](repeating: .zero, count: scores.count * width)
    var ordered = errors.isIndependent && scores.count > Self.few ? OrderedErrors(errors.standardErrors) : nil
    // Some draws at a time, so that they are not all held twice.
    for start in stride(from: 0, to: drawCount, by: Self.batch) {
      let sample = try errors.draws(start..<min(start + Self.batch, drawCount), seed: seed, threads: threads)
      for (offset, values) in sample.enumerated() {
        let (lane, place) = (start + offset).quotientAndRemainder(dividingBy: Lane.scalarCount)
        for unit in values.indices { lanes[unit * width + lane][place] = values[unit] }
      }
      try ordered?.append(sample, threads: threads)
    }
    self.lanes = lanes
    self.ordered = ordered
  }

  /// The pairs (better, worse) of a family that are told apart.
  ///
  /// - Parameter focus: the unit whose rank is wanted, where the family is the pairs that it belongs to; all ordered
  ///   pairs where `nil`.
  func better(than focus: Int? = nil, threads: Int = 1) throws(ConfidenceSetError) -> [Pair] {
    var found: [Pair] = []
    var open: [Contrast] = []
    func consider(_ first: Int, _ second: Int) {
      let variance = errors.varianceOfDifference(first, second)
      if variance > 0 {
        open.append(Contrast(first: first, second: second, scale: 1 / variance.squareRoot()))
      } else if scores[first] != scores[second] {
        let isFirst = scores[first] > scores[second]
        found.append(Pair(first: isFirst ? first : second, second: isFirst ? second : first))
      }
    }
    if let focus {
      for unit in scores.indices where unit != focus { consider(focus, unit) }
    } else {
      for first in scores.indices { for second in scores.indices where second > first { consider(first, second) } }
    }
    var hasNew = !open.isEmpty
    while hasNew {
      hasNew = false
      let critical = try criticalValue(open, of: focus, threads: threads)
      for position in open.indices {
        let contrast = open[position]
        let statistic = (scores[contrast.first] - scores[contrast.second]) * contrast.scale
        if contrast.isFirstOpen, statistic > critical {
          found.append(Pair(first: contrast.first, second: contrast.second))
          open[position].isFirstOpen = false
          hasNew = true
        } else if contrast.isSecondOpen, -statistic > critical {
          found.append(Pair(first: contrast.second, second: contrast.first))
          open[position].isSecondOpen = false
          hasNew = true
        }
      }
      hasNew = hasNew && isStepdown
    }
    return found
  }

  /// The quantile, at the confidence, of the largest studentised difference over the open ways of some contrasts.
  private func criticalValue(
    _ contrasts: [Contrast], of focus: Int?, threads: Int
  ) throws(ConfidenceSetError) -> Double {
    let units = scores.count
    guard let ordered, contrasts.count > Self.few * (focus == nil ? units : 1) else {
      return Quantiles.ofSorted(try largest(contrasts, threads: threads).sorted(), confidence) ?? .infinity
    }
    guard let focus else {
      var ways = [OrderedErrors.Ways](repeating: .zero, count: units * units)
      for contrast in contrasts {
        ways[contrast.first * units + contrast.second] = contrast.ways
        ways[contrast.second * units + contrast.first] = -contrast.ways
      }
      return try ordered.quantile(confidence, of: ways, threads: threads)
    }
    var ways = [OrderedErrors.Ways](repeating: .zero, count: units)
    for contrast in contrasts { ways[contrast.second] = contrast.ways }
    let own = lanes[focus * laneCount..<(focus + 1) * laneCount].flatMap { lane in lane.indices.map { lane[$0] } }
    return ordered.quantile(confidence, of: ways, around: own, standardError: errors.standardErrors[focus])
  }

  /// The largest studentised difference of each draw, every contrast looked at.
  private func largest(_ contrasts: [Contrast], threads: Int) throws(ConfidenceSetError) -> [Double] {
    let (lanes, laneCount) = (lanes, laneCount)
    let chunks = (laneCount + Self.chunk - 1) / Self.chunk
    let maxima = try parallelMap(
      count: chunks, threads: threads, cancelled: { ConfidenceSetError.cancelled }
    ) { index throws(ConfidenceSetError) in
      let start = index * Self.chunk
      let width = min(Self.chunk, laneCount - start)
      var largest = [Lane](repeating: Lane(repeating: -.infinity), count: width)
      for contrast in contrasts {
        let (first, second) = (contrast.first * laneCount + start, contrast.second * laneCount + start)
        let ways = contrast.ways
        for lane in 0..<width {
          let difference = lanes[first + lane] - lanes[second + lane]
          let (one, other) = (difference * ways.x, difference * ways.y)
          let larger = one.replacing(with: other, where: other .> one)
          largest[lane].replace(with: larger, where: larger .> largest[lane])
        }
      }
      return largest
    }
    return Array(maxima.joined().flatMap { lane in lane.indices.map { lane[$0] } }.prefix(drawCount))
  }
}
