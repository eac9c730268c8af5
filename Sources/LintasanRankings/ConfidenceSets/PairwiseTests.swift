import LintasanLinearAlgebra
import LintasanStatistics

/// Tests of all hypotheses “unit i is not better than unit j” over a family of ordered pairs, by the largest studentised
/// difference, in steps.
///
/// - Reference: Mogstad, Romano, Shaikh, Wilhelm, “Inference for Ranks with Applications to Mobility across
///   Neighbourhoods and Academic Achievement across Countries”, Review of Economic Studies 91 (2024), sections 3.2 and
///   3.3, doi:10.1093/restud/rdad006; Romano and Wolf (2005) for the steps.
struct PairwiseTests: Sendable {
  /// Studentised draws are made in blocks of this many, so that work can be spread.
  private static let block = 64
  /// The purpose of the random numbers.
  private static let stream: UInt32 = 0x524B_4353

  let scores: [Double]
  let errors: ScoreErrors
  let confidence: Double
  let isStepdown: Bool
  private let draws: [[Double]]
  private let threads: Int

  init(
    _ scores: [Double], _ errors: ScoreErrors, confidence: Double, isStepdown: Bool, draws: Int, seed: UInt64,
    threads: Int
  ) {
    self.scores = scores
    self.errors = errors
    self.confidence = confidence
    self.isStepdown = isStepdown
    self.threads = threads
    self.draws = parallelMap(count: draws, threads: threads) { draw in
      var stream = PhiloxStream(seed: seed, stream: Self.stream, draw: UInt64(draw))
      return errors.draw(&stream)
    }
  }

  /// The pairs (better, worse) of a family that are told apart.
  ///
  /// - Parameter focus: the unit whose rank is wanted, where the family is the pairs that it belongs to; all ordered
  ///   pairs where `nil`.
  func better(than focus: Int? = nil) -> Set<Pair> {
    let count = scores.count
    var found: Set<Pair> = []
    var open: [Pair] = []
    var scales: [Double] = []
    for first in 0..<count {
      for second in 0..<count where first != second && (focus == nil || first == focus || second == focus) {
        let variance = errors.varianceOfDifference(first, second)
        let pair = Pair(first: first, second: second)
        if variance > 0 {
          open.append(pair)
          scales.append(1 / variance.squareRoot())
        } else if scores[first] > scores[second] {
          found.insert(pair)
        }
      }
    }
    while !open.isEmpty {
      let critical = criticalValue(open, scales)
      var left: [Pair] = []
      var leftScales: [Double] = []
      for (pair, scale) in zip(open, scales) {
        if (scores[pair.first] - scores[pair.second]) * scale > critical {
          found.insert(pair)
        } else {
          left.append(pair)
          leftScales.append(scale)
        }
      }
      if !isStepdown || left.count == open.count { break }
      (open, scales) = (left, leftScales)
    }
    return found
  }

  /// The quantile, at the confidence, of the largest studentised difference over some pairs.
  private func criticalValue(_ pairs: [Pair], _ scales: [Double]) -> Double {
    let draws = draws
    let blocks = (draws.count + Self.block - 1) / Self.block
    let maxima = parallelMap(count: blocks, threads: threads) { block in
      (block * Self.block..<min(draws.count, (block + 1) * Self.block)).map { draw in
        let errors = draws[draw]
        var largest = -Double.infinity
        for position in pairs.indices {
          let pair = pairs[position]
          let value = (errors[pair.first] - errors[pair.second]) * scales[position]
          if value > largest { largest = value }
        }
        return largest
      }
    }
    return Quantiles.ofSorted(maxima.flatMap { $0 }.sorted(), confidence) ?? .infinity
  }

  /// Two units, the first found better.
  struct Pair: Hashable, Sendable {
    let first: Int
    let second: Int
  }
}
