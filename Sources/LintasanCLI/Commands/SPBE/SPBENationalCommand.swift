import ArgumentParser
import Lintasan

/// `lintasan spbe national`: the national index and its targets.
struct SPBENationalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "national",
    abstract: "The national index by year, with targets, domains and numbers of agencies, as published.",
    discussion: """
      EXAMPLES
        lintasan spbe national
        lintasan spbe national --format csv
      """)

  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  func run() throws {
    let library = try DatasetLibrary.named(datasets)
    let data = try MaturityData(in: library)
    try output.show(
      NationalIndexReport.report(try NationalIndex(data, in: library), of: data, language: output.language()))
  }
}
