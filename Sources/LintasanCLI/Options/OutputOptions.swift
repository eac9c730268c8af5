import ArgumentParser
import Lintasan

/// How a result is shown, and where it goes.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("\(ReportFormats.names.joined(separator: ", ")) (default: table).", valueName: "format"),
    completion: .formats)
  var format: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("Write to a file; its extension gives the format.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("For CSV: rfc4180, excel-id, excel-eu or tsv.", valueName: "dialect"), completion: .dialects)
  var dialect: String?

  @Flag(help: "For CSV: leave texts as they are that a spreadsheet would run as a formula.")
  var raw = false

  @Option(
    help: ArgumentHelp("The language of what people read: en or id.", valueName: "language"), completion: .languages)
  var lang: String = "en"

  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var console: ConsoleOptions

  /// Whether a file that is read, or a folder of others, may be replaced.
  var force: Bool { overwrite.force }

  /// The language.
  func language() throws -> Language { try Language.named(lang) }

  /// The form of the result: the one asked for, or that of the file's extension, or a table.
  func reportFormat() throws -> any ReportFormat {
    if let format { return try ReportFormats.named(format) }
    guard let output else { return try ReportFormats.named("table") }
    if let found = ReportFormats.forFile(named: output) { return found }
    let all = ReportFormats.all.map(\.fileExtension) + StatisticsFormat.allCases.map(\.rawValue)
    let endings = all.map { ".\($0)" }.joined(separator: ", ")
    throw CommandFailure.usage("\(output): no format has this extension; the extensions are \(endings)")
  }

  /// Whether people read the result, rather than programs.
  func isForPeople() throws -> Bool {
    try reportFormat().traits.contains(.forPeople)
  }

  /// Whether the result is a page that holds pictures itself.
  var isPage: Bool { (try? reportFormat().traits.contains(.holdsFigures)) ?? false }

  /// What the reader chose about the form.
  func renderOptions(for format: any ReportFormat) throws -> RenderOptions {
    var options = RenderOptions(guardsFormulas: !raw, width: output == nil ? Console.width : nil)
    options.usesColour = output == nil && Console.showsColour
    if dialect != nil && !format.traits.contains(.takesDialect) {
      throw CommandFailure.usage("--dialect is for CSV and has no effect on \(format.name); leave one of them out")
    }
    options.dialect = try CSVDialect.called(dialect)
    // Only office files carry a time; the other forms do not care what the variable says.
    if format.traits.contains(.isOffice), let time = try Console.documentTime() { options.documentTime = time }
    if raw && !format.traits.contains(.takesDialect) {
      throw CommandFailure.usage("--raw is for CSV and has no effect on \(format.name); leave one of them out")
    }
    return options
  }

  /// Shows a result on standard output, or writes it to the file asked for.
  ///
  /// - Parameter isForced: whether `--force` was about something else that is written, such as a folder.
  func show(_ report: Report, isForced: Bool = false) throws {
    let report = report.inItsLanguage
    if format == nil, let output, let kind = StatisticsFormat(fileName: output) {
      return try writeStatistics(report, to: output, kind)
    }
    if force && output == nil && !isForced {
      throw CommandFailure.usage("--force has no effect without --output; leave it out")
    }
    let format = try reportFormat()
    let artifacts = try format.renderDrawable(report, options: try renderOptions(for: format))
    guard let main = artifacts.first else { return }
    if let output {
      try OutputFile.write(main.bytes, to: output, force: force)
    } else {
      guard !format.traits.contains(.isOffice) || !Console.outputIsTerminal else {
        throw CommandFailure.usage(
          "a \(format.name) file is no text for a terminal; say --output with a file that ends in .\(format.fileExtension)"
        )
      }
      try Console.write(main.bytes)
    }
  }

  /// Writes the main table for Stata or SPSS, the headings that people see as labels.
  private func writeStatistics(_ report: Report, to path: String, _ kind: StatisticsFormat) throws {
    guard let main = report.tables.first else {
      throw ReportError.noTable(format: ".\(kind.rawValue)", title: report.title)
    }
    guard dialect == nil, !raw else {
      throw CommandFailure.usage(
        "--dialect and --raw are for CSV and have no effect on .\(kind.rawValue); leave them out")
    }
    let labels = Dictionary(main.styles.map { ($0.column, $0.title) }) { first, _ in first }
    let title = main.caption.isEmpty ? report.title : main.caption
    try TableFile.write(LabelledTable(main.table, title: title, columnLabels: labels), name: main.name, to: path, force: force)
  }
}
