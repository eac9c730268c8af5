import LintasanIndices
public import LintasanTables

/// A plan laid over years: one level of an indicator a year, policies before the practices that rest on them, and the
/// cost spread as evenly as that allows.
public struct RoadMap: Hashable, Sendable {
  /// A level raised in a year.
  public struct Stage: Hashable, Sendable {
    /// The year.
    public let year: Int
    /// The indicator.
    public let item: Questionnaire.Item
    /// The level before.
    public let from: Int
    /// The level after.
    public let to: Int
    /// The cost of the level.
    public let cost: Double
  }

  /// All stages, by year, then in the order of the questionnaire.
  public let stages: [Stage]
  /// Where the agency stands at the end of each year.
  public let scorecards: [(year: Int, scorecard: Scorecard, cost: Double)]

  public static func == (first: RoadMap, second: RoadMap) -> Bool { first.stages == second.stages }
  public func hash(into hasher: inout Hasher) { hasher.combine(stages) }

  /// The fewest years that a plan needs: its longest chain of levels that wait for one another.
  public static func fewestYears(_ plan: RaisePlan, prerequisites: [Prerequisite]) -> Int {
    waits(units(plan), prerequisites).map(\.earliest).max().map { $0 + 1 } ?? 0
  }

  /// Lays a plan over years.
  ///
  /// A practice is raised to a level only in a year after its policy was raised to that level, where the plan raises the
  /// policy so far; otherwise after the last raise of the policy that the plan holds below that level.
  ///
  /// - Parameters:
  ///   - plan: the raises.
  ///   - start: the answers now.
  ///   - years: ascending.
  ///   - prerequisites: what must come before what.
  /// - Throws: `.tooFewYears` with the number needed.
  public init(
    _ plan: RaisePlan, from start: Answers, years: [Int], prerequisites: [Prerequisite]
  ) throws(QuestionnaireError) {
    let questionnaire = plan.scorecard.questionnaire
    let units = Self.units(plan)
    let waits = Self.waits(units, prerequisites)
    let needed = waits.map(\.earliest).max().map { $0 + 1 } ?? 0
    guard years.count >= max(1, needed) else { throw .tooFewYears(found: years.count, needed: max(1, needed)) }

    let total = units.reduce(0) { $0 + $1.cost }
    let share = total / Double(years.count)
    var spent = [Double](repeating: 0, count: years.count)
    var yearOf = [Int](repeating: 0, count: units.count)
    // Those that others wait for longest go first; each goes into the first open year, no later than it must.
    let order = units.indices.sorted {
      (waits[$1].followers, waits[$0].earliest, units[$0].item.number) < (
        waits[$0].followers, waits[$1].earliest, units[$1].item.number
      )
    }
    for unit in Self.inDependencyOrder(order, waits) {
      let after = waits[unit].predecessors.map { yearOf[$0] + 1 }.max() ?? 0
      let last = years.count - 1 - waits[unit].followers
      var year = after
      while year < last, spent[year] + units[unit].cost > share * (1 + 1e-9) { year += 1 }
      spent[year] += units[unit].cost
      yearOf[unit] = year
    }

    stages = units.indices.sorted { (yearOf[$0], $0) < (yearOf[$1], $1) }.map {
      Stage(
        year: years[yearOf[$0]], item: units[$0].item, from: units[$0].level - 1, to: units[$0].level,
        cost: units[$0].cost)
    }
    var levels = start.levels
    var cards: [(year: Int, scorecard: Scorecard, cost: Double)] = []
    for (position, year) in years.enumerated() {
      for unit in units.indices where yearOf[unit] == position { levels[units[unit].position] += 1 }
      cards.append((year, Scorecard(Answers(trusted: levels), of: questionnaire), spent[position]))
    }
    scorecards = cards
  }

  /// One row a stage: `year, indicator, name, from, to, cost`.
  public func table(language: String = "en") -> Table {
    Table(
      Column("year", stages.map(\.year)), Column("indicator", stages.map(\.item.number)),
      Column("name", stages.map { $0.item.name.text(in: language) }), Column("from", stages.map(\.from)),
      Column("to", stages.map(\.to)), Column("cost", stages.map(\.cost)))
  }

  /// One row a year: `year, levels, cost, index, predicate`.
  public func yearTable(language: String = "en") -> Table {
    Table(
      Column("year", scorecards.map(\.year)),
      Column("levels", scorecards.map { card in stages.count { $0.year == card.year } }),
      Column("cost", scorecards.map(\.cost)), Column("index", scorecards.map(\.scorecard.index)),
      Column("predicate", scorecards.map { $0.scorecard.predicate?.name.text(in: language) }))
  }

  /// One level of one indicator.
  private struct Unit {
    let item: Questionnaire.Item
    let position: Int
    let level: Int
    let cost: Double
  }

  private struct Wait {
    var predecessors: [Int] = []
    /// The longest chain of levels before it.
    var earliest = 0
    /// The longest chain of levels after it.
    var followers = 0
  }

  private static func units(_ plan: RaisePlan) -> [Unit] {
    plan.steps.flatMap { step in
      let position = plan.scorecard.questionnaire.position(ofNumber: step.item.number) ?? 0
      return zip(step.from + 1...step.to, step.levelCosts).map {
        Unit(item: step.item, position: position, level: $0, cost: $1)
      }
    }
  }

  private static func waits(_ units: [Unit], _ prerequisites: [Prerequisite]) -> [Wait] {
    var waits = [Wait](repeating: Wait(), count: units.count)
    for (index, unit) in units.enumerated() {
      let firsts = Set(prerequisites.filter { $0.then == unit.item.number }.map(\.first))
      waits[index].predecessors = units.indices.filter { other in
        units[other].item.number == unit.item.number && units[other].level == unit.level - 1
          || firsts.contains(units[other].item.number) && units[other].level <= unit.level
      }
    }
    // Chains are short and acyclic (a level waits for lower levels or for policies, which wait for nothing else).
    for _ in 0..<units.count {
      var isSettled = true
      for index in units.indices {
        for other in waits[index].predecessors {
          if waits[other].earliest + 1 > waits[index].earliest {
            waits[index].earliest = waits[other].earliest + 1
            isSettled = false
          }
          if waits[index].followers + 1 > waits[other].followers {
            waits[other].followers = waits[index].followers + 1
            isSettled = false
          }
        }
      }
      if isSettled { break }
    }
    return waits
  }

  private static func inDependencyOrder(_ order: [Int], _ waits: [Wait]) -> [Int] {
    var placed = Set<Int>()
    var result: [Int] = []
    var open = order
    while !open.isEmpty {
      let ready = open.filter { waits[$0].predecessors.allSatisfy(placed.contains) }
      guard !ready.isEmpty else { return result + open }
      result += ready
      placed.formUnion(ready)
      open.removeAll { placed.contains($0) }
    }
    return result
  }
}
