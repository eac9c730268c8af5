import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `lintasan data import`: other people's files, as they come.
struct DataImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read official downloads and other programs' files as they come; every change is listed.",
    discussion: """
      EXAMPLES
        lintasan data import egovkb EGOV_DATA_2026.csv --into datasets/egdi --notes notes.csv
        lintasan data import book.xlsx --sheet Scores --output scores.csv
        lintasan data import dta panel.dta --output panel.csv
      """,
    subcommands: [
      DataImportTableCommand.self,
      DataImportEGOVKBCommand.self, DataImportInputsCommand.self, DataImportWDICommand.self,
      DataImportSPBECommand.self, DataImportCSVCommand.self,
      DataImportWorkbookCommand.self, DataImportStataCommand.self, DataImportSPSSCommand.self,
    ],
    defaultSubcommand: DataImportTableCommand.self)
}

/// `lintasan data import egovkb`: the surveys of the United Nations.
struct DataImportEGOVKBCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "egovkb", abstract: "E-Government Survey downloads of the UN's E-Government Knowledgebase.",
    discussion: """
      A row per country and survey in the columns of the shipped scores.csv, which may be one of the files. With --into \
      the surveys are added to a dataset: its scores, calendar and hashes follow, and --datasets of every other command \
      takes its parent folder.

      EXAMPLES
        lintasan data import egovkb EGOV_DATA_*.csv --output scores.csv
        lintasan data import egovkb EGOV_DATA_2026.csv --into datasets/egdi --notes notes.csv
      """)

  @Argument(help: ArgumentHelp("The downloads.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp("Add the surveys to the dataset in this folder.", valueName: "folder"), completion: .directory)
  var into: String?

  @OptionGroup var options: ImportOptions

  func validate() throws {
    if into != nil && options.package {
      throw ValidationError("--package describes the file of --output; --into keeps the dataset's own package.")
    }
    if into != nil && options.output != nil {
      throw ValidationError("--into writes the dataset and --output a file; give one of them.")
    }
  }

  func run() throws {
    let importer = EGOVKBImport(countries: try CountryCodes(DatasetLibrary.named(options.datasets)))
    guard let into else { return try options.finish(try importer.read(options.files(files)), name: "scores", sources: files) }
    func path(_ name: String) -> String { URL(fileURLWithPath: into).appendingPathComponent(name).path }
    let result = try importer.read(options.files([path("scores.csv")] + files))
    let updated = try DatasetUpdate.files(
      scores: result, replacing: InputFile.bytes(path("scores.csv")),
      definition: InputFile.bytes(path("index.yaml")), package: InputFile.bytes(path("datapackage.json")), folder: into)
    for file in updated { try FileWriter.write(file.bytes, to: path(file.name)) }
    try options.tell(result)
    Console.notice("\(into): \(result.table.rowCount) rows; lintasan data validate checks them")
  }
}

/// `lintasan data import wdi`: series of the World Bank.
struct DataImportWDICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wdi", abstract: "World Bank series: wide, long or from DataBank.",
    discussion: """
      A row per country and year. A file that does not tell its series is given as column=file.

      EXAMPLES
        lintasan data import wdi API_SP.POP.TOTL_DS2_en_csv_v2.csv --from 2000 --output population.csv
        lintasan data import wdi internet_users_pct=internet.csv mobile_per_100=mobile.csv --from 2000 --to 2024
      """)

  @Argument(help: ArgumentHelp("The downloads.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("The first year to keep.", valueName: "year"))
  var from: Int = 2000

  @Option(help: ArgumentHelp("The last year to keep.", valueName: "year"))
  var to: Int = 2100

  @OptionGroup var options: ImportOptions

  func run() throws {
    guard from <= to else {
      throw CommandFailure.usage("--from \(from) is after --to \(to); expected the earlier year first")
    }
    let importer = WDIImport(countries: try CountryCodes(DatasetLibrary.named(options.datasets)), years: from...to)
    let sources = try options.files(files, namesColumns: true)
    try options.finish(try importer.read(sources), name: "covariates", sources: sources.map(\.name))
  }
}

/// `lintasan data import spbe`: tables of the Indonesian ministry.
struct DataImportSPBECommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spbe", abstract: "Tables of SPBE results as the ministry (PANRB) prints them.",
    discussion: """
      EXAMPLES
        lintasan data import spbe hasil-2025.csv --year 2025 --standing official --source panrb_report_2025 --output 2025.csv
      """)

  @Argument(help: ArgumentHelp("The tables, as CSV.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("The year, where the tables do not tell it.", valueName: "year"))
  var year: Int?

  @Option(help: ArgumentHelp("How far the figures are to be trusted, such as official.", valueName: "standing"))
  var standing: String?

  @Option(help: ArgumentHelp("Where the figures come from.", valueName: "source"))
  var source: String?

  @OptionGroup var options: ImportOptions

  func run() throws {
    let importer = SPBEImport(
      agencies: try AgencyNames(DatasetLibrary.named(options.datasets)), year: year, standing: standing, source: source)
    try options.finish(try importer.read(options.files(files)), name: "scores", sources: files)
  }
}
