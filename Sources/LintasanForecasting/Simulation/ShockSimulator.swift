import LintasanCore
import LintasanLinearAlgebra
import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Joint futures of standings, resampled from the errors of earlier surveys.
///
/// In every draw a component's score is level + spread × (standing + error), kept within the scale, and a shock to the level
/// comes on top. That is common to all units: it moves scores, not ranks, near the ends of the scale too. The error has two parts of fixed shares of the variance: a
/// random mixture of whole earlier survey's errors, which keeps the correlation between units, and the error tuple of a random
/// unit near the same place in a random survey, which keeps the correlation between components and what errors at that
/// place are like.
struct ShockSimulator: JointSimulator {
  /// One future survey.
  struct Step: Sendable {
    /// Standing by component and unit: component c of unit u at `c * unitCount + u`.
    let standings: [Double]
    /// For each component the expected common level, its standard deviation, the spread and the error's scale.
    let levels: [Double]
    let levelDeviations: [Double]
    let spreads: [Double]
    let errorScales: [Double]
    /// The weights that give the index.
    let weights: [Double]
    /// Earlier errors in units of their scale, newest survey first: surveys × (components × units); without rows where
    /// none is known.
    let errors: Matrix
    /// The degrees of freedom of the common shocks.
    let degreesOfFreedom: Double
    /// The share of the variance that is drawn unit by unit.
    let ownShare: Double
    /// The errors once more, as those that units draw by themselves.
    let own: OwnErrors
  }

  let steps: [Step]
  let unitCount: Int
  let componentCount: Int
  let bounds: SoftBounds?
  /// Whether scores are logarithms, to be raised in the end.
  let isLogged: Bool
  /// The grid that scores lie on, if they do.
  let lattice: ScoreGrid?
  /// How the components make the index.
  var aggregation = Aggregation.arithmetic

  var stepCount: Int { steps.count }
  var variableCount: Int { componentCount == 1 ? 1 : componentCount + 1 }

  func block(_ index: Int, seed: UInt64, shared: SharedRandom?) -> [[Double]] {
    let width = drawsPerBlock
    let surveys = steps.map(\.errors.rows).max() ?? 0
    let noisy = steps.map { $0.errors.rows == 0 }
    let (components, units) = (componentCount, unitCount)
    let chains = shared.numbers(
      SharedRandom.Key(
        purpose: .surveyShock, block: index, seed: seed,
        sizes: [surveys, components, units] + noisy.map { $0 ? 1 : 0 }),
      count: (units * (noisy.contains(true) ? components + 1 : 1) + surveys + components) * width * steps.count
    ) {
      var chain = Chains(width: width, surveys: surveys, components: components, units: units)
      return noisy.indices.map { step in
        chain.advance(to: step + 1, block: index, seed: seed, needsNoise: noisy[step])
        return chain
      }
    }
    return steps.indices.map { scores(steps[$0], chains[$0], width) }
  }

  private func scores(_ step: Step, _ chains: Chains, _ width: Int) -> [Double] {
    let cells = componentCount * unitCount
    let surveys = step.errors.rows
    var shared: [Double]
    if surveys > 0 {
      let share = ((1 - step.ownShare) / Double(surveys)).squareRoot() * chains.scale
      let mixture = Matrix(rows: width, columns: surveys) { draw, survey in chains.surveys[draw][survey] * share }
      // The shapes agree by construction, and no dimension comes near 2³¹.
      shared = (try? mixture.times(step.errors))?.elements ?? [Double](repeating: 0, count: cells * width)
      let own = step.ownShare.squareRoot()
      let donors = step.own
      let (surveyRange, placeRange) = (UInt64(surveys), UInt64(donors.width))
      // By positions, as in all loops over draws: in a debug build of a program a range costs more than what is done.
      for unit in 0..<unitCount {
        let start = donors.starts[unit]
        var draw = 0
        while draw < width {
          let pick = chains.picks[unit * width + draw]
          let survey = Int(((pick >> 32) &* surveyRange) >> 32)
          let place = start &+ Int(((pick & 0xFFFF_FFFF) &* placeRange) >> 32)
          let tuple = (survey &* unitCount &+ place) &* componentCount
          var component = 0
          while component < componentCount {
            shared[(component &* unitCount &+ unit) &* width &+ draw] +=
              own * (donors.tuples[tuple &+ component] - donors.shifts[unit &* componentCount &+ component])
            component &+= 1
          }
          draw &+= 1
        }
      }
    } else {
      shared = chains.noise.map { $0 * chains.scale }
    }
    var output = [Double](repeating: 0, count: variableCount * unitCount * width)
    for component in 0..<componentCount {
      let (spread, scale) = (step.spreads[component], step.errorScales[component])
      let shifts = (0..<width).map { draw in
        step.levelDeviations[component]
          * EmpiricalSimulator.student(
            chains.scale * chains.common[draw][component], degreesOfFreedom: step.degreesOfFreedom)
      }
      let level = step.levels[component]
      for unit in 0..<unitCount {
        let cell = component * unitCount + unit
        let standing = step.standings[cell]
        let start = cell * width
        var draw = 0
        while draw < width {
          var score = level + spread * (standing + scale * shared[start &+ draw])
          if let bounds { score = bounds.apply(score) }
          output[start &+ draw] = score + shifts[draw]
          draw &+= 1
        }
      }
    }
    if let bounds { keep(&output, within: bounds, step.weights, width) }
    if componentCount > 1, bounds == nil || aggregation != .arithmetic { addIndex(&output, step.weights, width) }
    if isLogged { for position in output.indices { output[position] = exp(output[position]) } }
    if let grid { for position in output.indices { output[position] = grid.nearest(output[position]) } }
    return output
  }

