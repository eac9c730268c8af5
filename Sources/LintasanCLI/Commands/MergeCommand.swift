import ArgumentParser
import Lintasan

/// `lintasan merge`: parts of a backtest joined to what one run gives.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the parts of a backtest that was split with --shard.",
    discussion: """
      EXAMPLES
        lintasan backtest --index egdi --shard 1/2 --output part-1.csv
        lintasan backtest --index egdi --shard 2/2 --output part-2.csv
        lintasan merge part-1.csv part-2.csv --format csv
      """)

  @Argument(help: ArgumentHelp("The parts, CSV files that backtest --shard wrote.", valueName: "files"))
  var parts: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    var records: [ForecastRecord] = []
    var seen: Set<String> = []
    for path in parts {
      let contents = try CSVReader(kinds: ["model": .text, "entity": .text]).read(InputFile.bytes(path), file: path)
      let part: [ForecastRecord]
      do throws(TableError) {
        part = try ForecastRecord.records(contents.table)
      } catch {
        throw CommandFailure(.badData, "\(path): \(error); expected a file that `lintasan backtest --shard` wrote")
      }
      for key in Set(part.map { "\($0.model) from \($0.origin)" }).sorted() where !seen.insert(key).inserted {
        throw CommandFailure(.badData, "\(path): the forecasts of \(key) are in another part too; give each part once")
      }
      records += part
    }
    try output.show(BacktestReport.report(BacktestResult(records), index: "Backtest", language: output.language()))
  }
}
