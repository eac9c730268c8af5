/// The answer of the exact search, in levels by position of the indicator.
struct LevelSolution {
  let problem: LevelProblem
  /// The levels that the best plan completes, the free ones among them.
  let raises: [Int]
  /// Whether the target is reached; always, where there is none.
  let isReached: Bool
  /// What the best plan has to gain behind the free levels: up to the target, or all that the budget buys.
  let need: Int
  /// The next-best plans in order of cost.
  let alternatives: [[Int]]
  /// The frontier of cost and gain.
  let frontier: LevelFrontier

  /// Solves an agency's problem.
  ///
  /// - Parameters:
  ///   - problem: its options.
  ///   - alternatives: how many next-best plans are wanted.
  ///   - isWhole: whether the frontier is wanted in whole, beyond the target and the budget.
  init(_ problem: LevelProblem, alternatives count: Int, isWhole: Bool) {
    self.problem = problem
    let budget = problem.costs.budget
    let groups = problem.groups.map(\.options)
    let limit = isWhole ? nil : budget
    var wanted = problem.need
    if let need = wanted, need <= 0 {
      (wanted, self.need, isReached) = (0, 0, true)
      frontier = LevelFrontier(groups, need: isWhole ? nil : 0, budget: limit)
    } else {
      let aimed = LevelFrontier(groups, need: isWhole ? nil : wanted, budget: limit)
      let found = wanted.flatMap { aimed.cheapest(gain: $0) }
      if let wanted, let found, budget.map({ found.cost <= $0 }) ?? true {
        (frontier, isReached, self.need) = (aimed, true, wanted)
      } else {
        frontier = isWhole || wanted == nil ? aimed : LevelFrontier(groups, need: nil, budget: limit)
        (self.need, isReached) = (frontier.largest(within: budget).gain, wanted == nil)
      }
    }
    let best = frontier.choices(gain: need) ?? groups.map { $0[0] }
    raises = problem.raises(best)
    var alternatives: [[Int]] = []
    let need = need
    if isReached, need > 0, count > 0 {
      var search = LevelSearch(frontier, classes: problem.classes, need: need, budget: budget)
      alternatives = search.plans(count: count) { $0 != best && problem.isMinimal($0, need: need) }.map(problem.raises)
    }
    self.alternatives = alternatives
  }

  /// The whole cost of the best plan.
  var cost: Int { frontier.cheapest(gain: need)?.cost ?? 0 }

  /// The least whole cost of the same aim without each indicator, by position; `nil` where that is out of reach.
  func costsWithout() -> [Int?] {
    let before = LevelFrontier(frontier.groups.reversed(), need: need, budget: nil)
    var groupOf = [Int](repeating: 0, count: raises.count)
    for (place, group) in problem.groups.enumerated() {
      for position in group.members { groupOf[position] = place }
    }
    return raises.indices.map { position in
      if raises[position] == problem.free[position] { return cost }
      let group = groupOf[position]
      return frontier.cost(of: problem.options(group, keeping: position), at: group, gain: need, before: before)
    }
  }
}
