import Foundation
import LintasanCore
import LintasanTables
import LintasanTestSupport

@testable import LintasanForecasting

/// The shipped indices as forecast problems, with recipes as their definitions have them.
enum ShippedPanels {
  /// A lean set of rules (online services by region, infrastructure by drivers, human capital by itself) and a full one.
  private static let egdiRecipe = ForecastRecipe.components([
    ForecastRecipe.RuleSet(
      [
        ForecastRecipe.ComponentRule("osi", smoothing: 0.7, features: [.group], group: "un_region"),
        ForecastRecipe.ComponentRule(
          "tii", smoothing: 1, features: [.own, .drivers], nowcastFeatures: [.own, .drivers, .driverChanges]),
        ForecastRecipe.ComponentRule("hci", smoothing: 1, features: [.own], nowcastFeatures: [.own, .driverChanges]),
      ], penalty: 10),
    ForecastRecipe.RuleSet(
      [("osi", 0.7), ("tii", 1), ("hci", 1)].map { component, smoothing in
        ForecastRecipe.ComponentRule(
          component, smoothing: smoothing, features: [.own, .drivers, .group],
          nowcastFeatures: [.own, .drivers, .group, .driverChanges], group: "un_region")
      }, penalty: 50),
  ])

  private static let spbeRecipe = ForecastRecipe.groups(
    ForecastRecipe.GroupRule(group: "group", subgroup: "province", groupsWithSubgroups: ["regency", "city"]))

  static func egdi() throws -> ForecastProblem {
    let scores = try table("egdi/scores.csv")
    let surveyed = try scores.texts("flag").optional.map { $0 != "not_surveyed" }
    let present = scores.filter { surveyed[$0] }
    let countries = try table("egdi/countries.csv")
    let names = try countries.texts("iso3").optional.compactMap { $0 }
    let regions = try countries.texts("un_region").optional.compactMap { $0 }
    return try ForecastProblem(
      panel: Panel(present, unit: "iso3", time: "survey_year", variables: ["egdi", "osi", "tii", "hci"]),
      index: "egdi", components: ["osi", "tii", "hci"],
      weights: WeightSchedule(
        [1 / 3, 1 / 3, 1 / 3],
        except: [WeightSchedule.Period(years: 2008...2010, weights: [0.34, 0.33, 0.33])]),
      scale: 0...1, calendar: SurveyCalendar(times: surveys(scores, "survey_year")),
      groups: [GroupAttribute("un_region", Dictionary(uniqueKeysWithValues: zip(names, regions)))],
      drivers: drivers(), recipe: egdiRecipe)
  }

  /// The same index with what TII and HCI are made of, by which a nowcast forecasts them.
  static func egdiByInputs() throws -> ForecastProblem {
    let inputs: [(component: String, column: String, most: Double?)] = [
      ("tii", "mobile_per_100", 120), ("tii", "internet_users_pct", nil), ("tii", "fixed_broadband_per_100", nil),
      ("hci", "expected_schooling", nil), ("hci", "mean_schooling", nil),
    ]
    let covariates = try table("egdi/covariates.csv")
    let capped = try covariates.columns.map { column in
      guard let most = inputs.first(where: { $0.column == column.name })?.most else { return column }
      return Column(column.name, try covariates.numbers(column.name).optional.map { $0.map { min($0, most) } })
    }
    let series = try Panel(Table(columns: capped), unit: "iso3", time: "year", variables: inputs.map(\.column))
    let byInputs = ["tii", "hci"].map {
      ForecastRecipe.ComponentRule(
        $0, smoothing: 1, features: [.own], nowcastFeatures: [.own, .inputs, .inputChanges])
    }
    let online = ForecastRecipe.ComponentRule("osi", smoothing: 0.7, features: [.group], group: "un_region")
    return try egdi().changing { problem in
      problem.inputs = ComponentInputs(
        inputs.map { ComponentInputs.Entry(component: $0.component, variable: $0.column, lag: 2) }, series: series)
      problem.recipe = .components([10, 50].map { ForecastRecipe.RuleSet([online] + byInputs, penalty: $0) })
    }
  }

  static func spbe() throws -> ForecastProblem {
    let scores = try table("spbe/scores.csv")
    let panel = try Panel(scores, unit: "agency", time: "year", variables: ["index"])
    return try ForecastProblem(
      panel: panel, index: "index", scale: 1...5, calendar: SurveyCalendar(times: panel.times),
      levelsFrom: 2021, groups: [grouping("group", scores), grouping("province", scores)],
      recipe: spbeRecipe)
  }

  private static func table(_ path: String) throws -> Table {
    let file = Fixture.repositoryRoot().appendingPathComponent("datasets").appendingPathComponent(path)
    return try CSVReader().read([UInt8](Data(contentsOf: file)), file: path).table
  }

  private static func surveys(_ table: Table, _ column: String) throws -> [Int] {
    Set(try table.numbers(column).present.map { Int($0) }).sorted()
  }

  private static func grouping(_ name: String, _ table: Table) throws -> GroupAttribute {
    let (agencies, years, groups) = (try table.texts("agency"), try table.numbers("year"), try table.texts(name))
    var entries: [(unit: String, time: Int, group: String)] = []
    for row in 0..<table.rowCount {
      if let agency = agencies[row], let year = years[row], let group = groups[row] {
        entries.append((agency, Int(year), group))
      }
    }
    return GroupAttribute(name, entries: entries)
  }

  private static func drivers() throws -> Panel {
    let covariates = try table("egdi/covariates.csv")
    let names = [
      "gdp_per_capita_ppp", "population", "internet_users_pct", "gov_effectiveness", "mobile_per_100",
      "fixed_broadband_per_100",
    ]
    let logged = try covariates.columns.map { column in
      names[..<2].contains(column.name)
        ? Column(column.name, try covariates.numbers(column.name).optional.map { $0.map { log($0) } }) : column
    }
    return try Panel(Table(columns: logged), unit: "iso3", time: "year", variables: names)
  }
}
