import LintasanIndices
public import LintasanTables

/// A plan laid over years: one level of an indicator a year, what waits for another no earlier than that, and the cost spread
/// as evenly as that allows.
public struct LevelRoadMap: Hashable, Sendable {
  /// A level completed in a year.
  package struct Stage: Hashable, Sendable {
    /// The year.
    package let year: Int
    /// The step.
    package let step: LevelPlan.Step
  }

  /// The stages, by year, in an order that every one allows.
  package let stages: [Stage]
  /// The years, ascending.
  package let years: [Int]
  /// The index at the end of each year.
  package let indices: [Double]
  private let instrument: Instrument

  /// The fewest years that a plan needs.
  package static func fewestYears(_ plan: LevelPlan, of instrument: Instrument) -> Int {
    schedule(plan, instrument).fewestYears
  }

  private static func schedule(_ plan: LevelPlan, _ instrument: Instrument) -> LevelSchedule {
    let units = plan.steps.map {
      LevelSchedule.Unit(indicator: instrument.position(of: $0.indicator.id) ?? 0, level: $0.level, cost: $0.cost)
    }
    let rules = instrument.prerequisites.map {
      LevelSchedule.Rule(
        first: $0.neededIndicator, then: $0.indicator, levels: (then: $0.level, first: $0.neededLevel), years: 0)
    }
    let order = instrument.order.map { LevelSchedule.Rule(first: $0.first, then: $0.then, levels: nil, years: 1) }
    return LevelSchedule(units, rules + order)
  }

  /// Lays a plan over years.
  ///
  /// - Throws: `.option` with the number of years needed.
  public init(_ plan: LevelPlan, from current: InstrumentScore, years: [Int]) throws(InstrumentError) {
    let instrument = current.instrument
    let schedule = Self.schedule(plan, instrument)
    let needed = schedule.fewestYears
    guard years.count >= max(1, needed) else {
      throw .option(
        "the plan does not fit into \(years.count) \(years.count == 1 ? "year" : "years"): one level of an indicator a "
          + "year needs at least \(needed)")
    }
    let places = schedule.places(in: years.count).places
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
  package func yearTable(language: String = "en") -> Table {
    Table(
      Column("year", years), Column("levels", years.map { year in stages.count { $0.year == year } }),
      Column(
        "cost", years.map { year in stages.reduce(0) { $0 + ($1.year == year ? $1.step.cost : 0) } }),
      Column("index", indices), Column("grade", indices.map { instrument.predicate(of: $0).grade.indonesian }))
  }
}
