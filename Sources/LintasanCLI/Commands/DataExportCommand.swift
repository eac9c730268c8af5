import ArgumentParser
import Foundation
import Lintasan

/// `lintasan data export`: a table of a dataset for another program.
struct DataExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "A table of a dataset for a spreadsheet, Stata or SPSS.",
    discussion: """
      Descriptions of columns become labels in .dta and .sav.

      EXAMPLES
        lintasan data export egdi --file scores.csv --output egdi.dta
        lintasan data export egdi --file scores.csv --output egdi.csv --dialect excel-id
        lintasan data export spbe --file scores.csv --output spbe.xlsx
      """)

  @Argument(help: ArgumentHelp("The dataset, such as egdi.", valueName: "dataset"))
  var dataset: String

  @Option(help: ArgumentHelp("The file of the dataset (default: its first).", valueName: "file"))
  var file: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write: .csv, .xlsx, .dta, .sav, .json, .md, .tex or .html.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("For CSV: rfc4180, excel-id, excel-eu or tsv.", valueName: "dialect"))
  var dialect: String?

  @Option(help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"))
  var datasets: String?

  func run() throws {
    let library = try DatasetLibrary.named(datasets)
    let package = try library.package(dataset)
    let tables = package.resources.filter { $0.path.hasSuffix(".csv") }
    let paths = tables.map(\.path)
    guard let resource = file.map({ file in tables.first { $0.path == file } }) ?? tables.first else {
      throw CommandFailure.usage(
        "\(dataset) has no table “\(file ?? "")”\(Suggestion.sentence(for: file ?? "", among: paths)); its tables are "
          + paths.joined(separator: ", "))
    }
    let contents = try CSVReader().read(Array(library.bytes(of: resource.path, in: dataset)), file: resource.path)
    let title = resource.title ?? resource.name
    let labels = Dictionary(
      (resource.schema?.fields ?? []).compactMap { field in field.description.map { (field.name, $0) } }
    ) { first, _ in first }
    try TableOutput(path: output, dialect: dialect).write(
      LabelledTable(contents.table, title: title, columnLabels: labels), name: resource.name)
  }
}
