import LintasanCore
import LintasanIndices
public import LintasanRankings
public import LintasanTables

/// How much a ranking moves from survey to survey: agreement of successive rankings, moves between classes, persistence.
public struct MobilityStudy: Sendable {
  /// Two surveys side by side.
  public struct Step: Hashable, Sendable {
    /// The earlier survey.
    public let from: Int
    /// The later one.
    public let to: Int
    /// How far the rankings of those that are in both agree.
    public let agreement: RankAgreement
  }

  /// What entities are sorted into.
  public enum Classes: Hashable, Sendable {
    /// The classes of the definition, by score.
    case ofDefinition
    /// So many equal parts of each survey's ranking.
    case parts(Int)
  }

  /// The index.
  package let index: IndexData
  /// The surveys, ascending.
  package let surveys: [Int]
  /// One a pair of successive surveys, and the first with the last where there are more than two.
  public let steps: [Step]
  /// The names of the classes, the best first.
  public let classes: [String]
  /// The moves between classes over all pairs of successive surveys.
  public let transitions: TransitionMatrix

  /// Studies the surveys from a year to another.
  ///
  /// - Parameters:
  ///   - index: the index.
  ///   - from: the first year; by default that of the first survey that is comparable with the last.
  ///   - to: the last year; by default that of the last survey.
  ///   - classes: by default the definition's, fifths where it has none.
  /// - Throws: ``MobilityError``, ``IndexDataError``.
  public init(_ index: IndexData, from: Int? = nil, to: Int? = nil, classes: Classes? = nil) throws {
    guard let earliest = index.years.first else {
      throw MobilityError.tooFewSurveys(from: from ?? 0, to: to ?? 0, found: [])
    }
    let last = to ?? index.lastYear
    let comparable = index.definition?.firstComparableYear(for: last) ?? earliest
    let first = from ?? max(comparable, earliest)
    for year in [from, to].compactMap({ $0 }) { _ = try index.scores(in: year) }
    if let from, from >= last { throw MobilityError.notAscending(from: from, to: last) }
    guard first >= comparable else { throw MobilityError.notComparable(from: first, to: last, before: comparable) }
    let surveys = index.years.filter { $0 >= first && $0 <= last }
    guard surveys.count >= 2 else { throw MobilityError.tooFewSurveys(from: first, to: last, found: surveys) }
    self.index = index
    self.surveys = surveys
    var scores: [[Double?]] = []
    for year in surveys { scores.append(try index.scores(in: year)) }
    let sign = index.higherIsBetter ? 1.0 : -1
    func step(_ a: Int, _ b: Int) -> Step? {
      let both = scores[a].indices.filter { scores[a][$0] != nil && scores[b][$0] != nil }
      let (before, after) = (both.compactMap { scores[a][$0] }, both.compactMap { scores[b][$0] })
      return RankAgreement(before.map { $0 * sign }, after.map { $0 * sign })
        .map { Step(from: surveys[a], to: surveys[b], agreement: $0) }
    }
    var steps = (1..<surveys.count).compactMap { step($0 - 1, $0) }
    if surveys.count > 2, let whole = step(0, surveys.count - 1) { steps.append(whole) }
    self.steps = steps

    let usual: Classes = index.definition?.classes.isEmpty ?? true ? .parts(5) : .ofDefinition
    let (names, classOf) = try Self.sorting(index, classes ?? usual, scores)
    self.classes = names
    var moves: [TransitionMatrix.Move] = []
    for survey in 1..<surveys.count {
      for unit in index.panel.units.indices {
        if let before = classOf[survey - 1][unit], let after = classOf[survey][unit] {
          moves.append(.init(unit: unit, from: before, to: after))
        }
      }
    }
    transitions = TransitionMatrix(moves, classes: names.count)
  }

  /// The names of the classes, and for each survey the class of each unit, counted from the best.
  private static func sorting(
    _ index: IndexData, _ classes: Classes, _ scores: [[Double?]]
  ) throws(MobilityError) -> (names: [String], classOf: [[Int?]]) {
    switch classes {
    case .ofDefinition:
      guard let definition = index.definition, !definition.classes.isEmpty else {
        throw .noClasses(index: index.shortName)
      }
      let position = Dictionary(
        definition.classes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
      return (
        definition.classes.map(\.name.english),
        scores.map { $0.map { $0.flatMap { definition.classify($0) }.flatMap { position[$0.id] } } }
      )
    case .parts(let count):
      let fewest = scores.map { $0.count { $0 != nil } }.min() ?? 0
      guard count >= 2, count <= min(fewest / 2, MobilityError.mostClasses) else {
        throw .badClasses(found: count, entities: fewest)
      }
      return (
        (1...count).map { "\($0)/\(count)" },
        scores.map { scores in
          // Equal parts of the ranking, whatever rank is printed for ties: those level go with the best among them.
          let ranking = Ranking(scores, direction: index.direction)
          return ranking.ranks.map { $0.map { (Int($0) - 1) * count / ranking.rankedCount } }
        }
      )
    }
  }

  /// One row a pair of surveys: `from, to, entities, spearman, kendall, mean_shift, churn`; the last row is the first
  /// survey with the last, where there are more than two.
  public var agreementTable: Table {
    Table(
      index.timeAxis.column("from", steps.map(\.from)), index.timeAxis.column("to", steps.map(\.to)),
      Column("entities", steps.map(\.agreement.count)), Column("spearman", steps.map(\.agreement.spearman)),
      Column("kendall", steps.map(\.agreement.kendall)), Column("mean_shift", steps.map(\.agreement.meanShift)),
      Column("churn", steps.map(\.agreement.churn)))
  }

  /// One row a pair of classes: `from_class, to_class, count, probability, std_error, std_error_clustered`, the latter by
  /// entity.
  public var transitionTable: Table {
    let cells = classes.indices.flatMap { from in classes.indices.map { (from: from, to: $0) } }
    return Table(
      Column("from_class", cells.map { classes[$0.from] }), Column("to_class", cells.map { classes[$0.to] }),
      Column("count", cells.map { transitions.counts[$0.from][$0.to] }),
      Column("probability", cells.map { transitions.probability(from: $0.from, to: $0.to) }),
      Column("std_error", cells.map { transitions.standardError(from: $0.from, to: $0.to) }),
      Column("std_error_clustered", cells.map { transitions.clusteredError(from: $0.from, to: $0.to) }))
  }

  /// One row a class: `class, moves, stay, std_error, std_error_clustered, expected_surveys, long_run`.
  public var persistenceTable: Table {
    let all = Array(classes.indices)
    let longRun = transitions.longRun
    return Table(
      Column("class", classes), Column("moves", all.map { transitions.total(from: $0) }),
      Column("stay", all.map { transitions.probability(from: $0, to: $0) }),
      Column("std_error", all.map { transitions.standardError(from: $0, to: $0) }),
      Column("std_error_clustered", all.map { transitions.clusteredError(from: $0, to: $0) }),
      Column("expected_surveys", all.map { transitions.persistence(of: $0) }),
      Column("long_run", all.map { longRun?[$0] }))
  }
}
