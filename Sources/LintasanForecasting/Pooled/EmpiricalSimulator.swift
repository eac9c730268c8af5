import LintasanStatistics

/// Joint futures around centres: a common shock and each unit's own error, drawn from earlier ones of units at its level.
///
/// Own errors of one draw keep their place in their distribution from step to step, as often as those of a random walk
/// would. A unit whose donor did not move keeps its last score exactly.
struct EmpiricalSimulator: JointSimulator {
  /// One future survey.
  struct Step: Sendable {
    /// The centre of each unit on the model's scale, without the common move.
    let centres: [Double]
    /// How all units move together.
    let move: CommonShock
    /// Distributions of errors in units of volatility, and which one each unit draws from.
    let distributions: [ErrorDonors.ErrorQuantiles]
    let distribution: [Int]
    /// What an error is multiplied by, and what is taken off before.
    let scales: [Double]
    let shifts: [Double]
    /// Where units rarely move, earlier surveys to follow instead.
    let blocks: MoveBlocks?
  }

  let steps: [Step]
  /// The last score of each unit, as it is and on the model's scale.
  let last: [Double]
  let levels: [Double]
  let transform: ValueTransform
  let limits: ScoreLimits?
  let lattice: ScoreGrid?

  var unitCount: Int { last.count }
  var variableCount: Int { 1 }
  var stepCount: Int { steps.count }

  func block(_ index: Int, seed: UInt64, shared: SharedRandom?) -> [[Double]] {
    let (width, chains) = (drawsPerBlock, chains(index, seed, shared))
    return steps.indices.map { scores(steps[$0], chains[$0], width) }
  }

  private func chains(_ block: Int, _ seed: UInt64, _ shared: SharedRandom?) -> [Chain] {
    let (width, count, stepCount) = (drawsPerBlock, unitCount, stepCount)
    return shared.numbers(
      SharedRandom.Key(purpose: .ownShock, block: block, seed: seed, sizes: [count, stepCount]),
      count: (count + 2) * width * stepCount
    ) {
      var chain = Chain(width: width, units: count)
      return (0..<stepCount).map { step in
        chain.advance(to: step + 1, block: block, seed: seed)
        return chain
      }
    }
  }

  /// Where nothing but a unit's own error is drawn, its scores rise with its picks, which models share.
  func ascending(step: Int, draws: Int, seed: UInt64, shared: SharedRandom) -> [[Double]]? {
    let future = steps[step]
    guard future.move == .none, future.blocks == nil, !transform.isLogged, limits == nil,
      grid == nil, !future.distributions.contains(where: { $0.stays.contains(true) })
    else { return nil }
    let (count, width) = (unitCount, drawsPerBlock)
    let key = SharedRandom.Key(purpose: .ownShock, block: -1 - step, seed: seed, sizes: [count, stepCount, draws])
    let sorted = shared.numbers(key, count: count * draws) {
      let blocks = (0..<((draws + width - 1) / width)).map { chains($0, seed, shared)[step].picks }
      return (0..<count).map { unit in
        var picks: [Double] = []
        picks.reserveCapacity(blocks.count * width)
        for block in blocks { picks += block[(unit * width)..<((unit + 1) * width)].lazy.map { Double($0) } }
        picks.removeLast(picks.count - draws)
        return BucketSort.ascending(picks).map { UInt32($0) }
      }
    }
    return (0..<count).map { unit in
      let errors = future.distributions[future.distribution[unit]].errors
      let (centre, scale, shift) = (future.centres[unit], future.scales[unit], future.shifts[unit])
      return sorted[unit].map { centre + scale * (errors[Self.scaled($0, errors.count)] - shift) }
    }
  }

