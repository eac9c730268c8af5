import LintasanCore
import LintasanTestSupport
import Testing

@testable import LintasanCLI

/// What would take hours, or more memory than there is, is refused before it begins, with the option that cures it.
@Suite struct WorkBudgetTests {
  @Test(arguments: [
    (["forecast", "--index", "egdi", "--draws", "10000000"], "GB of memory; give --draws "),
    (["backtest", "--index", "egdi", "--draws", "10000000"], "GB of memory; give --draws "),
    (["target", "IDN", "--rank", "50", "--by", "2030", "--draws", "10000000"], "GB of memory; give --draws "),
    (["report", "--index", "egdi", "--draws", "10000000", "--out", "o"], "GB of memory; give --draws "),
    (["uncertainty", "--index", "egdi", "--draws", "100000000"], "or do it in parts: --shard 1/2"),
    (["sensitivity", "--index", "egdi", "--points", "10000000"], "give --points "),
    (["rank", "--index", "egdi", "--assume-error", "rounding", "--draws", "90000000"], "GB of memory; give --draws "),
    (["rank", "--index", "egdi", "--assume-error", "weights", "--draws", "90000000"], "GB of memory; give --draws "),
    (
      ["regress", "osi ~ tii", "--index", "egdi", "--se", "bootstrap:1000000"],
      "each is more than a run of some minutes; give bootstrap:"
    ),
    (
      [
        "efficiency", "--index", "egdi", "--year", "2024", "--inputs", "gdp_per_capita_ppp", "--outputs",
        "egdi,osi,tii,hci,epi", "--draws", "100000",
      ],
      "units each is more than a run of some minutes; give --draws "
    ),
    (["mobility", "--index", "egdi", "--classes", "1000"], "expected a number from 2 to "),
    (["brief", "IDN", "KOR", "IDN", "--index", "egdi", "--out", "briefs"], "IDN is given twice"),
  ])
  func isSaidBefore(words: [String], says: String) throws {
    let run = try CommandRun(words + (words[0] == "mobility" ? [] : ["--quiet"]))
    #expect(run.status == 64 && run.errors.contains(says), "\(run.status): \(run.errors)")
  }

  @Test func aSmallStudyIsNotHeldUp() {
    #expect(WorkBudget.timeExcess(10_000, of: "`draws`", scores: 193) == nil)
    #expect(WorkBudget.memoryExcess(10_000, of: "`draws`", numbers: 386) == nil)
    // A shard does its part alone.
    #expect(WorkBudget.timeExcess(100_000_000, of: "`draws`", scores: 193, parts: 8) == nil)
  }

  @Test func ofAnOverflowTheFigureIsStillSaid() throws {
    let hours = WorkBudget.timeExcess(.max, of: "bootstrap:", scores: .max, parts: 1)
    #expect("\(try #require(hours))".hasSuffix("give bootstrap:1 or fewer, or do it in parts: `shard` 1/\(Int.max)"))
    let room = try #require(WorkBudget.memoryExcess(.max, of: "`draws`", numbers: .max, least: 7, otherwise: "fewer surveys"))
    #expect("\(room)".hasSuffix("GB of memory; give `draws` 7 or fewer, or fewer surveys"))
  }
}
