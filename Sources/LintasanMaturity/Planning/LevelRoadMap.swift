import LintasanIndices
public import LintasanTables

/// A plan laid over years: one level of an indicator a year, what waits for another no earlier than that, and the cost spread
/// as evenly as that allows.
public struct LevelRoadMap: Hashable, Sendable {
  /// A level completed in a year.
  public struct Stage: Hashable, Sendable {
    /// The year.
    public let year: Int
    /// The step.
    public let step: LevelPlan.Step
  }

  /// The stages, by year, in an order that every one allows.
  public let stages: [Stage]
  /// The years, ascending.
  public let years: [Int]
  /// The index at the end of each year.
  public let indices: [Double]
  private let instrument: Instrument

  /// The fewest years that a plan needs.
  public static func fewestYears(_ plan: LevelPlan) -> Int {
    Dictionary(grouping: plan.steps, by: \.indicator.id).map(\.value.count).max() ?? 0
  }

  /// Lays a plan over years.
  ///
  /// - Throws: `.option` with the number of years needed.
  public init(_ plan: LevelPlan, from current: InstrumentScore, years: [Int]) throws(InstrumentError) {
    let instrument = current.instrument
    let needed = Self.fewestYears(plan)
    guard years.count >= max(1, needed) else {
      throw .option(
        "the plan does not fit into \(years.count) \(years.count == 1 ? "year" : "years"): one level of an indicator a "
          + "year needs at least \(needed)")
    }
    let left = Dictionary(grouping: plan.steps, by: \.indicator.number).mapValues(\.count)
    let share = plan.totalCost / Double(years.count)
    var spent = [Double](repeating: 0, count: years.count)
    var last: [Int: (year: Int, done: Int)] = [:]
    var places: [Int] = []
    for step in plan.steps {
      let own = last[step.indicator.number]
      var year = own.map { $0.year + 1 } ?? 0
      for rule in instrument.prerequisites where rule.indicator == step.indicator.number - 1 && rule.level == step.level {
        year = max(year, last[rule.neededIndicator + 1]?.year ?? 0)
      }
      // Levels of the indicator that still follow each need a year of their own, and so do those that wait for it.
      var follow = (left[step.indicator.number] ?? 1) - (own?.done ?? 0) - 1
      for rule in instrument.prerequisites
      where rule.neededIndicator == step.indicator.number - 1 && rule.neededLevel == step.level {
        let waiting = plan.steps.count { $0.indicator.number == rule.indicator + 1 && $0.level >= rule.level }
        follow = max(follow, waiting - 1)
      }
      while year < years.count - 1 - follow, spent[year] + step.cost > share * (1 + 1e-9) { year += 1 }
      year = min(year, years.count - 1)
      spent[year] += step.cost
      last[step.indicator.number] = (year, (own?.done ?? 0) + 1)
      places.append(year)
    }
    let order = plan.steps.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    stages = order.map { Stage(year: years[places[$0]], step: plan.steps[$0]) }
    self.years = years
    self.instrument = instrument
    var index = current.index.value
    indices = years.indices.map { year in
      index += plan.steps.indices.reduce(0) { $0 + (places[$1] == year ? plan.steps[$1].gain : 0) }
      return index
    }
  }

  /// One row a stage: `year, indicator, name, level, cost, gain`.
  public func table(language: String = "en") -> Table {
    Table(
      Column("year", stages.map(\.year)), Column("indicator", stages.map(\.step.indicator.id)),
      Column("name", stages.map { $0.step.indicator.name.text(in: language) }),
      Column("level", stages.map(\.step.level)), Column("cost", stages.map(\.step.cost)),
      Column("gain", stages.map(\.step.gain)))
  }

  /// One row a year: `year, levels, cost, index, grade`.
  public func yearTable(language: String = "en") -> Table {
    Table(
      Column("year", years), Column("levels", years.map { year in stages.count { $0.year == year } }),
      Column(
        "cost", years.map { year in stages.reduce(0) { $0 + ($1.year == year ? $1.step.cost : 0) } }),
      Column("index", indices), Column("grade", indices.map { instrument.predicate(of: $0).grade.indonesian }))
  }
}
