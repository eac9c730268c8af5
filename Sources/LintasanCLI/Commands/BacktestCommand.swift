import ArgumentParser
import Lintasan

/// `lintasan backtest`: how models did on past surveys, each forecast from what was known before.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "How models did on past surveys, each forecast from what was known before.",
    discussion: """
      Every model stands beside naive, which carries the last score forward. Models: \
      \(Forecasters.names.joined(separator: ", ")).

      With --shard K/N one part is done and its forecasts are written one by one; `lintasan merge` joins the parts to \
      what one run gives.

      EXAMPLES
        lintasan backtest --index egdi --horizons 1,2,3 --from 2014
        lintasan backtest --index spbe --from 2021 --models naive,default --format csv
        lintasan backtest --index egdi --from 2014 --plot skill.svg
        lintasan backtest --index egdi --frozen
        lintasan backtest --data scores.csv --entity city --time year --value score --output accuracy.csv
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var members: PopulationOptions
  @OptionGroup var limits: BoundsOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Surveys ahead, separated by commas.", valueName: "numbers"))
  var horizons: String = "1,2,3"

  @Option(help: ArgumentHelp("The first survey that is forecast (default: the second half of all).", valueName: "year"))
  var from: TimeOption?

  @Option(help: ArgumentHelp("The last survey that is forecast (default: the latest).", valueName: "year"))
  var to: TimeOption?

  @Option(help: ArgumentHelp("Models, separated by commas (default: all applicable).", valueName: "models"))
  var models: String?

  @OptionGroup var random: SeedOptions

  @Option(help: ArgumentHelp("How many futures each forecast draws.", valueName: "number"))
  var draws: Int = 2000

  @OptionGroup var workers: ThreadOptions

  @Option(help: ArgumentHelp("Only one part of the work, such as 2/5.", valueName: "k/n"))
  var shard: ShardOption?

  @Option(help: ArgumentHelp("Show chances beside what happened instead: reliability.", valueName: "detail"))
  var detail: Detail?

  /// What is shown instead of one row a model and horizon.
  enum Detail: String, ExpressibleByArgument, CaseIterable {
    case reliability
  }

  @Option(help: ArgumentHelp("Draw skill by horizon to an SVG file.", valueName: "file"))
  var plot: String?

  @Flag(help: "Judge the projections that were written down before the latest survey (frozen-YEAR.csv of the dataset).")
  var frozen = false

  func validate() throws {
    if plot != nil && shard != nil {
      throw ValidationError("--plot needs all parts; give it to `lintasan merge` instead.")
    }
    if detail != nil && shard != nil {
      throw ValidationError("--detail needs all parts; give it to `lintasan merge` instead.")
    }
    if draws < 1 { throw ValidationError("--draws is \(draws); expected at least 1, such as 2000.") }
    if draws > 10_000_000 { throw ValidationError("--draws is \(draws); expected at most 10000000.") }
  }

  func run() throws {
    if frozen { return try runFrozen() }
    let index = try limits.apply(to: members.apply(to: source.load()))
    let problem = try index.forecastProblem()
    let backtest = try Backtest(
      problem, models: chosenModels(problem), horizons: chosenHorizons(),
      from: from?.time(on: index.timeAxis, option: "from"), to: to?.time(on: index.timeAxis, option: "to"),
      draws: draws, seed: random.seed)
    Console.noticeDraws(backtest.fewestDraws, of: draws)
    Console.noticePanel(index)
    let threads = workers.count
    let part = shard.map { ($0.part, of: $0.count) }
    let progress = WorkProgress("backtest", unit: "forecasts", total: backtest.forecastCount(of: part))
    let result = try backtest.run(shard: part, threads: threads) { progress.advance() }
    progress.end()
    if let shard {
      let report = try Report(
        name: "backtest-part",
        title: ShardTitle.text(
          index.shortName, part: shard.part, of: shard.count, in: output.language()),
        language: output.language(),
        blocks: [.table(ReportTable(name: "forecasts", caption: "", table: ForecastRecord.table(result.records)))])
      try output.show(report)
    } else {
      noticeScaleBreaks(of: index, in: result)
      let language = try output.language()
      try output.show(
        detail == nil
          ? BacktestReport.report(result, index: index.shortName, axis: index.timeAxis, language: language)
          : BacktestReport.reliability(result, index: index.shortName, axis: index.timeAxis, language: language))
      try plot.map { try SkillPlot.write(result, index: index.shortName, language: output.language(), to: $0) }
    }
  }

  /// Tells of forecasts that were made on another scale than that of what came, and what intervals hold without them.
  private func noticeScaleBreaks(of index: IndexData, in result: BacktestResult) {
    let breaks = index.definition == nil ? index.scaleBreaks.map(\.year) : []
    guard !breaks.isEmpty,
      let model = result.models.first(where: { $0 == Forecasters.defaultName }) ?? result.models.last
    else { return }
    for horizon in result.horizons {
      let records = result.records(model, horizon: horizon)
      let same = records.filter { record in !breaks.contains { record.origin < $0 && $0 <= record.target } }
      guard same.count < records.count, !same.isEmpty else { continue }
      let (all, kept) = (Set(records.map(\.origin)).count, Set(same.map(\.origin)).count)
      func percent(_ holds: (ForecastRecord) -> Bool) -> String {
        NumberText.fixed(100 * Double(same.count(where: holds)) / Double(same.count), decimals: 0)
      }
      Console.notice(
        "between \(all - kept) of \(all) origins and their targets at \(horizon) steps ahead the scale changed, and no interval from "
          + "before holds what comes after; without these 80 % intervals of \(model) hold "
          + "\(percent(\.isScoreIn80)) % of scores, and 95 % intervals \(percent(\.isScoreIn95)) %")
    }
  }

  private func chosenModels(_ problem: ForecastProblem) throws -> [any Forecaster] {
    guard let models else { return Forecasters.applicable(to: problem) }
    var chosen: [any Forecaster] = []
    for name in models.split(separator: ",").map({ String($0.filter { $0 != " " }) }) {
      let model = try Forecasters.named(name)
      if !chosen.contains(where: { $0.name == name }) { chosen.append(model) }
    }
    guard !chosen.isEmpty else {
      throw CommandFailure.usage("--models names none; expected names such as naive,default")
    }
    // Ratios are to naive, which therefore always runs along.
    if !chosen.contains(where: { $0.name == BacktestResult.reference }) {
      chosen.insert(try Forecasters.named(BacktestResult.reference), at: 0)
    }
    return chosen
  }

  private func chosenHorizons() throws -> [Int] {
    try horizons.split(separator: ",", omittingEmptySubsequences: false).map { text in
      guard let horizon = Int(text.filter { $0 != " " }), horizon >= 1 else {
        throw CommandFailure.usage("--horizons is “\(horizons)”; expected whole numbers from 1, such as 1,2,3")
      }
      return horizon
    }
  }
}
