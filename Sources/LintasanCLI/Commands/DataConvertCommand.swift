import ArgumentParser
import Lintasan

/// `lintasan data convert`: a table from one program to another.
struct DataConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "A table of CSV, XLSX, Stata (.dta) or SPSS (.sav) as a file of another kind.",
    discussion: """
      EXAMPLES
        lintasan data convert survey.dta --output survey.csv
        lintasan data convert panel.csv --output panel.dta
      """)

  @Argument(help: ArgumentHelp("The file to read: .csv, .xlsx, .dta or .sav.", valueName: "file"))
  var input: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write: .csv, .xlsx, .dta, .sav, .json, .md, .tex or .html.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("For a workbook: the sheet to read (default: its first).", valueName: "name"))
  var sheet: String?

  @Option(help: ArgumentHelp("For CSV: rfc4180, excel-id, excel-eu or tsv.", valueName: "dialect"))
  var dialect: String?

  func run() throws {
    if sheet != nil && !input.lowercased().hasSuffix(".xlsx") {
      throw CommandFailure.usage("--sheet is for workbooks and has no effect on \(input); leave it out")
    }
    let contents: LabelledTable
    // Read first as any file is, so that what is missing or a folder is told in the same words.
    let bytes = try InputFile.bytes(input)
    if let format = StatisticsFormat.forFile(named: input) {
      contents = try StatisticsReader.read(input, as: format)
    } else if input.lowercased().hasSuffix(".xlsx") {
      contents = LabelledTable(try XLSXReader.read(bytes, file: input, sheet: sheet))
    } else {
      contents = LabelledTable(try CSVReader().read(bytes, file: input).table)
    }
    let stem = input.split(separator: "/").last.map { $0.prefix { $0 != "." } }.map(String.init) ?? ""
    try TableOutput(path: output, dialect: dialect).write(contents, name: stem.isEmpty ? "table" : stem)
  }
}
