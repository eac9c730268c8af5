import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// The tables that tests read from their fixtures.
enum Panels {
  static func table(_ path: String, file: String = #filePath) throws -> Table {
    try CSVReader().read(Fixture.bytes(path, from: file), file: path).table
  }

  /// Read once: hundreds of cases use the same panels.
  private static let read: [String: Table] = {
    var tables: [String: Table] = [:]
    for name in ["grunfeld", "egdi", "empluk"] { tables[name] = try? table("panels/\(name).csv") }
    if let all = tables["grunfeld"], let firms = try? all.texts("firm") {
      tables["grunfeld-gm"] = all.filter { firms[$0] == "General Motors" }
    }
    return tables
  }()

  static func named(_ name: String) throws -> Table { try #require(read[name], "there is no panel \(name)") }

  /// Options with the panel's unit and time columns.
  static func options(_ name: String) -> RegressionOptions {
    var options = RegressionOptions()
    // EmplUK has the names of Grunfeld's panel.
    options.unit = name == "egdi" ? "iso3" : "firm"
    options.time = name == "egdi" ? "survey_year" : "year"
    return options
  }
}
