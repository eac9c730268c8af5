import ArgumentParser
import Lintasan

/// `lintasan rank`: who stands where in a year.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Scores and ranks of a year, with who is level with whom.",
    discussion: """
      EXAMPLES
        lintasan rank --index egdi --year 2020 --format csv
        lintasan rank --index spbe --top 20
        lintasan rank --data scores.csv --entity city --time year --value score
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The year (default: the last one with scores).", valueName: "year"))
  var year: Int?

  @Option(help: ArgumentHelp("Only the first so many ranks.", valueName: "number"))
  var top: Int?

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is \(top); expected at least 1.") }
  }

  func run() throws {
    let index = try source.load()
    let standing = try Standing(of: index, in: year ?? index.lastYear)
    try output.show(StandingReport.report(standing, of: index, top: top, language: output.language()))
  }
}
