import LintasanCore

/// What would lift an entity to a rank of the last survey, all others staying as they are: for an index that cannot be projected,
/// such as one with a single survey.
public struct PresentTarget: Sendable {
  /// The rank aimed at.
  public let rank: Int
  /// The year of the ranking.
  public let year: Int
  /// The score of who holds that rank.
  public let neededScore: Double
  /// The gain of the index that it takes.
  public let gain: Double
  /// The smallest gains of raw indicators that make it up; empty where the index is not built from such.
  public let needs: [TargetStudy.Need]
  /// Whether the bounds of the indicators let it.
  public let isFeasible: Bool

  /// The next mark of the ranking (the first 10, 25, 50 …, or its upper half and quarter where it is short).
  ///
  /// - Returns: `nil` for an entity that has passed every mark.
  public init?(_ index: IndexData, entity: String, in year: Int) throws {
    let ranking = try YearRanking(of: index, in: year)
    guard let place = ranking.place(of: entity) else {
      throw IndexDataError.notScored(entity: index.name(of: entity), year: year)
    }
    let marks = index.rankThresholds + [ranking.places.count / 4, ranking.places.count / 2]
    guard let mark = marks.filter({ $0 >= 1 && Double($0) < place.rank }).max() else { return nil }
    let ordered = ranking.places.sorted { $0.rank < $1.rank }
    guard mark <= ordered.count else { return nil }
    rank = mark
    self.year = year
    neededScore = ordered[mark - 1].score
    gain = abs(neededScore - place.score)
    guard let tree = index.tree else {
      (needs, isFeasible) = ([], true)
      return
    }
    let target = try TreeTarget(
      index, tree, entity: entity, in: year, step: 0, outlook: place.score, costs: nil)
    (needs, isFeasible) = target.needs(extra: gain)
  }
}
