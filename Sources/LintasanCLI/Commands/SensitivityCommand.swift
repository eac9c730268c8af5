import ArgumentParser
import Lintasan

/// `lintasan sensitivity`: which choices matter for the ranks.
struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Which choices in building an index move its ranks: Sobol indices with their errors.",
    discussion: """
      EXAMPLES
        lintasan sensitivity --index egdi --year 2024
        lintasan sensitivity --focus IDN,KOR --points 8192 --format csv
        lintasan sensitivity --focus IDN,KOR --plot choices.png
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var robustness: RobustnessOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption

  @Option(help: ArgumentHelp("Base points, 128 or more; powers of two are best.", valueName: "number"))
  var points: Int = 4096

  @Option(
    help: ArgumentHelp("Only these entities beside the mean shift, by code or name.", valueName: "entities"),
    completion: .entities)
  var focus: String?

  func validate() throws {
    if points < 128 || points > 10_000_000 {
      throw ValidationError("--points is \(points); expected 128 to 10000000, such as 4096.")
    }
  }

  func run() throws {
    let index = try source.load()
    // People asked for no entity see what moves the whole ranking, and the definition's own focus.
    let chosen = try focus.map { Set(try index.entities($0)) }
    let built = try robustness.treeStudy(index)
    let composite = try built == nil ? robustness.study(index) : nil
    // Each point is taken once for every choice, and twice more.
    let entities = built.map { $0.taking.count * (index.definition?.leaves.count ?? 1) } ?? composite?.entityCount ?? 1
    if let excess = WorkBudget.timeExcess(points, of: "`points`", scores: entities * 8) { throw excess }
    let result: SensitivityStudy
    if let built {
      result = try SensitivityStudy(built, points: points, seed: robustness.seed, threads: robustness.threadCount)
    } else if let composite {
      result = try SensitivityStudy(composite, points: points, seed: robustness.seed, threads: robustness.threadCount)
    } else {
      return
    }
    let usual = try output.isForPeople() ? Set(index.definition?.report.focus ?? []) : nil
    let shown = chosen ?? usual
    let (year, language) = (robustness.year ?? index.lastYear, try output.language())
    try output.show(
      RobustnessReport.report(
        result, index: index.shortName, year: year,
        settings: built?.varied ?? composite.map { RobustnessReport.varied($0.settings) } ?? "", entities: shown,
        language: language))
    try plot.draw(in: language) {
      RobustnessReport.figure(result, index: index.shortName, year: year, entities: shown, language: language)
    }
  }
}
