/// What a plan, its alternatives and the worth of single deeds are worked out with.
struct PlanWork: Sendable {
  let recipe: InputRecipe
  let entity: Int
  let aim: InputPlan.Aim
  let forecast: InputForecast?
  let space: PlanSpace
  /// The rebuilt scores of all as the inputs stand.
  let base: [Double]
  let offsets: [Double]

  init(
    _ recipe: InputRecipe, entity: Int, aim: InputPlan.Aim, request: InputPlanRequest, forecast: InputForecast?,
    base known: [Double]? = nil
  ) {
    self.recipe = recipe
    self.entity = entity
    self.aim = aim
    self.forecast = forecast
    let data = recipe.data
    let base = known ?? recipe.scores().index
    self.base = base
    offsets = forecast.map { zip($0.medians, base).map { $0 - $1 } } ?? [Double](repeating: 0, count: base.count)
    var room: [Double] = []
    for (leaf, values) in zip(data.leaves, data.values) {
      let most = request.frozen.contains(leaf.id) ? 0 : request.limits[leaf.id] ?? .infinity
      room.append(min(most, leaf.room(from: values[entity])))
    }
    let target: PlanSpace.Aim =
      switch aim {
      case .rank(let rank): .rank(rank)
      case .score(let score): .score(score)
      }
    space = PlanSpace(
      recipe, entity: entity, aim: target, offsets: offsets, room: room,
      costs: data.leaves.map { request.costs[$0.id] ?? 1 })
  }

  /// Score and rank as the inputs stand.
  var now: (score: Double, rank: Int) {
    let scores = zip(base, offsets).map { $0 + $1 }
    return (scores[entity], InputRecipe.rank(of: entity, in: scores))
  }

  /// The values of a point as a table would hold them, untouched ones as they stand.
  private func values(_ point: [Double]) -> [Double] {
    recipe.data.leaves.indices.map { leaf in
      let now = recipe.data.values[leaf][entity]
      guard point[leaf] > space.start[leaf] else { return now }
      return recipe.data.leaves[leaf].lowerIsBetter ? -point[leaf] : point[leaf]
    }
  }

  /// The plan of a point: what it promises is what the whole recipe gives for the values that it names.
  func option(_ point: [Double], isOptimal: Bool) -> InputPlan.Option {
    let values = values(point)
    let result = outcome(values)
    var steps: [InputPlan.Step] = []
    var total = 0.0
    for (position, leaf) in recipe.data.leaves.enumerated() where point[position] > space.start[position] {
      let cost = space.costs[position] * (point[position] - space.start[position])
      total += cost
      steps.append(
        .init(input: leaf.id, from: recipe.data.values[position][entity], to: values[position], cost: cost))
    }
    return InputPlan.Option(
      score: result.score, rank: result.rank, totalCost: total, steps: steps, isOptimal: isOptimal,
      probability: result.probability)
  }

  /// Where values lead.
  private func outcome(_ values: [Double], withChance: Bool = true) -> (
    score: Double, rank: Int, probability: Double?
  ) {
    let rebuilt = recipe.scores(replacing: entity, with: values).index
    let scores = zip(rebuilt, offsets).map { $0 + $1 }
    let moved = zip(rebuilt, base).map { $0 - $1 }
    return (
      scores[entity], InputRecipe.rank(of: entity, in: scores),
      withChance ? forecast?.probability(of: aim, entity: entity, moved: moved) : nil
    )
  }

  /// What one more of each input is worth; nothing for those that cannot move.
  func worths(withChance: Bool = true) -> [InputPlan.Worth] {
    let before = now
    var found: [InputPlan.Worth] = []
    for (position, leaf) in recipe.data.leaves.enumerated() {
      let step = min(1, space.limit[position] - space.start[position])
      guard step > 0 else { continue }
      var point = space.start
      point[position] += step
      let values = values(point)
      let result = outcome(values, withChance: withChance)
      found.append(
        .init(
          input: leaf.id, from: recipe.data.values[position][entity], to: values[position],
          cost: space.costs[position] * step, score: result.score, scoreGain: result.score - before.score,
          rank: result.rank, rankGain: before.rank - result.rank, probability: result.probability))
    }
    return found
  }
}
