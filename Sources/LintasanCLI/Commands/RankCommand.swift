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
        lintasan rank --index egdi --group asean --plot asean.png
        lintasan rank --index egdi --years 2014-2024 --focus IDN,KOR
        lintasan rank IDN --year 2024
        lintasan rank --index egdi --year 2018 --focus IDN,KOR
        lintasan rank --data scores.csv --entity city --time year --value score
        lintasan rank --data scores.csv --entity city --value score --std-error se --best 5
        lintasan rank --data scores.csv --entity city --value score --std-error se --focus Bandung,Medan
        lintasan rank --index egdi --year 2026 --assume-error forecast --best 10
      """)

  @Argument(help: ArgumentHelp("Only these entities, as with --focus.", valueName: "entities"), completion: .entities)
  var entities: String?

  @OptionGroup var source: IndexOptions
  @OptionGroup var members: PopulationOptions
  @OptionGroup var errors: ConfidenceOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption

  @Option(
    name: .customLong("year"), parsing: .unconditional,
    help: ArgumentHelp("The year (default: the last one with scores).", valueName: "year"))
  var yearTime: TimeOption?

  private var year: Int? { yearTime?.year }

  @Option(parsing: .unconditional, help: ArgumentHelp("Show the top N.", valueName: "number"))
  var top: Int?

  @Option(
    help: ArgumentHelp("Only these entities, by code or name, separated by commas.", valueName: "entities"),
    completion: .entities)
  var focus: String?

  @Option(
    help: ArgumentHelp(
      "Rank only the members of a group among themselves: asean, a region, an income group, or codes and names.",
      valueName: "group"), completion: .entities)
  var group: String?

  @Option(
    help: ArgumentHelp(
      "Several years in one table, each with its change since the one before, as 2014-2024.", valueName: "years"))
  var years: String?

  /// The entities that are asked for.
  private var chosen: String? { entities ?? focus }

  func validate() throws {
    if let entities, focus != nil { throw ValidationError("\(entities) and --focus: give the entities once.") }
    if years != nil && yearTime != nil {
      throw ValidationError("--years and --year are alternatives; give one of them.")
    }
    if years != nil || group != nil, errors.isAsked {
      throw ValidationError("--years and --group cannot be combined with errors of scores; leave them out.")
    }
    if let top, top < 1 { throw ValidationError("--top is \(top); expected at least 1.") }
  }

  func run() throws {
    if errors.isAsked || source.data != nil && source.definition == nil && source.time == nil {
      for (name, isGiven) in [("--years", years != nil), ("--group", group != nil), ("--plot", plot.plot != nil)]
      where isGiven {
        throw CommandFailure.usage(
          "\(name) has no effect on a single cross-section or with errors of scores; leave it out")
      }
      return try showSample()
    }
    let index = try members.apply(to: source.load())
    let language = try output.language()
    if let years { return try showYears(years, index, language) }
    let year = try yearTime?.time(on: index.timeAxis, option: "year") ?? index.lastYear
    let standing = try ranking(of: index, in: year)
    noteUnranked(standing, of: index)
    let entities = try chosen.map { list in
      try shown(list, of: index, year: standing.year) { standing.place(of: $0) != nil }
    }
    let groupName = group.map {
      EntityBrief.Peers(named: $0, entities: standing.places.map(\.entity), in: index, language: language).name
    }
    var report = RankingReport.report(standing, of: index, top: top, only: entities, language: language)
    if let groupName { report.title += " · " + groupName }
    try output.show(report)
    try plot.draw(in: language) {
      RankingReport.figure(standing, of: index, title: report.title, top: top, only: entities, language: language)
    }
  }

  /// The ranking of a year, of a group among itself where one is named.
  private func ranking(of index: IndexData, in year: Int) throws -> YearRanking {
    guard let group else { return try index.ranking(in: year) }
    let members = Set(try index.entities(group, year: year))
    let ranking = try YearRanking(of: index, in: year) { members.contains($0) }
    guard !ranking.places.isEmpty else {
      throw CommandFailure(.badData, "--group \(group): nobody of it has a score in \(index.timeAxis.label(year))")
    }
    return ranking
  }

  /// Says who is not ranked for want of a score; who has one that the scale does not hold has been named.
  private func noteUnranked(_ ranking: YearRanking, of index: IndexData) {
    let outside = Set(index.outsideScale.filter { $0.year == ranking.year }.map(\.entity))
    Console.noticeUnranked(
      ranking.unranked.filter { !outside.contains($0) }, at: index.timeAxis.label(ranking.year))
  }

  /// The rankings of several years in one long table.
  private func showYears(_ text: String, _ index: IndexData, _ language: Language) throws {
    let ends = text.split(separator: "-").map { Int($0.filter { $0 != " " }) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else {
      throw CommandFailure.usage("--years \(text): expected the first and the last year, as 2014-2024")
    }
    let wanted = index.years.filter { (first...last).contains($0) }
    guard !wanted.isEmpty else { throw IndexDataError.unknownYear(first, available: index.years) }
    let rankings = try wanted.map { try ranking(of: index, in: $0) }
    for ranking in rankings { noteUnranked(ranking, of: index) }
    let shown = try chosen.map { list in
      try self.shown(list, of: index, year: nil) { entity in rankings.contains { $0.place(of: entity) != nil } }
    }
    try output.show(RankingReport.report(rankings, of: index, top: top, only: shown, language: language))
    try plot.draw(in: language) {
      let entities = rankings.last?.places.map(\.entity).filter { shown?.contains($0) ?? true } ?? []
      let drawn = Array(entities.prefix(min(12, top ?? 12)))
      return try ResultFigures.comparison(of: drawn, in: index, language: language)
    }
  }

  /// Checks that draws can be kept, and once more in order of size.
  private func expectRoom(for draws: Int, entities: Int) throws {
    if let excess = WorkBudget.memoryExcess(draws, of: "`draws`", numbers: 2 * entities) { throw excess }
  }

  /// Ranks of one cross-section, with confidence sets where errors are given.
  private func showSample() throws {
    let (sample, known, decimals, direction, index, forecast) = try sample()
    guard !sample.scores.isEmpty else {
      throw CommandFailure(.badData, "there are no scores\(year.map { " for \($0)" } ?? "")")
    }
    Console.noticeUnranked(sample.withoutScore, at: sample.year.map { index?.timeAxis.label($0) ?? "\($0)" })
    let options = errors.options
    if known != nil, errors.assumed != .forecast {
      try expectRoom(for: options.draws, entities: sample.scores.count)
    }
    let sets = try known.map {
      try RankConfidenceSets(sample.scores, errors: $0, direction: direction, options: options)
    }
    let isBothKinds = sets != nil && errors.sets == nil
    var ranked = try sample.table(
      direction: direction, ties: index?.ties ?? .minimum, sets: sets, isBothKinds: isBothKinds, best: errors.best,
      top: top,
      only: try chosen.map { list in
        guard let index else { return try sample.entities(called: list) }
        return try shown(list, of: index, year: sample.year) { sample.entities.contains($0) }
      })
    if let forecast, errors.sets != RankConfidenceSets.Kind.simultaneous.rawValue {
      ranked = try forecast.ranks(in: ranked, confidence: options.confidence)
    }
    let language = try output.language()
    let notes =
      sets == nil
      ? [] : RankingReport.notes(on: options, isBothKinds: isBothKinds, best: errors.best, language: language)
    try output.show(
      RankingReport.report(
        ranked, title: index?.shortName ?? source.data ?? "", year: sample.year, decimals: decimals, notes: notes,
        of: index, language: language))
  }

  /// The entities of a list such as `IDN,KOR`; those that have no score are said, and refused where nobody is left.
  private func shown(
    _ list: String, of index: IndexData, year: Int?, hasScore: (String) -> Bool
  ) throws -> Set<String> {
    let wanted = try index.entities(list, year: year)
    let without = wanted.filter { !hasScore($0) }
    if !without.isEmpty {
      let text = "no score\(year.map { " in \($0)" } ?? ""): \(without.joined(separator: ", "))"
      guard without.count < wanted.count else { throw CommandFailure(.badData, text) }
      Console.notice(text)
    }
    return Set(wanted)
  }

  private typealias Sample = (
    scores: ScoreSample, errors: ScoreErrors?, decimals: Int, direction: Direction, index: IndexData?,
    forecast: ForecastRanks?
  )

  private func sample() throws -> Sample {
    guard let path = source.data, source.definition == nil else { return try indexSample() }
    let missing = [("entity", source.entity), ("value", source.value)].filter { $0.1 == nil }.map { "--\($0.0)" }
    guard let entity = source.entity, let value = source.value else {
      throw CommandFailure.usage(
        "--data also needs \(missing.joined(separator: ", ")): the columns of entity and score")
    }
    if year != nil && source.time == nil {
      throw CommandFailure.usage("--year has no effect without --time COL; give both or neither")
    }
    var request = try source.reading.request()
    request.condition = try source.rows.filter()
    request.kinds[entity] = .text
    request.policy.keys.insert(entity)
    for column in [value, errors.standardError, source.time].compactMap({ $0 }) { request.kinds[column] = .number }
    request.columns = Set(request.kinds.keys)
    let table = try TableInput.read(path, request, notes: source.notes).table
    var when = year
    if let time = source.time, when == nil {
      when = try table.numbers(time).present.max().flatMap { Int(exactly: $0.rounded()) }
    }
    let sample = try ScoreSample(table, entity: entity, value: value, time: source.time, year: when)
    let decimals = min(6, sample.scores.map(Self.decimals).max() ?? 0)
    let direction: Direction = members.lowerIsBetter ? .lowerIsBetter : .higherIsBetter
    if members.population != nil {
      throw CommandFailure.usage("--population has no effect on a single cross-section; leave it out")
    }
    switch errors.assumed {
    case nil: return (sample, try errors.errors(of: sample, in: table), decimals, direction, nil, nil)
    case .rounding: return (sample, try rounding(sample, decimals), decimals, direction, nil, nil)
    case let other?:
      throw CommandFailure.usage(
        "--assume-error \(other.rawValue) needs an index with its components and years: --index or --definition")
    }
  }

  /// The scores of an index in a year, with the errors that are given or assumed.
  private func indexSample() throws -> Sample {
    let index = try members.apply(to: source.load())
    let direction = index.direction
    let draws = errors.options.draws
    switch errors.assumed {
    case .forecast:
      let horizon = year.map { Projection.ForecastHorizon.through($0) } ?? .steps(1)
      let projection = try Projection(
        of: index, horizon: horizon,
        settings: .init(draws: draws, seed: errors.options.seed, threads: errors.options.threads))
      guard let step = year.map({ projection.years.firstIndex(of: $0) }) ?? 0 else {
        throw TargetError.noSurvey(
          year: index.timeAxis.label(year ?? 0), surveys: projection.years.map(index.timeAxis.label))
      }
      Console.noticeDraws(projection.drawCount, of: draws)
      Console.notice(
        "the sets are those of the forecast for \(index.timeAxis.label(projection.years[step])): scores are medians of \(projection.drawCount) "
          + "joint futures, "
          + "and the futures are their errors")
      let assumed = try AssumedErrors.forecast(projection, step: step)
      return (
        assumed.sample, assumed.errors, index.decimals, direction, index,
        ForecastRanks(projection, stepsAhead: step + 1)
      )
    case .weights:
      Console.notice(
        "the assumed error is the choice of weights, drawn about the nominal ones; errors of measurement are not in it")
      try expectRoom(for: draws, entities: index.panel.units.count)
      let assumed = try AssumedErrors.weights(
        of: index, year: year ?? index.lastYear, draws: draws, seed: errors.options.seed)
      return (assumed.sample, assumed.errors, index.decimals, direction, index, nil)
    case .rounding, nil:
      let when = year ?? index.lastYear
      _ = try index.scores(in: when)
      let sample = try ScoreSample(
        index.scores, entity: index.columns.entity, name: index.columns.name, value: index.columns.value,
        time: index.columns.time, year: when)
      let known =
        errors.assumed == nil
        ? try errors.errors(of: sample, in: index.scores) : try rounding(sample, index.decimals)
      return (sample, known, index.decimals, direction, index, nil)
    }
  }

  private func rounding(_ sample: ScoreSample, _ decimals: Int) throws -> ScoreErrors {
    let error = NumberText.rounded(AssumedErrors.roundingError(decimals: decimals), significantDigits: 2)
    Console.notice(
      "the assumed error is that of rounding to \(decimals) decimals: a standard error of \(error); errors of "
        + "measurement are not in it")
    return try AssumedErrors.rounding(sample, decimals: decimals).errors
  }

  private static func decimals(of value: Double) -> Int {
    let text = NumberText.shortest(value)
    return text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }
}
