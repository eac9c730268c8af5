import Lintasan

/// Where inputs come from: the shipped ones, or a table in the same columns.
enum InputSource {
  /// The recipe on the inputs of a year, and the index that they belong to.
  static func recipe(_ source: IndexOptions, year: Int?) throws -> (recipe: InputRecipe, index: IndexData?) {
    if source.definition != nil {
      throw CommandFailure.usage(
        "--definition has no effect with --inputs; give --data FILE with the columns of inputs.csv")
    }
    for (name, value) in [("entity", source.entity), ("time", source.time), ("value", source.value)] where value != nil {
      throw CommandFailure.usage(
        "--\(name) has no effect with --inputs: the columns are those of inputs.csv; leave it out")
    }
    if let path = source.data {
      if source.asOf != nil {
        throw CommandFailure.usage("--as-of has no effect on a table of inputs; leave it out")
      }
      var request = try source.reading.request()
      request.condition = try source.rows.filter()
      let table = try TableInput.read(path, request, notes: source.notes).table
      return (try InputRecipe(InputData(table, file: path, year: year)), nil)
    }
    guard ["egdi", "egdi-inputs", nil].contains(source.index?.lowercased()) else {
      throw CommandFailure.usage("--inputs has no effect on \(source.index ?? ""): inputs are known for --index egdi")
    }
    let library = try DatasetLibrary.named(source.datasets)
    let table = try CSVReader().read(library.bytes(of: "inputs.csv", in: "egdi"), file: "egdi/inputs.csv").table
    let data = try InputData(table, file: "egdi/inputs.csv", year: year)
    if let asOf = source.asOf, asOf < data.year { throw InputError.noInputs(year: asOf, available: [data.year]) }
    let index = try IndexLoader.shipped("egdi", in: library, asOf: source.asOf)
    return (try InputRecipe(data), index)
  }

  /// The names of entities in a language, by their own.
  static func words(_ recipe: InputRecipe, _ index: IndexData?, _ language: Language) -> [String: String] {
    guard let index else { return [:] }
    return Dictionary(
      zip(recipe.data.names, recipe.data.entities).map { ($0, index.name(of: $1, in: language.rawValue)) }
    ) { first, _ in first }
  }

  /// Tells where the rebuilt figures of an entity differ from the published ones.
  static func noticeDifference(_ plan: InputPlan, _ index: IndexData?) {
    guard let difference = plan.rebuiltMinusPublished, let index, plan.probabilityBefore == nil else { return }
    let published = (try? index.ranking(in: plan.year))?.place(of: plan.entity)
    let rank = (published?.publishedRank).map(Double.init) ?? published?.rank
    if abs(difference) >= 0.0005 || rank.map({ $0 != Double(plan.now.rank) }) == true {
      Console.notice(
        "\(plan.name) rebuilt from its inputs has \(NumberText.fixed(plan.now.score, decimals: 5)), rank \(plan.now.rank); "
          + "published are \(NumberText.fixed(plan.now.score - difference, decimals: 5)) and rank "
          + "\(rank.map(NumberText.shortest) ?? "none"): plans are in rebuilt figures")
    }
  }
}
