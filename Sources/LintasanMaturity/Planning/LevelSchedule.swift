/// Levels laid over years: one level of an indicator a year, what waits for another not before it, and the cost spread as evenly
/// as that allows. One schedule serves every instrument.
struct LevelSchedule {
  /// One level of one indicator.
  struct Unit {
    /// The position of the indicator.
    let indicator: Int
    /// The level that is reached.
    let level: Int
    /// What it costs.
    let cost: Double
  }

  /// Which levels of one indicator wait for which of another.
  struct Rule {
    /// The position of the indicator that goes first.
    let first: Int
    /// The position of the one that waits.
    let then: Int
    /// The level of the one that waits, and the level of the first that it needs; `nil` where each level waits for its like.
    let levels: (then: Int, first: Int)?
    /// The years in between: 0 where both can be done in the same year.
    let years: Int

    /// Whether a unit of `then` waits for a unit of `first`.
    func binds(_ unit: Unit, to other: Unit) -> Bool {
      guard other.indicator == first, unit.indicator == then else { return false }
      guard let levels else { return other.level <= unit.level }
      return unit.level >= levels.then && other.level <= levels.first
    }
  }

  private struct Wait {
    var predecessors: [(unit: Int, years: Int)] = []
    /// The longest chain of years before it.
    var earliest = 0
    /// The longest chain of years after it.
    var followers = 0
  }

  /// The fewest years that the units need.
  let fewestYears: Int
  private let units: [Unit]
  private let waits: [Wait]

  init(_ units: [Unit], _ rules: [Rule]) {
    self.units = units
    let waits = Self.waits(units, rules)
    self.waits = waits
    fewestYears = waits.map(\.earliest).max().map { $0 + 1 } ?? 0
  }

  /// The place of each unit's year, for at least ``fewestYears``, and what is spent in each.
  func places(in count: Int) -> (places: [Int], spent: [Double]) {
    let share = units.reduce(0) { $0 + $1.cost } / Double(max(1, count))
    var spent = [Double](repeating: 0, count: count)
    var places = [Int](repeating: 0, count: units.count)
    // Those that others wait for longest go first; each goes into the first open year, no later than it must.
    let order = units.indices.sorted {
      (waits[$1].followers, waits[$0].earliest, units[$0].indicator, $0) < (
        waits[$0].followers, waits[$1].earliest, units[$1].indicator, $1
      )
    }
    for unit in inDependencyOrder(order) {
      let after = waits[unit].predecessors.map { places[$0.unit] + $0.years }.max() ?? 0
      let last = count - 1 - waits[unit].followers
      var year = after
      while year < last, spent[year] + units[unit].cost > share * (1 + 1e-9) { year += 1 }
      year = min(max(0, year), count - 1)
      spent[year] += units[unit].cost
      places[unit] = year
    }
    return (places, spent)
  }

  private static func waits(_ units: [Unit], _ rules: [Rule]) -> [Wait] {
    var waits = [Wait](repeating: Wait(), count: units.count)
    for (index, unit) in units.enumerated() {
      waits[index].predecessors = units.indices.compactMap { other in
        if units[other].indicator == unit.indicator { return units[other].level == unit.level - 1 ? (other, 1) : nil }
        return rules.first { $0.binds(unit, to: units[other]) }.map { (other, $0.years) }
      }
    }
    // Chains are short and acyclic (a level waits for lower levels or for what itself waits for nothing that waits for it).
    for _ in 0..<units.count {
      var isSettled = true
      for index in units.indices {
        for (other, years) in waits[index].predecessors {
          if waits[other].earliest + years > waits[index].earliest {
            waits[index].earliest = waits[other].earliest + years
            isSettled = false
          }
          if waits[index].followers + years > waits[other].followers {
            waits[other].followers = waits[index].followers + years
            isSettled = false
          }
        }
      }
      if isSettled { break }
    }
    return waits
  }

  private func inDependencyOrder(_ order: [Int]) -> [Int] {
    var placed = Set<Int>()
    var result: [Int] = []
    var open = order
    while !open.isEmpty {
      let ready = open.filter { waits[$0].predecessors.allSatisfy { placed.contains($0.unit) } }
      guard !ready.isEmpty else { return result + open }
      result += ready
      placed.formUnion(ready)
      open.removeAll { placed.contains($0) }
    }
    return result
  }
}
