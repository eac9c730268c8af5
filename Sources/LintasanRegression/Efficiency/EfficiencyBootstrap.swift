import LintasanCore
import LintasanLinearAlgebra
import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A smoothed bootstrap of efficiencies: how much of a score is the luck of who was observed.
///
/// After Simar and Wilson: inefficiencies are drawn from a smoothed density and move the units off the frontier; the units'
/// own points are compared with the frontier of the moved ones. Four choices make the intervals hold what they claim:
///
/// - Inefficiencies are logarithms of scores, reflected at 0 before their variance is corrected: corrected about the mean of
///   the scores, as in 1998, the whole frontier retreats by more than it is uncertain by.
/// - Units on the frontier are not drawn from (each frontier has some, whatever the true efficiencies), and the others less
///   the bias that a first round of draws finds: scores are too high.
/// - A unit on the frontier is judged by the draws in which its double is on theirs, the others by the draws in which it is not.
/// - The levels of the two ends are those that hold the true efficiency in samples of which it is known, because drawn.
///
/// - Reference: Simar and Wilson (1998), doi:10.1287/mnsc.44.1.49, and (2000), doi:10.1080/02664760050081951; Loh (1987),
///   "Calibrating confidence coefficients", of levels.
package struct EfficiencyBootstrap: Sendable {
  /// The score less its correction, for each unit.
  package let bias: [Double]
  /// The score over the mean ratio of drawn scores to it.
  package let corrected: [Double]
  /// Ends of the intervals of the true efficiency.
  package let lower: [Double]
  /// Ends of the intervals of the true efficiency.
  package let upper: [Double]
  /// Bandwidth of the kernel, of logarithms.
  package let bandwidth: Double

  /// Draws of the round that finds the bias of inefficiencies.
  private static let firstDraws = 200
  /// Samples by which levels are chosen, and draws of their two rounds.
  private static let samples = 20
  private static let (sampleFirstDraws, sampleDraws) = (60, 150)

  /// Draws samples of efficiencies and moves the units' inputs (or outputs) by them.
  ///
  /// - Complexity: one linear programme a unit and draw, and 4,400 draws more.
  package init(
    _ problem: EfficiencyProblem, scores: [Double], draws: Int, level: Double, seed: UInt64, threads: Int
  ) throws(RegressionError) {
    let n = scores.count
    // Said before it is begun, not after hours: each draw is a linear programme a unit, of as many columns as units.
    let effort = Double(n + 50) * Double(problem.inputs.count + problem.outputs.count) / 2
    if let excess = WorkBudget.timeExcess(draws, of: "`draws`", scores: n, what: "units", effort: effort, least: 10) {
      throw .tooMuch(excess)
    }
    let world = EfficiencyWorld(
      inputs: problem.inputs, outputs: problem.outputs, returns: problem.returns, orientation: problem.orientation,
      scores: scores)
    let (first, sampleFirst) = (min(draws, Self.firstDraws), min(draws, Self.sampleFirstDraws))
    guard let plain = EfficiencyDensity(world.inefficiencies(bias: nil)) else {
      throw .badOption(option: "draws", found: "efficiencies that are all alike", expected: "no bootstrap of them")
    }
    let round = try EfficiencyFrontier.parallel(first, threads) { draw throws(RegressionError) in
      try world.draw(from: plain, PhiloxStream(seed: seed, stream: 43, draw: UInt64(draw)))
    }
    let density = EfficiencyDensity(world.inefficiencies(bias: EfficiencyWorld.meanLogRatios(round))) ?? plain
    bandwidth = density.width
    let drawn = try EfficiencyFrontier.parallel(draws, threads) { draw throws(RegressionError) in
      try world.draw(from: density, PhiloxStream(seed: seed, stream: 44, draw: UInt64(draw)))
    }
    // Where the truth lies among the draws of samples whose truth was drawn.
    let places = try EfficiencyFrontier.parallel(Self.samples, threads) { sample throws(RegressionError) -> [Double] in
      var stream = PhiloxStream(seed: seed, stream: 45, draw: UInt64(sample))
      let moved = world.moved(density.draws(n, &stream))
      let other = try moved.world()
      guard let plain = EfficiencyDensity(other.inefficiencies(bias: nil)) else { return [] }
      func rounds(_ count: Int, _ density: EfficiencyDensity, _ stream: UInt32) throws(RegressionError)
        -> [EfficiencyWorld.Draw]
      {
        var list: [EfficiencyWorld.Draw] = []
        for draw in 0..<count {
          let number = UInt64(sample * 1_000 + draw)
          list.append(try other.draw(from: density, PhiloxStream(seed: seed, stream: stream, draw: number)))
        }
        return list
      }
      let first = try rounds(sampleFirst, plain, 46)
      let density = EfficiencyDensity(other.inefficiencies(bias: EfficiencyWorld.meanLogRatios(first))) ?? plain
      let drawn = try rounds(min(draws, Self.sampleDraws), density, 47)
      return (0..<n).map { unit in
        let ratios = other.ratios(of: unit, in: drawn)
        let truth = other.scores[unit] / moved.efficiencies[unit]
        return (Double(ratios.count { $0 <= truth }) + 0.5) / Double(ratios.count + 1)
      }
    }
    let tails = [(1 - level) / 2, (1 + level) / 2]
    let levels = Quantiles.of(places.joined(), tails) ?? tails
    var bias: [Double] = []
    var corrected: [Double] = []
    var lower: [Double] = []
    var upper: [Double] = []
    for unit in 0..<n {
      let ratios = world.ratios(of: unit, in: drawn)
      let value = scores[unit] / (ratios.reduce(0, +) / Double(ratios.count))
      corrected.append(value)
      bias.append(scores[unit] - value)
      let ends = Quantiles.of(ratios, levels) ?? [1, 1]
      lower.append(scores[unit] / ends[1])
      upper.append(scores[unit] / ends[0])
    }
    self.bias = bias
    self.corrected = corrected
    self.lower = lower
    self.upper = upper
  }
}

/// A smoothed density of inefficiencies, which are 0 or more.
struct EfficiencyDensity: Sendable {
  let values: [Double]
  let width: Double
  private let shrink: Double

  /// A normal kernel by Silverman's rule on the values and their reflections at 0; nil where they are all alike.
  init?(_ values: [Double]) {
    guard values.count > 1 else { return nil }
    let reflected = values + values.map(-)
    let deviation = Moments.standardDeviation(reflected, degreesLost: 1) ?? 0
    let quartiles = Quantiles.of(reflected, [0.25, 0.75]) ?? [0, 0]
    let robust = (quartiles[1] - quartiles[0]) / 1.34
    width = 0.9 * (robust > 0 ? min(deviation, robust) : deviation) / Self.fifthRoot(Double(values.count))
    guard width > 0, width.isFinite else { return nil }
    let square = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    shrink = (1 + width * width / square).squareRoot()
    self.values = values
  }

  /// Efficiencies between 0 and 1.
  func draws(_ count: Int, _ stream: inout PhiloxStream) -> [Double] {
    (0..<count).map { _ in
      let value = values[stream.index(below: values.count)] + width * stream.normal()
      return exp(-abs(value) / shrink)
    }
  }

  private static func fifthRoot(_ value: Double) -> Double {
    var root = max(1, value.squareRoot())
    for _ in 0..<200 {
      let fourth = root * root * root * root
      root = (4 * root + value / fourth) / 5
    }
    return root
  }
}
