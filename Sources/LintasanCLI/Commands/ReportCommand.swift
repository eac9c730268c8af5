import ArgumentParser
import Lintasan

/// `lintasan report`: the folder that an analyst hands on.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "A folder with the projections of a whole ranking: tables, a brief, charts, a manifest.",
    discussion: """
      Writes rankings.csv, trajectories.csv, report.md, report.html, report.xlsx, charts/*.svg and manifest.json. The \
      folder is written as a whole or not at all; one that this tool did not make is left alone unless --force is given.

      EXAMPLES
        lintasan report --index egdi --focus IDN,KOR,SGP --to 2030 --out out/
        lintasan report --index spbe --to 2026 --out out/spbe
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var simulation: SimulationOptions

  @Option(
    help: ArgumentHelp("Whom the brief is about, by code or name, separated by commas.", valueName: "entities"),
    completion: .entities)
  var focus: String?

  @Option(help: ArgumentHelp("The model (default: the one that did best on earlier surveys).", valueName: "model"))
  var model: String?

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"), completion: .directory)
  var out: String

  @Flag(help: "Write into a folder even if this tool did not make it.")
  var force = false

  @Option(
    help: ArgumentHelp("For CSV: rfc4180, excel-id, excel-eu or tsv.", valueName: "dialect"), completion: .dialects)
  var dialect: String?

  @Option(
    help: ArgumentHelp("The language of what people read: en or id.", valueName: "language"), completion: .languages)
  var lang: String = "en"

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let language = try Language.named(lang)
    let csv = try CSVDialect.called(dialect)
    let folder = OutputFolder(path: out, force: force)
    try folder.check()

    let index = try source.load()
    let chosen = try focus.map { try index.entities($0) } ?? index.definition?.report.focus ?? []
    let projection = try Console.working(on: "drawing \(simulation.draws) futures of \(index.shortName)") {
      try Projection(of: index, horizon: horizon.horizon ?? .steps(3), settings: simulation.settings(model: model))
    }
    let command = self.command
    let brief = try IndexBrief(
      projection, focus: chosen, language: language, command: command.map(Shell.quoted).joined(separator: " "),
      accuracy: index.accuracy)
    let folderOfReport = ReportFolder(
      brief: brief, dialect: csv, toolVersion: Version.current, command: command,
      linearAlgebra: Manifest.LinearAlgebra(library: BLASLibrary.configuration, core: BLASLibrary.core),
      documentTime: try Console.documentTime())
    try Console.working(on: "writing \(out)") { try folder.write(folderOfReport.artifacts()) }
    Console.notice("wrote \(out): \(projection.forecast.units.count) entities, to \(projection.years.last ?? 0)")
  }

  /// The command that makes the same folder again. Threads are left out: they do not change the result.
  private var command: [String] {
    var words = ["lintasan", "report"]
    if let definition = source.definition { words += ["--definition", definition] }
    if let data = source.data {
      words += ["--data", data]
      if let entity = source.entity { words += ["--entity", entity] }
      if let time = source.time { words += ["--time", time] }
      if let value = source.value { words += ["--value", value] }
      words += source.reading.words
      if let condition = source.rows.condition { words += ["--where", condition] }
    }
    if source.definition == nil && source.data == nil { words += ["--index", source.index ?? "egdi"] }
    if let datasets = source.datasets { words += ["--datasets", datasets] }
    if let asOf = source.asOf { words += ["--as-of", String(asOf)] }
    if let focus { words += ["--focus", focus] }
    if let steps = horizon.steps { words += ["--steps", String(steps)] }
    if let to = horizon.to { words += ["--to", String(to)] }
    if let model { words += ["--model", model] }
    if lang != "en" { words += ["--lang", lang] }
    if let dialect { words += ["--dialect", dialect] }
    words += ["--seed", String(simulation.seed), "--draws", String(simulation.draws), "--out", "out"]
    return words
  }
}
