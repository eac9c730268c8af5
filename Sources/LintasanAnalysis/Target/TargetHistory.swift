import LintasanIndices
import LintasanStatistics
import LintasanTables

/// What entities ever gained in as many surveys as a target has.
struct TargetHistory: Sendable {
  private let index: IndexData
  private let windows: [(first: Int, last: Int)]
  /// Entities whose start lay within this distance are comparable.
  private let reach: Double

  /// - Parameter surveys: the number of surveys ahead.
  init(_ index: IndexData, origin: Int, surveys: Int, start: Double) {
    self.index = index
    let first = index.definition?.firstComparableYear(for: origin) ?? index.years[0]
    let times = index.panel.times.indices.filter { index.panel.times[$0] >= first && index.panel.times[$0] <= origin }
    windows = times.compactMap { time in
      times.contains(time + surveys) ? (time, time + surveys) : nil
    }
    let bounds = index.bounds
    reach = bounds.map { ($0.upperBound - $0.lowerBound) / 10 } ?? .infinity
  }

  /// How many entities that once stood within a tenth of the scale of `from` ever gained so much from there, and how many
  /// stood there.
  func count(gaining gain: Double, variable: Int, from: Double, sign: Double) -> (reached: Int, of: Int) {
    var (reached, of) = (0, 0)
    for unit in index.panel.units.indices {
      var (isComparable, hasReached) = (false, false)
      for window in windows {
        guard let first = index.panel[unit: unit, time: window.first, variable: variable],
          let last = index.panel[unit: unit, time: window.last, variable: variable], abs(first - from) <= reach
        else { continue }
        isComparable = true
        if (last - first) * sign >= gain { hasReached = true }
      }
      of += isComparable ? 1 : 0
      reached += hasReached ? 1 : 0
    }
    return (reached, of)
  }

  /// The standard deviation of gains in a variable; 1 where none are known.
  func spread(variable: Int) -> Double {
    var gains: [Double] = []
    for unit in index.panel.units.indices {
      for window in windows {
        if let first = index.panel[unit: unit, time: window.first, variable: variable],
          let last = index.panel[unit: unit, time: window.last, variable: variable]
        {
          gains.append(last - first)
        }
      }
    }
    return Moments.standardDeviation(gains).flatMap { $0 > 0 ? $0 : nil } ?? 1
  }
}
