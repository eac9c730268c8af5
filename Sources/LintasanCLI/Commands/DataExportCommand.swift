import ArgumentParser
import Lintasan

/// `lintasan data export`: shipped tables in the forms that other programs open.
struct DataExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "A table of a dataset as CSV, XLSX, Stata .dta or SPSS .sav, with labels.",
    discussion: """
      Columns bear their description from the data package as label.

      EXAMPLES
        lintasan data export egdi scores.csv --output egdi.dta
        lintasan data export egdi countries.csv --output countries.xlsx
        lintasan data export spbe scores.csv --dialect excel-id --output spbe.csv
      """)

  @Argument(help: ArgumentHelp("The dataset, such as egdi.", valueName: "dataset"), completion: .datasets)
  var dataset: String

  @Argument(help: ArgumentHelp("The table, such as scores.csv.", valueName: "table"))
  var file: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file; its extension gives the format (default: CSV on standard output).", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Option(
    help: ArgumentHelp("For CSV: rfc4180, excel-id, excel-eu or tsv.", valueName: "dialect"), completion: .dialects)
  var dialect: String?

  @Flag(help: "For CSV: leave texts as they are that a spreadsheet would run as a formula.")
  var raw = false

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let library = try DatasetLibrary.named(datasets)
    let package = try library.package(dataset)
    let tables = package.resources.filter { $0.schema != nil }.map(\.path)
    guard let resource = package.resources.first(where: { $0.path == file || $0.name == file }),
      let schema = resource.schema
    else {
      throw CommandFailure.usage(
        "\(dataset) has no table “\(file)”\(Suggestion.sentence(for: file, among: tables)); its tables are "
          + tables.joined(separator: ", "))
    }
    var kinds: [String: Column.Kind] = [:]
    var labels: [String: String] = [:]
    for field in schema.fields {
      switch field.type {
      case .integer, .number, .year: kinds[field.name] = .number
      case .string, .boolean, .date, .datetime, .time: kinds[field.name] = .text
      case .any: break
      }
      labels[field.name] = field.description
    }
    let table = try CSVReader(dialect: .rfc4180, kinds: kinds).read(
      library.bytes(of: resource.path, in: dataset), file: resource.path
    ).table
    let content = LabelledTable(table, title: resource.title ?? resource.name, columnLabels: labels)
    try TableFile.write(content, name: resource.name, to: output, dialect: dialect, raw: raw)
  }
}
