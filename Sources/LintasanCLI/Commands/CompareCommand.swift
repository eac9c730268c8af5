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
        lintasan compare IDN,KOR,SGP --plot ranks.svg
        lintasan compare IDN,KOR --inputs
      """)

  @Argument(
    help: ArgumentHelp("Two entities or more, by code or name, separated by commas.", valueName: "entities"),
    completion: .entities)
  var entities: String

  @OptionGroup var source: IndexOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption

  @Option(help: ArgumentHelp("The year (default: the last one with scores).", valueName: "year"))
  var year: Int?

  @Flag(help: "Compare the inputs that EGDI is made of.")
  var inputs = false

  func run() throws {
    if inputs { return try runInInputs() }
    let index = try source.load()
    let chosen = try index.entities(entities)
    guard chosen.count >= 2 else { throw CommandFailure.usage("compare needs two entities or more; found one") }
    let comparison = try Comparison(index, entities: chosen, year: year ?? index.lastYear)
    let language = try output.language()
    try plot.show(
      try ComparisonReport.report(comparison, isForPeople: output.isForPeople(), language: language),
      with: ResultFigures.comparison(of: chosen, in: index, language: language), output)
  }

  private func runInInputs() throws {
    if plot.plot != nil { throw CommandFailure.usage("--plot has no effect with --inputs; leave it out") }
    let (recipe, index) = try InputSource.recipe(source, year: year)
    let chosen =
      try index.map { try $0.entities(entities) }
      ?? entities.split(separator: ",").map { String($0.filter { $0 != " " }) }
    guard chosen.count >= 2 else { throw CommandFailure.usage("compare needs two entities or more; found one") }
    let language = try output.language()
    try output.show(
      InputGapReport.report(
        InputComparison(recipe, entities: chosen), words: InputSource.words(recipe, index, language), language: language
      ))
  }
}
