import ArgumentParser
import Lintasan

/// `lintasan pemdi plan`: the cheapest levels that reach an index.
struct PemdiPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "The cheapest levels to complete, proven optimal, with gates, the next-best plans and a road map.",
    discussion: """
      A step completes one level of one indicator. Costs are those of a level; levels that the file does not name cost 1, \
      and one that is begun is charged in full. Level 2 of I1 waits for level 1 of I4. What the sheet cannot show (SIAP \
      Digital, planning documents, SDI, IKASANDI) is taken to be there unless --without says otherwise. A target that \
      cannot be reached exits 1 and shows the best that can be had.

      EXAMPLES
        lintasan pemdi plan sheet.csv --target 2.5
        lintasan pemdi plan sheet.csv --grade Baik --costs costs.csv --freeze I5,I6,I7 --max-step 2
        lintasan pemdi plan sheet.csv --budget 20 --without siap --years 2027,2028
      """)

  @OptionGroup var source: InstrumentSheetOptions
  @OptionGroup var external: ExternalScoreOptions
  @OptionGroup var output: OutputOptions

  @Option(parsing: .unconditional, help: ArgumentHelp("The index to reach, from 1 to 5.", valueName: "index"))
  var target: Double?

  @Option(help: ArgumentHelp("The grade or label to reach, such as Baik or Berkembang.", valueName: "grade"))
  var grade: String?

  @Option(
    help: ArgumentHelp("A file with the columns indicator, level and cost.", valueName: "file"), completion: .file())
  var costs: String?

  @Option(
    name: .customLong("max-step"), parsing: .unconditional,
    help: ArgumentHelp("The most levels for one indicator.", valueName: "levels"))
  var maxStep: Int?

  @Option(help: ArgumentHelp("Indicators that stay as they are, separated by commas.", valueName: "indicators"))
  var freeze: String?

  @Option(
    help: ArgumentHelp("What is not there: siap, plans, sdi, ikasandi, separated by commas.", valueName: "gates"))
  var without: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The most that the plan may cost.", valueName: "amount"))
  var budget: Double?

  @Option(help: ArgumentHelp("How many next-best plans.", valueName: "number"))
  var alternatives: Int = 5

  @Option(help: ArgumentHelp("Lay the plan over these years, separated by commas.", valueName: "years"))
  var years: String?

  func validate() throws {
    if target == nil && grade == nil && budget == nil {
      throw ValidationError("Give --target, --grade or --budget.")
    }
    if target != nil && grade != nil {
      throw ValidationError("--target and --grade are alternatives; give one of them.")
    }
    if alternatives < 0 || alternatives > 100 {
      throw ValidationError("--alternatives is \(alternatives); expected 0 to 100.")
    }
  }

  func run() throws {
    let instrument = try source.chosenInstrument()
    let ratings = try source.ratings(instrument, external: external)
    var request = LevelPlanRequest(
      target: target, maxStep: maxStep, frozen: try frozen(instrument), budget: budget, alternatives: alternatives,
      without: Set(without.map { $0.split(separator: ",").map { String($0.filter { $0 != " " }).lowercased() } } ?? []))
    if let grade {
      guard let predicate = instrument.predicate(named: grade) else {
        let known = instrument.predicates.map { "\($0.grade.indonesian) (\($0.label.indonesian))" }
        throw CommandFailure.usage("there is no grade “\(grade)”; they are \(known.joined(separator: ", "))")
      }
      request.target = predicate.lowerBound
    }
    if let costs { request.costs = try instrument.costs(CostFile.grid(costs)) }
    let result = try LevelPlanner(request, of: instrument).plan(ratings)
    try output.show(LevelPlanReport.report(result, roadMap: try roadMap(result), language: output.language()))
    if !result.isReached {
      throw CommandFailure(
        .difference,
        "the target of \(NumberText.shortest(request.target ?? 0)) cannot be reached under these limits; the best that can "
          + "be had is \(NumberText.fixed(result.best.index, decimals: 4)) at a cost of "
          + NumberText.shortest(result.best.totalCost))
    }
  }

  private func frozen(_ instrument: Instrument) throws -> Set<Int> {
    var positions: Set<Int> = []
    for word in (freeze ?? "").split(separator: ",") {
      let name = word.filter { $0 != " " }.uppercased()
      guard let position = instrument.position(of: name) ?? instrument.position(of: "I\(name)") else {
        throw CommandFailure.usage("--freeze \(freeze ?? ""): there is no indicator “\(word)”; they are I1 to I20")
      }
      positions.insert(position)
    }
    return positions
  }

  private func roadMap(_ result: LevelPlanResult) throws -> LevelRoadMap? {
    guard !result.best.steps.isEmpty else {
      if let years { Console.notice("--years \(years): there is nothing to raise, and so no road map") }
      return nil
    }
    let first = (source.year ?? result.current.instrument.firstYear) + 1
    let calendar =
      try years.map { try SPBEPlanCommand.numbers($0, of: "--years") }
      ?? Array(first..<first + LevelRoadMap.fewestYears(result.best, of: result.current.instrument))
    guard zip(calendar, calendar.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw CommandFailure.usage("--years \(years ?? ""): expected ascending years")
    }
    return try LevelRoadMap(result.best, from: result.current, years: calendar)
  }
}

/// A file of costs.
enum CostFile {
  /// Its cells.
  static func grid(_ path: String) throws -> SheetGrid {
    guard let first = try SheetGrid.grids(InputFile.bytes(path), file: path).first else {
      throw CommandFailure(.badData, "\(path): the workbook holds no sheet")
    }
    return first
  }
}