  private func scores(_ step: Step, _ chain: Chain, _ width: Int) -> [Double] {
    var output = [Double](repeating: 0, count: unitCount * width)
    let grid = grid
    let common = chain.common.map { step.move.move($0 * chain.scale) }
    for unit in 0..<unitCount {
      let (now, level) = (last[unit], levels[unit])
      for draw in 0..<width {
        let pick = chain.picks[unit * width + draw]
        var moved = true
        var score = level
        if let blocks = step.blocks {
          let block = blocks.blocks[Self.scaled(chain.surveys[draw], blocks.blocks.count)]
          let donor = Int(block.starts[unit]) + Self.scaled(pick, Int(block.counts[unit]))
          let move = block.moves[donor]
          moved = move != 0
          score += move
        } else {
          let errors = step.distributions[step.distribution[unit]]
          let place = Self.scaled(pick, errors.errors.count)
          moved = !errors.stays[place]
          score = step.centres[unit] + common[draw] + step.scales[unit] * (errors.errors[place] - step.shifts[unit])
        }
        output[unit * width + draw] = moved ? within(transform.back(score), now, grid) : now
      }
    }
    return output
  }

  private func within(_ score: Double, _ last: Double, _ grid: ScoreGrid?) -> Double {
    var score = limits?.apply(score, last: last) ?? score
    if let grid { score = grid.nearest(score) }
    if let grades = grid?.grades { score = max(grades.lowerBound, min(grades.upperBound, score)) }
    return score
  }

  /// A number below `count` by 32 random bits.
  private static func scaled(_ word: UInt32, _ count: Int) -> Int { Int((UInt64(word) &* UInt64(count)) >> 32) }

  /// A draw from Student's t with unit scale by a normal one: the expansion of Cornish and Fisher, increasing for two
  /// degrees of freedom and more.
  static func student(_ z: Double, degreesOfFreedom: Double) -> Double {
    let (square, inverse) = (z * z, 1 / max(degreesOfFreedom, 2))
    let second = (5 * square * square + 16 * square + 3) / 96 * inverse * inverse
    return z * (1 + (square + 1) / 4 * inverse + second)
  }

  /// The random numbers of a block, step by step.
  struct Chain: Sendable {
    private(set) var common: [Double]
    private(set) var surveys: [UInt32]
    private(set) var picks: [UInt32]
    /// What sums of normal shocks are multiplied by: 1/√h.
    private(set) var scale = 1.0
    private let width: Int
    private let units: Int

    init(width: Int, units: Int) {
      self.width = width
      self.units = units
      common = [Double](repeating: 0, count: width)
      surveys = [UInt32](repeating: 0, count: width)
      picks = [UInt32](repeating: 0, count: units * width)
    }

    /// Adds the shocks of a step, counted from 1; picks are kept as often as the shocks of a random walk agree.
    mutating func advance(to step: Int, block: Int, seed: UInt64) {
      scale = 1 / Double(step).squareRoot()
      let key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
      let keep = step == 1 ? 0 : UInt32((Double(step - 1) / Double(step)).squareRoot() * 0x1p32)
      for draw in 0..<width {
        let number = UInt64(block * width + draw)
        var level = PhiloxStream(seed: seed, stream: RandomPurpose.commonShock.stream(step: step), draw: number)
        common[draw] += level.normal()
        var survey = PhiloxStream(seed: seed, stream: RandomPurpose.surveyShock.stream(step: step), draw: number)
        let word = survey.next()
        if UInt32(truncatingIfNeeded: word) >= keep { surveys[draw] = UInt32(truncatingIfNeeded: word >> 32) }
        let (low, high) = (UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32))
        let stream = RandomPurpose.ownShock.stream(step: step)
        for unit in stride(from: 0, to: units, by: 2) {
          // One block of random words serves two units.
          let words = Philox.block(counter: (UInt32(truncatingIfNeeded: unit), stream, low, high), key: key)
          if words.1 >= keep { picks[unit * width + draw] = words.0 }
          if unit + 1 < units, words.3 >= keep { picks[(unit + 1) * width + draw] = words.2 }
        }
      }
    }
  }
}
