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
    let positions = Dictionary(uniqueKeysWithValues: zip(panel.variables, panel.variables.indices))
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
      if seen == 0 {
        excluded.append(ExcludedUnit(unit: units[unit], reason: "no value up to \(times[origin])"))
      } else if problem.population == .presentAtOrigin && !isPresent {
        excluded.append(ExcludedUnit(unit: units[unit], reason: "no value at \(times[origin])"))
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

  /// The last value of the index of each unit up to a time, NaN where there was none.
  func lastIndex(_ time: Int) -> [Double] {
    units.indices.map { unit in
      stride(from: time, through: 0, by: -1).lazy.map { index[$0, unit] }.first { !$0.isNaN } ?? .nan
    }
  }
}

extension ObservedPanel {
  /// The competition ranks at the origin of some units, among all units observed then.
  func currentRanks(of units: [Int]) -> [Int?] {
    let sign: Double = problem.higherIsBetter ? -1 : 1
    let sorted = index.present(origin).map { sign * $0 }.sorted()
    return units.map { unit in
      let value = sign * index[origin, unit]
      if value.isNaN { return nil }
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] < value { low = middle + 1 } else { high = middle }
      }
      return low + 1
    }
  }
}
