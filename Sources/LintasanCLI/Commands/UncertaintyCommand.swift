import ArgumentParser
import Lintasan

/// `lintasan uncertainty`: how ranks move with the way in which an index is built.
struct UncertaintyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uncertainty",
    abstract: "How every rank moves with weights, normalisation and aggregation.",
    discussion: """
      Without options the weights, the normalisation and the mean are varied. What is named is varied and, unless
      --concentration is nominal, the weights; a method that cannot be applied is an error. An index that is built from raw
      indicators is built anew in every draw: its weights vary at every level, its means level by level.

      EXAMPLES
        lintasan uncertainty --index egdi --year 2024 --draws 100000 --format csv
        lintasan uncertainty --draws 100000000 --shard 1/8 --output part-1.csv
        lintasan uncertainty --definition asem.yaml --alternative aggregate=geometric@pillar --compare
        lintasan uncertainty --definition asem.yaml --leave-one-out indicators
        lintasan uncertainty --normalisation none,min_max:1,100,z_score:100,10 --aggregation arithmetic,geometric
        lintasan uncertainty --definition other.yaml --data other.csv --concentration 30
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var robustness: RobustnessOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption

  @Option(
    help: ArgumentHelp("Show only these entities, by code or name; all are ranked.", valueName: "entities"),
    completion: .entities)
  var focus: String?

  @Option(help: ArgumentHelp("How many settings are drawn.", valueName: "number"))
  var draws: Int = 10_000

  @Option(
    name: .customLong("draws-output"),
    help: ArgumentHelp("Write every draw's settings to a CSV file.", valueName: "file"), completion: .file())
  var drawsOutput: String?

  @Option(help: ArgumentHelp("Only one part of the draws, such as 2/5, for `lintasan merge`.", valueName: "k/n"))
  var shard: ShardOption?

  @Option(
    help: ArgumentHelp(
      "For a built index: one other way instead of draws, KEY=VALUE@LEVEL; may be repeated.", valueName: "change"))
  var alternative: [String] = []

  @Flag(help: "With --alternative: the definition's ranks and those of the other way side by side.")
  var compare = false

  @Option(
    name: .customLong("leave-one-out"),
    help: ArgumentHelp(
      "For a built index: what the ranks owe to single indicators, groups or units, instead of draws.",
      valueName: "kind"))
  var leaveOneOut: String?

  func validate() throws {
    if compare && alternative.isEmpty {
      throw ValidationError("--compare has no effect without --alternative; leave it out.")
    }
    if !alternative.isEmpty && leaveOneOut != nil {
      throw ValidationError("--alternative and --leave-one-out are alternatives; give one of them.")
    }
    if !alternative.isEmpty || leaveOneOut != nil, shard != nil || drawsOutput != nil || plot.plot != nil {
      throw ValidationError(
        "Nothing is drawn with --alternative or --leave-one-out; leave --shard, --draws-output and --plot out.")
    }
    if focus != nil && (shard != nil || !alternative.isEmpty || leaveOneOut != nil) {
      throw ValidationError("--focus has no effect with --shard, --alternative or --leave-one-out; leave it out.")
    }
    if let leaveOneOut, LeaveOneOut.Kind(rawValue: leaveOneOut) == nil {
      throw ValidationError("--leave-one-out \(leaveOneOut): expected indicators, groups or units.")
    }
    if shard != nil && drawsOutput != nil {
      throw ValidationError("--draws-output does not depend on --shard; give it to a run of its own.")
    }
    if let shard, shard.count > draws {
      throw ValidationError("--shard is \(shard.part)/\(shard.count); expected at most as many parts as draws.")
    }
    if draws < 1 || draws > 100_000_000 {
      throw ValidationError("--draws is \(draws); expected 1 to 100000000, such as 10000.")
    }
  }

  func run() throws {
    let index = try source.load()
    if !alternative.isEmpty || leaveOneOut != nil { return try runWithoutDraws(index) }
    if let tree = try robustness.treeStudy(index) { return try run(index, tree) }
    let composite = try robustness.study(index)
    try expectTime(entities: composite.entityCount)
    let study = try UncertaintyStudy(
      composite, draws: draws, seed: robustness.seed, shard: shard.map { ($0.part, $0.count) },
      threads: robustness.threadCount)
    let part = UncertaintyPart(
      study,
      frame: UncertaintyPart.Frame(
        varied: RobustnessReport.varied(composite.settings), decimals: index.decimals,
        rankThresholds: index.rankThresholds.filter { $0 < study.entries.count }, draws: draws),
      number: shard?.part ?? 1)
    if let shard {
      return try output.show(
        Report(
          name: "uncertainty-part",
          title: ShardTitle.text(
            index.shortName, part: shard.part, of: shard.count, in: output.language()),
          language: try output.language(),
          blocks: [.table(ReportTable(name: "ranks", caption: "", table: part.table))]))
    }
    let language = try output.language()
    let shown = try entities(of: index, in: study)
    try plot.show(
      RobustnessReport.report(part, only: shown, of: index, language: language),
      with: TreeFigures.rankBands(study, only: shown, language: language), output)
    if study.excludedTable.rowCount > 0 {
      Console.notice(
        "\(study.excludedTable.rowCount) entities lack a component of the level \(composite.input.level) and are left out; "
          + "--level chooses another")
    }
    if let drawsOutput {
      try TableFile.write(csv: composite.settingsTable(draws: draws, seed: robustness.seed), to: drawsOutput)
    }
  }

  /// That the draws, or this part of them, end in minutes.
  private func expectTime(entities: Int) throws {
    if let excess = WorkBudget.timeExcess(draws, of: "`draws`", scores: entities, parts: shard?.count ?? 1) { throw excess }
  }

  /// The entities that are shown; `nil` for all.
  private func entities(of index: IndexData, in study: UncertaintyStudy) throws -> Set<String>? {
    guard let focus else { return nil }
    let wanted = Set(try index.entities(focus, year: study.year))
    guard study.entries.contains(where: { wanted.contains($0.entity) }) else {
      throw CommandFailure(.badData, "--focus \(focus): none of them is ranked in \(study.year)")
    }
    return wanted
  }

  /// The same for an index that is built from raw indicators.
  private func run(_ index: IndexData, _ tree: TreeStudy) throws {
    try expectTime(entities: tree.taking.count * (index.definition?.leaves.count ?? 1))
    let study = try Console.working(on: "building \(index.shortName) in \(draws) ways") {
      try UncertaintyStudy(
        tree, draws: draws, seed: robustness.seed, shard: shard.map { ($0.part, $0.count) },
        threads: robustness.threadCount)
    }
    let part = UncertaintyPart(
      study,
      frame: UncertaintyPart.Frame(
        varied: tree.varied, decimals: index.decimals,
        rankThresholds: index.rankThresholds.filter { $0 < study.entries.count }, draws: draws),
      number: shard?.part ?? 1)
    if let shard {
      return try output.show(
        Report(
          name: "uncertainty-part",
          title: ShardTitle.text(
            index.shortName, part: shard.part, of: shard.count, in: output.language()),
          language: try output.language(),
          blocks: [.table(ReportTable(name: "ranks", caption: "", table: part.table))]))
    }
    let language = try output.language()
    let shown = try entities(of: index, in: study)
    try plot.show(
      RobustnessReport.report(part, only: shown, of: index, language: language),
      with: TreeFigures.rankBands(study, only: shown, language: language), output)
    if let drawsOutput {
      try TableFile.write(csv: tree.settingsTable(draws: draws, seed: robustness.seed), to: drawsOutput)
    }
  }

  /// One other way beside the definition's own, or each part or unit left out in turn.
  private func runWithoutDraws(_ index: IndexData) throws {
    guard let data = index.tree else {
      throw CommandFailure.usage(
        "\(alternative.isEmpty ? "--leave-one-out" : "--alternative") is for an index that is built from raw indicators "
          + "(format: \(IndexTree.format))")
    }
    let language = try output.language()
    let year = robustness.year ?? index.lastYear
    guard data.built.rows.years.contains(year) else {
      throw IndexDataError.unknownYear(year, available: data.built.rows.years)
    }
    if let kind = leaveOneOut.flatMap(LeaveOneOut.Kind.init) {
      let study = try Console.working(on: "leaving out \(kind.rawValue)") {
        try LeaveOneOut(data, kind: kind, year: year)
      }
      for one in study.excluded { Console.notice("\(one.leftOut) is not left out: \(one.reason)") }
      return try output.show(
        BuildReport.leaveOneOut(study, index: index.shortName, year: year, language: language))
    }
    let comparison = try TreeComparison(data, alternatives: alternative.map { try TreeAlternative($0) })
    try output.show(
      compare
        ? BuildReport.comparison(comparison, years: [year], language: language)
        : BuildReport.report(comparison.other, years: [year], language: language))
  }
}
