import ArgumentParser
import Lintasan

/// Where an import goes, and where what it dropped or changed is listed.
struct ImportOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a .csv, .tsv, .xlsx, .dta or .sav file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("List every value that was dropped, changed or derived in this file.", valueName: "file"),
    completion: .file())
  var notes: String?

  @Flag(help: "Describe the CSV that is written in a data package beside it, NAME.datapackage.json.")
  var package = false

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var console: ConsoleOptions

  /// The files that the user named; `column=path` names the column of a series.
  func files(_ paths: [String], namesColumns: Bool = false) throws -> [ImportFile] {
    try paths.map { path in
      if namesColumns, let mark = path.firstIndex(of: "="), mark != path.startIndex {
        let file = String(path[path.index(after: mark)...])
        return ImportFile(name: file, bytes: try InputFile.bytes(file), column: String(path[..<mark]))
      }
      return ImportFile(name: path, bytes: try InputFile.bytes(path))
    }
  }

  func validate() throws {
    if overwrite.force && output == nil {
      throw ValidationError("--force has no effect without --output; leave it out.")
    }
    if package {
      guard let output else {
        throw ValidationError("--package describes a file beside itself; name a .csv file by --output.")
      }
      guard TableFile.isCSV(output) else {
        throw ValidationError("--package describes a CSV and has no effect on \(output); name a .csv file by --output.")
      }
    }
  }

  /// Writes the result and tells what differs from the files.
  ///
  /// - Parameter sources: the files that were read.
  func finish(_ result: ImportResult, name: String, sources: [String]) throws {
    let isText = output.map(TableFile.isCSV) ?? true
    // Published figures are texts in the CSV, digit by digit; other forms get them as numbers.
    let table = isText ? result.table : try CSVReader(dialect: .rfc4180).read(result.csv, file: name).table
    if package, let output {
      let typed = try CSVReader(dialect: .rfc4180).read(result.csv, file: name).table
      let bytes = try TableFile.csv(table, for: output, raw: true)
      try TablePackage(LabelledTable(typed), bytes, for: output, sources: sources).write(force: overwrite.force) {
        try OutputFile.write(bytes, to: output, force: overwrite.force)
      }
    } else {
      try TableFile.write(LabelledTable(table), name: name, to: output, raw: isText, force: overwrite.force)
    }
    try tell(result)
  }

  /// Lists what differs from the files.
  func tell(_ result: ImportResult) throws {
    if let notes { try TableFile.write(LabelledTable(result.notesTable), name: "notes", to: notes) }
    let summary = result.summary
    for note in result.notes where note.kind == .mapped { Console.notice("\(note)") }
    for row in 0..<summary.rowCount {
      guard case .text(let kind) = summary[row, "kind"], case .text(let reason) = summary[row, "reason"],
        case .number(let count) = summary[row, "count"], case .text(let example) = summary[row, "example"],
        kind != "mapped"
      else { continue }
      Console.notice("\(Int(count)) \(kind) (\(reason)), such as \(Quotation.quoted(example))")
    }
    if notes == nil && summary.rowCount > 0 { Console.notice("--notes FILE lists each of them with its line") }
  }
}
