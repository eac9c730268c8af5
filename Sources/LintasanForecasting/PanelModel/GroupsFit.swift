import LintasanCore
import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Smoothed standings whose distance from the group's mean decays.
///
/// The share of the distance that is left after h surveys starts from 0.75ʰ and is updated by what earlier origins
/// show, each counting as one and the start as four.
final class GroupsFit: StandingRule {
  private let history: ObservedPanel
  private let standing: StandardizedScores
  private let rule: ForecastRecipe.GroupRule
  private let levels: UnitTimeGrid
  private var targets: [Int: [Double]] = [:]
  private static let smoothing = 0.7
  private static let persistence = 0.75
  private static let persistenceWeight = 4.0
  private static let groupShrinkage = 5.0
  private static let subgroupShrinkage = 3.0
  private static let fewest = 20

  let priorWeight = 2.0

  init(_ history: ObservedPanel, _ standing: StandardizedScores, rule: ForecastRecipe.GroupRule) throws(ForecastError) {
    self.history = history
    self.standing = standing
    self.rule = rule
    for name in [rule.group] + (rule.subgroup.map { [$0] } ?? []) where history.problem.grouping(name) == nil {
      throw .unknownGrouping(name, available: history.problem.groups.map(\.name))
    }
    levels = StandardizedScores.smoothed(standing.z[0], weight: Self.smoothing)
  }

  func point(origin: Int, horizon: Int) -> [[Double]] {
    let target = target(origin)
    let kept = persistence(origin: origin, horizon: horizon)
    return [zip(target, levels.row(origin)).map { $0 + kept * ($1 - $0) }]
  }

  /// The share of the distance from the group that is left.
  func persistence(origin: Int, horizon: Int) -> Double {
    var (sum, weight) = (Self.persistenceWeight * pow(Self.persistence, Double(horizon)), Self.persistenceWeight)
    guard origin >= horizon else { return sum / weight }
    for earlier in 0...(origin - horizon) {
      let target = target(earlier)
      let carried = isCarriedForward(target: earlier + horizon)
      var (xx, xy, count) = (0.0, 0.0, 0)
      for unit in 0..<history.units.count where carried?[unit] != true {
        let x = levels[earlier, unit] - target[unit]
        let y = standing.z[0][earlier + horizon, unit] - target[unit]
        if (x * y).isNaN { continue }
        xx += x * x
        xy += x * y
        count += 1
      }
      if count >= Self.fewest, xx > 0 {
        sum += xy / xx
        weight += 1
      }
    }
    return sum / weight
  }

  /// Where each unit's group stands: the group's shrunk mean, and within it that of the subgroup.
  func target(_ origin: Int) -> [Double] {
    if let known = targets[origin] { return known }
    let year = history.times[origin]
    let level = Array(levels.row(origin))
    var target = [Double](repeating: 0, count: level.count)
    if let grouping = history.problem.grouping(rule.group) {
      let (codes, names) = history.groupCodes(grouping, at: year)
      target = StandardizedScores.groupMeans(
        level, codes: codes, groupCount: names.count, shrinkage: Self.groupShrinkage)
      if let name = rule.subgroup, let within = history.problem.grouping(name) {
        let has = codes.map { $0 >= 0 && rule.groupsWithSubgroups.contains(names[$0]) }
        let (subcodes, subnames) = history.groupCodes(within, at: year)
        let distances = level.indices.map { has[$0] ? level[$0] - target[$0] : .nan }
        let means = StandardizedScores.groupMeans(
          distances, codes: subcodes, groupCount: subnames.count, shrinkage: Self.subgroupShrinkage)
        for unit in target.indices where has[unit] { target[unit] += means[unit] }
      }
    }
    targets[origin] = target
    return target
  }

  func priorScale(origin: Int, horizon: Int) -> [Double]? {
    let distances = zip(standing.z[0].row(origin), target(origin)).map { $0 - $1 }.filter { !$0.isNaN }
    let spread = Moments.standardDeviation(distances, degreesLost: 0) ?? 1
    return [spread * (1 - pow(Self.persistence, 2 * Double(horizon))).squareRoot()]
  }

  func isCarriedForward(target: Int) -> [Bool]? {
    guard target > 0 else { return nil }
    var (equal, both) = (0, 0)
    let isEqual = history.units.indices.map { unit in
      let (now, before) = (history.index[target, unit], history.index[target - 1, unit])
      if !(now + before).isNaN { both += 1 }
      if now == before { equal += 1 }
      return now == before
    }
    return 2 * equal > both ? isEqual : nil
  }
}
