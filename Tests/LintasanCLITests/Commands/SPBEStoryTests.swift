import Foundation
import LintasanTestSupport
import Testing

/// What the outputs say of SPBE: how official its figures are, where its series breaks, and that it has ended.
@Suite struct SPBEStoryTests {
  @Test func reportsShowNoChangeAcrossTheBreakAndSpeakOfPemdi() throws {
    let folder = try WorkingFolder()
    _ = try lintasan(
      "report", "--index", "spbe", "--focus", "kab-aceh-tengah,kota-denpasar", "--to", "2026", "--draws", "200",
      "--out",
      "r", in: folder)
    let report = try folder.text("r/report.md")
    #expect(report.contains("PermenPANRB 8/2026") && report.contains("lintasan pemdi"))
    #expect(report.contains("| 2021 |  |  |  | not evaluated |"))
    // Denpasar was evaluated in 2020 and 2021; across the two no change is shown.
    let rows = report.split(separator: "\n").filter { $0.hasPrefix("| 2021 |") || $0.hasPrefix("| 2018 |") }
    #expect(rows.count == 4)
    for row in rows where !row.contains("not evaluated") {
      let cells = row.split(separator: "|", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
      #expect(cells[4].isEmpty, "\(row)")
    }
    let sections = report.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(sections.last?.hasPrefix("## Appendix: agencies not evaluated in 2024") == true)
    // A line for 2018 to 2020, one for 2022 to 2024: the year without an evaluation and the break interrupt it.
    let fan = try folder.text("r/charts/fan-kab-aceh-tengah.svg")
    #expect(fan.contains(">2021<"))
    for name in ["rankings", "trajectories"] {
      let lines = try folder.text("r/\(name).csv").split(separator: "\n")
      #expect(lines.first?.hasSuffix(",standing") == true)
      for line in lines.dropFirst() {
        #expect(line.contains(",observed,") != line.hasSuffix(","), "\(line)")
      }
    }
  }

  @Test func nationalIndexHasNoChangeAcrossTheBreak() throws {
    let rows = try lintasan("spbe", "national", "--format", "csv").rows()
    #expect(rows.count == 7)
    let of2021 = try #require(rows.first { $0["year"] == "2021" })
    #expect(of2021["change"] == "" && of2021["index"] == "2.24" && of2021["agencies"] == "517")
    let of2024 = try #require(rows.first { $0["year"] == "2024" })
    #expect(abs((Double(of2024["gap"] ?? "") ?? 0) - (3.12 - 2.85)) < 1e-9)
  }

  @Test func singleResultsOf2025AreNoRanking() throws {
    let run = try lintasan("spbe", "rank", "--year", "2025", "--format", "csv")
    #expect(run.text.contains("kab-aceh-tengah") && run.text.contains("2.59") && run.text.contains("secondary"))
    #expect(!run.text.contains("rank"))
  }

  @Test func ranksCarryTheirStanding() throws {
    let rows = try lintasan("rank", "--index", "spbe", "--year", "2022", "--top", "3", "--format", "csv").rows()
    #expect(rows.allSatisfy { $0["standing"] == "not_final" })
    let egdi = try lintasan("rank", "--index", "egdi", "--year", "2020", "--top", "1", "--format", "csv").rows()
    #expect(egdi.first?["standing"] == nil)
  }

  @Test func scoringSaysThatTheInstrumentHasEnded() throws {
    let run = try lintasan("spbe", "score", "--agency", "kota-denpasar", "--format", "json")
    #expect(run.errors.contains("SPBE ended with 2025") && run.errors.contains("lintasan pemdi"))
    let later = try CommandRun(["spbe", "score", "--agency", "kota-denpasar", "--year", "2026"])
    #expect(later.status == 64 && later.errors.contains("Pemdi"))
  }

  @Test func costsByLevel() throws {
    let folder = try WorkingFolder()
    let answers = "indicator,maturity\n" + (1...47).map { "\($0),4\n" }.joined()
    try Data(answers.utf8).write(to: folder.url.appendingPathComponent("a.csv"))
    let costs = "indicator,level,cost\n" + (1...46).map { "\($0),5,10\n" }.joined() + "47,5,3\n"
    try Data(costs.utf8).write(to: folder.url.appendingPathComponent("c.csv"))
    let run = try lintasan(
      "spbe", "plan", "a.csv", "--target", "4.03", "--costs", "c.csv", "--format", "json", in: folder)
    #expect(run.text.contains("\"total_cost\": 3"))
  }
}
