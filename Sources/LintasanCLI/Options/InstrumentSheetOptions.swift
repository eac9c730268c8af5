import ArgumentParser
import Lintasan

/// A sheet of an instrument, and how it is read.
struct InstrumentSheetOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A sheet (CSV, XLSX, ODS or XLS) of values or of accepted items by indicator; - is standard input.", valueName: "sheet"),
    completion: .file())
  var file: String

  @OptionGroup var reading: SheetReadingOptions

  @Option(help: ArgumentHelp("The year of the evaluation (default: the instrument's first).", valueName: "year"))
  var year: Int?

  @Option(
    help: ArgumentHelp("Another instrument, in YAML as datasets/pemdi/instrument.yaml.", valueName: "file"),
    completion: .file())
  var instrument: String?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  func validate() throws {
    if instrument != nil && datasets != nil {
      throw ValidationError("--instrument takes the place of the shipped one; leave out --datasets.")
    }
  }

  /// The instrument.
  func chosenInstrument() throws -> Instrument {
    let instrument =
      if let path = instrument {
        try Instrument(yaml: InputFile.bytes(path), file: path)
      } else {
        try Instrument(shipped: "pemdi", in: DatasetLibrary.named(datasets))
      }
    try instrument.check(year: year)
    return instrument
  }

  /// The ratings of the sheet, with scores of other bodies.
  func ratings(_ instrument: Instrument, external: ExternalScoreOptions) throws -> Ratings {
    let ratings = try Ratings.read(
      reading.grids(file), of: instrument, external: external.scores(instrument, year: year), year: year,
      value: reading.value)
    for note in ratings.notes { Console.notice("\(file): \(note)") }
    return ratings
  }
}

/// How a questionnaire's sheet is read.
struct SheetReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The sheet of a workbook (default: the first that has answers).", valueName: "name"))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      "The column of values, where there are several, such as \"Nilai Evaluator\" (default: the first).",
      valueName: "column"))
  var value: String?

  /// The sheets of a file, by its content.
  func grids(_ path: String) throws -> [SheetGrid] { try Self.grids(path, sheet: sheet) }

  /// The sheets of a file, or the one of a name, by its content.
  static func grids(_ path: String, sheet: String?) throws -> [SheetGrid] {
    let grids = try SheetGrid.grids(InputFile.bytes(path), file: path)
    guard let sheet else { return grids }
    let names = grids.compactMap(\.sheet)
    if names.isEmpty {
      throw CommandFailure.usage("--sheet \(sheet) names a sheet of a workbook, and \(path) is none; leave it out")
    }
    guard let chosen = grids.first(where: { $0.sheet == sheet }) else {
      throw ExchangeError.noSheet(file: path, name: sheet, available: names)
    }
    return [chosen]
  }
}
