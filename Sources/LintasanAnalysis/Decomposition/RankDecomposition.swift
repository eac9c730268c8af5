import LintasanIndices
import LintasanStatistics
public import LintasanTables

/// Why an entity's rank changed between two years: how many places each component brought, through the entity's own
/// change and through the others' changes, and who was passed.
///
/// The parts are Shapley values of the rank (up is positive): every component on the entity's own side and on the others'
/// side, a change of weights, and what the printed index holds beyond its components are moved from the earlier to the
/// later year in every order, and a part is its mean contribution. They add up to the change of rank exactly: each is the
/// fraction rounded to 2⁻⁴⁰, the remainders given to the largest, so that even sums of `Double` come out whole.
///
/// - Reference: Shapley (1953); for decompositions Shorrocks (2013), doi:10.1007/s10888-011-9214-z.
public struct RankDecomposition: Sendable {
  /// What one component did.
  public struct Part: Hashable, Sendable {
    /// The component, or `weights`, `residual`, `membership`.
    public let id: String
    /// Its name.
    public let name: String
    /// The entity's score in it before.
    package let scoreFrom: Double?
    /// The entity's score in it after.
    package let scoreTo: Double?
    /// What it added to the entity's index: with weights that changed, the score's change at the mean weight.
    public let contribution: Double
    /// Places won through the entity's own change.
    public let rankChangeOwn: Double
    /// Places won through the others' changes.
    public let rankChangeOthers: Double
    /// The standard error of the two together, where they were estimated.
    public let standardError: Double?

    /// Places won in all.
    public var rankChange: Double { rankChangeOwn + rankChangeOthers }
    /// The change of the entity's score in it.
    public var scoreChange: Double? { scoreFrom.flatMap { from in scoreTo.map { $0 - from } } }
  }

  /// Somebody who was passed, or who passed.
  package struct Passing: Hashable, Sendable {
    /// How it came about.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      /// Was ahead, is behind.
      case overtaken
      /// Was ahead, is level.
      case caughtUp = "caught_up"
      /// Was ahead, is no longer ranked.
      case left
      /// Was behind, is ahead.
      case overtaking
      /// Was level, is ahead.
      case pulledAhead = "pulled_ahead"
      /// Was not ranked, is ahead.
      case entered
    }

    /// The identifier.
    package let entity: String
    /// The name.
    package let name: String
    /// How it came about.
    package let kind: Kind
    /// Its rank before.
    package let rankFrom: Double?
    /// Its rank after.
    package let rankTo: Double?
    /// Its score before.
    package let scoreFrom: Double?
    /// Its score after.
    package let scoreTo: Double?
  }

  /// The entity.
  public let entity: String
  /// Its name.
  public let name: String
  /// The earlier and the later year.
  public let years: (from: Int, to: Int)
  /// Its ranks, by the index's tie rule.
  public let ranks: (from: Double, to: Double)
  /// Its scores.
  public let scores: (from: Double, to: Double)
  /// How many were ranked.
  package let ranked: (from: Int, to: Int)
  /// One a component, and where they matter `weights`, `residual`, `membership`.
  public let parts: [Part]
  /// Those who were ahead and are not any more: each is worth one place.
  package let passed: [Passing]
  /// Those who were not ahead and are now: each costs one place.
  package let passedBy: [Passing]
  /// Whether the parts were estimated from random orders, because there are too many for all.
  public let isEstimated: Bool
  /// Whose place the entity takes, code and name, where it is not its own of a later year: then all that is said of the later
  /// year is said of the other, and those who are passed stand between the two.
  package private(set) var other: (entity: String, name: String)?

  /// Places won.
  public var rankChange: Double { ranks.from - ranks.to }
  /// The change of the score.
  public var scoreChange: Double { scores.to - scores.from }

  init(
    entity: String, name: String, years: (from: Int, to: Int), ranks: (from: Double, to: Double),
    scores: (from: Double, to: Double), ranked: (from: Int, to: Int), parts: [Part], passed: [Passing],
    passedBy: [Passing], isEstimated: Bool
  ) {
    self.entity = entity
    self.name = name
    self.years = years
    self.ranks = ranks
    self.scores = scores
    self.ranked = ranked
    self.parts = parts
    self.passed = passed
    self.passedBy = passedBy
    self.isEstimated = isEstimated
  }

  func between(_ other: (entity: String, name: String)?) -> RankDecomposition {
    var result = self
    result.other = other
    return result
  }

  /// One row a part: `component, name, score_from, score_to, score_change, contribution, rank_change_own,
  /// rank_change_others, rank_change`; with `std_error` where it was estimated. Between two entities the scores are `score`,
  /// `with_score` and `gap`.
  public var table: Table {
    let heads = other == nil ? ["score_from", "score_to", "score_change"] : ["score", "with_score", "gap"]
    var columns = [
      Column("component", parts.map(\.id)), Column("name", parts.map(\.name)),
      Column(heads[0], parts.map(\.scoreFrom)), Column(heads[1], parts.map(\.scoreTo)),
      Column(heads[2], parts.map(\.scoreChange)), Column("contribution", parts.map(\.contribution)),
      Column("rank_change_own", parts.map(\.rankChangeOwn)),
      Column("rank_change_others", parts.map(\.rankChangeOthers)), Column("rank_change", parts.map(\.rankChange)),
    ]
    if isEstimated { columns.append(Column("std_error", parts.map(\.standardError))) }
    return Table(trusted: columns)
  }

  /// One row a passing: `entity, name, kind, rank_from, rank_to, score_from, score_to`.
  package static func table(of passings: [Passing]) -> Table {
    Table(
      Column("entity", passings.map(\.entity)), Column("name", passings.map(\.name)),
      Column("kind", passings.map(\.kind.rawValue)), Column("rank_from", passings.map(\.rankFrom)),
      Column("rank_to", passings.map(\.rankTo)), Column("score_from", passings.map(\.scoreFrom)),
      Column("score_to", passings.map(\.scoreTo)))
  }
}

extension RankDecomposition: CustomStringConvertible {
  /// From which rank to which, and what each component added.
  public var description: String {
    func round(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
    let head =
      "\(Quotation.plain(name)): rank \(NumberText.shortest(ranks.from)) in \(years.from), "
      + "\(NumberText.shortest(ranks.to)) in \(years.to)"
    let table = Table(
      Column("component", parts.map(\.id)), Column("score_change", parts.map { $0.scoreChange.map(round) }),
      Column("contribution", parts.map { round($0.contribution) }),
      Column("rank_change_own", parts.map { round($0.rankChangeOwn) }),
      Column("rank_change_others", parts.map { round($0.rankChangeOthers) }))
    return "\(head)\n\(table.text(rows: 40))"
  }
}
