import ArgumentParser
import Lintasan

/// `lintasan explore`: one page with the whole projection, to be changed by the reader.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "One page to explore a projection: pick, compare, filter, ask what if, take the figures away.",
    discussion: """
      The page is one file that fetches nothing: it works from a mail attachment, on a phone, in both languages. It holds \
      some thousands of the joint draws, so that gains of components are ranked again in it. What is shown stands in its \
      address, such as #entity=IDN&year=2026&osi=+0.10, so that a view can be sent.

      EXAMPLES
        lintasan explore --index egdi --output explore.html
        lintasan explore --index spbe --to 2026 --focus kota-denpasar --lang id --output spbe.html
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var members: PopulationOptions
  @OptionGroup var limits: BoundsOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var simulation: SimulationOptions

  @Option(
    help: ArgumentHelp("Entity in focus when the page is opened, by code or name.", valueName: "entity"),
    completion: .entities)
  var focus: String?

  @Option(help: ArgumentHelp("The model (default: the one that did best on earlier surveys).", valueName: "model"))
  var model: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The page to write, such as explore.html.", valueName: "file"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp("The language when the page is opened: en or id.", valueName: "language"), completion: .languages
  )
  var lang: String = "en"

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let language = try Language.named(lang)
    let index = try limits.apply(to: members.apply(to: source.load()))
    let chosen = try focus.map { try index.entity($0) } ?? index.definition?.report.focus.first
    let projection = try Console.working(on: "drawing \(simulation.draws) futures of \(index.shortName)") {
      try Projection(
        of: index, horizon: horizon.horizon(of: index, otherwise: 3),
        settings: simulation.settings(model: model))
    }
    var words = ["lintasan", "explore"] + source.words + members.words + limits.words + horizon.words
    if let focus { words += ["--focus", focus] }
    if let model { words += ["--model", model] }
    if lang != "en" { words += ["--lang", lang] }
    words += ["--seed", String(simulation.seed), "--draws", String(simulation.draws), "--output", "explore.html"]
    let page = ExplorePage(
      projection, focus: chosen, language: language, inputs: BriefDeeds(projection, source).recipe?.data,
      command: words.map(Shell.quoted).joined(separator: " "))
    try OutputFile.write(page.artifact().bytes, to: output)
    Console.noticeTimes(of: index)
    Console.notice(
      "wrote \(output): \(projection.forecast.units.count) entities, to \(index.timeAxis.label(projection.years.last ?? 0)), "
        + "\(page.storedDraws) of \(projection.simulated.drawCount) draws stored")
  }
}
