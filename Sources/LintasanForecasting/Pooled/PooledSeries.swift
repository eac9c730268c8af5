import LintasanStatistics

/// One variable of a panel, and what is known of every unit at each survey: its last score, its smoothed score, its mean,
/// its trend. All that is said of a survey uses that survey and earlier ones only.
struct PooledSeries {
  /// Scores on the scale of the model; a gap is NaN.
  let scores: UnitTimeGrid
  /// The last score up to each survey.
  let last: UnitTimeGrid
  /// For each survey and unit how many surveys it has not moved.
  let unmoved: [[Int]]
  /// The time of each survey.
  let times: [Int]

  /// How many features a unit has.
  static let featureCount = 5
  private static let trendSurveys = 8

  private let smooth: UnitTimeGrid
  private let seen: UnitTimeGrid
  private let totals: UnitTimeGrid

  init(_ scores: UnitTimeGrid, times: [Int]) {
    self.scores = scores
    self.times = times
    last = StandardizedScores.smoothed(scores, weight: 1)
    smooth = StandardizedScores.smoothed(scores, weight: 0.5)
    let count = scores.unitCount
    var seen = UnitTimeGrid(timeCount: scores.timeCount, unitCount: count, repeating: 0)
    var totals = seen
    var unmoved: [[Int]] = []
    for time in 0..<scores.timeCount {
      var run = [Int](repeating: 0, count: count)
      for unit in 0..<count {
        let value = scores[time, unit]
        seen[time, unit] = (time > 0 ? seen[time - 1, unit] : 0) + (value.isNaN ? 0 : 1)
        totals[time, unit] = (time > 0 ? totals[time - 1, unit] : 0) + (value.isNaN ? 0 : value)
        if time > 0, value == scores[time - 1, unit] { run[unit] = unmoved[time - 1][unit] + 1 }
      }
      unmoved.append(run)
    }
    self.seen = seen
    self.totals = totals
    self.unmoved = unmoved
  }

  /// The change of each unit from a survey to a later one; NaN where it was not in both.
  func changes(_ origin: Int, _ horizon: Int) -> [Double] {
    (0..<scores.unitCount).map { scores[origin + horizon, $0] - scores[origin, $0] }
  }

  /// The median change of the units that were in two surveys; `nil` where fewer than two were.
  func commonChange(_ origin: Int, _ horizon: Int) -> Double? {
    let changes = changes(origin, horizon).filter { !$0.isNaN }
    return changes.count < 2 ? nil : Quantiles.median(changes)
  }

  /// Five features of each unit at a survey, unit after unit, each less its median over the units present: the gaps of the
  /// last score from the smoothed one, from the unit's own mean and from the middle, the trend, the last change.
  func features(_ origin: Int) -> [Double] {
    let count = scores.unitCount
    let back = max(0, origin - Self.trendSurveys)
    let before = max(0, origin - 1)
    var columns = [[Double]](repeating: [Double](repeating: 0, count: count), count: Self.featureCount)
    for unit in 0..<count {
      let level = last[origin, unit]
      let surveys = seen[origin, unit]
      columns[0][unit] = smooth[origin, unit] - level
      columns[1][unit] = totals[origin, unit] / max(surveys, 1) - level
      columns[2][unit] = -level
      columns[3][unit] = (level - last[back, unit]) / Double(max(origin - back, 1))
      columns[4][unit] = level - last[before, unit]
    }
    for column in columns.indices {
      let known = (0..<count).filter { !scores[origin, $0].isNaN }.map { columns[column][$0] }.filter { !$0.isNaN }
      let middle = Quantiles.median(known) ?? 0
      for unit in 0..<count { columns[column][unit] -= middle }
    }
    var features = [Double](repeating: 0, count: count * Self.featureCount)
    for unit in 0..<count {
      let surveys = seen[origin, unit]
      columns[1][unit] *= surveys / (surveys + 2)
      for column in columns.indices {
        let value = columns[column][unit]
        features[unit * Self.featureCount + column] = value.isNaN ? 0 : value
      }
    }
    return features
  }
}
