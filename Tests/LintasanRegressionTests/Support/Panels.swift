import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport

/// The tables that tests read from their fixtures.
enum Panels {
  static func table(_ path: String, file: String = #filePath) throws -> Table {
    try CSVReader().read(Fixture.bytes(path, from: file), file: path).table
  }

  static func named(_ name: String) throws -> Table {
    switch name {
    case "grunfeld-gm":
      let all = try table("panels/grunfeld.csv")
      let firms = try all.texts("firm")
      return all.filter { firms[$0] == "General Motors" }
    default: return try table("panels/\(name).csv")
    }
  }

  /// Options with the panel's unit and time columns.
  static func options(_ name: String) -> RegressionOptions {
    var options = RegressionOptions()
    // EmplUK has the names of Grunfeld's panel.
    options.unit = name == "egdi" ? "iso3" : "firm"
    options.time = name == "egdi" ? "survey_year" : "year"
    return options
  }
}
