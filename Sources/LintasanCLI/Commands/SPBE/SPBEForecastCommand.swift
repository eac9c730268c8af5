import ArgumentParser
import Lintasan

/// `lintasan spbe forecast`: where agencies are heading.
struct SPBEForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Agencies' index and rank in the years to come, as lintasan forecast --index spbe.",
    discussion: """
      EXAMPLES
        lintasan spbe forecast --to 2026 --group city
      """)

  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The model (default: the one that did best on earlier surveys).", valueName: "model"))
  var model: String?

  @Option(
    help: ArgumentHelp("Only these agencies, by code or name, separated by commas.", valueName: "agencies"),
    completion: .agencies)
  var focus: String?

  @Option(help: ArgumentHelp("Only the agencies of this group; ranks stay those among all.", valueName: "group"))
  var group: String?

  @Option(name: .customLong("as-of"), help: ArgumentHelp("Read nothing after this year.", valueName: "year"))
  var asOf: Int?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  func run() throws {
    let library = try DatasetLibrary.named(datasets)
    let data = try MaturityData(in: library)
    try data.check(group: group)
    let index = try IndexLoader.shipped("spbe", in: library, asOf: asOf)
    var chosen = try focus.map { Set(try index.entities($0)) }
    if let group {
      let members = Set(index.panel.units.filter { data.groupOf[$0] == group })
      chosen = chosen?.intersection(members) ?? members
    }
    let projection = try Console.working(on: "drawing \(simulation.draws) futures") {
      try Projection(of: index, horizon: horizon.horizon ?? .steps(2), settings: simulation.settings(model: model))
    }
    if let successor = index.definition?.validity.successor, (projection.years.last ?? 0) >= successor.from {
      Console.notice(
        "from \(successor.from) the \(successor.name.english) takes the index's place; what is shown beyond is what the "
          + "present instrument would give, and cannot be compared with scores of the new one")
    }
    try output.show(ForecastReport.report(projection, entities: chosen, language: output.language()))
  }
}
