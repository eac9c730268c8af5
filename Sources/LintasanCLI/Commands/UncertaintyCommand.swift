import ArgumentParser
import Lintasan

/// `lintasan uncertainty`: how ranks move with the way in which an index is built.
struct UncertaintyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uncertainty",
    abstract: "How every rank moves with weights, normalisation and aggregation.",
    discussion: """
      Without options the weights, the normalisation and the mean are varied. What is named is varied and nothing else; \
      a method that cannot be applied is an error.

      EXAMPLES
        lintasan uncertainty --index egdi --year 2024 --draws 100000 --format csv
        lintasan uncertainty --draws 100000000 --shard 1/8 --output part-1.csv
        lintasan uncertainty --normalisation none,min_max:1,100,z_score:100,10 --aggregation arithmetic,geometric
        lintasan uncertainty --definition other.yaml --data other.csv --weights 30
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var robustness: RobustnessOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("How many settings are drawn.", valueName: "number"))
  var draws: Int = 10_000

  @Option(
    name: .customLong("draws-output"),
    help: ArgumentHelp("Write every draw's settings to a CSV file.", valueName: "file"), completion: .file())
  var drawsOutput: String?

  @Option(help: ArgumentHelp("Only one part of the draws, such as 2/5, for `lintasan merge`.", valueName: "k/n"))
  var shard: ShardOption?

  func validate() throws {
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
    let composite = try robustness.study(index)
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
          name: "uncertainty-part", title: "\(index.shortName): part \(shard.part) of \(shard.count)",
          language: try output.language(),
          blocks: [.table(ReportTable(name: "ranks", caption: "", table: part.table))]))
    }
    try output.show(RobustnessReport.report(part, language: output.language()))
    if let drawsOutput {
      try TableFile.write(csv: composite.settingsTable(draws: draws, seed: robustness.seed), to: drawsOutput)
    }
  }
}
