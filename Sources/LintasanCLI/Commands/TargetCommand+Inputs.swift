import ArgumentParser
import Lintasan

extension TargetCommand {
  /// The target in inputs, or every entity's next best deed.
  func runInInputs() throws {
    for (name, isGiven) in [("--plot", plot.plot != nil), ("--curve-output", curveOutput != nil)] where isGiven {
      throw CommandFailure.usage("\(name) has no effect with --inputs; leave it out")
    }
    let (recipe, index) = try InputSource.recipe(source, year: nil)
    let request = try deeds.request(costs: costs, of: recipe.data)
    let forecast = try future(recipe, index)
    if let list = deeds.entities { return try showDeeds(list, recipe, index, request, forecast) }
    guard let entity else { return }
    let code = try index.map { try $0.findEntity(entity) } ?? entity
    let aim: InputPlan.Aim = rank.map { .rank($0) } ?? .score(score ?? 0)
    let plan = try Console.working(on: "searching plans") {
      try InputPlan(recipe, entity: code, aim: aim, request: request, forecast: forecast)
    }
    InputSource.noticeDifference(plan, index)
    let language = try output.language()
    let name = index?.name(of: plan.entity, in: language.rawValue) ?? plan.name
    try output.show(InputPlanReport.report(plan, name: name, language: language))
    if !plan.isReached {
      let wanted = rank.map { "rank \($0)" } ?? "a score of \(NumberText.shortest(score ?? 0))"
      throw CommandFailure(
        .difference,
        "\(wanted) cannot be reached within these limits; the best that can be had is rank \(plan.best.rank) with "
          + NumberText.fixed(plan.best.score, decimals: 5))
    }
  }

  /// The future survey that the plan is for; `nil` where the others are to stay as they are.
  private func future(_ recipe: InputRecipe, _ index: IndexData?) throws -> InputForecast? {
    let data = recipe.data
    guard let by = by?.year, by != data.year else {
      if let model {
        throw CommandFailure.usage(
          "--model \(model) has no effect: in \(data.year) the others stay as they are; leave it out")
      }
      return nil
    }
    guard by > data.year, let index else { throw InputError.noInputs(year: by, available: [data.year]) }
    let surveys = index.calendar.years(after: data.year, steps: 10)
    guard surveys.contains(by) else {
      throw TargetError.noSurvey(year: String(by), surveys: surveys.prefix(3).map { String($0) })
    }
    let projection = try Console.working(on: "drawing \(simulation.draws) futures") {
      try Projection(of: index, horizon: .through(by), settings: simulation.settings(model: model))
    }
    return try InputForecast(projection, in: by, of: data)
  }

  private func showDeeds(
    _ list: String, _ recipe: InputRecipe, _ index: IndexData?, _ request: InputPlanRequest, _ forecast: InputForecast?
  ) throws {
    let chosen: [String]?
    if list.lowercased() == "all" {
      chosen = nil
    } else if let index {
      chosen = try index.entities(list)
    } else {
      chosen = list.split(separator: ",").map { String($0.filter { $0 != " " }) }
    }
    let deeds = try InputDeeds(recipe, entities: chosen, request: request, forecast: forecast)
    if !deeds.excluded.isEmpty {
      Console.notice(
        "no single item adds anything to the index of \(deeds.excluded.joined(separator: ", ")); they have no row")
    }
    let language = try output.language()
    try output.show(
      InputPlanReport.report(
        deeds, year: forecast?.year ?? recipe.data.year, words: InputSource.words(recipe, index, language),
        language: language))
  }
}
