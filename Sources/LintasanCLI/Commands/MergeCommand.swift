import ArgumentParser
import Lintasan

/// `lintasan merge`: parts of a backtest or of a study of uncertainty joined to what one run gives.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the parts of a backtest or an uncertainty study that was split with --shard.",
    discussion: """
      EXAMPLES
        lintasan backtest --index egdi --shard 1/2 --output part-1.csv
        lintasan backtest --index egdi --shard 2/2 --output part-2.csv
        lintasan merge part-1.csv part-2.csv --format csv --plot skill.svg
      """)

  @Argument(help: ArgumentHelp("The parts, CSV files that --shard wrote.", valueName: "files"))
  var parts: [String]

  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Draw a backtest\u{2019}s skill by horizon to an SVG file.", valueName: "file"))
  var plot: String?

  @Option(help: ArgumentHelp("Of a backtest: show chances beside what happened: reliability.", valueName: "detail"))
  var detail: BacktestCommand.Detail?

  /// The columns of either kind of part that hold texts, whatever they look like.
  private static let texts = ["model", "entity", "index", "varied", "tops", "name", "next", "chosen"]

  func run() throws {
    var tables: [(path: String, table: Table)] = []
    var isUncertainty = false
    for path in parts {
      let bytes = try InputFile.bytes(path)
      let names = try CSVReader().read(bytes, file: path).table.columns.map(\.name)
      if names.contains(UncertaintyPart.mark) { isUncertainty = true }
      let texts = Self.texts.filter { names.contains($0) }
      let reader = CSVReader(kinds: Dictionary(uniqueKeysWithValues: texts.map { ($0, Column.Kind.text) }))
      tables.append((path, try reader.read(bytes, file: path).table))
    }
    if isUncertainty {
      guard plot == nil, detail == nil else {
        throw CommandFailure.usage("--plot and --detail are for the parts of a backtest; leave them out")
      }
      try output.show(RobustnessReport.report(uncertainty(tables), language: output.language()))
    } else {
      let result = try backtest(tables)
      let language = try output.language()
      try output.show(
        detail == nil
          ? BacktestReport.report(result, index: "Backtest", language: language)
          : BacktestReport.reliability(result, index: "Backtest", language: language))
      try plot.map { try SkillPlot.write(result, index: "Backtest", language: output.language(), to: $0) }
    }
  }

  private func uncertainty(_ tables: [(path: String, table: Table)]) throws(CommandFailure) -> UncertaintyPart {
    var found: [UncertaintyPart] = []
    for (path, table) in tables {
      do throws(TableError) { found.append(try UncertaintyPart(table)) } catch {
        throw CommandFailure(
          .badData, "\(path): \(error); expected a file that `lintasan uncertainty --shard` wrote")
      }
    }
    do throws(UncertaintyPart.JoinError) { return try UncertaintyPart.joined(found) } catch {
      throw CommandFailure(.badData, "\(error)")
    }
  }

  private func backtest(_ tables: [(path: String, table: Table)]) throws(CommandFailure) -> BacktestResult {
    var records: [ForecastRecord] = []
    var seen: Set<String> = []
    for (path, table) in tables {
      let part: [ForecastRecord]
      do throws(TableError) { part = try ForecastRecord.records(table) } catch {
        throw CommandFailure(.badData, "\(path): \(error); expected a file that `lintasan backtest --shard` wrote")
      }
      for key in Set(part.map { "\($0.model) from \($0.origin)" }).sorted() where !seen.insert(key).inserted {
        throw CommandFailure(.badData, "\(path): the forecasts of \(key) are in another part too; give each part once")
      }
      records += part
    }
    return BacktestResult(records)
  }
}
