import LintasanIndices
package import LintasanTables

/// A plan laid over years: one level of an indicator a year, policies before the practices that rest on them, and the
/// cost spread as evenly as that allows.
package struct RoadMap: Hashable, Sendable {
  /// A level raised in a year.
  package struct Stage: Hashable, Sendable {
    /// The year.
    package let year: Int
    /// The indicator.
    package let item: Questionnaire.Item
    /// The level before.
    package let from: Int
    /// The level after.
    package let to: Int
    /// The cost of the level.
    package let cost: Double
  }

  /// All stages, by year, then in the order of the questionnaire.
  package let stages: [Stage]
  /// Where the agency stands at the end of each year.
  package let scorecards: [(year: Int, scorecard: Scorecard, cost: Double)]

  package static func == (first: RoadMap, second: RoadMap) -> Bool { first.stages == second.stages }
  package func hash(into hasher: inout Hasher) { hasher.combine(stages) }

  /// The fewest years that a plan needs: its longest chain of levels that wait for one another.
  package static func fewestYears(_ plan: RaisePlan, prerequisites: [Prerequisite]) -> Int {
    schedule(plan, prerequisites).fewestYears
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
  package init(
    _ plan: RaisePlan, from start: Answers, years: [Int], prerequisites: [Prerequisite]
  ) throws(QuestionnaireError) {
    let questionnaire = plan.scorecard.questionnaire
    let units = Self.units(plan)
    let schedule = Self.schedule(plan, prerequisites)
    let needed = max(1, schedule.fewestYears)
    guard years.count >= needed else { throw .tooFewYears(found: years.count, needed: needed) }
    let (places, spent) = schedule.places(in: years.count)
    stages = units.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map {
      Stage(
        year: years[places[$0]], item: questionnaire.items[units[$0].indicator], from: units[$0].level - 1,
        to: units[$0].level, cost: units[$0].cost)
    }
    var levels = start.levels
    var cards: [(year: Int, scorecard: Scorecard, cost: Double)] = []
    for (position, year) in years.enumerated() {
      for unit in units.indices where places[unit] == position { levels[units[unit].indicator] += 1 }
      cards.append((year, Scorecard(Answers(trusted: levels), of: questionnaire), spent[position]))
    }
    scorecards = cards
  }

  /// One row a stage: `year, indicator, name, from, to, cost`.
  package func table(language: String = "en") -> Table {
    Table(
      Column("year", stages.map(\.year)), Column("indicator", stages.map(\.item.number)),
      Column("name", stages.map { $0.item.name.text(in: language) }), Column("from", stages.map(\.from)),
      Column("to", stages.map(\.to)), Column("cost", stages.map(\.cost)))
  }

  /// One row a year: `year, levels, cost, index, predicate`.
  package func yearTable(language: String = "en") -> Table {
    Table(
      Column("year", scorecards.map(\.year)),
      Column("levels", scorecards.map { card in stages.count { $0.year == card.year } }),
      Column("cost", scorecards.map(\.cost)), Column("index", scorecards.map(\.scorecard.index)),
      Column("predicate", scorecards.map { $0.scorecard.predicate?.name.text(in: language) }))
  }

  /// The levels of a plan, those of each indicator ascending.
  private static func units(_ plan: RaisePlan) -> [LevelSchedule.Unit] {
    plan.steps.flatMap { step -> [LevelSchedule.Unit] in
      let position = plan.scorecard.questionnaire.position(ofNumber: step.item.number) ?? 0
      return zip(step.from + 1...step.to, step.levelCosts).map {
        LevelSchedule.Unit(indicator: position, level: $0, cost: $1)
      }
    }
  }

  private static func schedule(_ plan: RaisePlan, _ prerequisites: [Prerequisite]) -> LevelSchedule {
    let questionnaire = plan.scorecard.questionnaire
    let rules = prerequisites.compactMap { rule -> LevelSchedule.Rule? in
      guard let first = questionnaire.position(ofNumber: rule.first),
        let then = questionnaire.position(ofNumber: rule.then)
      else { return nil }
      return .init(first: first, then: then, levels: nil, years: 1)
    }
    return LevelSchedule(units(plan), rules)
  }
}
