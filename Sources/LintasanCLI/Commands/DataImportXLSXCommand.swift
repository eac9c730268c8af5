import ArgumentParser
import Lintasan

/// `lintasan data import xlsx`: a sheet of a workbook.
struct DataImportXLSXCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "xlsx", abstract: "A sheet of a workbook; its first row names the columns.",
    discussion: """
      Formulas give the value that was saved with them, dates the number that workbooks keep for them.

      EXAMPLES
        lintasan data import xlsx hasil.xlsx --output hasil.csv
        lintasan data import xlsx hasil.xlsx --sheet 2024 --output hasil.dta
      """)

  @Argument(help: ArgumentHelp("The workbook.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The sheet (default: the first).", valueName: "name"))
  var sheet: String?

  @OptionGroup var options: ImportOptions

  func run() throws {
    let table = try XLSXReader.read(try InputFile.bytes(file), file: file, sheet: sheet)
    try TableFile.write(LabelledTable(table), name: sheet ?? "table", to: options.output, raw: true)
    let result = ImportResult(table: table, notes: [])
    if let notes = options.notes { try TableFile.write(LabelledTable(result.notesTable), name: "notes", to: notes) }
  }
}
