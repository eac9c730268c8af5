import ArgumentParser
import Lintasan

/// `lintasan compare`: entities side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Entities side by side: gaps by component, when the leader stood where the follower stands, climbing peers.",
    discussion: """
      EXAMPLES
        lintasan compare IDN,KOR
        lintasan compare IDN,KOR,SGP --year 2022 --format markdown
      """)

  @Argument(
    help: ArgumentHelp("Two entities or more, by code or name, separated by commas.", valueName: "entities"),
    completion: .entities)
  var entities: String

  @OptionGroup var source: IndexOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The year (default: the last one with scores).", valueName: "year"))
  var year: Int?

  func run() throws {
    let index = try source.load()
    let chosen = try index.entities(entities)
    guard chosen.count >= 2 else { throw CommandFailure.usage("compare needs two entities or more; found one") }
    let comparison = try Comparison(index, entities: chosen, year: year ?? index.lastYear)
    try output.show(try ComparisonReport.report(comparison, language: output.language()))
  }
}
