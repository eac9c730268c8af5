import ArgumentParser
import Lintasan

/// `lintasan data import csv`: any CSV into the plain form.
struct DataImportCSVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: "Any CSV: its delimiter, decimal mark and encoding are found and said.",
    discussion: """
      EXAMPLES
        lintasan data import csv dari-excel.csv --output plain.csv
        lintasan data import csv lama.csv --encoding windows-1252 --output plain.dta
      """)

  @Argument(help: ArgumentHelp("The file.", valueName: "file"), completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The encoding: utf-8, utf-16le, utf-16be or windows-1252.", valueName: "encoding"))
  var encoding: String?

  @OptionGroup var options: ImportOptions

  func run() throws {
    var reader = CSVReader()
    if let encoding {
      guard let known = TextEncoding(rawValue: encoding.lowercased()) else {
        throw CommandFailure.usage(
          "there is no encoding “\(encoding)”; the encodings are "
            + TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))
      }
      reader.encoding = known
    }
    let contents = try InputFile.table(file, reader)
    let mark = Character(Unicode.Scalar(contents.dialect.delimiter))
    Console.notice(
      "\(file): \(contents.encoding.rawValue), delimiter “\(mark == "\t" ? "tab" : String(mark))”, decimal "
        + (contents.dialect.usesDecimalComma ? "comma" : "point"))
    let trimmed = contents.trimmedHeaders.map { name in
      ImportNote(
        file: file, line: 1, column: name, kind: .changed, found: "\(name) with blanks around", kept: name,
        reason: "blanks around a header")
    }
    try TableFile.write(LabelledTable(contents.table), name: "table", to: options.output, raw: true)
    let result = ImportResult(table: contents.table, notes: trimmed)
    if let notes = options.notes { try TableFile.write(LabelledTable(result.notesTable), name: "notes", to: notes) }
    for note in trimmed { Console.notice("\(note)") }
  }
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

  @OptionGroup var options: ImportOptions

  func run() throws { try DataImportSPSSCommand.take(file, .stata, options) }
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

  @OptionGroup var options: ImportOptions

  func run() throws { try Self.take(file, .spss, options) }

  /// Reads a file with labels; those that the output cannot keep are listed.
  static func take(_ file: String, _ format: StatisticsFormat, _ options: ImportOptions) throws {
    let bytes = try InputFile.bytes(file)
    let content = try StatisticsFileReader(format).read(bytes, file: file)
    let keepsLabels = options.output.flatMap { StatisticsFormat(fileName: $0) } != nil
    var notes: [ImportNote] = []
    if !keepsLabels {
      for (column, label) in content.columnLabels.sorted(by: { $0.key < $1.key }) {
        notes.append(
          ImportNote(
            file: file, line: nil, column: column, kind: .dropped, found: label, reason: "the label of a column"))
      }
      for (column, labels) in content.valueLabels.sorted(by: { $0.key < $1.key }) {
        for (value, label) in labels.sorted(by: { $0.key < $1.key }) {
          notes.append(
            ImportNote(
              file: file, line: nil, column: column, kind: .dropped,
              found: "\(NumberText.shortest(value)) = \(label)", reason: "the label of a value"))
        }
      }
    }
    try TableFile.write(content, name: "table", to: options.output, raw: true)
    let result = ImportResult(table: content.table, notes: notes)
    if let list = options.notes { try TableFile.write(LabelledTable(result.notesTable), name: "notes", to: list) }
    if !notes.isEmpty { Console.notice("\(notes.count) labels are not in the output; --notes FILE lists them") }
  }
}

/// `lintasan data import xlsx`: Excel.
struct DataImportWorkbookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "xlsx", abstract: "A sheet of an Excel workbook; dates stay the numbers that it keeps.",
    discussion: """
      EXAMPLES
        lintasan data import xlsx scores.xlsx --sheet scores --output scores.csv
      """)

  @Argument(help: ArgumentHelp("The workbook.", valueName: "file"), completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The sheet (default: the first).", valueName: "sheet"))
  var sheet: String?

  @OptionGroup var options: ImportOptions

  func run() throws {
    let contents = try WorkbookReader(sheet: sheet).read(try InputFile.bytes(file), file: file)
    if contents.sheets.count > 1 {
      Console.notice("\(file): read the sheet “\(contents.sheet)” of \(contents.sheets.joined(separator: ", "))")
    }
    let notes = contents.errors.map { error in
      ImportNote(file: file, line: nil, column: nil, kind: .dropped, found: error, reason: "a cell with an error")
    }
    try TableFile.write(LabelledTable(contents.table), name: "table", to: options.output, raw: true)
    let result = ImportResult(table: contents.table, notes: notes)
    if let list = options.notes { try TableFile.write(LabelledTable(result.notesTable), name: "notes", to: list) }
    for note in notes { Console.notice("\(note)") }
  }
}
