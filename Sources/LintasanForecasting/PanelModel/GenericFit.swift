import LintasanLinearAlgebra
import LintasanStatistics

/// The last standing, corrected by a pooled ridge regression on five gaps where that has paid at earlier origins.
///
/// The gaps are: from the smoothed level, from the unit's own mean, from its group (or from the average), the trend over
/// up to eight surveys, and the last change.
final class GenericFit: StandingRule {
  private let history: ObservedPanel
  private let z: UnitTimeGrid
  private let last: UnitTimeGrid
  private let smooth: UnitTimeGrid
  private var sums: [Key: (gram: Matrix, cross: [Double])] = [:]
  private var corrections: [Key: [Double]] = [:]
  private var errors: [Key: (naive: Double, corrected: Double)?] = [:]
  private var seen: UnitTimeGrid
  private var totals: UnitTimeGrid
  private static let featureCount = 5
  private static let trendSurveys = 8
  private static let priorSurveys = 1.0
  private static let fewestEvaluations = 3
  private static let evaluations = 20
  private static let margin = 0.01
  private static let fewestUnits = 8
  private static let confidence = 0.9
  private static let latestEvaluations = 2
  private static let manyUnits = 100
  private static let groupShrinkage = 5.0

  private struct Key: Hashable {
    let origin: Int
    let horizon: Int
  }

  init(_ history: ObservedPanel, _ standing: StandardizedScores) {
    self.history = history
    z = standing.z[0]
    last = StandardizedScores.smoothed(z, weight: 1)
    smooth = StandardizedScores.smoothed(z, weight: 0.5)
    seen = UnitTimeGrid(timeCount: z.timeCount, unitCount: z.unitCount, repeating: 0)
    totals = seen
    for time in 0..<z.timeCount {
      for unit in 0..<z.unitCount {
        let value = z[time, unit]
        seen[time, unit] = (time > 0 ? seen[time - 1, unit] : 0) + (value.isNaN ? 0 : 1)
        totals[time, unit] = (time > 0 ? totals[time - 1, unit] : 0) + (value.isNaN ? 0 : value)
      }
    }
  }

  func point(origin: Int, horizon: Int) -> [[Double]] {
    let level = Array(last.row(origin))
    guard isUseful(origin: origin, horizon: horizon), let correction = correction(origin, horizon) else {
      return [level]
    }
    return [zip(level, correction).map { $0 + $1 }]
  }

  /// In a small panel a median of wide draws drifts towards the middle ranks; without a correction that has proved
  /// itself, the last order is kept. The same where not one earlier survey shows how wide draws should be.
  func prefersPoint(origin: Int, horizon: Int) -> Bool {
    (history.units.count < Self.manyUnits || origin < 1) && !isUseful(origin: origin, horizon: horizon)
  }

  let mayScaleByScores = true

  /// Whether the correction has beaten the last value at earlier origins by more than chance would (one-sided, 90 %), and
  /// at the latest of them too: what held once may hold no more.
  func isUseful(origin: Int, horizon: Int) -> Bool {
    guard history.units.count >= Self.fewestUnits, origin - horizon >= 1 else { return false }
    var naive: [Double] = []
    var gains: [Double] = []
    for earlier in max(1, origin - horizon - Self.evaluations)...(origin - horizon) {
      guard let found = errorsAt(earlier, horizon) else { continue }
      naive.append(found.naive)
      gains.append(found.naive - found.corrected)
    }
    guard gains.count >= Self.fewestEvaluations, let gain = Moments.mean(gains), let usual = Moments.mean(naive),
      let deviation = Moments.standardDeviation(gains)
    else { return false }
    let freedom = Double(gains.count - 1)
    guard let quantile = try? StudentT(degreesOfFreedom: freedom).quantile(Self.confidence) else { return false }
    let error = deviation / Double(gains.count).squareRoot() * Double(horizon).squareRoot()
    let latest = gains.suffix(Self.latestEvaluations).reduce(0, +)
    return gain > Self.margin * usual && gain > quantile * error && latest > 0
  }