  /// Brings scores within the bounds after a shock to their level, and adds the index.
  ///
  /// The index is what the shock makes of it, bounded: its order is that before the shock. What the bounds took from one
  /// component the others make up for, in proportion to their room, so that they still add up to the index.
  private func keep(_ output: inout [Double], within bounds: SoftBounds, _ weights: [Double], _ width: Int) {
    let size = unitCount * width
    let isSum = componentCount > 1 && aggregation == .arithmetic
    var next = 0
    while next < size {
      let position = next
      next &+= 1
      var moved = 0.0
      var inside = 0.0
      var component = 0
      while component < componentCount {
        let place = component &* size &+ position
        let score = output[place]
        let kept = bounds.apply(score)
        moved += weights[component] * score
        inside += weights[component] * kept
        output[place] = kept
        component &+= 1
      }
      guard isSum else { continue }
      let index = bounds.apply(moved)
      output[componentCount * size + position] = index
      if index == inside { continue }
      let end = index > inside ? bounds.upper : bounds.lower
      guard end != inside else { continue }
      let share = (index - inside) / (end - inside)
      for component in 0..<componentCount {
        output[component * size + position] += share * (end - output[component * size + position])
      }
    }
  }

  private func addIndex(_ output: inout [Double], _ weights: [Double], _ width: Int) {
    let size = unitCount * width
    guard aggregation == .arithmetic else {
      var scores = [Double](repeating: 0, count: componentCount)
      for position in 0..<size {
        for component in 0..<componentCount { scores[component] = output[component * size + position] }
        output[componentCount * size + position] = aggregation.mean(scores, weights: weights)
      }
      return
    }
    for component in 0..<componentCount {
      for position in 0..<size {
        output[componentCount * size + position] += weights[component] * output[component * size + position]
      }
    }
  }

  /// The random numbers of a block, added up step by step: the shock of step h is the sum of h independent ones over
  /// √h, so that the errors of one draw hang together from step to step as those of a random walk do.
  struct Chains: Sendable {
    private(set) var surveys: [[Double]]
    private(set) var common: [[Double]]
    private(set) var noise: [Double]
    private(set) var picks: [UInt64]
    /// What sums are multiplied by: 1/√h.
    private(set) var scale = 1.0
    private let width: Int
    private let units: Int
    private let components: Int

    init(width: Int, surveys: Int, components: Int, units: Int) {
      self.width = width
      self.units = units
      self.components = components
      self.surveys = Array(repeating: [Double](repeating: 0, count: surveys), count: width)
      common = Array(repeating: [Double](repeating: 0, count: components), count: width)
      noise = []
      picks = [UInt64](repeating: 0, count: units * width)
    }

    /// Adds the shocks of a step, counted from 1.
    mutating func advance(to step: Int, block: Int, seed: UInt64, needsNoise: Bool) {
      scale = 1 / Double(step).squareRoot()
      let key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
      let keep = UInt32((Double(step - 1) / Double(step)).squareRoot() * 0x1p32)
      for draw in 0..<width {
        let number = UInt64(block * width + draw)
        var survey = PhiloxStream(seed: seed, stream: RandomPurpose.surveyShock.stream(step: step), draw: number)
        for position in surveys[draw].indices { surveys[draw][position] += survey.normal() }
        var level = PhiloxStream(seed: seed, stream: RandomPurpose.commonShock.stream(step: step), draw: number)
        for position in common[draw].indices { common[draw][position] += level.normal() }
        let (low, high) = (UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32))
        let stream = RandomPurpose.ownShock.stream(step: step)
        for unit in 0..<units {
          let words = Philox.block(counter: (UInt32(truncatingIfNeeded: unit), stream, low, high), key: key)
          if words.2 >= keep { picks[unit * width + draw] = UInt64(words.1) << 32 | UInt64(words.0) }
        }
      }
      if needsNoise { addNoise(step: step, block: block, seed: seed) }
    }

    private mutating func addNoise(step: Int, block: Int, seed: UInt64) {
      // Noise is needed from some step on; what the steps before would have added is drawn then.
      let first = noise.isEmpty ? 1 : step
      if noise.isEmpty { noise = [Double](repeating: 0, count: components * units * width) }
      for step in first...step {
        for draw in 0..<width {
          var random = PhiloxStream(
            seed: seed, stream: RandomPurpose.noise.stream(step: step), draw: UInt64(block * width + draw))
          for cell in 0..<(components * units) { noise[cell * width + draw] += random.normal() }
        }
      }
    }
  }
}
