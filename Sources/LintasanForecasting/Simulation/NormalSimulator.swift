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

  func block(_ index: Int, seed: UInt64) -> [[Double]] {
    let (count, width) = (unitCount, drawsPerBlock)
    var shocks = [Double](repeating: 0, count: count * width)
    var steps: [[Double]] = []
    for step in points.indices {
      for draw in 0..<width {
        var random = PhiloxStream(
          seed: seed, stream: RandomPurpose.noise.stream(step: step + 1), draw: UInt64(index * width + draw))
        for unit in 0..<count { shocks[unit * width + draw] += random.normal() }
      }
      let share = 1 / Double(step + 1).squareRoot()
      var scores = shocks
      for unit in 0..<count {
        let (point, deviation) = (points[step][unit], deviations[step][unit] * share)
        for position in (unit * width)..<((unit + 1) * width) {
          scores[position] = point + deviation * shocks[position]
        }
      }
      steps.append(scores)
    }
    return steps
  }
}
