import ArgumentParser
import Lintasan

/// `lintasan data import FILE`: a table of any form into the plain one.
struct DataImportTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "A table of any form: what it is, is found by its content and said.",
    discussion: """
      CSV and TSV in every dialect, also packed (gz, zip), XLSX, ODS, XLS, Stata, SPSS, SAS, lists of JSON records and
      tables of SQLite. The word table may be left out.

      EXAMPLES
        lintasan data import table dari-excel.csv --output plain.csv
        lintasan data import table book.xlsx --sheet Scores --header-row 4 --output scores.csv --notes notes.csv
        lintasan data import table nama_10_pc.tsv.gz --wide --output long.csv
      """)

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var rows: RowOptions
  @OptionGroup var options: ImportOptions

  func run() throws { try TableImport.run(file, reading, rows, options, expecting: nil) }
}

/// `lintasan data import csv`: any text into the plain form.
struct DataImportCSVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: "Any CSV: its delimiter, decimal mark and encoding are found and said.",
    discussion: """
      EXAMPLES
        lintasan data import csv dari-excel.csv --output plain.csv
        lintasan data import csv lama.csv --encoding windows-1252 --output plain.dta
      """)

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var rows: RowOptions
  @OptionGroup var options: ImportOptions

  func run() throws { try TableImport.run(file, reading, rows, options, expecting: ["csv", "eurostat"]) }
}

/// `lintasan data import dta`: Stata.
struct DataImportStataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dta", abstract: "A file of Stata, with its labels where the output can keep them.",
    discussion: """
      EXAMPLES
        lintasan data import dta panel.dta --output panel.csv
      """)

  @Argument(help: ArgumentHelp("The file.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var rows: RowOptions
  @OptionGroup var options: ImportOptions

  func run() throws { try TableImport.run(file, reading, rows, options, expecting: ["dta"]) }
}

/// `lintasan data import sav`: SPSS.
struct DataImportSPSSCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sav", abstract: "A file of SPSS, with its labels where the output can keep them.",
    discussion: """
      EXAMPLES
        lintasan data import sav survey.sav --output survey.dta
      """)

  @Argument(help: ArgumentHelp("The file.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var rows: RowOptions
  @OptionGroup var options: ImportOptions

  func run() throws { try TableImport.run(file, reading, rows, options, expecting: ["sav", "por"]) }
}

/// `lintasan data import xlsx`: Excel.
struct DataImportWorkbookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "xlsx", abstract: "A sheet of an Excel workbook.",
    discussion: """
      EXAMPLES
        lintasan data import xlsx scores.xlsx --sheet scores --output scores.csv
      """)

  @Argument(help: ArgumentHelp("The workbook.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var rows: RowOptions
  @OptionGroup var options: ImportOptions

  func run() throws { try TableImport.run(file, reading, rows, options, expecting: ["xlsx", "ods", "xls"]) }
}
