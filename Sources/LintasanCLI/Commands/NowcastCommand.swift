import ArgumentParser
import Lintasan

/// `lintasan nowcast`: the next surveys, with drivers that are already known.
struct NowcastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nowcast",
    abstract: "The next surveys, with the drivers that became known since the last one.",
    discussion: """
      Income, internet use, subscriptions and the quality of government move before a survey measures what follows from \
      them, and what TII and HCI are made of is published about two years before a survey uses it. A last table says how \
      each component did on past surveys by its drivers and by its own inputs, and which is taken. With --as-of the index is read to that year and the drivers to --drivers-through.

      EXAMPLES
        lintasan nowcast --index egdi --drivers-through 2024
        lintasan nowcast --index egdi --as-of 2022 --drivers-through 2023 --steps 1 --format csv
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The last year of the drivers (default: the latest).", valueName: "year"))
  var driversThrough: Int?

  @Option(
    help: ArgumentHelp("Only these entities, by code or name, separated by commas.", valueName: "entities"),
    completion: .entities)
  var focus: String?

  func run() throws {
    let index = try source.load()
    let entities = try focus.map { try index.entities($0) }
    var whole = source
    whole.asOfTime = nil
    let problem = try (source.asOf == nil ? index : whole.load()).forecastProblem()
    let origin = index.lastYear
    guard let lastKnown = [problem.drivers, problem.inputs?.series].compactMap({ $0?.times.last }).max() else {
      throw CommandFailure.usage("\(index.shortName) comes without drivers; `lintasan forecast` needs none")
    }
    let through = driversThrough ?? lastKnown
    if driversThrough == nil, through < origin {
      throw CommandFailure.usage(
        "the drivers of \(index.shortName) end in \(through), before its last survey of \(origin): nothing is known since; "
          + "use `lintasan forecast`")
    }
    if through < origin {
      throw CommandFailure.usage(
        "--drivers-through is \(through); the last survey is of \(origin): give that year or a later one")
    }
    let known = try problem.asOf(origin, driversThrough: through)
    let steps: Int
    switch try horizon.horizon(on: index.timeAxis) ?? .steps(1) {
    case .steps(let count): steps = count
    case .through(let year):
      steps = known.calendar.steps(from: origin, to: year)
      guard steps > 0 else { throw ForecastError.notAfterOrigin(time: year, origin: origin) }
    }
    let projection = try Console.working(on: "drawing \(simulation.draws) futures") {
      try Projection(
        of: index, forecast: PanelModel(isNowcast: true).forecast(known, steps: steps),
        settings: simulation.settings(model: "nowcast"))
    }
    Console.noticeDraws(projection.simulated.drawCount, of: simulation.draws)
    try output.show(
      NowcastReport.report(
        projection, coverage: DriverCoverage(known), accuracy: NowcastAccuracy(known, horizons: 1...min(steps, 3)),
        entities: entities.map(Set.init), language: output.language()))
  }
}
