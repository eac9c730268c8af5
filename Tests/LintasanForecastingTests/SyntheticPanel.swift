import Foundation
import LintasanCore
import LintasanForecasting
import LintasanStatistics
import LintasanTables

/// Panels made up for tests.
enum SyntheticPanel {
  /// A panel of three components that wander, and their mean as index.
  static func threeComponents(units: Int = 30, times: [Int] = [2003, 2004, 2005, 2008, 2010, 2012, 2014, 2016, 2018])
    -> Table
  {
    var random = PhiloxStream(seed: 11, stream: 7)
    var entity: [String] = []
    var year: [Int] = []
    var columns = [[Double?]](repeating: [], count: 4)
    var level = (0..<units).map { unit in (0..<3).map { _ in 0.2 + 0.6 * Double(unit) / Double(units) } }
    for time in times {
      for unit in 0..<units {
        entity.append(String(format: "U%03d", unit))
        year.append(time)
        for component in 0..<3 {
          level[unit][component] = min(0.99, max(0.01, level[unit][component] + 0.02 + 0.05 * random.normal()))
          columns[component].append(level[unit][component])
        }
        columns[3].append(level[unit].reduce(0, +) / 3)
      }
    }
    return Table(
      Column("entity", entity), Column("year", year), Column("a", columns[0]), Column("b", columns[1]),
      Column("c", columns[2]), Column("index", columns[3]))
  }

  static let variables = ["a", "b", "c", "index"]

  /// The problem of ``threeComponents(units:times:)``.
  static func problem(_ table: Table = threeComponents()) throws -> ForecastProblem {
    try ForecastProblem(
      panel: Panel(table, unit: "entity", time: "year", variables: variables), index: "index",
      components: ["a", "b", "c"], scale: 0...1,
      calendar: SurveyCalendar(surveys: [2003, 2004, 2005, 2008, 2010, 2012], step: 2),
      groups: [
        GroupAttribute(
          "half",
          Dictionary(uniqueKeysWithValues: (0..<30).map { (String(format: "U%03d", $0), $0 < 15 ? "low" : "high") }))
      ],
      recipe: .components([
        ForecastRecipe.RuleSet(
          ["a", "b", "c"].map { ForecastRecipe.ComponentRule($0, smoothing: 0.7, features: [.own]) }, penalty: 10)
      ]))
  }

  /// A panel of one variable by a formula.
  static func single(units: Int, times: some Sequence<Int>, _ value: (_ unit: Int, _ time: Int) -> Double?) throws
    -> Panel
  {
    try single(units: units, in: Array(times), value)
  }

  /// The same at times that may lie unevenly.
  static func single(units: Int, in times: [Int], _ value: (_ unit: Int, _ time: Int) -> Double?) throws -> Panel {
    var entity: [String] = []
    var year: [Int] = []
    var values: [Double?] = []
    for time in times {
      for unit in 0..<units {
        entity.append(String(format: "U%05d", unit))
        year.append(time)
        values.append(value(unit, time))
      }
    }
    return try Panel(
      Table(Column("entity", entity), Column("year", year), Column("value", values)), unit: "entity", time: "year",
      variables: ["value"])
  }
}
