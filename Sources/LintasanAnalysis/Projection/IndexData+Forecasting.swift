import LintasanCore
package import LintasanForecasting
import LintasanIndices
import LintasanTables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension IndexData {
  /// The index as a problem for forecasting models.
  ///
  /// - Throws: `ForecastError` where the data do not make one.
  package func forecastProblem() throws(ForecastError) -> ForecastProblem {
    // A table of one's own must hold enough to learn from; cut to an earlier year it may hold less.
    if definition == nil, asOf == nil, panel.times.count < ForecastProblem.fewestPeriods {
      throw .tooFewPeriods(found: panel.times.count, needed: ForecastProblem.fewestPeriods)
    }
    // One survey says nothing of how far the next may be.
    guard panel.times.count >= ForecastProblem.fewestSurveys else {
      throw .tooFewPeriods(found: panel.times.count, needed: ForecastProblem.fewestSurveys)
    }
    let recipe = recipe
    var components: [String] = []
    var weights: WeightSchedule?
    if case .components = recipe, let definition, !columns.components.isEmpty {
      components = columns.components
      weights = definition.weightSchedule
    }
    return try ForecastProblem(
      panel: panel, index: columns.value, components: components, weights: weights,
      aggregation: aggregation, ties: ties, scale: bounds,
      higherIsBetter: higherIsBetter,
      calendar: calendar,
      // Before the last change of the instrument scores inform standing only, as of whatever year.
      levelsFrom: definition?.firstComparableYear(for: .max), groups: groupAttributes, drivers: drivers,
      inputs: componentInputs, population: population, recipe: recipe)
  }

  /// Another index as a driver of one of this one's components in a nowcast.
  ///
  /// - Parameters:
  ///   - other: the other index, with entities of the same identifiers.
  ///   - component: the component that it may foretell, by its identifier; the first one where none is named.
  /// - Throws: `.unknownVariable` naming the components.
  package func driver(_ other: IndexData, of component: String? = nil) throws(ForecastError) -> RelatedDriver {
    let components = definition?.components ?? []
    guard let found = component.map({ id in components.first { $0.id == id } }) ?? components.first else {
      throw .unknownVariable(component ?? "", available: components.map(\.id))
    }
    return RelatedDriver(other.shortName, component: found.column ?? found.id, waves: other.panel)
  }

  /// The recipe that the definition describes, its components named by their columns.
  private var recipe: ForecastRecipe {
    guard let definition, let settings = definition.forecast else { return .generic }
    let columns = Dictionary(definition.components.map { ($0.id, $0.column ?? $0.id) }) { first, _ in first }
    return settings.recipe.renaming { columns[$0] ?? $0 }
  }

  /// The groupings: as they stood at each survey where the scores' table says so, otherwise as they are now.
  private var groupAttributes: [GroupAttribute] {
    groups.map { attribute, byEntity in
      guard let values = try? scores.texts(attribute), let entities = try? scores.texts(columns.entity),
        let times = try? scores.numbers(columns.time)
      else { return GroupAttribute(attribute, byEntity) }
      var entries: [(unit: String, time: Int, group: String)] = []
      for row in 0..<scores.rowCount {
        if let entity = entities[row], let time = times[row].flatMap({ Int(exactly: $0) }), let group = values[row] {
          entries.append((entity, time, group))
        }
      }
      return GroupAttribute(attribute, entries: entries)
    }
  }

  /// The covariates that drive an index, each on the scale on which it works, such as income in logarithms.
  private var drivers: Panel? {
    guard let covariates, let layout = definition?.data.covariates else { return nil }
    var table = [
      covariates.columns.first { $0.name == layout.entity }, covariates.columns.first { $0.name == layout.time },
    ].compactMap { $0 }
    var names: [String] = []
    for driver in definition?.forecast?.drivers ?? [] {
      guard let values = try? covariates.numbers(driver.column) else { continue }
      names.append(driver.column)
      table.append(
        Column(
          driver.column,
          values.optional.map { value in
            guard let value, !driver.isLogged || value > 0 else { return nil }
            return driver.isLogged ? log(value) : value
          }))
    }
    guard !names.isEmpty, let columns = try? Table(columns: table) else { return nil }
    return try? Panel(columns, unit: layout.entity, time: layout.time, variables: names)
  }

  /// What components are made of, capped as the index caps it.
  private var componentInputs: ComponentInputs? {
    guard let covariates, let definition, let layout = definition.data.covariates else { return nil }
    let settings = definition.forecast?.inputs ?? []
    let called = Dictionary(definition.components.map { ($0.id, $0.column ?? $0.id) }) { first, _ in first }
    var table = [
      covariates.columns.first { $0.name == layout.entity }, covariates.columns.first { $0.name == layout.time },
    ].compactMap { $0 }
    var entries: [ComponentInputs.Entry] = []
    for input in settings {
      guard let values = try? covariates.numbers(input.column) else { continue }
      // A column can feed two components, capped in one of them.
      let name = table.contains { $0.name == input.column } ? "\(input.column) (\(input.component))" : input.column
      entries.append(
        ComponentInputs.Entry(
          component: called[input.component] ?? input.component, variable: name, lag: input.lag))
      table.append(Column(name, values.optional.map { $0.map { min($0, input.maximum ?? $0) } }))
    }
    guard !entries.isEmpty, let columns = try? Table(columns: table),
      let series = try? Panel(columns, unit: layout.entity, time: layout.time, variables: entries.map(\.variable))
    else { return nil }
    return ComponentInputs(entries, series: series)
  }
}
