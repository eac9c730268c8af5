public import LintasanCore
package import LintasanForecasting
public import LintasanIndices
package import LintasanTables

/// An index with its scores: what every question is asked of.
///
/// Made from a shipped dataset, from any definition, or from a table of the user's own. With `asOf` nothing after that
/// year is kept.
public struct IndexData: Sendable {
  /// The identifier that outputs carry: `egdi`, `spbe`, or `data` for a table of one's own.
  public let id: String
  /// The definition, `nil` for a table of one's own.
  public let definition: IndexDefinition?
  /// All rows of the scores, every column of the file.
  package let scores: Table
  /// What the columns of ``scores`` are.
  package let columns: IndexColumns
  /// Scores by unit and year: variable 0 is the index, the others its components.
  package let panel: Panel
  /// The latest name of each entity.
  package let names: [String: String]
  /// The names in other languages, by language and entity, where the data come with them.
  package let translatedNames: [String: [String: String]]
  /// The value of each grouping attribute by entity, in the definition's order of attributes.
  package let groups: [(attribute: String, byEntity: [String: String])]
  /// Further variables by entity and year, if any.
  package let covariates: Table?
  /// How the default model did on past surveys, if that was measured.
  package let accuracy: MeasuredAccuracy?
  /// When surveys are held.
  package internal(set) var calendar: SurveyCalendar
  /// The range of the scores, `nil` where it is not known.
  public internal(set) var bounds: ClosedRange<Double>?
  /// Digits after the point where people read a score.
  package let decimals: Int
  /// Whether higher scores are better.
  package internal(set) var higherIsBetter: Bool
  /// The ranks for which the chance to be among the best is given.
  package let rankThresholds: [Int]
  /// The year after which nothing was kept, if one was given.
  package let asOf: Int?
  /// What the times are: years, or quarters, months, days of a table of one's own.
  package internal(set) var timeAxis = TimeAxis.years
  /// Which entities are ranked and forecast.
  package internal(set) var population: ForecastProblem.Population = .present
  /// The files that were read, with their bytes, for the manifest.
  package let inputs: [(name: String, bytes: [UInt8])]
  /// What it was built from, where its definition builds it from raw indicators.
  package var tree: TreeData?

  /// Scores that lie outside the scale: they were left out.
  package internal(set) var outsideScale: [ScoreOutsideScale] = []

  /// Rankings that were made already.
  var rankings = KnownRankings()

  /// Which scores are good.
  public var direction: Direction { higherIsBetter ? .higherIsBetter : .lowerIsBetter }

  /// What rank equal scores get.
  package var ties: TieRule { definition?.ties ?? .minimum }

  /// How the components make the index.
  package var aggregation: Aggregation { definition?.aggregation ?? .arithmetic }

  /// The name of an entity, its identifier where it has none.
  public func name(of entity: String) -> String { names[entity] ?? entity }

  /// The name of an entity as people read it in a language, such as `id`; the data's own where there is no other.
  package func name(of entity: String, in language: String) -> String {
    translatedNames[language]?[entity] ?? name(of: entity)
  }

  /// The years with scores, ascending.
  public var years: [Int] { panel.times }

  /// The last year with scores.
  package var lastYear: Int { panel.times.last ?? calendar.surveys.last ?? 0 }

  /// What one entity is called, in English.
  package var entityKind: String { definition?.entity.singular.english ?? "entity" }

  /// The name of the index where space is short.
  package var shortName: String { definition?.shortName ?? id }

  /// The scores of the index in a year, by unit position; `nil` where a unit has none.
  ///
  /// - Throws: `.unknownYear` naming the years that there are.
  public func scores(in year: Int) throws(IndexDataError) -> [Double?] {
    guard let time = panel.position(ofTime: year) else { throw .unknownYear(year, available: years) }
    return panel.crossSection(time: time)
  }

  /// The entity that a user means: an identifier or a name, in any case; an identifier also in words, as “Kota Denpasar”
  /// for `kota-denpasar`.
  ///
  /// - Throws: `.unknownEntity` with the nearest identifiers and names.
  public func entity(_ text: String) throws(IndexDataError) -> String {
    let wanted = text.trimmingBlanks
    if panel.position(ofUnit: wanted) != nil { return wanted }
    let folded = wanted.lowercased()
    if let found = panel.units.first(where: { $0.lowercased() == folded || isCalled($0, folded) }) {
      return found
    }
    let words = folded.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    if let found = panel.units.first(where: { $0.lowercased() == words }) { return found }
    let nearestIdentifiers = Suggestion.nearest(to: wanted, among: panel.units)
    let nearestNames = Suggestion.nearest(to: wanted, among: panel.units.map { name(of: $0) })
    var nearest: [String] = []
    for unit in panel.units
    where nearestIdentifiers.contains(unit) || nearestNames.contains(name(of: unit)) {
      nearest.append(unit)
    }
    // A swap or a neighbour on the keyboard is likelier than a letter more: show codes of the same length first.
    let preferred = nearest.sorted { first, second in
      let (a, b) = (closeness(of: first, to: wanted), closeness(of: second, to: wanted))
      return a == b ? first < second : a > b
    }
    throw .unknownEntity(
      wanted, nearest: preferred.prefix(3).map { "\($0) (\(name(of: $0)))" }, kind: entityKind)
  }

  /// Whether an entity has a name, in any language and in lower case.
  private func isCalled(_ entity: String, _ folded: String) -> Bool {
    name(of: entity).lowercased() == folded
      || translatedNames.values.contains { $0[entity]?.lowercased() == folded }
  }

  /// How many leading letters two words share, in any case.
  private func closeness(of candidate: String, to word: String) -> Int {
    zip(candidate.lowercased(), word.lowercased()).prefix { $0 == $1 }.count
  }
}
