import ArgumentParser
import Lintasan

/// `lintasan forecast`: scores and ranks to come, with their intervals.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast scores and ranks, from one joint simulation of all entities.",
    discussion: """
      Without --steps or --to, three surveys ahead. Models: \(Forecasters.names.joined(separator: ", ")).

      EXAMPLES
        lintasan forecast --index egdi --to 2030 --focus IDN,KOR
        lintasan forecast --index egdi --as-of 2018 --steps 3 --format csv
        lintasan forecast --focus IDN --to 2030 --plot indonesia.svg
        lintasan forecast --focus IDN --to 2030 --gain osi=+0.10@2026
        lintasan forecast --data scores.csv --entity city --time year --value score --steps 2
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var members: PopulationOptions
  @OptionGroup var limits: BoundsOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption
  @OptionGroup var gains: GainOptions

  @Option(help: ArgumentHelp("The model (default: the one that did best on earlier surveys).", valueName: "model"))
  var model: String?

  @Option(
    help: ArgumentHelp("Only these entities, by code or name, separated by commas.", valueName: "entities"),
    completion: .entities)
  var focus: String?

  func run() throws {
    let index = try limits.apply(to: members.apply(to: source.load()))
    let entities = try focus.map { try index.entities($0) }
    let projection = try Console.working(on: "drawing \(simulation.draws) futures") {
      try Projection(
        of: index, horizon: horizon.horizon(on: index.timeAxis) ?? .steps(3), settings: simulation.settings(model: model))
    }
    Console.noticeDraws(projection.simulated.drawCount, of: simulation.draws)
    Console.noticeEnding(of: projection)
    Console.noticePanel(index)
    try output.show(
      ForecastReport.report(
        projection, entities: entities.map(Set.init),
        scenario: gains.scenario(of: projection, focus: entities), language: output.language()))
    let language = try output.language()
    try plot.draw(in: language) {
      guard let entities, entities.count == 1 else {
        throw CommandFailure.usage("--plot shows one entity; name it with --focus")
      }
      return try ResultFigures.forecast(of: entities[0], in: projection, language: language)
    }
  }
}
