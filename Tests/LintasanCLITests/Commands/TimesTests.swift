import Foundation
import LintasanTestSupport
import Testing

/// Times that are no years are counted within; a person sees them as they were written, in every command.
@Suite struct TimesTests {
  /// Twelve units in a dozen of times, their scores below 100 so that none looks like a counted time.
  private static func folder(_ times: [String]) throws -> WorkingFolder {
    let folder = try WorkingFolder()
    var lines = ["town,when,score"]
    for unit in 0..<12 {
      for (place, time) in times.enumerated() {
        lines.append("t\(unit),\(time),\(7 * unit + (unit * 5 + place * 3) % 7)")
      }
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.url.appendingPathComponent("towns.csv"))
    return folder
  }

  private static let quarters = (2018...2020).flatMap { year in (1...4).map { "\(year)Q\($0)" } }
  private static let source = ["--data", "towns.csv", "--entity", "town", "--time", "when", "--value", "score"]

  @Test(
    "quarters are quarters in what every command says",
    arguments: [
      ["rank"], ["rank", "--format", "csv"], ["rank", "--year", "2019Q4"], ["forecast", "--draws", "60", "--steps", "2"],
      ["forecast", "--draws", "60", "--to", "2100"], ["forecast", "--draws", "60", "--to", "2019Q1"],
      ["backtest", "--draws", "40", "--models", "naive,default"], ["mobility"], ["mobility", "--format", "csv"],
      ["profile", "t3"],
      ["brief", "t3", "--draws", "60", "--format", "markdown"],
      ["target", "t3", "--rank", "2", "--by", "2021Q2", "--draws", "60"],
      ["target", "t3", "--rank", "2", "--by", "2030Q2", "--draws", "60"],
    ])
  func quartersAreWritten(_ words: [String]) throws {
    let folder = try Self.folder(Self.quarters)
    let run = try CommandRun(words + Self.source, in: folder)
    let said = run.text + run.errors.split(separator: "\n").filter { !$0.contains("by whole numbers") }.joined(separator: "\n")
    // 2018Q1 is counted as 8072, 2021Q4 as 8087.
    let counted = said.matches(of: /\b80[78][0-9]\b/).map { String($0.output) }
    #expect(counted.isEmpty, "\(words): \(counted)")
    #expect(said.contains(/20(19|2[0-9])Q[1-4]/), "\(words): \(said.prefix(300))")
  }

  @Test func aReportOfQuartersSaysQuarters() throws {
    let folder = try Self.folder(Self.quarters)
    let run = try CommandRun(["report", "--draws", "60", "--focus", "t3", "--out", "out"] + Self.source, in: folder)
    #expect(run.status == 0 && run.errors.contains("8083 is 2020Q4"))
    for name in ["report.md", "rankings.csv", "trajectories.csv"] {
      let text = try folder.text("out/\(name)")
      #expect(text.contains("2020Q4") && !text.contains(/\b80[78][0-9]\b/), "\(name)")
    }
  }
}
