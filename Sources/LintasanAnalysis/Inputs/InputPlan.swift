package import LintasanTables

/// What an entity may change, and at what cost.
package struct InputPlanRequest: Hashable, Sendable {
  /// The cost of an item, or of a unit of a measure, by column; 1 where none is given.
  package var costs: [String: Double]
  /// The largest change, by column.
  package var limits: [String: Double]
  /// The columns that stay as they are.
  package var frozen: Set<String>

  /// A request.
  package init(costs: [String: Double] = [:], limits: [String: Double] = [:], frozen: Set<String> = []) {
    self.costs = costs
    self.limits = limits
    self.frozen = frozen
  }
}

/// The cheapest set of items and gains in inputs by which an entity reaches a rank or a score, every normalisation being taken
/// anew with the change: a higher value moves the mean, the deviation and perhaps the maximum, and so everybody.
package struct InputPlan: Sendable {
  /// What is to be reached.
  package enum Aim: Hashable, Sendable {
    /// A rank or better.
    case rank(Int)
    /// A score or more.
    case score(Double)
  }

  /// One input that changes.
  package struct Step: Hashable, Sendable {
    /// The column.
    package let input: String
    /// Its value before.
    package let from: Double
    /// Its value after.
    package let to: Double
    /// What the change costs.
    package let cost: Double
  }

  /// A set of steps, and where it leads.
  package struct Option: Hashable, Sendable {
    /// The score with the plan.
    package let score: Double
    /// The rank with the plan, ties getting the smallest.
    package let rank: Int
    /// What all steps cost together.
    package let totalCost: Double
    /// The steps, in the order of the recipe.
    package let steps: [Step]
    /// Whether it is proven that no plan is cheaper, but for a ten-millionth.
    package let isOptimal: Bool
    /// The chance with the plan, where the target lies in a future survey.
    package let probability: Double?
  }

  /// What one more item, or one unit more of a measure, is worth by itself.
  package struct Worth: Hashable, Sendable {
    /// The column.
    package let input: String
    /// The value before and after.
    package let from: Double
    /// The value after: one item or unit better, or as far as there is room.
    package let to: Double
    /// What the change costs.
    package let cost: Double
    /// The score with it.
    package let score: Double
    /// What it adds to the score.
    package let scoreGain: Double
    /// The rank with it.
    package let rank: Int
    /// Places won.
    package let rankGain: Int
    /// The chance with it, where the target lies in a future survey.
    package let probability: Double?
  }

  /// The entity and its name.
  package let entity: String
  /// Its name.
  package let name: String
  /// The survey by which the aim is to be reached.
  package let year: Int
  /// The aim.
  package let aim: Aim
  /// Score and rank without a plan.
  package let now: (score: Double, rank: Int)
  /// Whether the aim can be reached.
  package let isReached: Bool
  /// The cheapest plan, or where it cannot be reached the most that can be had.
  package let best: Option
  /// Next-best plans, the cheapest first: each leaves an input of a cheaper plan as it is.
  package let alternatives: [Option]
  /// The chance without a plan, where the target lies in a future survey.
  package let probabilityBefore: Double?
  /// What one more of each input is worth.
  package let worths: [Worth]
  /// How the rebuilt score differs from the published one; `nil` where none is published.
  package let rebuiltMinusPublished: Double?

  /// Plans for an entity.
  ///
  /// - Parameters:
  ///   - recipe: the inputs of all entities.
  ///   - entity: the entity, by code or name.
  ///   - aim: what is to be reached.
  ///   - request: costs, limits, what stays as it is.
  ///   - forecast: the future survey in which it is to be reached; `nil` for the others as they are. Every score then is its
  ///     median, moved by what the plan moves it.
  ///   - most: how many next-best plans at most.
  /// - Throws: ``InputError``.
  package init(
    _ recipe: InputRecipe, entity: String, aim: Aim, request: InputPlanRequest = .init(),
    forecast: InputForecast? = nil,
    alternatives most: Int = 5
  ) throws(InputError) {
    let data = recipe.data
    let position = try data.position(of: entity)
    switch aim {
    case .rank(let rank):
      guard (1...data.entities.count).contains(rank) else {
        throw .badRank(found: rank, entities: data.entities.count)
      }
    case .score(let score): guard (0...1).contains(score) else { throw .badScore(found: score) }
    }
    let work = PlanWork(recipe, entity: position, aim: aim, request: request, forecast: forecast)
    self.entity = data.entities[position]
    name = data.names[position]
    year = forecast?.year ?? data.year
    self.aim = aim
    now = work.now
    probabilityBefore = forecast?.probability(
      of: aim, entity: position, moved: [Double](repeating: 0, count: data.entities.count))
    rebuiltMinusPublished = data.published[position].map { work.base[position] - $0 }
    worths = work.worths()
    if let found = PlanSearch(work.space).plan() {
      isReached = true
      best = work.option(found.point, isOptimal: found.isOptimal)
      alternatives = Self.alternatives(to: found.point, work, most)
    } else {
      isReached = false
      best = work.option(work.space.limit, isOptimal: false)
      alternatives = []
    }
  }

  /// The cheapest plans that leave inputs of cheaper ones as they are: every plan found is asked what there is without each of
  /// its own steps.
  private static func alternatives(to best: [Double], _ work: PlanWork, _ most: Int) -> [Option] {
    struct Candidate {
      var option: Option
      var point: [Double]
      var limit: [Double]
    }
    var waiting = [Candidate(option: work.option(best, isOptimal: true), point: best, limit: work.space.limit)]
    var (found, searched): ([Option], Int) = ([], 0)
    while found.count < most,
      let next = waiting.indices.min(by: { waiting[$0].option.totalCost < waiting[$1].option.totalCost })
    {
      let candidate = waiting.remove(at: next)
      if searched > 0 && !found.contains(where: { $0.steps == candidate.option.steps }) {
        found.append(candidate.option)
      }
      for leaf in best.indices where candidate.point[leaf] > work.space.start[leaf] && searched < 4 * most {
        var space = work.space
        space.limit = candidate.limit
        space.limit[leaf] = space.start[leaf]
        searched += 1
        guard let other = PlanSearch(space, mostBoxes: 4000).plan() else { continue }
        waiting.append(
          Candidate(
            option: work.option(other.point, isOptimal: other.isOptimal), point: other.point, limit: space.limit))
      }
      if waiting.isEmpty { break }
    }
    return found
  }

  /// One row a step: `input, from, to, cost`.
  package static func table(of steps: [Step]) -> Table {
    Table(
      Column("input", steps.map(\.input)), Column("from", steps.map(\.from)), Column("to", steps.map(\.to)),
      Column("cost", steps.map(\.cost)))
  }

  /// One row an input: `input, from, to, cost, score, score_gain, rank, rank_gain, probability`.
  package static func table(of worths: [Worth]) -> Table {
    Table(
      Column("input", worths.map(\.input)), Column("from", worths.map(\.from)), Column("to", worths.map(\.to)),
      Column("cost", worths.map(\.cost)), Column("score", worths.map(\.score)),
      Column("score_gain", worths.map(\.scoreGain)), Column("rank", worths.map(\.rank)),
      Column("rank_gain", worths.map(\.rankGain)), Column("probability", worths.map(\.probability)))
  }
}
