import ArgumentParser
import Lintasan

/// `lintasan spbe plan`: the cheapest raises that reach an index.
struct SPBEPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "The cheapest set of indicators to raise, proven optimal, with the next-best plans and a road map.",
    discussion: """
      Costs are those of one level; indicators that the file does not name cost 1. A target that cannot be reached exits \
      1 and shows the best that can be had.

      EXAMPLES
        lintasan spbe plan answers.csv --target 3.5
        lintasan spbe plan answers.csv --target 3.5 --costs costs.csv --max-step 1 --freeze 3,17
        lintasan spbe plan answers.csv --budget 20 --format json
        lintasan spbe plan --agency "Kota Denpasar" --target 4.2 --years 2025,2026,2027
      """)

  @OptionGroup var source: AnswerOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The index to reach, from 1 to 5.", valueName: "index"))
  var target: Double?

  @Option(help: ArgumentHelp("A CSV file with the columns indicator and cost.", valueName: "file"), completion: .file())
  var costs: String?

  @Option(name: .customLong("max-step"), help: ArgumentHelp("The most levels for one indicator.", valueName: "levels"))
  var maxStep: Int?

  @Option(help: ArgumentHelp("Indicators that stay as they are, separated by commas.", valueName: "numbers"))
  var freeze: String?

  @Option(help: ArgumentHelp("The most that the plan may cost.", valueName: "amount"))
  var budget: Double?

  @Option(help: ArgumentHelp("How many next-best plans.", valueName: "number"))
  var alternatives: Int = 5

  @Option(help: ArgumentHelp("Lay the plan over these years, separated by commas.", valueName: "years"))
  var years: String?

  func validate() throws {
    if target == nil && budget == nil { throw ValidationError("Give --target, --budget or both.") }
    if alternatives < 0 || alternatives > 1000 {
      throw ValidationError("--alternatives is \(alternatives); expected 0 to 1000.")
    }
  }

  func run() throws {
    let data = try source.load()
    let (answers, _) = try source.read(data)
    var request = PlanRequest(
      target: target, maxStep: maxStep, frozen: Set(try freeze.map { try Self.numbers($0, of: "--freeze") } ?? []),
      budget: budget, alternatives: alternatives)
    if let costs {
      let sheet = try CSVReader().read(InputFile.bytes(costs), file: costs).table
      request.costs = try PlanRequest.costs(sheet: sheet, of: data.questionnaire)
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

  private func roadMap(_ result: PlanResult, from answers: Answers, years: [Int]?, data: MaturityData) throws
    -> RoadMap?
  {
    guard !result.best.steps.isEmpty else { return nil }
    let rules = Prerequisite.policyBeforePractice
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
