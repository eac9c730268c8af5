import LintasanIndices

/// Finds the cheapest raises of maturity levels that reach an index, exactly.
///
/// The weights are whole numbers, so that dynamic programming over the gain visits every combination that matters and
/// its answer is proven optimal. Costs are added as decimals, without rounding. Of plans that cost the same the one with
/// the highest index is best, then the one that touches the fewest indicators, then the one that raises the heaviest
/// indicators first, by number.
public struct Planner: Sendable {
  private let questionnaire: Questionnaire
  private let request: PlanRequest
  private let costs: PlanCosts
  /// The exact units of the target.
  private let target: Int?

  /// A planner for a request, whatever the agency.
  ///
  /// - Throws: `.nothingToAimAt`, `.targetOutOfRange`, `.unknownIndicator` (frozen, costs), `.badNumber`, `.costsTooFine`.
  public init(_ request: PlanRequest, of questionnaire: Questionnaire) throws(QuestionnaireError) {
    guard request.target != nil || request.budget != nil else { throw .nothingToAimAt }
    for number in request.frozen.sorted() where questionnaire.position(ofNumber: number) == nil {
      throw .unknownIndicator(found: "\(number)", numbers: questionnaire.numbers, row: nil)
    }
    if let maxStep = request.maxStep, maxStep < 1 {
      throw .badNumber(name: "the largest step", found: Double(maxStep), expected: "1 or more")
    }
    if let target = request.target {
      let (lowest, highest) = (Double(questionnaire.levels.lowerBound), Double(questionnaire.levels.upperBound))
      guard target.isFinite, (lowest...highest).contains(target),
        let units = ExactDecimal(target)?.ceiling(times: questionnaire.unit)
      else { throw .targetOutOfRange(target: target, lowest: lowest, highest: highest) }
      self.target = units
    } else {
      target = nil
    }
    self.questionnaire = questionnaire
    self.request = request
    costs = try PlanCosts(request, of: questionnaire)
  }

  /// The plan for an agency's answers.
  ///
  /// - Throws: `.targetBelow` where the target lies below the present index.
  public func plan(_ answers: Answers) throws(QuestionnaireError) -> PlanResult {
    let problem = try problem(for: answers)
    let reach = problem.order.reduce(0) { $0 + problem.entries[$1].weight * problem.entries[$1].room }
    let table = RaiseTable(problem.order.map { problem.entries[$0] }, reach: reach)
    let (gain, isReached) = aim(problem, table, reach: reach)
    let raises = table.raises(gain: gain) ?? [Int](repeating: 0, count: problem.order.count)
    let best = plan(raises, problem)
    var alternatives: [RaisePlan] = []
    if isReached, gain > 0, request.alternatives > 0 {
      var search = NextBestSearch(table, classes: problem.classes, gain: gain)
      let found = search.plans(count: request.alternatives + 1, budget: costs.budget)
      alternatives = found.filter { $0 != raises }.prefix(request.alternatives).map { plan($0, problem) }
    }
    return PlanResult(
      current: problem.current, request: request, isReached: isReached, best: best, alternatives: alternatives,
      marginalValues: marginalValues(problem, table, gain: gain, raises: raises, isReached: isReached),
      frontier: frontier(problem, table, reach: reach))
  }

  /// The best plan alone, as for many agencies in a row.
  ///
  /// - Throws: `.targetBelow`.
  public func best(_ answers: Answers) throws(QuestionnaireError) -> (plan: RaisePlan, isReached: Bool) {
    let problem = try problem(for: answers)
    let entries = problem.order.map { problem.entries[$0] }
    let room = entries.reduce(0) { $0 + $1.weight * $1.room }
    let reach = costs.budget == nil ? min(room, max(0, problem.needed ?? room)) : room
    let table = RaiseTable(entries, reach: reach)
    let (gain, isReached) = aim(problem, table, reach: reach)
    let raises = table.raises(gain: gain) ?? [Int](repeating: 0, count: entries.count)
    return (plan(raises, problem), isReached)
  }

  /// One agency's problem after raises that cost nothing.
  private struct Problem {
    let current: Scorecard
    let entries: [RaiseTable.Entry]
    /// Levels that are raised first because they cost nothing, by position of the item.
    let free: [Int]
    /// Units still to be gained; `nil` without a target.
    let needed: Int?
    /// Positions of items, heaviest first, interchangeable ones side by side.
    let order: [Int]
    /// The number of the class of interchangeable items, in that order.
    let classes: [Int]
  }

