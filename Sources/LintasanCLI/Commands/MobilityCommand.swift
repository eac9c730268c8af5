import ArgumentParser
import Lintasan

/// `lintasan mobility`: how much a ranking moves.
struct MobilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mobility",
    abstract: "How much a ranking moves: agreement of surveys, moves between classes, persistence, convergence clubs.",
    discussion: """
      As CSV the agreement of surveys is written, with --clubs the members of the clubs; JSON has all of it.

      EXAMPLES
        lintasan mobility --index egdi
        lintasan mobility --index egdi --from 2010 --classes 5 --format json
        lintasan mobility --index egdi --clubs
        lintasan mobility --data panel.csv --entity city --time year --value score
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption

  @Option(help: ArgumentHelp("The first survey (default: the first one comparable with the last).", valueName: "year"))
  var from: Int?

  @Option(help: ArgumentHelp("The last survey (default: the last one with scores).", valueName: "year"))
  var to: Int?

  @Option(
    help: ArgumentHelp(
      "So many equal parts of the ranking as classes (default: the index's own classes, else 5).", valueName: "number"))
  var classes: Int?

  @Flag(help: "Look for convergence clubs as well.")
  var clubs = false

  func run() throws {
    let index = try source.load()
    let study = try MobilityStudy(index, from: from, to: to, classes: classes.map { .parts($0) })
    let found = clubs ? try ClubStudy(index, surveys: study.surveys) : nil
    var report = MobilityReport.report(
      study, clubs: found, isForPeople: try output.isForPeople(), language: try output.language())
    if found != nil, try output.reportFormat().name == "csv" {
      report.blocks.removeAll { if case .table(let table) = $0 { table.name != "members" } else { true } }
    }
    try output.show(report)
    let language = try output.language()
    try plot.draw(in: language) { MobilityReport.figure(study, language: language) }
  }
}
