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
