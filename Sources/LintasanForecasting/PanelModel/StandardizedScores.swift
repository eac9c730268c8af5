import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where units stand among all within each survey: scores less the survey's mean, over its spread.
struct StandardizedScores {
  /// Standardised scores, one grid a component.
  let z: [UnitTimeGrid]
  /// The mean of each component at each survey.
  let means: [[Double]]
  /// The standard deviation (divisor n) of each component at each survey, never 0.
  let spreads: [[Double]]

  /// Standardises each component within each survey.
  ///
  /// A survey of fewer than `pooledBelow` units takes the pooled spread of the surveys up to it.
  init(_ components: [UnitTimeGrid], pooledBelow: Int = 8) {
    var means: [[Double]] = []
    var spreads: [[Double]] = []
    var z: [UnitTimeGrid] = []
    for grid in components {
      var mean: [Double] = []
      var spread: [Double] = []
      var (squares, counted) = (0.0, 0)
      var standardised = grid
      for time in 0..<grid.timeCount {
        let present = grid.present(time)
        let centre = Moments.mean(present) ?? .nan
        let sum = Moments.sumOfSquares(present)
        squares += sum
        counted += present.count
        let deviation =
          present.count < pooledBelow
          ? (squares / Double(max(1, counted))).squareRoot() : (sum / Double(present.count)).squareRoot()
        mean.append(centre)
        spread.append(deviation > 0 ? deviation : 1)
        for unit in 0..<grid.unitCount { standardised[time, unit] = (grid[time, unit] - centre) / spread[time] }
      }
      means.append(mean)
      spreads.append(spread)
      z.append(standardised)
    }
    self.z = z
    self.means = means
    self.spreads = spreads
  }

  /// Simple exponential smoothing of every unit's series with one weight of the newest survey.
  ///
  /// A gap leaves the level as it is; the first value starts it.
  static func smoothed(_ z: UnitTimeGrid, weight: Double) -> UnitTimeGrid {
    var levels = z
    for time in 1..<max(1, z.timeCount) {
      for unit in 0..<z.unitCount {
        let (last, now) = (levels[time - 1, unit], z[time, unit])
        levels[time, unit] = now.isNaN ? last : (last.isNaN ? now : weight * now + (1 - weight) * last)
      }
    }
    return levels
  }

  /// The mean of each group, shrunk to 0 as if `shrinkage` members stood there, given to each member.
  ///
  /// Gaps do not count; units without a group form one of their own.
  static func groupMeans(_ values: [Double], codes: [Int], groupCount: Int, shrinkage: Double) -> [Double] {
    var sums = [Double](repeating: 0, count: groupCount + 1)
    var counts = [Double](repeating: 0, count: groupCount + 1)
    for (value, code) in zip(values, codes) where !value.isNaN {
      sums[code + 1] += value
      counts[code + 1] += 1
    }
    return codes.map { sums[$0 + 1] / (counts[$0 + 1] + shrinkage) }
  }
}
