import ArgumentParser
import Lintasan

/// Where an import goes, and where what it dropped or changed is listed.
struct ImportOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a .csv, .xlsx, .dta or .sav file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("List every value that was dropped, changed or derived in this file.", valueName: "file"),
    completion: .file())
  var notes: String?

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
  }

  /// Writes the result and tells what differs from the files.
  func finish(_ result: ImportResult, name: String) throws {
    let isText = output.map { $0.lowercased().hasSuffix(".csv") } ?? true
    // Published figures are texts in the CSV, digit by digit; other forms get them as numbers.
    let table = isText ? result.table : try CSVReader(dialect: .rfc4180).read(result.csv, file: name).table
    try TableFile.write(LabelledTable(table), name: name, to: output, raw: isText, force: overwrite.force)
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
