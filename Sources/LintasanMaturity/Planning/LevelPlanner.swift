/// Finds the cheapest levels to complete that reach an index, exactly: level by level, with gates and prerequisites.
///
/// Indicators that wait for one another are one group of options, the others groups of their own; of every combination of
/// options that nothing cheaper beats one is kept (``LevelFrontier``), so that the cheapest is proven. Costs are added as
/// decimals without rounding, gains as whole 10⁻¹² of the index. Of plans that cost the same the one with the highest index
/// is best, then the one with the fewest levels.
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
    costs = try DecimalCosts(request, of: instrument)
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
    let need = request.target.map { problem.units(of: $0 - current.index.value) }
    let (choices, isReached, frontier) = solve(problem, need: need)
    let best = problem.plan(choices)
    var alternatives: [LevelPlan] = []
    if isReached, let need, need > 0, request.alternatives > 0 {
      var search = LevelSearch(frontier, need: need, budget: costs.budget)
      let found = search.plans(count: request.alternatives) { option in
        option.map(\.choice) != choices.map(\.choice) && problem.isMinimal(option, need: need)
      }
      alternatives = found.map(problem.plan)
    }
    return LevelPlanResult(
      current: current, request: request, isReached: isReached, best: best, isOptimal: frontier.isExact,
      alternatives: alternatives, nextLevels: nextLevels(problem, choices, need: isReached ? need : nil),
      assumedGates: assumed(best))
  }

  private func solve(
    _ problem: LevelProblem, need: Int?
  ) -> (choices: [LevelFrontier.Option], isReached: Bool, frontier: LevelFrontier) {
    let nothing = problem.groups.map { $0[0] }
    let frontier = LevelFrontier(problem.groups, need: need, budget: costs.budget)
    if let need, need > 0 {
      if let choices = frontier.choices(gain: need) { return (choices, true, frontier) }
      let all = LevelFrontier(problem.groups, need: nil, budget: costs.budget)
      return (all.choices(gain: all.largest.gain) ?? nothing, false, all)
    }
    if need != nil { return (nothing, true, frontier) }
    return (frontier.choices(gain: frontier.largest.gain) ?? nothing, true, frontier)
  }

  private func nextLevels(
    _ problem: LevelProblem, _ choices: [LevelFrontier.Option], need: Int?
  ) -> [LevelPlanResult.NextLevel] {
    let raised = problem.raises(choices)
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
      var without: Double?
      if raised[position] > 0, let need, need > 0 {
        let other = LevelFrontier(problem.groups(freezing: position), need: need, budget: costs.budget)
        without = other.cheapest(from: 0, gain: need).map { costs.value($0.cost) }
      }
      return .init(
        indicator: indicator, level: level.number, gain: share * (level.ceiling - rating.value),
        cost: costs.value(costs.whole[position][complete]), isOpen: problem.room[position] > 0, itemsLeft: left,
        itemGainLower: least, itemGainUpper: most, raised: raised[position], costWithout: without)
    }
  }

  private func assumed(_ plan: LevelPlan) -> [Instrument.Gate] {
    instrument.gates.filter { gate in
      !request.without.contains(gate.id)
        && plan.steps.contains { step in
          gate.blocks[step.indicator.number - 1].map { step.level >= $0 } ?? false
        }
    }
  }
}

/// Costs of levels as whole multiples of a power of ten, so that sums are exact.
struct DecimalCosts: Sendable {
  /// The whole cost of each level, by position of the indicator.
  let whole: [[Int]]
  /// The whole budget, if there is one.
  let budget: Int?
  private let decimals: Int

  init(_ request: LevelPlanRequest, of instrument: Instrument) throws(InstrumentError) {
    let costs = instrument.indicators.indices.map { position in
      instrument.levels.map { request.costs[.init(indicator: position, level: $0.number)] ?? 1 }
    }
    var exact: [ExactDecimal] = []
    for cost in costs.flatMap({ $0 }) + (request.budget.map { [$0] } ?? []) {
      guard cost.isFinite, cost >= 0 else {
        throw .option("found a cost or budget of \(Instrument.text(cost)); expected a number of 0 or more")
      }
      guard let decimal = ExactDecimal(cost) else { throw Self.tooFine(cost) }
      exact.append(decimal)
    }
    let decimals = exact.map(\.decimals).max() ?? 0
    var scaled: [Int] = []
    for decimal in exact {
      guard let number = decimal.scaled(toDecimals: decimals), number < 1 << 50 else {
        throw Self.tooFine(Double(decimal.digits))
      }
      scaled.append(number)
    }
    let width = instrument.levels.count
    whole = instrument.indicators.indices.map { Array(scaled[$0 * width..<($0 + 1) * width]) }
    budget = request.budget == nil ? nil : scaled.last
    self.decimals = decimals
  }

  private static func tooFine(_ cost: Double) -> InstrumentError {
    .option(
      "the costs (such as \(Instrument.text(cost))) have too many digits to be added exactly; round them to at most 15 "
        + "digits in all")
  }

  /// A whole cost as the user counts.
  func value(_ whole: Int) -> Double { Double(whole) / Double(ExactDecimal.powerOfTen(decimals)) }
}
