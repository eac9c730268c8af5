import ArgumentParser
import Lintasan

/// `lintasan weights`: what weights the data would give.
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Weights that the data would give: equal, principal component, entropy, CRITIC, benefit of the doubt.",
    discussion: """
      Without --scheme all are tried, and those that cannot be applied are said; one that is named and cannot be applied
      is an error. With --ranks every entity's rank under each scheme is shown.

      EXAMPLES
        lintasan weights --index egdi --year 2024
        lintasan weights --index egdi --plot weights.svg
        lintasan weights --scheme pca,critic,bod:0.1,0.6 --format csv
        lintasan weights --index spbe --ranks --format csv
        lintasan weights --definition other.yaml --data other.csv --normalisation min_max:1,100
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption

  @Option(help: ArgumentHelp("The year (default: the last one with scores).", valueName: "year"))
  var year: Int?

  @Option(
    help: ArgumentHelp("Schemes: \(Weighting.names.joined(separator: ", ")).", valueName: "names"))
  var scheme: String?

  @Option(help: ArgumentHelp("Normalise values first, as in lintasan uncertainty.", valueName: "name"))
  var normalisation: String?

  @Option(
    help: ArgumentHelp(
      "The level of the tree whose components are weighted, such as leaves (default: the deepest that is known).",
      valueName: "level"))
  var level: String?

  @Flag(help: "Show every entity's rank under each scheme.")
  var ranks = false

  func run() throws {
    let index = try source.load()
    let schemes = try scheme.map { list in try MethodList.names(list).map { try Weighting(named: $0) } }
    if let schemes, Set(schemes.map(\.name)).count < schemes.count {
      throw CommandFailure.usage("--scheme \(scheme ?? ""): a scheme is named twice")
    }
    let study = try WeightsStudy(
      CompositeInput(index, year: year ?? index.lastYear, level: level), schemes: schemes,
      normalisation: try normalisation.map { try Normalisation(named: $0) } ?? .none)
    let language = try output.language()
    try plot.show(
      ranks ? WeightsReport.ranks(study, language: language) : WeightsReport.report(study, language: language),
      with: TreeFigures.weights(study, language: language), output)
  }
}
