import ArgumentParser
import Lintasan

/// `lintasan spbe simulate`: what if agencies lifted some indicators.
struct SPBESimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "What if every agency of a group lifted some indicators to a level.",
    discussion: """
      EXAMPLES
        lintasan spbe simulate --lift 12=3 --group regency
        lintasan spbe simulate --lift 1=4,11=4,2=4,12=4 --year 2022 --format csv
      """)

  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Indicators and levels, such as 11=3,12=3; a higher level stays.", valueName: "changes"))
  var lift: String

  @Option(help: ArgumentHelp("Only agencies of this group are lifted (default: all).", valueName: "group"))
  var group: String?

  @Option(
    help: ArgumentHelp("Only these agencies are lifted, by code or name.", valueName: "agencies"), completion: .agencies
  )
  var agency: String?

  @Option(
    help: ArgumentHelp("Show only these agencies; ranks stay those among all.", valueName: "agencies"),
    completion: .agencies)
  var focus: String?

  @Option(help: ArgumentHelp("The year of the answers (default: the latest).", valueName: "year"))
  var year: Int?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  func run() throws {
    let data = try MaturityData(in: DatasetLibrary.named(datasets), year: year)
    try data.check(group: group)
    guard let when = year ?? data.answerYears.last, data.answerYears.contains(when) else {
      throw MaturityError.noAnswersInYear(year ?? data.index.lastYear, available: data.answerYears)
    }
    var changes: [Int: Int] = [:]
    for word in lift.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = word.split(separator: "=", omittingEmptySubsequences: false).map { Int($0.filter { $0 != " " }) }
      guard sides.count == 2, let indicator = sides[0], let level = sides[1] else {
        throw CommandFailure.usage("--lift \(lift): “\(word)” is not of the form indicator=level, such as 12=3")
      }
      guard changes.updateValue(level, forKey: indicator) == nil else {
        throw CommandFailure.usage("--lift \(lift): indicator \(indicator) is named twice")
      }
    }
    let chosen = try agency.map { Set(try data.index.entities($0)) }
    let agencies = data.records(in: when).map { record in
      Simulation.Agency(
        id: record.agency, name: data.index.name(of: record.agency),
        isLifted: (group == nil || data.groupOf[record.agency] == group) && chosen?.contains(record.agency) ?? true,
        answers: record.answers)
    }
    if let missing = chosen?.subtracting(agencies.map(\.id)).min() {
      throw MaturityError.noAnswers(agency: data.index.name(of: missing), year: when, years: [])
    }
    let simulation = try Simulation(agencies, lifting: changes, of: data.questionnaire)
    try output.show(
      SimulationReport.report(
        simulation, lifting: changes, group: agency ?? group, year: when,
        entities: try focus.map { Set(try data.index.entities($0)) }, language: output.language()))
  }
}
