import ArgumentParser
import Foundation
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

  func validate() throws {
    if draws < 1 || draws > 100_000_000 {
      throw ValidationError("--draws is \(draws); expected 1 to 100000000, such as 10000.")
    }
  }

  func run() throws {
    let index = try source.load()
    let study = try UncertaintyStudy(
      robustness.study(index), draws: draws, seed: robustness.seed, threads: robustness.threadCount)
    try output.show(
      RobustnessReport.report(
        study, decimals: index.decimals, tops: index.tops.filter { $0 < study.entries.count },
        language: output.language()))
    if let drawsOutput {
      let table = ReportTable(name: "draws", caption: "draws", table: study.settingsTable())
      let report = Report(name: "draws", title: "draws", blocks: [.table(table)])
      guard let main = try ReportFormats.named("csv").render(report, options: RenderOptions()).first else { return }
      try FileWriter.write(main.bytes, to: drawsOutput)
    }
  }
}
