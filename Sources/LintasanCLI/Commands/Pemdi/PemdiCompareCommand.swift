import ArgumentParser
import Lintasan

/// `lintasan pemdi compare`: stages, agencies or years side by side.
struct PemdiCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Stages of an evaluation, agencies or years side by side: where they part, and what it does to the index.",
    discussion: """
      One sheet with a column for each stage (Mandiri, Dokumen, Interviu, Visitasi), where a blank cell keeps what the stage \
      before gave, or several sheets.

      EXAMPLES
        lintasan pemdi compare stages.csv
        lintasan pemdi compare self.csv interview.csv --labels Mandiri,Interviu --lang id
      """)

  @Argument(help: ArgumentHelp("One sheet with several columns of values, or several sheets.", valueName: "sheets"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "What the columns are called, separated by commas (default: files or heads).", valueName: "names"))
  var labels: String?

  @Option(help: ArgumentHelp("The sheet of each workbook.", valueName: "name"))
  var sheet: String?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let instrument = try Instrument(shipped: "pemdi", in: DatasetLibrary.named(datasets))
    var found: [(label: String, ratings: Ratings)] = []
    for file in files {
      let grids = try SheetReadingOptions.grids(file, sheet: sheet)
      if files.count == 1 {
        found = try Ratings.stages(grids, of: instrument)
        if found.count > 1 {
          Console.notice("a blank cell keeps what the stage before gave: a later stage confirms or replaces")
        }
      } else {
        let ratings = try Ratings.read(grids, of: instrument)
        for note in ratings.notes { Console.notice("\(file): \(note)") }
        found.append((Self.stem(file), ratings))
      }
    }
    guard found.count >= 2 else {
      throw CommandFailure.usage(
        "compare needs two sheets, or one with two columns of values or more; \(files[0]) has \(found.count)")
    }
    var names = found.map(\.label)
    if let labels {
      names = labels.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard names.count == found.count else {
        throw CommandFailure.usage("--labels names \(names.count), and there are \(found.count) columns to compare")
      }
    }
    guard let comparison = RatingComparison(names, found.map(\.ratings)) else {
      throw CommandFailure.usage("compare needs two sheets or more")
    }
    try output.show(RatingComparisonReport.report(comparison, language: output.language()))
  }

  /// The name of a file without folder and ending.
  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
