import LintasanIndices
public import LintasanTables

/// Levels to complete, in an order that every one of them allows, what they cost and where they lead.
public struct LevelPlan: Hashable, Sendable {
  /// One level of one indicator completed.
  public struct Step: Hashable, Sendable {
    /// The indicator.
    public let indicator: Instrument.Indicator
    /// The value before.
    public let from: Double
    /// The value after.
    public let to: Double
    /// The level that is completed.
    public let level: Int
    /// Its cost.
    public let cost: Double
    /// What it adds to the index.
    public let gain: Double
    /// The index after it.
    package let after: Double
    /// Whether the level is begun already, so that its cost is the most that is left.
    package let isBegun: Bool
  }

  /// The steps, in order.
  public let steps: [Step]
  /// The cost of all steps.
  public let totalCost: Double
  /// The index after them, unrounded.
  public let index: Double
  /// The grade after them.
  public let predicate: Instrument.Predicate

  /// One row a step: `indicator, name, from, to, level, cost, gain, after`.
  public func table(language: String = "en") -> Table {
    Table(
      Column("indicator", steps.map(\.indicator.id)),
      Column("name", steps.map { $0.indicator.name.text(in: language) }), Column("from", steps.map(\.from)),
      Column("to", steps.map(\.to)), Column("level", steps.map(\.level)), Column("cost", steps.map(\.cost)),
      Column("gain", steps.map(\.gain)), Column("after", steps.map(\.after)))
  }
}

/// The answer to a ``LevelPlanRequest``.
public struct LevelPlanResult: Hashable, Sendable {
  /// What the next level of an indicator is worth.
  package struct NextLevel: Hashable, Sendable {
    /// The indicator.
    package let indicator: Instrument.Indicator
    /// The next level; `nil` where all are complete.
    package let level: Int?
    /// What completing it adds to the index.
    package let gain: Double
    /// What it costs.
    package let cost: Double
    /// Whether it can be completed: not frozen, and all that it needs is there.
    package let isOpen: Bool
    /// The items that it still lacks, where the sheet says.
    package let itemsLeft: Int?
    /// Whether there is a next level that is made of items.
    var hasItems: Bool { level != nil && !indicator.items.isEmpty }
    /// The least that one more item is worth.
    package let itemGainLower: Double
    /// The most that one more item is worth.
    package let itemGainUpper: Double
    /// The levels that the best plan completes.
    package let raised: Int
    /// The cost of the best plan without the indicator; `nil` where the target is then out of reach, or nothing is raised.
    package let costWithout: Double?
  }

  /// Where the agency stands now.
  package let current: InstrumentScore
  /// What was asked.
  package let request: LevelPlanRequest
  /// Whether the target is reached.
  public let isReached: Bool
  /// The cheapest plan that reaches the target, or the best that can be had.
  public let best: LevelPlan
  /// Whether `best` is proven.
  public let isOptimal: Bool
  /// The next-best plans in order of cost; none would reach the target without one of its levels.
  public let alternatives: [LevelPlan]
  /// One for every indicator.
  package let nextLevels: [NextLevel]
  /// The gates outside the sheet that the plan takes to be there.
  package let assumedGates: [Instrument.Gate]

  /// One row an indicator: `indicator, name, next_level, gain, cost, gain_per_cost, open, items_left, item_gain_lower,
  /// item_gain_upper, raised, cost_without`.
  package func nextTable(language: String = "en") -> Table {
    let next = nextLevels
    return Table(
      Column("indicator", next.map(\.indicator.id)),
      Column("name", next.map { $0.indicator.name.text(in: language) }), Column("next_level", next.map(\.level)),
      Column("gain", next.map { $0.level == nil ? nil : $0.gain }),
      Column("cost", next.map { $0.level == nil ? nil : $0.cost }),
      Column("gain_per_cost", next.map { $0.level != nil && $0.cost > 0 ? $0.gain / $0.cost : nil }),
      Column("open", next.map { $0.isOpen as Bool? }), Column("items_left", next.map(\.itemsLeft)),
      Column("item_gain_lower", next.map { $0.hasItems ? $0.itemGainLower : nil }),
      Column("item_gain_upper", next.map { $0.hasItems ? $0.itemGainUpper : nil }),
      Column("raised", next.map(\.raised)), Column("cost_without", next.map(\.costWithout)))
  }
}
