import ArgumentParser
import Lintasan

/// `lintasan rank`: who stands where in a year.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Scores and ranks of a year, with who is level with whom.",
    discussion: """
      EXAMPLES
        lintasan rank --index egdi --year 2020 --format csv
        lintasan rank --index spbe --top 20
        lintasan rank --index egdi --year 2018 --focus IDN,KOR
        lintasan rank --data scores.csv --entity city --time year --value score
        lintasan rank --data scores.csv --entity city --value score --std-error se --best 5
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var errors: ConfidenceOptions
  @OptionGroup var output: OutputOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The year (default: the last one with scores).", valueName: "year"))
  var year: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("Only the first so many ranks.", valueName: "number"))
  var top: Int?

  @Option(
    help: ArgumentHelp("Only these entities, by code or name, separated by commas.", valueName: "entities"),
    completion: .entities)
  var focus: String?

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is \(top); expected at least 1.") }
  }

  func run() throws {
    if focus != nil && errors.isAsked {
      throw CommandFailure.usage("--focus has no effect on confidence sets, which are of all entities; leave it out")
    }
    if errors.isAsked || source.data != nil && source.definition == nil && source.time == nil {
      return try showSample()
    }
    let index = try source.load()
    let standing = try Standing(of: index, in: year ?? index.lastYear)
    let entities = try focus.map { Set(try index.entities($0)) }
    try output.show(
      StandingReport.report(standing, of: index, top: top, only: entities, language: output.language()))
  }

  /// Ranks of one cross-section, with confidence sets where errors are given.
  private func showSample() throws {
    let (table, sample, decimals, isHigherBetter) = try sample()
    guard !sample.scores.isEmpty else {
      throw CommandFailure(.badData, "there are no scores\(year.map { " for \($0)" } ?? "")")
    }
    let direction: Direction = isHigherBetter ? .higherIsBetter : .lowerIsBetter
    let sets =
      errors.isAsked
      ? try RankConfidenceSets(
        sample.scores, errors: errors.errors(of: sample, in: table, decimals: decimals), direction: direction,
        options: errors.options) : nil
    let ranked = try sample.table(direction: direction, sets: sets, best: errors.best, top: top)
    try output.show(
      StandingReport.report(
        ranked, title: source.index ?? source.definition ?? source.data ?? "egdi", year: sample.year,
        decimals: decimals, language: output.language()))
  }

  private func sample() throws -> (table: Table, sample: ScoreSample, decimals: Int, isHigherBetter: Bool) {
    guard let path = source.data, source.definition == nil else {
      let index = try source.load()
      let when = year ?? index.lastYear
      _ = try index.scores(in: when)
      let sample = try ScoreSample(
        index.scores, entity: index.columns.entity, name: index.columns.name, value: index.columns.value,
        time: index.columns.time, year: when)
      return (index.scores, sample, index.decimals, index.higherIsBetter)
    }
    let missing = [("entity", source.entity), ("value", source.value)].filter { $0.1 == nil }.map { "--\($0.0)" }
    guard let entity = source.entity, let value = source.value else {
      throw CommandFailure.usage(
        "--data also needs \(missing.joined(separator: ", ")): the columns of entity and score")
    }
    if year != nil && source.time == nil {
      throw CommandFailure.usage("--year has no effect without --time COL; give both or neither")
    }
    var reader = CSVReader()
    reader.kinds[entity] = .text
    for column in [value, errors.standardError, source.time].compactMap({ $0 }) { reader.kinds[column] = .number }
    let table = try reader.read(InputFile.bytes(path), file: path).table
    var when = year
    if let time = source.time, when == nil { when = try table.numbers(time).present.max().map { Int($0) } }
    let sample = try ScoreSample(table, entity: entity, value: value, time: source.time, year: when)
    let decimals = min(6, sample.scores.map(Self.decimals).max() ?? 0)
    return (table, sample, decimals, true)
  }

  private static func decimals(of value: Double) -> Int {
    let text = NumberText.shortest(value)
    return text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }
}
