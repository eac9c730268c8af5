import LintasanTables
import LintasanTestSupport
import Testing

/// The accuracy that briefs quote is what a backtest gives, on a sample of its draws.
@Suite struct MeasuredAccuracyTests {
  @Test(arguments: [("egdi", "2014"), ("spbe", "2021")])
  func shippedFiguresReproduce(index: String, from: String) throws {
    let run = try lintasan(
      "backtest", "--index", index, "--horizons", "1", "--from", from, "--models", "naive,default", "--draws", "200",
      "--format", "csv")
    let rows = try run.rows()
    let shipped = try CSVReader().read(
      try lintasan("data", "show", index, "--file", "accuracy.csv").output, file: "accuracy.csv"
    ).table
    let expected = try shipped.numbers("rank_mae")
    let naive = try shipped.numbers("rank_mae_naive")
    let coverage = try shipped.numbers("rank_coverage_80")
    let ours = try #require(rows.first { $0["model"] == "default" })
    let theirs = try #require(rows.first { $0["model"] == "naive" })
    // A tenth of the draws moves a median rank by little and the edges of an interval by more.
    #expect(abs((Double(ours["rank_mae"] ?? "") ?? 0) / (expected[0] ?? 1) - 1) < 0.02)
    #expect(abs((Double(theirs["rank_mae"] ?? "") ?? 0) / (naive[0] ?? 1) - 1) < 0.0001)
    #expect(abs((Double(ours["rank_coverage_80"] ?? "") ?? 0) - (coverage[0] ?? 1)) < 0.02)
  }
}
