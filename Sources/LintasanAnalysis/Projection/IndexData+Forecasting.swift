import Foundation
public import LintasanForecasting
import LintasanIndices
import LintasanTables

extension IndexData {
  /// How an index is forecast where it has a recipe of its own; every other gets the generic one.
  private static let recipes: [String: ForecastRecipe] = ["egdi": .egdi, "spbe": .spbe]

  /// The index as a problem for forecasting models.
  ///
  /// - Throws: `ForecastError` where the data do not make one.
  public func forecastProblem() throws(ForecastError) -> ForecastProblem {
    // A table of one's own must hold enough to learn from; cut to an earlier year it may hold less.
    if definition == nil, asOf == nil, panel.times.count < ForecastProblem.fewestPeriods {
      throw .tooFewPeriods(found: panel.times.count, needed: ForecastProblem.fewestPeriods)
    }
    let recipe = definition.flatMap { Self.recipes[$0.id] } ?? .generic
    var components: [String] = []
    var weights: WeightSchedule?
    if case .components = recipe, let definition, !columns.components.isEmpty {
      components = columns.components
      weights = WeightSchedule(
        definition.weights(in: lastYear),
        except: definition.weightPeriods.map { period in
          WeightSchedule.Period(
            years: period.years, weights: definition.weights(in: period.years.lowerBound))
        })
    }
    return try ForecastProblem(
      panel: panel, index: columns.value, components: components, weights: weights, scale: bounds,
      higherIsBetter: higherIsBetter,
      calendar: LintasanForecasting.SurveyCalendar(times: calendar.surveys, interval: calendar.step),
      levelsFrom: definition?.firstComparableYear(for: lastYear), groups: groupAttributes, drivers: drivers,
      population: definition == nil ? .everObserved : .presentAtOrigin, recipe: recipe)
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

  /// The covariates that drive an index, each on the scale on which it works: income in logarithms.
  private var drivers: Panel? {
    guard let covariates, let layout = definition?.data.covariates else { return nil }
    var table = [
      covariates.columns.first { $0.name == layout.entity }, covariates.columns.first { $0.name == layout.time },
    ].compactMap { $0 }
    var names: [String] = []
    for driver in Self.driverColumns {
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

  private static let driverColumns: [(column: String, isLogged: Bool)] = [
    ("gdp_per_capita_ppp", true), ("internet_users_pct", false), ("gov_effectiveness", false),
    ("mobile_per_100", false), ("fixed_broadband_per_100", false),
  ]
}
