import LintasanCore
import LintasanStatistics
import LintasanTables

/// A problem in the form that models compute with: grids of what was observed up to the origin.
struct ObservedPanel {
  let problem: ForecastProblem
  let times: [Int]
  let units: [String]
  /// The components, or the index alone.
  let components: [UnitTimeGrid]
  let index: UnitTimeGrid

  init(_ problem: ForecastProblem) {
    self.problem = problem
    let panel = problem.panel
    times = panel.times
    units = panel.units
    // The column of the index may be that of a component too.
    let positions = Dictionary(zip(panel.variables, panel.variables.indices)) { first, _ in first }
    index = UnitTimeGrid(panel, variable: positions[problem.index] ?? 0)
    components =
      problem.components.isEmpty
      ? [index] : problem.components.map { UnitTimeGrid(panel, variable: positions[$0] ?? 0) }
  }

  /// The position of the origin among the times.
  var origin: Int { times.count - 1 }

  /// The names of the components, or of the index alone.
  var componentNames: [String] { problem.components.isEmpty ? [problem.index] : problem.components }

  /// The weights of a year; 1 for an index by itself.
  func weights(in year: Int) -> [Double] {
    problem.components.isEmpty ? [1] : problem.weights.weights(in: year)
  }

  /// The time of survey `position + steps`, within the history or after it.
  func time(_ position: Int, plus steps: Int) -> Int {
    let target = position + steps
    if target < times.count { return times[target] }
    return problem.calendar.years(after: times[origin], steps: target - origin)[target - origin - 1]
  }

  /// The codes of the groups that units belonged to at a time, and how many groups there are; a unit without a group
  /// gets −1.
  func groupCodes(_ grouping: GroupAttribute, at time: Int) -> (codes: [Int], names: [String]) {
    let groups = units.map { grouping.group(of: $0, at: time) }
    let names = Set(groups.compactMap { $0 }).sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
    let codes = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    return (groups.map { $0.flatMap { codes[$0] } ?? -1 }, names)
  }

  /// The units that are forecast, with what is to be said of each, and those that are left out with the reason.
  func population() -> (units: [Int], flags: [ForecastFlags], excluded: [ExcludedUnit]) {
    var kept: [Int] = []
    var flags: [ForecastFlags] = []
    var excluded: [ExcludedUnit] = []
    for unit in units.indices {
      let seen = times.indices.count { time in components.allSatisfy { !$0[time, unit].isNaN } }
      let isPresent = components.allSatisfy { !$0[origin, unit].isNaN }
      let last = times.indices.last { time in components.allSatisfy { !$0[time, unit].isNaN } } ?? origin
      if seen == 0 {
        excluded.append(ExcludedUnit(unit: units[unit], lack: .valueUpTo(times[origin])))
      } else if !isForecast(lastSeen: last) {
        excluded.append(ExcludedUnit(unit: units[unit], lack: .valueAt(times[origin])))
      } else {
        kept.append(unit)
        var flag: ForecastFlags = []
        if seen < 2 { flag.insert(.fewPoints) }
        if !isPresent { flag.insert(.notAtOrigin) }
        flags.append(flag)
      }
    }
    return (kept, flags, excluded)
  }

  /// Whether a unit that was last observed at a survey belongs to the population.
  private func isForecast(lastSeen time: Int) -> Bool {
    switch problem.population {
    case .present, .changing: time == origin
    case .ever: true
    case .recent(let surveys): time >= origin - max(0, surveys)
    }
  }

  /// The last value of the index of each unit up to a time, NaN where there was none.
  func lastIndex(_ time: Int) -> [Double] {
    units.indices.map { unit in
      stride(from: time, through: 0, by: -1).lazy.map { index[$0, unit] }.first { !$0.isNaN } ?? .nan
    }
  }
}

extension ObservedPanel {
  /// The ranks at the origin of some units, among all units observed then; where others are carried forward, among all of
  /// the population by their last scores, so that ranks now and ranks to come are of the same units.
  func currentRanks(of units: [Int]) -> [Double?] {
    let isOfPresent = problem.population == .present || problem.population == .changing
    let last = isOfPresent ? Array(index.row(origin)) : lastIndex(origin)
    let members = (isOfPresent ? Array(self.units.indices) : units).filter { !last[$0].isNaN }
    let ranks = RowRanker.ranks(
      members.map { last[$0] }, higherIsBetter: problem.higherIsBetter, ties: problem.ties)
    let byUnit = Dictionary(zip(members, ranks)) { first, _ in first }
    return units.map { byUnit[$0] }
  }
}
