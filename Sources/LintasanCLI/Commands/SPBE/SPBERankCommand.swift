import ArgumentParser
import Lintasan

/// `lintasan spbe rank`: agencies by index, all or those of a group.
struct SPBERankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Agencies by SPBE index in a year, all, those of one group or some by name.",
    discussion: """
      EXAMPLES
        lintasan spbe rank --year 2024 --group city --top 10
        lintasan spbe rank --agency "Jawa Barat"
      """)

  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The year (default: the last one).", valueName: "year"))
  var year: Int?

  @Option(
    help: ArgumentHelp("Only these agencies, by code, name or abbreviation, separated by commas.", valueName: "agencies"),
    completion: .agencies)
  var agency: String?

  @Option(help: ArgumentHelp("Only the agencies of this group, ranked among themselves.", valueName: "group"))
  var group: String?

  @Option(help: ArgumentHelp("Show the top N.", valueName: "number"))
  var top: Int?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is \(top); expected at least 1.") }
  }

  func run() throws {
    let library = try DatasetLibrary.named(datasets)
    let data = try MaturityData(in: library)
    try data.check(group: group)
    let when = year ?? data.index.lastYear
    if when > data.index.lastYear, let later = try MaturityData.laterResults(when, in: library) {
      if group != nil || top != nil {
        throw CommandFailure.usage(
          "of \(when) only \(later.rowCount) single results are known, which are no ranking; leave out --group and --top"
        )
      }
      return try output.show(
        LaterResultsReport.report(later, index: data.index, year: when, language: output.language()))
    }
    let standing = try YearRanking(
      of: data.index, in: when, where: group.map { group in { data.groupOf[$0] == group } })
    if let note = data.caveat(on: when) { Console.notice(note) }
    var only: Set<String>?
    if let agency {
      let wanted = try data.index.entities(agency, year: when)
      let without = wanted.filter { standing.place(of: $0) == nil }
      if !without.isEmpty {
        let text =
          "not ranked in \(when)\(group.map { " among \($0)" } ?? ""): "
          + without.map { data.index.name(of: $0) }.joined(separator: ", ")
        guard without.count < wanted.count else { throw CommandFailure(.badData, text) }
        Console.notice(text)
      }
      only = Set(wanted)
    }
    try output.show(RankingReport.report(standing, of: data.index, top: top, only: only, language: output.language()))
  }
}
