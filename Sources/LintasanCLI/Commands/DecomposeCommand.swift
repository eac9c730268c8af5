import ArgumentParser
import Lintasan

/// `lintasan decompose`: why a rank changed.
struct DecomposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decompose",
    abstract: "Why an entity's rank changed: places by component, own and others' change, and who was passed.",
    discussion: """
      The parts add up to the change of rank exactly; up is positive.

      EXAMPLES
        lintasan decompose IDN --from 2018 --to 2020
        lintasan decompose KOR --from 2010 --to 2012 --format json
        lintasan decompose kota-denpasar --index spbe --from 2021 --to 2022 --level indicator
        lintasan decompose IDN --from 2018 --to 2020 --plot waterfall.svg
        lintasan decompose IDN --with KOR --year 2024 --inputs
        lintasan decompose IDN --with "South-eastern Asia" --inputs
      """)

  @Argument(help: ArgumentHelp("The entity, by code or name.", valueName: "entity"), completion: .entities)
  var entity: String

  @OptionGroup var source: IndexOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption
  @OptionGroup var gap: InputGapOptions

  @Option(help: ArgumentHelp("The earlier year.", valueName: "year"))
  var from: Int?

  @Option(help: ArgumentHelp("The later year.", valueName: "year"))
  var to: Int?

  @Option(
    help: ArgumentHelp(
      "For SPBE: domain, aspect or indicator (default: domain); for a built index a level of its tree.",
      valueName: "level"))
  var level: String?

  func validate() throws {
    if gap.with != nil {
      guard from == nil, to == nil, level == nil, plot.plot == nil else {
        throw ValidationError("--with is about one year; leave out --from, --to, --level and --plot.")
      }
    } else if from == nil || to == nil {
      throw ValidationError("Missing expected argument '--\(from == nil ? "from" : "to") <year>'")
    }
  }

  func run() throws {
    if gap.with != nil { return try gap.show(entity, source, output) }
    guard let from, let to else { return }
    let index = try source.load()
    let focus = try index.findEntity(entity)
    let result: RankDecomposition
    if let tree = index.tree {
      result = try index.decomposition(of: focus, from: from, to: to, tree: tree, level: level, language: output.lang)
    } else if let level {
      guard let depth = MaturityData.Depth(rawValue: level.lowercased()) else {
        throw CommandFailure.usage("--level \(level): expected domain, aspect or indicator")
      }
      guard index.id == "spbe", source.definition == nil else {
        throw CommandFailure.usage("--level has no effect on \(index.shortName); it is for --index spbe")
      }
      result = try MaturityData(in: DatasetLibrary.named(source.datasets)).decomposition(
        of: focus, from: from, to: to, depth: depth)
    } else {
      result = try index.decomposition(of: focus, from: from, to: to)
    }
    let language = try output.language()
    try plot.show(
      DecompositionReport.report(result, of: index, language: language),
      with: DecompositionReport.figure(result, of: index, language: language), output)
  }
}