  private func problem(for answers: Answers) throws(QuestionnaireError) -> Problem {
    let current = Scorecard(answers, of: questionnaire)
    if let target, let asked = request.target, target < current.units {
      throw .targetBelow(target: asked, current: current.index)
    }
    let isThere = target == current.units
    var entries: [RaiseTable.Entry] = []
    var free: [Int] = []
    for (position, item) in questionnaire.items.enumerated() {
      let scale = questionnaire.levels.upperBound - answers.levels[position]
      let room = request.frozen.contains(item.number) ? 0 : min(scale, request.maxStep ?? scale)
      let levels = costs.levels(of: position, from: answers.levels[position], raise: room)
      let leading = levels.prefix { $0 == 0 }.count
      free.append(isThere ? 0 : leading)
      // Where nothing is needed, nothing is raised, be it for nothing.
      let paid = isThere && leading > 0 ? [] : levels.dropFirst(leading)
      entries.append(
        RaiseTable.Entry(weight: item.weight, costs: paid.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }))
    }
    let gained = zip(questionnaire.items, free).reduce(0) { $0 + $1.0.weight * $1.1 }
    func key(_ position: Int) -> [Int] {
      let (item, entry) = (questionnaire.items[position], entries[position])
      let level = answers.levels[position]
      let next = costs.whole[position][min(level - questionnaire.levels.lowerBound, costs.whole[position].count - 1)]
      return [-item.weight, item.aspect, next, level, entry.room, free[position]] + entry.costs
    }
    let keys = entries.indices.map(key)
    let order = entries.indices.sorted {
      keys[$0] == keys[$1] ? $0 < $1 : keys[$0].lexicographicallyPrecedes(keys[$1])
    }
    var classes: [Int] = []
    for (place, position) in order.enumerated() {
      let isSame = place > 0 && keys[order[place - 1]] == keys[position]
      classes.append((classes.last ?? 0) + (isSame ? 0 : 1))
    }
    return Problem(
      current: current, entries: entries, free: free, needed: target.map { $0 - current.units - gained }, order: order,
      classes: classes)
  }

  /// The gain to plan for, and whether that reaches the target.
  private func aim(_ problem: Problem, _ table: RaiseTable, reach: Int) -> (gain: Int, isReached: Bool) {
    guard let needed = problem.needed else { return (table.largestGain(within: costs.budget ?? 0), true) }
    if needed <= 0 { return (0, true) }
    let affordable = costs.budget.map { table.largestGain(within: $0) } ?? reach
    return needed <= affordable ? (needed, true) : (affordable, false)
  }

  /// The plan of raises given in the problem's order.
  private func plan(_ ordered: [Int], _ problem: Problem) -> RaisePlan {
    var raises = problem.free
    for (position, levels) in zip(problem.order, ordered) { raises[position] += levels }
    let levels = problem.current.answers.levels
    let paid = raises.indices.map { Array(costs.levels(of: $0, from: levels[$0], raise: raises[$0])) }
    let total = paid.reduce(0) { $0 + $1.reduce(0, +) }
    let steps = questionnaire.items.indices.filter { raises[$0] > 0 }.map { position in
      RaisePlan.Step(
        item: questionnaire.items[position], from: levels[position], to: levels[position] + raises[position],
        cost: costs.value(paid[position].reduce(0, +)), levelCosts: paid[position].map(costs.value),
        gain: Double(raises[position] * questionnaire.items[position].weight) / Double(questionnaire.unit))
    }
    return RaisePlan(
      steps: steps, totalCost: costs.value(total),
      scorecard: Scorecard(problem.current.answers.raised(by: raises), of: questionnaire))
  }

  private func marginalValues(
    _ problem: Problem, _ table: RaiseTable, gain: Int, raises: [Int], isReached: Bool
  ) -> [PlanResult.MarginalValue] {
    let reversed = RaiseTable(table.entries.reversed(), reach: gain)
    let cheapest = table.cheapest(gain: gain).cost
    var placeOfItem = [Int](repeating: 0, count: problem.order.count)
    for (place, position) in problem.order.enumerated() { placeOfItem[position] = place }
    return questionnaire.items.indices.map { position in
      let place = placeOfItem[position]
      let isFree = problem.free[position] > 0
      let without = isReached && !isFree ? table.cost(without: place, gain: gain, before: reversed) : nil
      return PlanResult.MarginalValue(
        item: questionnaire.items[position],
        gainPerLevel: Double(questionnaire.items[position].weight) / Double(questionnaire.unit),
        costPerLevel: costs.value(
          costs.levels(
            of: position, from: problem.current.answers.levels[position],
            raise: problem.current.answers.levels[position] < questionnaire.levels.upperBound ? 1 : 0
          ).first ?? costs.whole[position].last ?? 0),
        room: problem.free[position] + problem.entries[position].room,
        raised: problem.free[position] + raises[place], costWithout: without.map(costs.value),
        saving: without.map { costs.value($0 - cheapest) })
    }
  }

  private func frontier(_ problem: Problem, _ table: RaiseTable, reach: Int) -> [PlanResult.FrontierPoint] {
    let unit = questionnaire.unit
    let gained = zip(questionnaire.items, problem.free).reduce(0) { $0 + $1.0.weight * $1.1 }
    var points: [Int: ScoreClass] = [:]
    for scoreClass in questionnaire.classes { points[questionnaire.lowerBound(of: scoreClass)] = scoreClass }
    let tenths = (questionnaire.levels.lowerBound * 10...questionnaire.levels.upperBound * 10).compactMap {
      $0 * unit % 10 == 0 ? $0 * unit / 10 : nil
    }
    return Set(tenths).union(points.keys).filter { $0 > problem.current.units }.sorted().map { units in
      let needed = units - problem.current.units - gained
      let cost = needed <= reach ? table.cheapest(gain: needed).cost : .max
      return PlanResult.FrontierPoint(
        target: Double(units) / Double(unit), scoreClass: points[units], cost: cost == .max ? nil : costs.value(cost))
    }
  }
}
