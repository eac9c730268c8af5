import Foundation
import LintasanTestSupport
import Testing

@Suite struct ReportCommandTests {
  private func files(_ folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    for name in names {
      if let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path) {
        found[name] = data
      }
    }
    return found
  }

  @Test func egdiIsWholeAndRepeats() throws {
    let folder = try WorkingFolder()
    for (name, threads) in [("one", "1"), ("two", "2")] {
      _ = try lintasan(
        "report", "--index", "egdi", "--focus", "IDN,KOR", "--to", "2030", "--draws", "400", "--threads", threads,
        "--out", name, in: folder)
    }
    let (one, two) = (
      try files(folder.url.appendingPathComponent("one")), try files(folder.url.appendingPathComponent("two"))
    )
    #expect(
      one.keys.sorted() == [
        "charts/expected-ranks.svg", "charts/fan-IDN.svg", "charts/fan-KOR.svg", "charts/focus-group.svg",
        "charts/map.svg", "explore.html", "manifest.json", "rankings.csv", "report.html", "report.md", "report.xlsx",
        "trajectories.csv",
      ])
    for (name, data) in one where name != "manifest.json" { #expect(two[name] == data, "\(name)") }

    let rankings = String(decoding: try #require(one["rankings.csv"]), as: UTF8.self).split(separator: "\n")
    #expect(rankings[0].hasPrefix("index,entity,name,year,kind,score,score_lower_95,"))
    for year in [2026, 2028, 2030] { #expect(rankings.count { $0.contains(",\(year),forecast,") } == 193) }
    let brief = String(decoding: try #require(one["report.md"]), as: UTF8.self)
    for word in ["Indonesia", "Republic of Korea", "64", "2030", "lintasan report --index egdi --focus IDN,KOR"] {
      #expect(brief.contains(word), "\(word)")
    }
  }

  @Test func spbeSpeaksOfItsGroups() throws {
    let folder = try WorkingFolder()
    _ = try lintasan("report", "--index", "spbe", "--to", "2026", "--draws", "200", "--out", "y", in: folder)
    let rankings = try folder.text("y/rankings.csv").split(separator: "\n")
    for year in [2025, 2026] { #expect(rankings.count { $0.contains(",\(year),forecast,") } == 615) }
    let brief = try folder.text("y/report.md")
    for word in ["Regencies", "Ministries", "Very good", "2021", "PermenPANRB"] {
      #expect(brief.contains(word), "\(word)")
    }
  }

  /// Components that share a name, one of them the index's own column, another named like a column of the sheets.
  @Test func componentsMayHaveOneName() throws {
    let folder = try WorkingFolder()
    let parts = [("one", "Equal", "a"), ("two", "Equal", "b"), ("three", "EQ", "name")]
    try folder.write(
      "index.yaml",
      """
      format: lintasan-index/1
      id: eq
      name: Equal
      short_name: EQ
      publisher: Publisher
      citation: Cited so
      licence: Free to use
      valid: {from: 2018}
      entity: {singular: {en: unit, id: unit}, plural: {en: units, id: unit}}
      data: {scores: scores.csv, entity: unit, time: when, value: b}
      calendar: {surveys: [2020, 2021, 2022, 2023, 2024], step: 1}
      scale: {minimum: 0, maximum: 1, decimals: 3, direction: higher}
      ties: minimum
      weights_sum: 3
      aggregation: arithmetic
      tiers: [{id: component, name: {en: Component, id: Komponen}}]
      components:

      """ + parts.map { "  - {id: \($0.0), name: \($0.1), column: \($0.2), weight: 1}\n" }.joined())
    var rows = "unit,when,a,b,name\n"
    for year in 2020...2024 {
      for unit in 0..<12 {
        rows += "u\(unit),\(year),0.\(100 + unit * 61 % 800),0.\(200 + (unit * 37 + year) % 700),0.\(300 + unit * 29 % 600)\n"
      }
    }
    try folder.write("scores.csv", rows)
    for language in ["en", "id"] {
      _ = try lintasan(
        "report", "--definition", "index.yaml", "--focus", "u3,u4", "--draws", "60", "--lang", language, "--out", language,
        in: folder)
      let text = try folder.text("\(language)/report.md")
      #expect(text.contains(language == "en" ? "| Equal | 0.283 |" : "| Equal | 0,283 |"), "\(language)")
    }
    for ending in ["docx", "html", "xlsx"] {
      _ = try lintasan(
        "brief", "u3", "--definition", "index.yaml", "--draws", "60", "--output", "brief.\(ending)", in: folder)
    }
  }

  /// Later figures are not read: a copy of the data in which they are all different gives the same bytes.
  @Test func asOfIgnoresWhatCameAfter() throws {
    let folder = try WorkingFolder()
    let shipped = Fixture.repositoryRoot().appendingPathComponent("datasets")
    for copy in ["true", "changed"] {
      let target = folder.url.appendingPathComponent(copy)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: shipped.appendingPathComponent("egdi"), to: target.appendingPathComponent("egdi"))
    }
    let scores = try folder.text("changed/egdi/scores.csv").split(separator: "\n", omittingEmptySubsequences: false)
    let altered = scores.map { line -> String in
      guard let year = Int(line.prefix(4)), year > 2018 else { return String(line) }
      var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for position in (fields.count - 8)..<(fields.count - 1) where !fields[position].isEmpty {
        fields[position] = "0.5"
      }
      return fields.joined(separator: ",")
    }
    try folder.write("changed/egdi/scores.csv", altered.joined(separator: "\n"))
    let covariates = try folder.text("changed/egdi/covariates.csv").split(
      separator: "\n", omittingEmptySubsequences: false)
    try folder.write(
      "changed/egdi/covariates.csv",
      covariates.map { line -> String in
        var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard fields.count > 2, let year = Int(fields[1]), year > 2018 else { return String(line) }
        for position in 2..<fields.count { fields[position] = "7" }
        return fields.joined(separator: ",")
      }.joined(separator: "\n"))
    let runs = try ["true", "changed"].map { copy in
      try lintasan(
        "forecast", "--index", "egdi", "--datasets", copy, "--as-of", "2018", "--steps", "3", "--draws", "300",
        "--format", "csv", in: folder.url
      ).output
    }
    #expect(runs[0] == runs[1])
    #expect(!runs[0].isEmpty)
  }
}
