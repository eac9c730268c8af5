import ArgumentParser
import Lintasan

/// `lintasan data show`: where a dataset comes from.
struct DataShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Where a dataset comes from, its licences, and what is odd about it.",
    discussion: """
      EXAMPLES
        lintasan data show egdi
        lintasan data show spbe --file scores.csv | head
      """)

  @Argument(help: ArgumentHelp("The dataset, such as egdi.", valueName: "dataset"), completion: .datasets)
  var dataset: String

  @Option(help: ArgumentHelp("Print this file of the dataset as it is.", valueName: "file"), completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let library = try DatasetLibrary.named(datasets)
    if let file {
      let paths = try library.package(dataset).resources.map(\.path) + ["datapackage.json", "index.yaml", "README.md"]
      guard paths.contains(file) else {
        throw CommandFailure.usage(
          "\(dataset) has no file “\(file)”\(Suggestion.sentence(for: file, among: paths)); its files are "
            + paths.joined(separator: ", "))
      }
      try Console.write(library.bytes(of: file, in: dataset))
    } else {
      try Console.write(library.bytes(of: "README.md", in: dataset))
    }
  }
}
