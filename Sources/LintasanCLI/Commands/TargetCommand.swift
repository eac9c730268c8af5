import ArgumentParser
import Lintasan

/// `lintasan target`: what it takes to reach a rank.
struct TargetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target",
    abstract:
      "What it takes to reach a rank or a score: the chance on current trends, and the smallest gains that raise it.",
    discussion: """
      EXAMPLES
        lintasan target IDN --rank 50 --by 2030
        lintasan target IDN --score 0.85 --by 2028 --format json
        lintasan target IDN --rank 50 --by 2030 --costs osi=1,tii=3,hci=5
        lintasan target IDN --rank 50 --by 2030 --curve-output curve.csv --plot curve.svg
        lintasan target IDN --rank 55 --by 2024 --inputs --freeze tii,hci
        lintasan target IDN --rank 50 --by 2026 --inputs --costs costs.csv --limit sp=12,eys=0.3
        lintasan target --inputs --entities all --format csv
        lintasan target KOR --rank 10 --by 2018 --definition asem.yaml

      By the year of the last survey, an index that is built from raw indicators is lifted while all others stay as they are.
      """)

  @Argument(help: ArgumentHelp("The entity, by code or name.", valueName: "entity"), completion: .entities)
  var entity: String?

  @OptionGroup var source: IndexOptions
  @OptionGroup var members: PopulationOptions
  @OptionGroup var limits: BoundsOptions
  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption
  @OptionGroup var deeds: InputPlanOptions

  @Option(help: ArgumentHelp("The rank to reach.", valueName: "rank"))
  var rank: Int?

  @Option(help: ArgumentHelp("The score to reach.", valueName: "score"))
  var score: Double?

  @Option(help: ArgumentHelp("The survey by which it is to be reached.", valueName: "year"))
  var by: TimeOption?

  @Option(
    help: ArgumentHelp(
      "The cost of a unit of each component, such as osi=1,tii=3; with --inputs such a list, or a CSV file with the columns "
        + "input and cost.", valueName: "costs"))
  var costs: String?

  @Option(help: ArgumentHelp("The model (default: the one that did best on earlier surveys).", valueName: "model"))
  var model: String?

  @Option(
    name: .customLong("curve-output"),
    help: ArgumentHelp("Write the trade-off curve to a CSV file.", valueName: "file"), completion: .file()
  )
  var curveOutput: String?

  func validate() throws {
    if deeds.entities != nil {
      guard entity == nil, rank == nil, score == nil else {
        throw ValidationError("--entities shows each one's next best deed; leave out the entity, --rank and --score.")
      }
      return
    }
    guard entity != nil else { throw ValidationError("Missing expected argument '<entity>'") }
    if (rank == nil) == (score == nil) { throw ValidationError("Give --rank or --score; one of them.") }
    guard by != nil else { throw ValidationError("Missing expected argument '--by <year>'") }
  }

  func run() throws {
    if deeds.inputs { return try runInInputs() }
    guard let entity, let by else { return }
    let index = try limits.apply(to: members.apply(to: source.load()))
    let focus = try index.findEntity(entity)
    let year = try by.time(on: index.timeAxis, option: "by")
    let aim: TargetStudy.Aim = rank.map { .rank($0) } ?? .score(score ?? 0)
    if let rank, rank < 1 { throw TargetError.badRank(found: rank, entities: index.panel.units.count) }
    let prices = try costs.map { try Self.prices($0) }
    if index.tree != nil, year == index.lastYear {
      return try showPresent(PresentTarget(index, entity: focus, aim: aim, in: year, costs: prices), of: index)
    }
    if index.tree != nil, index.years.count < 2 {
      let label = index.timeAxis.label(index.lastYear)
      throw CommandFailure.usage(
        "--by \(index.timeAxis.label(year)): \(index.shortName) has a single survey, and nothing is projected; give --by \(label), "
          + "and all others stay as they are")
    }
    let projection = try Console.working(on: "drawing \(simulation.draws) futures") {
      try Projection(of: index, horizon: .through(year), settings: simulation.settings(model: model))
    }
    Console.noticeDraws(projection.drawCount, of: simulation.draws)
    Console.noticeEnding(of: projection)
    let study = try TargetStudy(projection, entity: focus, aim: aim, by: year, costs: prices)
    let language = try output.language()
    try plot.show(
      TargetReport.report(study, of: index, language: language),
      with: TargetReport.figure(study, of: index, language: language), output)
    if let curveOutput { try TableFile.write(csv: study.curveTable, to: curveOutput) }
  }

  private func showPresent(_ target: PresentTarget, of index: IndexData) throws {
    let unused = [("--plot", plot.plot != nil), ("--curve-output", curveOutput != nil), ("--model", model != nil)].first {
      $0.1
    }
    if let unused {
      throw CommandFailure.usage(
        "\(unused.0) has no effect: in \(index.timeAxis.label(target.year)) the others stay as they are; leave it out")
    }
    try output.show(TargetReport.report(target, of: index, language: output.language()))
    if !target.isFeasible {
      throw CommandFailure(
        .difference, "the target cannot be reached: the bounds of the indicators do not let it")
    }
  }

  private static func prices(_ list: String) throws(CommandFailure) -> [String: Double] {
    var prices: [String: Double] = [:]
    for word in list.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = word.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let cost = Double(sides[1].filter { $0 != " " }) else {
        throw .usage("--costs \(list): “\(word)” is not of the form component=cost, such as osi=1")
      }
      prices[String(sides[0].filter { $0 != " " })] = cost
    }
    return prices
  }
}
