import LintasanStatistics

/// Independent normal futures of the index around a point.
///
/// A step's error is the sum of as many independent shocks as there are steps, scaled to the step's standard deviation,
/// so that a path does not jump about between steps.
struct NormalSimulator: JointSimulator {
  /// For each step the points, one a unit.
  let points: [[Double]]
  /// For each step the standard deviations, one a unit.
  let deviations: [[Double]]

  var unitCount: Int { points.first?.count ?? 0 }
  var variableCount: Int { 1 }
  var stepCount: Int { points.count }

  func block(_ index: Int, seed: UInt64, shared: SharedRandom?) -> [[Double]] {
    let (count, width) = (unitCount, drawsPerBlock)
    let sums = sums(index, seed, shared)
    return points.indices.map { step in
      let share = 1 / Double(step + 1).squareRoot()
      var scores = sums[step]
      for unit in 0..<count {
        let (point, deviation) = (points[step][unit], deviations[step][unit] * share)
        for position in (unit * width)..<((unit + 1) * width) { scores[position] = point + deviation * scores[position] }
      }
      return scores
    }
  }

  /// Scores rise with shocks, which all models of the same units share: these are put in order once.
  func ascending(step: Int, draws: Int, seed: UInt64, shared: SharedRandom) -> [[Double]]? {
    let (count, width) = (unitCount, drawsPerBlock)
    let key = SharedRandom.Key(purpose: .noise, block: -1 - step, seed: seed, sizes: [count, stepCount, draws])
    let sorted = shared.numbers(key, count: count * draws) {
      let blocks = (0..<((draws + width - 1) / width)).map { sums($0, seed, shared)[step] }
      return (0..<count).map { unit in
        var shocks: [Double] = []
        shocks.reserveCapacity(blocks.count * width)
        for block in blocks { shocks += block[(unit * width)..<((unit + 1) * width)] }
        shocks.removeLast(shocks.count - draws)
        return BucketSort.ascending(shocks)
      }
    }
    let share = 1 / Double(step + 1).squareRoot()
    return (0..<count).map { unit in
      let (point, deviation) = (points[step][unit], deviations[step][unit] * share)
      return sorted[unit].map { point + deviation * $0 }
    }
  }

  private func sums(_ block: Int, _ seed: UInt64, _ shared: SharedRandom?) -> [[Double]] {
    let (count, width, steps) = (unitCount, drawsPerBlock, stepCount)
    return shared.numbers(
      SharedRandom.Key(purpose: .noise, block: block, seed: seed, sizes: [count, steps]), count: count * width * steps
    ) { Self.sums(block: block, seed: seed, units: count, width: width, steps: steps) }
  }

  /// Normal shocks of a block, added up step by step.
  private static func sums(block: Int, seed: UInt64, units: Int, width: Int, steps: Int) -> [[Double]] {
    var shocks = [Double](repeating: 0, count: units * width)
    return (0..<steps).map { step in
      for draw in 0..<width {
        var random = PhiloxStream(
          seed: seed, stream: RandomPurpose.noise.stream(step: step + 1), draw: UInt64(block * width + draw))
        for unit in 0..<units { shocks[unit * width + draw] += random.normal() }
      }
      return shocks
    }
  }
}
