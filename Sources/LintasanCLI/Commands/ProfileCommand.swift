import ArgumentParser
import Lintasan

/// `lintasan profile`: one page about a unit of an index.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract:
      "One page about a unit: its tree with scores and ranks, strengths and weaknesses, what moved, how robust.",
    discussion: """
      Strengths and weaknesses are measured against the unit's group, where the index has groups. Where the index is built
      from raw indicators they are shown as well; for EGDI 2024 what it is made of, input by input.

      EXAMPLES
        lintasan profile KOR
        lintasan profile IDN --index egdi --lang id --output profile.html
        lintasan profile kota-denpasar --index spbe --year 2022
      """)

  @Argument(help: ArgumentHelp("The entity, by code or name.", valueName: "entity"), completion: .entities)
  var entity: String

  @OptionGroup var source: IndexOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The year (default: the latest with a score of the entity).", valueName: "year"))
  var year: Int?

  @Option(help: ArgumentHelp("How many other ways to build the index are tried; 0 for none.", valueName: "number"))
  var draws: Int = 1000

  @OptionGroup var random: SeedOptions

  func validate() throws {
    if draws < 0 || draws > 1_000_000 {
      throw ValidationError("--draws is \(draws); expected 0 to 1000000, such as 1000.")
    }
  }

  func run() throws {
    let index = try source.load()
    let focus = try index.findEntity(entity)
    let unit = index.panel.position(ofUnit: focus)
    let latest = index.years.last { candidate in unit.flatMap { (try? index.scores(in: candidate))?[$0] } != nil }
    var study = try ProfileStudy(index, entity: focus, year: year ?? latest ?? index.lastYear)
    if draws > 0 { study.robustness = try robustness(index, focus, year: study.year) }
    let language = try output.language()
    var report = ProfileReport.report(study, of: index, language: language)
    if let (recipe, comparison) = try inputs(of: study) {
      InputGapReport.add(
        comparison, to: &report, words: InputSource.words(recipe, index, language), isGroup: study.group != nil)
    }
    try output.show(report)
  }

  /// What the entity's score is made of, against its group or the leader; `nil` where an index or a year has no inputs.
  private func inputs(of study: ProfileStudy) throws -> (recipe: InputRecipe, comparison: InputDecomposition)? {
    guard source.definition == nil, source.data == nil, [nil, "egdi"].contains(source.index?.lowercased()) else {
      return nil
    }
    do {
      let (recipe, index) = try InputSource.recipe(source, year: study.year)
      var reference = InputDecomposition.Reference.leader
      if let group = study.group {
        let byEntity = index?.groups.first { $0.attribute == group.attribute }?.byEntity ?? [:]
        reference = .median(of: group.value, entities: recipe.data.entities.filter { byEntity[$0] == group.value })
      }
      return (recipe, try InputDecomposition(recipe, entity: study.entity, reference: reference))
    } catch InputError.noInputs {
      return nil
    }
  }

  /// The ranks in other ways to build the index; `nil`, with the reason said, where there are none.
  private func robustness(
    _ index: IndexData, _ entity: String, year: Int
  ) throws -> (lower: Double, median: Double, upper: Double, draws: Int)? {
    do {
      let study: UncertaintyStudy
      if let data = index.tree {
        let settings = UncertaintySettings(
          normalisations: [.none, .minMax(lower: 1, upper: 100), .zScore(mean: 100, deviation: 10)],
          aggregations: [.arithmetic, .geometric])
        study = try UncertaintyStudy(
          TreeStudy(index, data, year: year, settings: settings, isUsual: true), draws: draws, seed: random.seed)
      } else {
        let input = try CompositeInput(index, year: year)
        study = try UncertaintyStudy(
          CompositeStudy(input, settings: CompositeStudy.usualSettings(for: input)), draws: draws, seed: random.seed)
      }
      guard let entry = study.entries.first(where: { $0.entity == entity }) else { return nil }
      let bounds = entry.ranks.quantiles([0.05, 0.5, 0.95])
      return (Double(bounds[0]), Double(bounds[1]), Double(bounds[2]), draws)
    } catch {
      Console.notice("no other ways to build the index are tried: \(error)")
      return nil
    }
  }
}
