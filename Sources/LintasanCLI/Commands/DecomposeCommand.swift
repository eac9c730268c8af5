import ArgumentParser
import Lintasan

/// `lintasan decompose`: why a rank changed.
struct DecomposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decompose",
    abstract: "Why an entity's rank changed: places by component, own and others' change, and who was passed.",
    discussion: """
      The parts add up to the change of rank exactly; up is positive. With --with they add up to the places between two
      entities in one year: in every order the one takes over the other's scores, and the other those of the one.

      EXAMPLES
        lintasan decompose IDN --from 2018 --to 2020
        lintasan decompose KOR --from 2010 --to 2012 --format json
        lintasan decompose kota-denpasar --index spbe --from 2021 --to 2022 --level indicator
        lintasan decompose IDN --from 2018 --to 2020 --plot waterfall.svg
        lintasan decompose IDN --with KOR --year 2024
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
      "How deep, by the name of a level of the index's tree, such as aspect (default: the highest).", valueName: "level"
    ))
  var level: String?

  func validate() throws {
    if gap.with != nil {
      guard from == nil, to == nil else {
        throw ValidationError("--with is about one year; leave out --from and --to.")
      }
      guard !gap.inputs || (level == nil && plot.plot == nil) else {
        throw ValidationError("--level and --plot have no effect with --inputs; leave them out.")
      }
    } else if from == nil || to == nil {
      throw ValidationError("Missing expected argument '--\(from == nil ? "from" : "to") <year>'")
    }
  }

  func run() throws {
    if gap.inputs { return try gap.show(entity, source, output) }
    let index = try source.load()
    let focus = try index.findEntity(entity)
    let result = try decomposition(of: focus, index)
    let language = try output.language()
    try plot.show(
      DecompositionReport.report(result, of: index, language: language),
      with: DecompositionReport.figure(result, of: index, language: language), output)
  }

  private func decomposition(of focus: String, _ index: IndexData) throws -> RankDecomposition {
    let year = gap.year ?? index.lastYear
    let other = try gap.with.map { try gap.entity($0, of: index, in: year) }
    let (from, to) = (self.from ?? year, self.to ?? year)
    if let tree = index.tree {
      if let other {
        return try index.decomposition(of: focus, with: other, in: year, tree: tree, level: level, language: output.lang)
      }
      return try index.decomposition(of: focus, from: from, to: to, tree: tree, level: level, language: output.lang)
    }
    if let level {
      let tiers = index.definition?.tiers.map(\.id) ?? []
      guard let name = source.name, index.definition?.data.indicators != nil else {
        throw CommandFailure.usage(
          "--level has no effect on \(index.shortName): scores below its components are not in its data; leave it out")
      }
      let depths = zip(tiers, MaturityData.Depth.allCases)
      guard let depth = depths.first(where: { $0.0 == level.lowercased() })?.1 else {
        throw CommandFailure.usage("--level \(level): expected \(tiers.joined(separator: ", "))")
      }
      let data = try MaturityData(shipped: name, in: DatasetLibrary.named(source.datasets))
      if let other { return try data.decomposition(of: focus, with: other, in: year, depth: depth) }
      return try data.decomposition(of: focus, from: from, to: to, depth: depth)
    }
    if let other { return try index.decomposition(of: focus, with: other, in: year) }
    return try index.decomposition(of: focus, from: from, to: to)
  }
}
