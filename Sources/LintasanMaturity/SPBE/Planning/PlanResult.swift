package import LintasanIndices
package import LintasanTables

/// The answer to a ``PlanRequest``.
package struct PlanResult: Hashable, Sendable {
  /// What an indicator is worth to the plan.
  package struct MarginalValue: Hashable, Sendable {
    /// The indicator.
    package let item: Questionnaire.Item
    /// What one level adds to the index.
    package let gainPerLevel: Double
    /// What the next level costs.
    package let costPerLevel: Double
    /// The most levels it can be raised by.
    package let room: Int
    /// The levels it is raised by in the best plan.
    package let raised: Int
    /// The cost of the best plan that leaves it as it is; `nil` where the target is then out of reach.
    package let costWithout: Double?
    /// What having it at hand saves: ``costWithout`` less the cost of the best plan; `nil` where nothing replaces it.
    package let saving: Double?
  }

  /// What it costs to get to an index.
  package struct FrontierPoint: Hashable, Sendable {
    /// The index aimed at.
    package let target: Double
    /// The class whose lower bound it is, if any.
    package let scoreClass: ScoreClass?
    /// The least cost; `nil` where it is out of reach.
    package let cost: Double?
  }

  /// Where the agency stands now.
  package let current: Scorecard
  /// What was asked.
  package let request: PlanRequest
  /// Whether the target is reached (always, where there is none).
  package let isReached: Bool
  /// The cheapest plan that reaches the target, or the best that can be had.
  package let best: RaisePlan
  /// Whether `best` is proven: the search is exhaustive, so it always is.
  package var isOptimal: Bool { true }
  /// The next-best plans in order of cost. Plans that swap indicators of the same aspect, level, weight and cost count
  /// as one, and no plan is listed that would reach the target without one of its levels.
  package let alternatives: [RaisePlan]
  /// One for every indicator.
  package let marginalValues: [MarginalValue]
  /// The least cost of tenths of the index and of the classes' bounds, from here upwards.
  package let frontier: [FrontierPoint]

  /// One row an indicator, or only for those that the best plan raises: `indicator, name, gain_per_level, cost_per_level,
  /// gain_per_cost, room, raised, cost_without, saving`.
  package func marginalTable(language: String = "en", isRaisedOnly: Bool = false) -> Table {
    let values = isRaisedOnly ? marginalValues.filter { $0.raised > 0 } : marginalValues
    return Table(
      Column("indicator", values.map(\.item.number)),
      Column("name", values.map { $0.item.name.text(in: language) }),
      Column("gain_per_level", values.map(\.gainPerLevel)),
      Column("cost_per_level", values.map(\.costPerLevel)),
      Column("gain_per_cost", values.map { $0.costPerLevel > 0 ? $0.gainPerLevel / $0.costPerLevel : nil }),
      Column("room", values.map(\.room)), Column("raised", values.map(\.raised)),
      Column("cost_without", values.map(\.costWithout)), Column("saving", values.map(\.saving)))
  }

  /// One row a target: `target, class, cost`.
  package func frontierTable(language: String = "en") -> Table {
    Table(
      Column("target", frontier.map(\.target)),
      Column("class", frontier.map { $0.scoreClass?.name.text(in: language) }),
      Column("cost", frontier.map(\.cost)))
  }
}
