extension LevelPlanner {
  /// The plan of raises, its steps in an order that every one of them allows: the most gain for its cost first.
  func plan(_ raises: [Int], _ problem: LevelProblem) -> LevelPlan {
    let (instrument, costs, complete) = (problem.instrument, problem.costs, problem.complete)
    var reached = complete
    var values = problem.current.ratings.ratings.map(\.value)
    let whole = Double(instrument.weightsSum)
    var (steps, spent): ([LevelPlan.Step], Int) = ([], 0)
    func sum() -> Double {
      zip(instrument.indicators, values).reduce(0) { $0 + Double($1.0.weight) * $1.1 } / whole
    }
    func isReady(_ position: Int) -> Bool {
      let next = instrument.levels[reached[position]].number
      return instrument.prerequisites.allSatisfy { rule in
        rule.indicator != position || next != rule.level
          || instrument.level(completing: reached[rule.neededIndicator]) >= rule.neededLevel
      }
    }
    func gain(_ position: Int) -> Double {
      Double(instrument.indicators[position].weight) * (instrument.levels[reached[position]].ceiling - values[position])
        / whole
    }
    while true {
      let open = instrument.indicators.indices.filter { reached[$0] < complete[$0] + raises[$0] && isReady($0) }
      let worth = open.map { position -> Double in
        let cost = costs.value(costs.whole[position][reached[position]])
        return cost > 0 ? gain(position) / cost : .infinity
      }
      guard let best = open.indices.max(by: { (worth[$0], open[$1]) < (worth[$1], open[$0]) }) else { break }
      let position = open[best]
      let (level, cost) = (instrument.levels[reached[position]], costs.whole[position][reached[position]])
      let (from, added) = (values[position], gain(position))
      values[position] = level.ceiling
      spent += cost
      reached[position] += 1
      steps.append(
        LevelPlan.Step(
          indicator: instrument.indicators[position], from: from, to: level.ceiling, level: level.number,
          cost: costs.value(cost), gain: added, after: sum(), isBegun: from > level.floor + 1e-12))
    }
    let index = steps.isEmpty ? problem.current.index.value : sum()
    return LevelPlan(
      steps: steps, totalCost: costs.value(spent), index: index, predicate: instrument.predicate(of: index))
  }
}
