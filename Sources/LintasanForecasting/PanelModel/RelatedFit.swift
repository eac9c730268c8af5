import LintasanStatistics
import LintasanTables

/// A rule whose standings of one component are drawn towards where units stand in another index.
///
/// What counts is the gap between the two standings at the last wave that lies between origin and target. Its coefficient is
/// learnt from what the rule missed at earlier targets, and shrunk as if two more had shown nothing.
final class RelatedFit: StandingRule {
  private let base: any StandingRule
  private let history: ObservedPanel
  private let standing: StandardizedScores
  private let driver: RelatedDriver
  private let waves: DriverStandings
  private let hasScore: [Int: [Bool]]
  /// The position of the component that is foretold.
  let component: Int

  private static let priorEpisodes = 2.0

  init?(_ base: any StandingRule, _ history: ObservedPanel, _ standing: StandardizedScores, driver: RelatedDriver) {
    guard let component = history.componentNames.firstIndex(of: driver.component) else { return nil }
    self.base = base
    self.history = history
    self.standing = standing
    self.driver = driver
    self.component = component
    waves = DriverStandings(driver.waves, units: history.units)
    hasScore = Dictionary(
      uniqueKeysWithValues: driver.waves.times.indices.map { time in
        (
          driver.waves.times[time],
          history.units.map { unit in
            driver.waves.position(ofUnit: unit).map { driver.waves[unit: $0, time: time, variable: 0] != nil } ?? false
          }
        )
      })
  }

  /// The last wave between an origin and a target; `nil` where there is none.
  func wave(_ origin: Int, _ horizon: Int) -> Int? {
    let (start, target) = (history.times[origin], history.time(origin, plus: horizon))
    return driver.waves.times.last { start <= $0 && $0 < target }
  }

  /// By how much each unit stands higher in the other index than in the component; `nil` without a wave, and 0 for a unit that
  /// lacks one of the two.
  func gap(_ origin: Int, _ horizon: Int) -> [Double]? {
    guard let wave = wave(origin, horizon), let scored = hasScore[wave] else { return nil }
    let there = waves.standings(through: wave)[0]
    let here = standing.z[component].row(origin)
    return zip(there.indices, here).map { unit, here in scored[unit] && !here.isNaN ? there[unit] - here : 0 }
  }

  /// What the rule itself missed at a target, beside the gap: sums of products.
  private func sums(_ origin: Int, _ horizon: Int) -> (xy: Double, xx: Double)? {
    guard let gap = gap(origin, horizon) else { return nil }
    let point = base.point(origin: origin, horizon: horizon)[component]
    var (xy, xx) = (0.0, 0.0)
    for unit in gap.indices {
      let missed = standing.z[component][origin + horizon, unit] - point[unit]
      if missed.isNaN { continue }
      xy += gap[unit] * missed
      xx += gap[unit] * gap[unit]
    }
    return xx > 0 ? (xy, xx) : nil
  }

  /// The coefficient of the gap that some earlier origins teach; 0 without any.
  func coefficient(of origins: [Int], horizon: Int) -> Double {
    let episodes = origins.compactMap { sums($0, horizon) }
    guard !episodes.isEmpty else { return 0 }
    let count = Double(episodes.count)
    let (xy, xx) = episodes.reduce((0.0, 0.0)) { ($0.0 + $1.xy, $0.1 + $1.xx) }
    return xy / (xx * (1 + Self.priorEpisodes / count))
  }

  /// Standings with a given coefficient of the gap.
  func point(origin: Int, horizon: Int, coefficient: Double) -> [[Double]] {
    var point = base.point(origin: origin, horizon: horizon)
    guard coefficient != 0, let gap = gap(origin, horizon) else { return point }
    for unit in gap.indices { point[component][unit] += coefficient * gap[unit] }
    return point
  }

  func point(origin: Int, horizon: Int) -> [[Double]] {
    let earlier = origin < horizon ? [] : Array(0...(origin - horizon))
    return point(
      origin: origin, horizon: horizon, coefficient: coefficient(of: earlier, horizon: horizon))
  }

  func isCarriedForward(target: Int) -> [Bool]? { base.isCarriedForward(target: target) }
  func priorScale(origin: Int, horizon: Int) -> [Double]? { base.priorScale(origin: origin, horizon: horizon) }
  var priorWeight: Double { base.priorWeight }
}
