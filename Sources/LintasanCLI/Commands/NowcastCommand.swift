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

      --driver INDEX lets another index foretell a component, heavily shrunk, where one of its waves came between two surveys; \
      a table says what that did on past surveys. It is off by default: the GovTech Maturity Index has two such waves, and \
      what was learnt on the one helped the other only one way round.

      EXAMPLES
        lintasan nowcast --index egdi --drivers-through 2024
        lintasan nowcast --index egdi --as-of 2022 --drivers-through 2023 --steps 1 --format csv
        lintasan nowcast --index egdi --driver gtmi --focus IDN
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

  @Option(
    help: ArgumentHelp(
      "Another index of the datasets that foretells a component, the first one unless named: gtmi or gtmi:osi.",
      valueName: "index[:component]"))
  var driver: String?

  func run() throws {
    let index = try source.load()
    let entities = try focus.map { try index.entities($0) }
    var whole = source
    whole.asOfTime = nil
    let problem = try driven((source.asOf == nil ? index : whole.load()).forecastProblem(), of: index)
    let origin = index.lastYear
    let series = [problem.drivers, problem.inputs?.series, problem.related?.waves]
    guard problem.drivers != nil || problem.inputs != nil, let lastKnown = series.compactMap({ $0?.times.last }).max() else {
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
      guard steps > 0 else {
        throw ForecastError.notAfterOrigin(time: index.timeAxis.label(year), origin: index.timeAxis.label(origin))
      }
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
        related: known.related == nil ? nil : RelatedDriverAccuracy(known),
        entities: entities.map(Set.init), language: output.language()))
  }

  /// The problem with another index as a driver, where one is named.
  private func driven(_ problem: ForecastProblem, of index: IndexData) throws -> ForecastProblem {
    guard let driver else { return problem }
    let parts = driver.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.first, parts.allSatisfy({ !$0.isEmpty }) else {
      throw CommandFailure.usage("--driver is “\(driver)”; expected an index of the datasets, such as gtmi or gtmi:osi")
    }
    let components = index.definition?.components.map(\.id) ?? []
    if parts.count > 1, !components.contains(parts[1]) {
      throw CommandFailure.usage(
        "there is no component “\(parts[1])”\(Suggestion.sentence(for: parts[1], among: components)); the components are "
          + components.joined(separator: ", "))
    }
    let other = try IndexLoader.shipped(name, in: DatasetLibrary.named(source.datasets))
    let related = try index.driver(other, of: parts.count > 1 ? parts[1] : nil)
    Console.notice(
      "\(other.shortName) foretells \(related.component), one survey after each of its waves of "
        + "\(other.years.map(String.init).joined(separator: ", "))")
    return try problem.with(related: related)
  }
}
