import ArgumentParser
import Lintasan

/// `lintasan spbe plan`: the cheapest raises that reach an index.
struct SPBEPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "The cheapest set of indicators to raise, proven optimal, with the next-best plans and a road map.",
    discussion: """
      Costs are those of one level, by indicator, or by indicator and level reached; what the file does not name costs 1. A target that cannot be reached exits \
      1 and shows the best that can be had.

      EXAMPLES
        lintasan spbe plan answers.csv --target 3.5
        lintasan spbe plan answers.csv --target 3.5 --costs costs.csv --max-step 1 --freeze 3,17
        lintasan spbe plan answers.csv --budget 20 --format json
        lintasan spbe plan --agency "Kota Denpasar" --target 4.2 --years 2025,2026,2027
        lintasan spbe plan --agencies all --year 2022 --target 3.5 --format csv
      """)

  @OptionGroup var source: AnswerOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Plan for many shipped agencies: all, a group such as city, or codes and names.", valueName: "agencies"))
  var agencies: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The index to reach, from 1 to 5.", valueName: "index"))
  var target: Double?

  @Option(
    help: ArgumentHelp(
      "A file with the columns indicator and cost, and level where levels cost differently.", valueName: "file"),
    completion: .file())
  var costs: String?

  @Option(
    name: .customLong("max-step"), parsing: .unconditional,
    help: ArgumentHelp("The most levels for one indicator.", valueName: "levels"))
  var maxStep: Int?

  @Option(help: ArgumentHelp("Indicators that stay as they are, separated by commas.", valueName: "numbers"))
  var freeze: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The most that the plan may cost.", valueName: "amount"))
  var budget: Double?

  @Option(help: ArgumentHelp("How many next-best plans.", valueName: "number"))
  var alternatives: Int = 5

  @Option(help: ArgumentHelp("Lay the plan over these years, separated by commas.", valueName: "years"))
  var years: String?

  func validate() throws {
    if target == nil && budget == nil { throw ValidationError("Give --target, --budget or both.") }
    if agencies != nil && source.isGiven {
      throw ValidationError(
        "--agencies plans for many; leave out the sheet of answers and --agency, or give only those.")
    }
    if agencies != nil && years != nil {
      throw ValidationError("--years lays one plan over years and has no effect with --agencies; leave it out.")
    }
    if alternatives < 0 || alternatives > 1000 {
      throw ValidationError("--alternatives is \(alternatives); expected 0 to 1000.")
    }
  }

  func run() throws {
    let data = try source.load()
    var request = PlanRequest(
      target: target, maxStep: maxStep, frozen: Set(try freeze.map { try Self.numbers($0, of: "--freeze") } ?? []),
      budget: budget, alternatives: alternatives)
    if let costs {
      let grid = try CostFile.grid(costs)
      if grid.hasColumn(titled: ["level", "tingkat"]) {
        request.levelCosts = try PlanRequest.levelCosts(grid, of: data.questionnaire)
      } else {
        let sheet = try CSVReader().read(InputFile.bytes(costs), file: costs).table
        request.costs = try PlanRequest.costs(sheet: sheet, of: data.questionnaire)
      }
    }
    if let agencies { return try showAll(agencies, request, data) }
    let (answers, _) = try source.read(data)
    if let note = data.endingNote {
      Console.notice(note + "; years of a road map from then on are of an instrument that has ended")
    }
    let calendar = try years.map { try Self.numbers($0, of: "--years") }
    if let calendar, zip(calendar, calendar.dropFirst()).contains(where: { $0 >= $1 }) {
      throw CommandFailure.usage(
        "--years \(calendar.map(String.init).joined(separator: ",")): expected ascending years")
    }
    let result = try Planner(request, of: data.questionnaire).plan(answers)
    let road = try roadMap(result, from: answers, years: calendar, data: data)
    try output.show(PlanReport.report(result, roadMap: road, language: output.language()))
    if !result.isReached {
      let best = NumberText.fixed(result.best.index, decimals: 4)
      throw CommandFailure(
        .difference,
        "the target of \(NumberText.shortest(target ?? 0)) cannot be reached under these limits; the best that can be "
          + "had is \(best) at a cost of \(NumberText.shortest(result.best.totalCost))")
    }
  }

  /// The best plan of each of many agencies.
  private func showAll(_ agencies: String, _ request: PlanRequest, _ data: MaturityData) throws {
    guard let when = source.year ?? data.answerYears.last, data.answerYears.contains(when) else {
      throw MaturityError.noAnswersInYear(source.year ?? data.index.lastYear, available: data.answerYears)
    }
    let isGroup = data.groups.contains(agencies)
    var records = data.records(in: when, group: isGroup ? agencies : nil)
    if !isGroup && agencies != "all" {
      let chosen = try data.index.entities(agencies)
      let wanted = Set(chosen)
      records = records.filter { wanted.contains($0.agency) }
      if let missing = chosen.first(where: { agency in !records.contains { $0.agency == agency } }) {
        throw MaturityError.noAnswers(agency: data.index.name(of: missing), year: when, years: [])
      }
    }
    let plans = try AgencyPlans(request, for: records, of: data, threads: SimulationOptions.cores)
    try output.show(AgencyPlansReport.report(plans, target: target, year: when, language: output.language()))
  }

  private func roadMap(_ result: PlanResult, from answers: Answers, years: [Int]?, data: MaturityData) throws
    -> RoadMap?
  {
    guard !result.best.steps.isEmpty else { return nil }
    let rules = data.questionnaire.order
    let first = data.index.lastYear + 1
    let fewest = RoadMap.fewestYears(result.best, prerequisites: rules)
    return try RoadMap(
      result.best, from: answers, years: years ?? Array(first..<first + fewest), prerequisites: rules)
  }

  static func numbers(_ list: String, of option: String) throws(CommandFailure) -> [Int] {
    var numbers: [Int] = []
    for word in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(word.filter { $0 != " " }) else {
        throw .usage("\(option) \(list): “\(word)” is no whole number; give numbers separated by commas, such as 3,17")
      }
      numbers.append(number)
    }
    return numbers
  }
}
