import ArgumentParser
import Lintasan

/// `lintasan data import egdi-inputs`: the tables of the survey's technical appendix.
struct DataImportInputsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "egdi-inputs", abstract: "What EGDI is made of: the tables of the survey's technical appendix.",
    discussion: """
      Three tables, CSV or XLSX: the parts of OSI, the inputs of TII, those of HCI. Shares of items become counts. A row per \
      country in the columns of the shipped inputs.csv, which `target --inputs --data FILE` takes.

      EXAMPLES
        lintasan data import egdi-inputs OSI_2026.xlsx TII_2026.xlsx HCI_2026.xlsx --year 2026 --output inputs.csv
      """)

  @Argument(help: ArgumentHelp("The tables.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("The year of the survey.", valueName: "year"))
  var year: Int

  @OptionGroup var options: ImportOptions

  func run() throws {
    guard (2003...9999).contains(year) else {
      throw CommandFailure.usage("--year is \(year); expected the year of a survey, such as 2024")
    }
    let sources = try files.map { path in
      let bytes = try InputFile.bytes(path)
      let table =
        path.lowercased().hasSuffix(".xlsx")
        ? try WorkbookReader().read(bytes, file: path).table : try CSVReader().read(bytes, file: path).table
      return (name: path, table: table)
    }
    let importer = EGDIInputsImport(countries: try CountryCodes(DatasetLibrary.named(options.datasets)), year: year)
    try options.finish(try importer.read(sources), name: "inputs", sources: sources.map(\.name))
  }
}
