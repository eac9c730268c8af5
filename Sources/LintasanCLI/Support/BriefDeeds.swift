import Lintasan

/// The cheapest ways to a brief's target, for the indices that are known by what they are made of.
struct BriefDeeds {
  private let projection: Projection
  /// The inputs of the last survey.
  let recipe: InputRecipe?
  private let maturity: MaturityData?
  /// The instrument that takes the index's place, where it is shipped.
  let successor: Instrument?

  /// What is known of a shipped index; of another one nothing, since its target study speaks of raw indicators already.
  init(_ projection: Projection, _ source: IndexOptions) {
    self.projection = projection
    let isShipped = source.data == nil && source.definition == nil
    recipe =
      isShipped && source.name == "egdi"
      ? (try? InputSource.recipe(source, year: nil))?.recipe.known(in: projection.origin) : nil
    guard isShipped, let name = source.name, projection.index.definition?.data.indicators != nil,
      let library = try? DatasetLibrary.named(source.datasets)
    else {
      maturity = nil
      successor = nil
      return
    }
    maturity = try? MaturityData(shipped: name, in: library)
    successor = projection.index.definition?.validity.successor.flatMap {
      try? Instrument(shipped: $0.id, in: library)
    }
  }

  /// The deeds for a target; `nil` where nothing is known below the components, or nothing is needed.
  func deeds(for study: TargetStudy?) throws -> EntityBrief.Deeds? {
    guard let study, study.plans.first.map({ $0.extraGain > 0 }) == true else { return nil }
    if let recipe { return try inputs(study, recipe) }
    if let maturity { return try levels(study, maturity) }
    return nil
  }

  /// What the index's successor asks of an agency, with a sheet of it where there is one.
  func successor(of agency: String, sheet: Ratings? = nil) throws -> SuccessorBrief? {
    guard let successor else { return nil }
    let record = maturity.flatMap { data in
      data.records.last { $0.agency == agency && $0.year >= data.firstComparableYear }
    }
    return try SuccessorBrief(
      successor,
      answers: record.flatMap { record in maturity.map { (record.answers, record.year, $0.questionnaire) } },
      sheet: sheet)
  }

  private func inputs(_ study: TargetStudy, _ recipe: InputRecipe) throws -> EntityBrief.Deeds? {
    guard let forecast = try? InputForecast(projection, in: study.year, of: recipe.data) else { return nil }
    let aim: InputPlan.Aim =
      switch study.aim {
      case .rank(let rank): .rank(rank)
      case .score(let score): .score(score)
      }
    let all = try InputPlan(recipe, entity: study.entity, aim: aim, forecast: forecast, alternatives: 0)
    let others = Set(recipe.data.leaves.filter { $0.pillar != .osi }.map(\.id))
    let items = try InputPlan(
      recipe, entity: study.entity, aim: aim, request: InputPlanRequest(frozen: others), forecast: forecast,
      alternatives: 0)
    return .inputs(all: all, items: items)
  }

  private func levels(_ study: TargetStudy, _ data: MaturityData) throws -> EntityBrief.Deeds? {
    // Only answers to the questionnaire that holds now.
    guard let record = data.records.last(where: { $0.agency == study.entity }), record.year >= data.firstComparableYear
    else {
      return nil
    }
    // Plans aim at an index as it is published, to hundredths; a target that they cannot take leaves the brief without deeds.
    let target = min((study.neededScore * 100).rounded(.up) / 100, 5)
    guard let plans = try? AgencyPlans(PlanRequest(target: target, alternatives: 0), for: [record], of: data),
      let entry = plans.entries.first
    else { return nil }
    return .levels(
      entry.plan, target: target, index: entry.current.index, year: record.year, isReached: entry.isReached)
  }
}

extension InputRecipe {
  /// Itself where its inputs are those of a year.
  fileprivate func known(in year: Int) -> InputRecipe? { data.year == year ? self : nil }
}
