/// Finds the cheapest levels to complete that reach an index, exactly: level by level, with gates and prerequisites.
///
/// One planner serves every instrument. Indicators that wait for one another are one group of options, the others groups of
/// their own; of every combination of options that nothing cheaper beats one is kept, so that the cheapest is
/// proven. Costs are added as decimals without rounding, gains as whole numbers: of the sum of weights where values are whole
/// levels, of 10⁻¹² of the index otherwise. Of plans that cost the same the one with the highest index is best, then the
/// one that touches the fewest indicators, then the one that raises the heaviest first.
public struct LevelPlanner: Sendable {
  let instrument: Instrument
  let request: LevelPlanRequest
  private let costs: DecimalCosts

  /// A planner for a request.
  ///
  /// - Throws: `.option` or `.target` with what cannot be applied.
  public init(_ request: LevelPlanRequest, of instrument: Instrument) throws(InstrumentError) {
    guard request.target != nil || request.budget != nil else {
      throw .option("a plan needs a target (`target`, `grade`) or a budget (`budget`)")
    }
    if let target = request.target {
      guard target.isFinite, target >= instrument.minimum, target <= instrument.maximum else {
        throw .target(
          "a target of \(Instrument.text(target)) is off the scale; expected a number from "
            + "\(Instrument.text(instrument.minimum)) to \(Instrument.text(instrument.maximum))")
      }
    }
    if let maxStep = request.maxStep, maxStep < 1 {
      throw .option("`maxStep` is \(maxStep); expected 1 or more")
    }
    for id in request.without.sorted() where !instrument.gates.contains(where: { $0.id == id }) {
      throw .option(
        "there is no gate “\(id)” to be without; they are \(instrument.gates.map(\.id).joined(separator: ", "))")
    }
    self.instrument = instrument
    self.request = request
    costs = try Self.costs(request, of: instrument)
  }

  private static func costs(
    _ request: LevelPlanRequest, of instrument: Instrument
  ) throws(InstrumentError) -> DecimalCosts {
    let costs = instrument.indicators.indices.map { position in
      instrument.levels.map { request.costs[.init(indicator: position, level: $0.number)] ?? 1 }
    }
    let all = costs.flatMap { $0 } + (request.budget.map { [$0] } ?? [])
    if let cost = all.first(where: { !($0.isFinite && $0 >= 0) }) {
      throw .option("found a cost or budget of \(Instrument.text(cost)); expected a number of 0 or more")
    }
    guard let exact = DecimalCosts(costs, budget: request.budget) else {
      throw .option(
        "the costs (such as \(Instrument.text(all.max() ?? 0))) have too many digits to be added exactly; round them to at "
          + "most 15 digits in all")
    }
    return exact
  }

  /// The plan for an agency's ratings.
  ///
  /// - Throws: `.below` where the target lies below the present index.
  public func plan(_ ratings: Ratings) throws(InstrumentError) -> LevelPlanResult {
    let current = InstrumentScore(ratings)
    if let target = request.target, target < current.index.value - 1e-9 {
      let now = Instrument.text((current.index.value * 10_000).rounded() / 10_000)
      throw .below("the target of \(Instrument.text(target)) lies below today's \(now); there is nothing to plan")
    }
    let problem = LevelProblem(current, request, costs)
    let solution = LevelSolution(problem, alternatives: request.alternatives, isWhole: false)
    let best = plan(solution.raises, problem)
    return LevelPlanResult(
      current: current, request: request, isReached: solution.isReached, best: best,
      isOptimal: solution.frontier.isExact, alternatives: solution.alternatives.map { plan($0, problem) },
      nextLevels: nextLevels(solution), assumedGates: assumed(best))
  }

  private func nextLevels(_ solution: LevelSolution) -> [LevelPlanResult.NextLevel] {
    let problem = solution.problem
    let isAimed = solution.isReached && request.target != nil && solution.need > 0
    let costsWithout = isAimed ? solution.costsWithout() : []
    return instrument.indicators.indices.map { position in
      let (indicator, rating) = (instrument.indicators[position], problem.current.ratings.ratings[position])
      let complete = problem.complete[position]
      guard complete < instrument.levels.count else {
        return .init(
          indicator: indicator, level: nil, gain: 0, cost: 0, isOpen: false, itemsLeft: nil, itemGainLower: 0,
          itemGainUpper: 0, raised: 0, costWithout: nil)
      }
      let level = instrument.levels[complete]
      let share = Double(indicator.weight) / Double(instrument.weightsSum)
      let left = rating.open.map { $0.items - $0.accepted }
      let most = share * (level.ceiling - rating.lower)
      // The last item completes the level, wherever the value stood; of several any one may be worth next to nothing.
      let least = left == 1 ? share * (level.ceiling - rating.upper) : 0
      let isPaid = solution.raises[position] > problem.free[position]
      let without = isAimed && isPaid ? costsWithout[position].flatMap { affordable($0) } : nil
      return .init(
        indicator: indicator, level: level.number, gain: share * (level.ceiling - rating.value),
        cost: costs.value(costs.whole[position][complete]), isOpen: problem.room[position] > 0, itemsLeft: left,
        itemGainLower: least, itemGainUpper: most, raised: solution.raises[position], costWithout: without)
    }
  }

  /// A whole cost as the user counts, where the budget allows it.
  private func affordable(_ cost: Int) -> Double? {
    costs.budget.map { cost <= $0 } ?? true ? costs.value(cost) : nil
  }

  private func assumed(_ plan: LevelPlan) -> [Instrument.Gate] {
    instrument.gates.filter { gate in
      !request.without.contains(gate.id)
        && plan.steps.contains { step in
          instrument.position(of: step.indicator.id).flatMap { gate.blocks[$0] }.map { step.level >= $0 } ?? false
        }
    }
  }
}
