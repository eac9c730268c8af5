public import LintasanIndices
public import LintasanTables

/// The answer to a ``PlanRequest``.
public struct PlanResult: Hashable, Sendable {
  /// What an indicator is worth to the plan.
  public struct MarginalValue: Hashable, Sendable {
    /// The indicator.
    public let item: Questionnaire.Item
    /// What one level adds to the index.
    public let gainPerLevel: Double
    /// What the next level costs.
    public let costPerLevel: Double
    /// The most levels it can be raised by.
    public let room: Int
    /// The levels it is raised by in the best plan.
    public let raised: Int
    /// The cost of the best plan that leaves it as it is; `nil` where the target is then out of reach.
    public let costWithout: Double?
    /// What having it at hand saves: ``costWithout`` less the cost of the best plan; `nil` where nothing replaces it.
    public let saving: Double?
  }

  /// What it costs to get to an index.
  public struct FrontierPoint: Hashable, Sendable {
    /// The index aimed at.
    public let target: Double
    /// The class whose lower bound it is, if any.
    public let scoreClass: ScoreClass?
    /// The least cost; `nil` where it is out of reach.
    public let cost: Double?
  }

  /// Where the agency stands now.
  public let current: Scorecard
  /// What was asked.
  public let request: PlanRequest
  /// Whether the target is reached (always, where there is none).
  public let isReached: Bool
  /// The cheapest plan that reaches the target, or the best that can be had.
  public let best: RaisePlan
  /// Whether `best` is proven: the search is exhaustive, so it always is.
  public var isOptimal: Bool { true }
  /// The next-best plans in order of cost. Plans that swap indicators of the same aspect, level, weight and cost count
  /// as one, and no plan is listed that would reach the target without one of its levels.
  public let alternatives: [RaisePlan]
  /// One for every indicator.
  public let marginalValues: [MarginalValue]
  /// The least cost of tenths of the index and of the classes' bounds, from here upwards.
  public let frontier: [FrontierPoint]

  /// One row an indicator, or only for those that the best plan raises: `indicator, name, gain_per_level, cost_per_level,
  /// gain_per_cost, room, raised, cost_without, saving`.
  public func marginalTable(language: String = "en", isRaisedOnly: Bool = false) -> Table {
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
  public func frontierTable(language: String = "en") -> Table {
    Table(
      Column("target", frontier.map(\.target)),
      Column("class", frontier.map { $0.scoreClass?.name.text(in: language) }),
      Column("cost", frontier.map(\.cost)))
  }
}
