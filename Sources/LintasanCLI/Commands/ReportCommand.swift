import ArgumentParser
import Lintasan

/// `lintasan report`: the folder that an analyst hands on.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "A folder with the projections of a whole ranking: tables, a brief, charts, a manifest.",
    discussion: """
      The report begins with the brief of each entity in focus, up to six. Writes rankings.csv, trajectories.csv, report.md, \
      report.html, report.xlsx, explore.html, charts/*.svg and manifest.json. The folder is written as a whole or not at all; \
      one that this tool did not make is left alone unless --force is given. A file of --config has options as keys (index, \
      focus, seed, draws, outputs: the folder), or a list of such below reports; its paths are meant from where it lies.

      EXAMPLES
        lintasan report --index egdi --focus IDN,KOR,SGP --to 2030 --out out/
        lintasan report --index spbe --to 2026 --out out/spbe
        lintasan report --config lintasan.yaml
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var members: PopulationOptions
  @OptionGroup var limits: BoundsOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var gains: GainOptions

  @Option(
    help: ArgumentHelp("Whom the brief is about, by code or name, separated by commas.", valueName: "entities"),
    completion: .entities)
  var focus: String?

  @Option(help: ArgumentHelp("The model (default: the one that did best on earlier surveys).", valueName: "model"))
  var model: String?

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"), completion: .directory)
  var out: String?

  @Option(
    help: ArgumentHelp("The options in a file such as lintasan.yaml; no others but --force beside it.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Write into a folder even if this tool did not make it.")
  var force = false

  @Option(
    help: ArgumentHelp("For CSV: rfc4180, excel-id, excel-eu or tsv.", valueName: "dialect"), completion: .dialects)
  var dialect: String?

  @Option(
    help: ArgumentHelp("The language of what people read: en or id.", valueName: "language"), completion: .languages)
  var lang: String = "en"

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if out == nil && config == nil {
      throw ValidationError("Missing expected argument '--out <folder>', or '--config <file>'.")
    }
  }

  func run() throws {
    if let config { return try make(config) }
    let out = self.out ?? ""
    let language = try Language.named(lang)
    let csv = try CSVDialect.called(dialect)
    let folder = OutputFolder(path: out, force: force)
    try folder.check()

    let index = try limits.apply(to: members.apply(to: source.load()))
    let chosen = try focus.map { try index.entities($0) } ?? index.definition?.report.focus ?? []
    let projection = try Console.working(on: "drawing \(simulation.draws) futures of \(index.shortName)") {
      try Projection(
        of: index, horizon: horizon.horizon(of: index, otherwise: 3),
        settings: simulation.settings(model: model))
    }
    Console.noticeDraws(projection.drawCount, of: simulation.draws)
    Console.noticeEnding(of: projection)
    Console.noticeTimes(of: index)
    let command = self.command
    var brief = try IndexBrief(
      projection, focus: chosen, language: language, command: command.map(Shell.quoted).joined(separator: " "),
      accuracy: index.accuracy)
    brief.openings = try openings(chosen, projection, language)
    var folderOfReport = ReportFolder(
      brief: brief, dialect: csv, toolVersion: Version.current, command: command,
      linearAlgebra: Manifest.LinearAlgebra(library: BLASLibrary.configuration, core: BLASLibrary.core),
      documentTime: try Console.documentTime(),
      scenario: try gains.scenario(of: projection, focus: chosen))
    folderOfReport.inputs = BriefDeeds(projection, source).recipe?.data
    let outcome = try Console.working(on: "writing \(out)") { try folder.write(folderOfReport.artifacts()) }
    for path in outcome.kept {
      Console.notice("\(out)/\(path) was edited since it was made and is kept as it is; --force replaces it")
    }
    if !outcome.isExchanged {
      Console.notice("\(out) could not be exchanged as a whole here; its files were replaced one by one")
    }
    Console.notice(
      "wrote \(out): \(projection.forecast.units.count) entities, to \(index.timeAxis.label(projection.years.last ?? 0))")
  }

  /// The briefs that the report begins with: of a focus that is not a whole group.
  private func openings(_ chosen: [String], _ projection: Projection, _ language: Language) throws -> [EntityBrief] {
    guard chosen.count <= Self.mostOpenings else { return [] }
    let deeds = BriefDeeds(projection, source)
    return try chosen.map { entity in
      let study = try projection.nextMark(of: entity)
      var brief = try EntityBrief(
        projection, entity: entity, peers: EntityBrief.Peers(groupOf: entity, in: projection.index, language: language),
        target: study,
        deeds: deeds.deeds(for: study), language: language, command: command.map(Shell.quoted).joined(separator: " "))
      brief.successor = try deeds.successor(of: entity)
      return brief
    }
  }

  /// More briefs than these are asked for with `lintasan brief --out`.
  private static let mostOpenings = 6

  /// Makes the reports of a file.
  private func make(_ file: String) throws {
    // Everything else than --force and what is said on standard error belongs into the file.
    let own = ["--force", "--quiet", "--verbose", "--config"]
    if let help = try CommandHelp.tool().commands.first(where: { $0.commandName == "report" }) {
      let typed = TypedOptions.list(Array(ProcessArguments.words.drop { $0 == "report" }), of: help)
      let others = typed.filter { option in !own.contains { $0 == option.spelling } }.flatMap(\.words)
      guard others.isEmpty else {
        throw CommandFailure.usage("--config \(file) has all options in it; take \(others.joined(separator: " ")) there")
      }
    }
    let requests = try ReportFile(file)
    // All are read before the first is made.
    for (command, request) in try requests.commands(isForced: force) {
      do { try command.run() } catch let error as any LintasanError { throw requests.failure(error, in: request) }
    }
  }

  /// The command that makes the same folder again. Threads are left out: they do not change the result.
  private var command: [String] {
    var words = ["lintasan", "report"]
    words += source.words + members.words + limits.words
    if let focus { words += ["--focus", focus] }
    words += horizon.words
    for gain in gains.gain { words += ["--gain", gain.scenario.text] }
    if let model { words += ["--model", model] }
    if lang != "en" { words += ["--lang", lang] }
    if let dialect { words += ["--dialect", dialect] }
    words += ["--seed", String(simulation.seed), "--draws", String(simulation.draws), "--out", "out"]
    return words
  }
}
