import LintasanIndices

/// Finds the cheapest raises of maturity levels that reach an index, exactly.
///
/// The search is the one of every instrument (``LevelPlanner``). The weights are whole numbers, so that gains are too and the
/// answer is proven optimal. Costs are added as decimals, without rounding. Of plans that cost the same the one with the
/// highest index is best, then the one that touches the fewest indicators, then the one that raises the heaviest indicators
/// first, by number.
package struct Planner: Sendable {
  private let questionnaire: Questionnaire
  private let request: PlanRequest
  private let levels: LevelPlanRequest
  private let costs: DecimalCosts
  /// The exact units of the target.
  private let target: Int?

  /// A planner for a request, whatever the agency.
  ///
  /// - Throws: `.nothingToAimAt`, `.targetOutOfRange`, `.unknownIndicator` (frozen, costs), `.badNumber`, `.costsTooFine`.
  package init(_ request: PlanRequest, of questionnaire: Questionnaire) throws(QuestionnaireError) {
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
    levels = LevelPlanRequest(
      target: request.target, maxStep: request.maxStep,
      frozen: Set(request.frozen.compactMap { questionnaire.position(ofNumber: $0) }), budget: request.budget,
      alternatives: request.alternatives)
    costs = try request.decimalCosts(of: questionnaire)
  }

  /// The plan for an agency's answers.
  ///
  /// - Throws: `.targetBelow` where the target lies below the present index.
  package func plan(_ answers: Answers) throws(QuestionnaireError) -> PlanResult {
    let current = try current(answers)
    let problem = LevelProblem(current.score, levels, costs)
    let solution = LevelSolution(problem, alternatives: request.alternatives, isWhole: true)
    return PlanResult(
      current: current, request: request, isReached: solution.isReached, best: plan(solution.raises, current),
      alternatives: solution.alternatives.map { plan($0, current) }, marginalValues: marginalValues(solution, current),
      frontier: frontier(solution, current))
  }

  /// The best plan alone, as for many agencies in a row.
  ///
  /// - Throws: `.targetBelow`.
  package func best(_ answers: Answers) throws(QuestionnaireError) -> (plan: RaisePlan, isReached: Bool) {
    let current = try current(answers)
    let solution = LevelSolution(LevelProblem(current.score, levels, costs), alternatives: 0, isWhole: false)
    return (plan(solution.raises, current), solution.isReached)
  }

  private func current(_ answers: Answers) throws(QuestionnaireError) -> Scorecard {
    let current = Scorecard(answers, of: questionnaire)
    if let target, let asked = request.target, target < current.units {
      throw .targetBelow(target: asked, current: current.index)
    }
    return current
  }

  /// The whole costs of the levels that an indicator is raised through.
  private func costs(of position: Int, from level: Int, raise: Int) -> ArraySlice<Int> {
    let first = level - questionnaire.levels.lowerBound
    return costs.whole[position][first..<first + raise]
  }

  private func plan(_ raises: [Int], _ current: Scorecard) -> RaisePlan {
    let levels = current.answers.levels
    let paid = raises.indices.map { Array(costs(of: $0, from: levels[$0], raise: raises[$0])) }
    let total = paid.reduce(0) { $0 + $1.reduce(0, +) }
    let steps = questionnaire.items.indices.filter { raises[$0] > 0 }.map { position in
      RaisePlan.Step(
        item: questionnaire.items[position], from: levels[position], to: levels[position] + raises[position],
        cost: costs.value(paid[position].reduce(0, +)), levelCosts: paid[position].map(costs.value),
        gain: Double(raises[position] * questionnaire.items[position].weight) / Double(questionnaire.unit))
    }
    return RaisePlan(
      steps: steps, totalCost: costs.value(total),
      scorecard: Scorecard(current.answers.raised(by: raises), of: questionnaire))
  }

  private func marginalValues(_ solution: LevelSolution, _ current: Scorecard) -> [PlanResult.MarginalValue] {
    let cheapest = solution.cost
    let costsWithout = solution.isReached ? solution.costsWithout() : []
    return questionnaire.items.indices.map { position in
      let level = current.answers.levels[position]
      let isFree = solution.problem.free[position] > 0
      let without = solution.isReached && !isFree ? costsWithout[position] : nil
      let next = costs(of: position, from: level, raise: level < questionnaire.levels.upperBound ? 1 : 0).first
      return PlanResult.MarginalValue(
        item: questionnaire.items[position],
        gainPerLevel: Double(questionnaire.items[position].weight) / Double(questionnaire.unit),
        costPerLevel: costs.value(next ?? costs.whole[position].last ?? 0), room: solution.problem.room[position],
        raised: solution.raises[position], costWithout: without.map(costs.value),
        saving: without.map { costs.value($0 - cheapest) })
    }
  }

  private func frontier(_ solution: LevelSolution, _ current: Scorecard) -> [PlanResult.FrontierPoint] {
    let unit = questionnaire.unit
    let gained = zip(questionnaire.items, solution.problem.free).reduce(0) { $0 + $1.0.weight * $1.1 }
    var points: [Int: ScoreClass] = [:]
    for scoreClass in questionnaire.classes { points[questionnaire.lowerBound(of: scoreClass)] = scoreClass }
    let tenths = (questionnaire.levels.lowerBound * 10...questionnaire.levels.upperBound * 10).compactMap {
      $0 * unit % 10 == 0 ? $0 * unit / 10 : nil
    }
    return Set(tenths).union(points.keys).filter { $0 > current.units }.sorted().map { units in
      let cost = solution.frontier.cheapest(gain: units - current.units - gained)?.cost
      return PlanResult.FrontierPoint(
        target: Double(units) / Double(unit), scoreClass: points[units], cost: cost.map(costs.value))
    }
  }
}
