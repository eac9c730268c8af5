import Foundation
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

  /// What the first page says of the forecasts, sentence and table, is what is shipped.
  @Test func firstPageSaysTheShippedFigures() throws {
    let readme = String(
      decoding: try Data(contentsOf: Fixture.repositoryRoot().appendingPathComponent("README.md")), as: UTF8.self)
    let sentences = readme.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    var ratios: [[String]] = []
    for (index, name, decimals) in [("egdi", "EGDI", 2), ("spbe", "SPBE", 1)] {
      let shipped = try CSVReader().read(
        try lintasan("data", "show", index, "--file", "accuracy.csv").output, file: "accuracy.csv"
      ).table
      func number(_ column: String, _ row: Int) throws -> Double {
        try #require(try shipped.numbers(column)[row], "\(index) \(column)")
      }
      var own: [String] = []
      for row in 0..<3 {
        let (error, naive) = (try number("rank_mae", row), try number("rank_mae_naive", row))
        own.append(String(format: "%.2f", try number("rank_crps", row) / number("rank_crps_naive", row)))
        let first = row == 0 ? "\(name), \(Int(try number("from", row))) to \(Int(try number("to", row)))" : ""
        var cells = ["\(Int(try number("horizon", row)))"]
        cells += [error, naive].map { String(format: "%.\(decimals)f", $0) } + [String(format: "%.3f", error / naive)]
        for column in ["rank_coverage_80", "score_coverage_80", "rank_coverage_95"] {
          cells.append("\(Int((100 * (try number(column, row))).rounded()))%")
        }
        let line = "| \(first.isEmpty ? "" : first + " ")| " + cells.joined(separator: " | ") + " |"
        #expect(readme.contains("\n\(line)\n"), "\(line)")
      }
      ratios.append(own)
    }
    // What comes with the tool, by count.
    func rows(_ file: String, of dataset: String) throws -> Table {
      try CSVReader().read(try lintasan("data", "show", dataset, "--file", file).output, file: file).table
    }
    func times(_ column: String, of dataset: String) throws -> [Int] {
      let found = try rows("scores.csv", of: dataset).numbers(column)
      return Set((0..<found.count).compactMap { found[$0] }).sorted().map { Int($0) }
    }
    let (surveys, years) = (try times("survey_year", of: "egdi"), try times("year", of: "spbe"))
    let first =
      try "(EGDI: \(rows("countries.csv", of: "egdi").rowCount) countries, \(surveys.count) surveys from "
      + "\(try #require(surveys.first)) to \(try #require(surveys.last))), down to the 206 items"
    #expect(sentences.contains(first), "\(first)")
    let agencies =
      try "(\(rows("agencies.csv", of: "spbe").rowCount) agencies, \(try #require(years.first)) to "
      + "\(try #require(years.last)))"
    #expect(sentences.contains(agencies), "\(agencies)")
    let said = ratios.map { "\($0[0]), \($0[1]) and \($0[2])" }
    let sentence = "is \(said[0]) of naive's on EGDI and \(said[1]) on SPBE"
    #expect(sentences.contains(sentence), "\(sentence)")
  }
}