  /// Mean absolute errors at an earlier origin, of the last value and of the corrected one.
  func errorsAt(_ origin: Int, _ horizon: Int) -> (naive: Double, corrected: Double)? {
    let key = Key(origin: origin, horizon: horizon)
    if let known = errors[key] { return known }
    var found: (naive: Double, corrected: Double)?
    if let correction = correction(origin, horizon) {
      var (naive, corrected, count) = (0.0, 0.0, 0.0)
      for unit in 0..<z.unitCount {
        let change = z[origin + horizon, unit] - last[origin, unit]
        if change.isNaN { continue }
        naive += abs(change)
        corrected += abs(change - correction[unit])
        count += 1
      }
      if count > 0 { found = (naive / count, corrected / count) }
    }
    errors[key] = .some(found)
    return found
  }

  /// The correction of each unit's last standing, learnt from earlier origins; `nil` where there is none.
  func correction(_ origin: Int, _ horizon: Int) -> [Double]? {
    let key = Key(origin: origin, horizon: horizon)
    if let known = corrections[key] { return known }
    guard origin - horizon >= 1 else { return nil }
    let count = Self.featureCount
    var gram = Matrix(rows: count, columns: count)
    var cross = [Double](repeating: 0, count: count)
    for earlier in 1...(origin - horizon) {
      let (added, addedCross) = sum(earlier, horizon)
      gram = (try? gram.plus(added)) ?? gram
      for position in 0..<count { cross[position] += addedCross[position] }
    }
    let diagonal = gram.diagonal
    let floor = 1e-9 * (1 + diagonal.reduce(0, +) / Double(count))
    for position in 0..<count {
      gram[position, position] += diagonal[position] / Double(origin - horizon) * Self.priorSurveys + floor
    }
    guard let coefficients = try? Cholesky(gram).solve(cross) else { return nil }
    let features = features(origin)
    let correction = (0..<z.unitCount).map { unit in
      (0..<count).reduce(0.0) { $0 + features[unit * count + $1] * coefficients[$1] }
    }
    corrections[key] = correction
    return correction
  }

  private func sum(_ origin: Int, _ horizon: Int) -> (gram: Matrix, cross: [Double]) {
    let key = Key(origin: origin, horizon: horizon)
    if let known = sums[key] { return known }
    let count = Self.featureCount
    let features = features(origin)
    var gram = Matrix(rows: count, columns: count)
    var cross = [Double](repeating: 0, count: count)
    for unit in 0..<z.unitCount {
      let change = z[origin + horizon, unit] - last[origin, unit]
      if change.isNaN { continue }
      for row in 0..<count {
        let value = features[unit * count + row]
        cross[row] += value * change
        for column in 0..<count { gram[row, column] += value * features[unit * count + column] }
      }
    }
    sums[key] = (gram, cross)
    return (gram, cross)
  }

  /// The five gaps of each unit at an origin, unit after unit; what is unknown counts as 0.
  private func features(_ origin: Int) -> [Double] {
    let back = max(0, origin - Self.trendSurveys)
    let level = Array(last.row(origin))
    var groups = [Double](repeating: 0, count: level.count)
    if let grouping = history.problem.groups.first {
      let (codes, names) = history.groupCodes(grouping, at: history.times[origin])
      groups = StandardizedScores.groupMeans(
        level, codes: codes, groupCount: names.count, shrinkage: Self.groupShrinkage)
    }
    var features: [Double] = []
    features.reserveCapacity(level.count * Self.featureCount)
    for unit in level.indices {
      let count = seen[origin, unit]
      let gaps = [
        smooth[origin, unit] - level[unit],
        count / (count + 2) * (totals[origin, unit] / max(count, 1) - level[unit]),
        groups[unit] - level[unit],
        (level[unit] - last[back, unit]) / Double(max(origin - back, 1)),
        level[unit] - last[max(origin - 1, 0), unit],
      ]
      for gap in gaps { features.append(gap.isNaN ? 0 : gap) }
    }
    return features
  }
}
