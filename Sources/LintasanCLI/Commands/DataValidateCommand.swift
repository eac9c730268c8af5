import ArgumentParser
import Lintasan

/// `lintasan data validate`: whether datasets are as their packages say.
struct DataValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check datasets against their data packages; exit 1 where something differs.",
    discussion: """
      EXAMPLES
        lintasan data validate
        lintasan data validate egdi --format json
        lintasan data validate --datasets my-copy/
      """)

  @Argument(help: ArgumentHelp("The datasets (default: all).", valueName: "dataset"), completion: .datasets)
  var names: [String] = []

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let library = try DatasetLibrary.named(datasets)
    let reports = try (names.isEmpty ? library.packages : names).map { try library.validate($0) }
    let format = try output.reportFormat()
    if format.name == "table" {
      try Console.write(Array((reports.map(\.description).joined(separator: "\n") + "\n").utf8))
    } else {
      let language = try output.language()
      try output.show(
        Report(
          name: "findings", title: LocalizedString.findings.text(in: language), language: language,
          blocks: [
            .table(ReportTable(name: "findings", caption: "", table: try Table.stacked(reports.map(\.table))))
          ]))
    }
    if reports.contains(where: { !$0.isValid }) { throw ExitCode(ErrorKind.difference.exitCode) }
  }
}
