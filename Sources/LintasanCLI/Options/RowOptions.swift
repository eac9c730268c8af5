import ArgumentParser
import Lintasan

/// Which rows of a file of data are kept.
struct RowOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only the rows that fulfil a condition, as 'year >= 2018 & region == \"Asia\"' or region=Asia.",
      valueName: "condition"))
  var condition: String?

  /// The condition.
  func filter() throws -> RowFilter? {
    guard let condition else { return nil }
    do throws(RowFilterError) { return try RowFilter(condition) } catch { throw CommandFailure.usage(error.description) }
  }
}
