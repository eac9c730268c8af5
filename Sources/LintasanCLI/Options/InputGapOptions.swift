import ArgumentParser
import Lintasan

/// A distance in one year instead of a change between two.
struct InputGapOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take the places to another entity or the leader in one year apart instead; with --inputs also to a group's median, "
        + "such as South-eastern Asia.",
      valueName: "entity"), completion: .entities)
  var with: String?

  @Option(help: ArgumentHelp("With --with: the year (default: the latest).", valueName: "year"))
  var year: Int?

  @Flag(help: "With --with: by the inputs that EGDI is made of, not by its components.")
  var inputs = false

  func validate() throws {
    for (name, isGiven) in [("year", year != nil), ("inputs", inputs)] where isGiven && with == nil {
      throw ValidationError("--\(name) has no effect without --with; add that or leave it out.")
    }
  }

  /// The entity that `--with` names, which may be the leader of a year.
  func entity(_ text: String, of index: IndexData, in year: Int) throws -> String {
    guard text.lowercased() == "leader" else { return try index.findEntity(text) }
    let ranking = try index.ranking(in: year)
    guard let first = ranking.places.min(by: { $0.rank < $1.rank }) else { return try index.findEntity(text) }
    return first.entity
  }

  /// Shows the distance of an entity to the one that `--with` names.
  func show(_ entity: String, _ source: IndexOptions, _ output: OutputOptions) throws {
    guard let with else { return }
    let (recipe, index) = try InputSource.recipe(source, year: year)
    let focus = try index.map { try $0.findEntity(entity) } ?? entity
    let reference = try reference(with, recipe, index)
    let result = try InputDecomposition(recipe, entity: focus, reference: reference)
    let language = try output.language()
    var isGroup = false
    if case .median = reference { isGroup = true }
    try output.show(
      InputGapReport.report(
        result, words: InputSource.words(recipe, index, language), isGroup: isGroup, language: language))
  }

  private func reference(
    _ text: String, _ recipe: InputRecipe, _ index: IndexData?
  ) throws -> InputDecomposition.Reference {
    if text.lowercased() == "leader" { return .leader }
    guard let index else { return .entity(text) }
    if let found = try? index.entity(text) { return .entity(found) }
    var groups: [String] = []
    for (_, byEntity) in index.groups {
      for group in Set(byEntity.values).sorted() {
        groups.append(group)
        if group.lowercased() == text.lowercased() {
          let members = recipe.data.entities.filter { byEntity[$0] == group }
          return .median(of: group, entities: members)
        }
      }
    }
    throw InputError.unknownGroup(text, available: groups)
  }
}
