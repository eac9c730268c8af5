import ArgumentParser
import Lintasan

/// `lintasan pemdi template`: a blank sheet to fill in.
struct PemdiTemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "A blank workbook to fill in: drop-downs, aspects, index and grade as live formulas, notes.",
    discussion: """
      What is filled in is read back by score, plan and compare as it is; values stand on the sheet Nilai, accepted items on \
      the sheet Butir.

      EXAMPLES
        lintasan pemdi template --output sheet.xlsx
      """)

  @OptionGroup var file: TemplateOptions

  func run() throws {
    let instrument = try Instrument(shipped: "pemdi", in: DatasetLibrary.named(file.datasets))
    try file.write(InstrumentTemplate.form(instrument))
  }
}

/// Where a blank workbook goes.
struct TemplateOptions: ParsableArguments {
  @Option(name: [.short, .long], help: ArgumentHelp("The workbook to write; it ends in .xlsx.", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if !output.lowercased().hasSuffix(".xlsx") {
      throw ValidationError("--output is \(output); a template is a workbook, whose name ends in .xlsx.")
    }
  }

  /// Writes the workbook.
  func write(_ form: WorkbookForm) throws {
    let bytes = if let time = try Console.documentTime() { try form.xlsx(documentTime: time) } else { try form.xlsx() }
    try OutputFile.write(bytes, to: output)
  }
}
