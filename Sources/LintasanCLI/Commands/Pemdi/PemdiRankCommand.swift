import ArgumentParser
import Lintasan

/// `lintasan pemdi rank`: results that were seen, each with its standing, or sheets of one's own.
struct PemdiRankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Agencies by Pemdi index: results seen, each with its standing, and sheets of your own.",
    discussion: """
      No final result of 2026 is known yet. Sheets are ranked with the results seen, or among themselves with --only-sheets.

      EXAMPLES
        lintasan pemdi rank
        lintasan pemdi rank unit-a.csv unit-b.csv unit-c.xlsx --only-sheets
      """)

  @Argument(help: ArgumentHelp("Sheets to rank; each is called by its file.", valueName: "sheets"))
  var files: [String] = []

  @Flag(name: .customLong("only-sheets"), help: "Leave out the results seen.")
  var onlySheets = false

  @Option(help: ArgumentHelp("Show the top N.", valueName: "number"))
  var top: Int?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if onlySheets && files.isEmpty { throw ValidationError("--only-sheets needs sheets to rank.") }
    if let top, top < 1 { throw ValidationError("--top is \(top); expected at least 1.") }
  }

  func run() throws {
    let library = try DatasetLibrary.named(datasets)
    let instrument = try Instrument(shipped: "pemdi", in: library)
    var entries = onlySheets ? [] : try InstrumentRanking.seen(instrument, in: library)
    for file in files {
      let ratings = try Ratings.read(SheetReadingOptions.grids(file, sheet: nil), of: instrument)
      for note in ratings.notes { Console.notice("\(file): \(note)") }
      entries.append(InstrumentRanking.Entry(sheet: PemdiCompareCommand.stem(file), InstrumentScore(ratings)))
    }
    try output.show(
      InstrumentRankingReport.report(
        InstrumentRanking(entries), instrument: instrument, top: top, language: output.language()))
  }
}
