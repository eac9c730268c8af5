import LintasanCore
import LintasanLinearAlgebra
import LintasanStatistics

/// Simar and Wilson's smoothed bootstrap of efficiencies: how much of a score is the luck of who was observed.
///
/// - Reference: Simar and Wilson (1998), doi:10.1287/mnsc.44.1.49, homogeneous bootstrap with reflection at 1.
package struct EfficiencyBootstrap: Sendable {
  /// Mean of the draws less the score, for each unit.
  package let bias: [Double]
  /// The score less the bias.
  package let corrected: [Double]
  /// Ends of the intervals of the true efficiency.
  package let lower: [Double]
  /// Ends of the intervals of the true efficiency.
  package let upper: [Double]
  /// Bandwidth of the kernel.
  package let bandwidth: Double

  /// Draws samples of efficiencies and moves the units' inputs (or outputs) by them.
  ///
  /// - Complexity: one linear programme a unit and draw.
  package init(
    _ problem: EfficiencyProblem, scores: [Double], draws: Int, level: Double, seed: UInt64, threads: Int
  ) throws(RegressionError) {
    let n = scores.count
    // Said before it is begun, not after hours: each draw is a linear programme a unit, of as many columns as units.
    let effort = 2 * Double(n) * Double(problem.inputs.count + problem.outputs.count)
    if let excess = WorkBudget.timeExcess(draws, of: "`draws`", scores: n, what: "units", effort: effort, least: 10) {
      throw .tooMuch(excess)
    }
    // Reflected at 1 the scores have no edge; a normal kernel by Silverman's rule, for n of the 2n values.
    let reflected = scores + scores.map { 2 - $0 }
    let deviation = Moments.standardDeviation(reflected, degreesLost: 1) ?? 0
    let quartiles = Quantiles.of(reflected, [0.25, 0.75]) ?? [0, 0]
    let spread = min(deviation, (quartiles[1] - quartiles[0]) / 1.34)
    let own = Moments.standardDeviation(scores, degreesLost: 1) ?? 0
    let width =
      0.9 * (spread > 0 ? spread : deviation) * Self.power(Double(2 * n), -0.2) * (deviation > 0 ? own / deviation : 0)
      * Self.power(2, 0.2)
    guard width > 0, width.isFinite else {
      throw .badOption(option: "draws", found: "efficiencies that are all alike", expected: "no bootstrap of them")
    }
    bandwidth = width
    let variance = own * own
    let shrink = (1 + width * width / variance).squareRoot()
    let isInput = problem.orientation == .input
    let samples = try EfficiencyFrontier.parallel(draws, threads) { draw throws(RegressionError) -> [Double] in
      var stream = PhiloxStream(seed: seed, stream: 43, draw: UInt64(draw))
      var drawn: [Double] = []
      for _ in 0..<n { drawn.append(scores[stream.index(below: n)]) }
      let mean = drawn.reduce(0, +) / Double(n)
      let smoothed = drawn.map { value -> Double in
        let moved = value + width * stream.normal()
        let inside = moved <= 1 ? moved : 2 - moved
        return max(1e-6, mean + (inside - mean) / shrink)
      }
      // What each unit would have used, had it been as efficient as drawn.
      let factors = zip(scores, smoothed).map { $0 / $1 }
      let frontier = EfficiencyFrontier(
        inputs: isInput ? problem.inputs.map { column in zip(column, factors).map { $0 * $1 } } : problem.inputs,
        outputs: isInput ? problem.outputs : problem.outputs.map { column in zip(column, factors).map { $0 / $1 } },
        returns: problem.returns, orientation: problem.orientation)
      var result: [Double] = []
      for unit in 0..<n {
        result.append(
          try frontier.score(
            input: problem.inputs.map { $0[unit] }, output: problem.outputs.map { $0[unit] }, start: unit
          ).efficiency)
      }
      return result
    }
    var bias: [Double] = []
    var corrected: [Double] = []
    var lower: [Double] = []
    var upper: [Double] = []
    for unit in 0..<n {
      let values = samples.map { $0[unit] }.filter(\.isFinite)
      let mean = values.isEmpty ? scores[unit] : values.reduce(0, +) / Double(values.count)
      bias.append(mean - scores[unit])
      corrected.append(2 * scores[unit] - mean)
      let tails = Quantiles.of(values.map { $0 - scores[unit] }, [(1 - level) / 2, (1 + level) / 2]) ?? [0, 0]
      lower.append(scores[unit] - tails[1])
      upper.append(scores[unit] - tails[0])
    }
    self.bias = bias
    self.corrected = corrected
    self.lower = lower
    self.upper = upper
  }

  /// A power of a positive number by its fifth roots, which is all that is needed here.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    // x^(1/5) by Newton's steps.
    var root = max(base, 1e-300).squareRoot()
    for _ in 0..<200 {
      let fourth = root * root * root * root
      root = (4 * root + base / fourth) / 5
    }
    return exponent < 0 ? 1 / root : root
  }
}
