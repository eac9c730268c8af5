package import LintasanTables

/// What each entity's next best deed is: the one more item that adds most to its index for its cost.
package struct InputDeeds: Sendable {
  /// One entity's next best deed.
  package struct Deed: Hashable, Sendable {
    /// The entity.
    package let entity: String
    /// Its name.
    package let name: String
    /// Its rank as the inputs stand.
    package let rank: Int
    /// What the deed is worth.
    package let worth: InputPlan.Worth
  }

  /// One an entity, in the order of the inputs; none for an entity that has nothing left to do.
  package let deeds: [Deed]
  /// Entities with nothing left to do.
  package let excluded: [String]

  /// Finds the deeds.
  ///
  /// - Parameters:
  ///   - recipe: the inputs of all.
  ///   - entities: those to be looked at; `nil` for all.
  ///   - request: costs, limits, what stays as it is. Measures count only where they have a cost: a point more of literacy and
  ///     one more service have no common unit.
  ///   - forecast: a future survey, against which ranks are then counted.
  /// - Throws: ``InputError``.
  package init(
    _ recipe: InputRecipe, entities: [String]? = nil, request: InputPlanRequest = .init(),
    forecast: InputForecast? = nil
  ) throws(InputError) {
    var positions = Array(recipe.data.entities.indices)
    if let entities {
      positions = []
      for entity in entities { positions.append(try recipe.data.position(of: entity)) }
    }
    let isCount = Dictionary(recipe.data.leaves.map { ($0.id, $0.isCount) }) { first, _ in first }
    let base = recipe.scores().index
    var (found, excluded): ([Deed], [String]) = ([], [])
    for position in positions {
      let work = PlanWork(
        recipe, entity: position, aim: .rank(1), request: request, forecast: forecast, base: base)
      let best = work.worths(withChance: false).filter { isCount[$0.input] == true || request.costs[$0.input] != nil }
        .max { ($0.scoreGain / max($0.cost, 1e-12), $1.input) < ($1.scoreGain / max($1.cost, 1e-12), $0.input) }
      let entity = recipe.data.entities[position]
      if let best, best.scoreGain > 0 {
        found.append(Deed(entity: entity, name: recipe.data.names[position], rank: work.now.rank, worth: best))
      } else {
        excluded.append(entity)
      }
    }
    deeds = found
    self.excluded = excluded
  }

  /// One row an entity: `entity, name, rank, input, from, to, cost, score, score_gain, rank_after, rank_gain`.
  package var table: Table {
    Table(
      Column("entity", deeds.map(\.entity)), Column("name", deeds.map(\.name)), Column("rank", deeds.map(\.rank)),
      Column("input", deeds.map(\.worth.input)), Column("from", deeds.map(\.worth.from)),
      Column("to", deeds.map(\.worth.to)), Column("cost", deeds.map(\.worth.cost)),
      Column("score", deeds.map(\.worth.score)), Column("score_gain", deeds.map(\.worth.scoreGain)),
      Column("rank_after", deeds.map(\.worth.rank)), Column("rank_gain", deeds.map(\.worth.rankGain)))
  }
}
