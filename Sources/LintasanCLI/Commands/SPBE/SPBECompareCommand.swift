import ArgumentParser
import Lintasan

/// `lintasan spbe compare`: agencies side by side.
struct SPBECompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Agencies side by side: index, domains and, where they are known, indicators.",
    discussion: """
      EXAMPLES
        lintasan spbe compare kota-denpasar,kota-surabaya --year 2022
      """)

  @Argument(
    help: ArgumentHelp("Two agencies or more, by code or name, separated by commas.", valueName: "agencies"),
    completion: .agencies)
  var agencies: String

  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The year (default: the last one).", valueName: "year"))
  var year: Int?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  func run() throws {
    let data = try MaturityData(in: DatasetLibrary.named(datasets))
    let entities = try data.index.entities(agencies)
    guard entities.count >= 2 else { throw CommandFailure.usage("compare needs two agencies or more; found one") }
    let when = year ?? data.index.lastYear
    if let note = data.caveat(on: when) { Console.notice(note) }
    try output.show(try AgencyComparisonReport.report(entities, data: data, year: when, language: output.language()))
  }
}
