import LintasanCore
import LintasanForecasting
package import LintasanTables

/// What would lift an entity to a rank or a score in the last survey, all others staying as they are: for an index that cannot be
/// projected, such as one with a single survey, or for who would ask no more than that.
package struct PresentTarget: Sendable {
  /// The entity.
  package let entity: String
  /// Its name.
  package let name: String
  /// The year of the ranking.
  package let year: Int
  /// What is aimed at.
  package let aim: TargetStudy.Aim
  /// The rank and score now.
  package let now: (rank: Double, score: Double)
  /// The score that it takes.
  package let neededScore: Double
  /// The gain of the index that it takes.
  package let gain: Double
  /// The smallest gains of raw indicators that make it up; empty where the index is not built from such.
  package let needs: [TargetStudy.Need]
  /// Whether the bounds of the indicators let it.
  package let isFeasible: Bool

  /// What a rank or a score takes.
  ///
  /// - Parameters:
  ///   - index: the index.
  ///   - entity: the code of the entity.
  ///   - aim: the rank or the score.
  ///   - year: the year of the ranking.
  ///   - costs: the cost of a unit of each raw indicator; without them the smallest gains are those of least sum of squares, each
  ///   in units of what entities usually gain in it.
  /// - Throws: ``TargetError``, ``IndexDataError``.
  package init(
    _ index: IndexData, entity: String, aim: TargetStudy.Aim, in year: Int, costs: [String: Double]? = nil
  ) throws {
    let ranking = try index.ranking(in: year)
    guard let place = ranking.place(of: entity) else {
      throw IndexDataError.notScored(entity: index.name(of: entity), year: year)
    }
    try aim.check(index, place: (place.rank, place.score), of: entity, among: ranking.places.count)
    let sign = index.higherIsBetter ? 1.0 : -1
    switch aim {
    case .score(let score): neededScore = score
    case .rank(let rank):
      let others = ranking.places.filter { $0.entity != entity }.map { $0.score * sign }.sorted(by: >)
      // Whoever is the last of all has that rank already.
      let least = index.ties.leastScore(for: rank, among: others)
      neededScore = max(least, place.score * sign) * sign
    }
    self.entity = entity
    name = index.name(of: entity)
    self.year = year
    self.aim = aim
    now = (place.rank, place.score)
    gain = abs(neededScore - place.score)
    guard let tree = index.tree else {
      (needs, isFeasible) = ([], true)
      return
    }
    let target = try TreeTarget(
      index, tree, entity: entity, in: year, step: 0, outlook: place.score, costs: costs)
    (needs, isFeasible) = target.needs(extra: gain)
  }

  /// What the next mark of the ranking takes: the first 10, 25, 50 …, or its upper half and quarter where it is short.
  ///
  /// - Returns: `nil` for an entity that has passed every mark.
  package init?(nextMarkOf index: IndexData, entity: String, in year: Int) throws {
    let ranking = try index.ranking(in: year)
    guard let place = ranking.place(of: entity) else {
      throw IndexDataError.notScored(entity: index.name(of: entity), year: year)
    }
    let marks = index.rankThresholds + [ranking.places.count / 4, ranking.places.count / 2]
    guard let mark = marks.filter({ $0 >= 1 && Double($0) < place.rank }).max(), mark <= ranking.places.count else {
      return nil
    }
    try self.init(index, entity: entity, aim: .rank(mark), in: year)
  }

  /// One row for the index and each raw indicator: `component, name, now, gain, level, alone, ever_gained, comparable`.
  package var table: Table {
    Table(
      Column("component", ["index"] + needs.map(\.component)), Column("name", ["index"] + needs.map(\.name)),
      Column("now", [now.score] + needs.map(\.now)), Column("gain", [neededScore - now.score] + needs.map(\.gain)),
      Column("level", [neededScore] + needs.map(\.level)), Column("alone", [nil] + needs.map(\.alone)),
      Column("ever_gained", [nil] + needs.map { $0.comparable > 0 ? $0.everGained : nil }),
      Column("comparable", [nil] + needs.map { $0.comparable > 0 ? $0.comparable : nil }))
  }
}

extension TargetStudy.Aim {
  /// Whether it can be aimed at from where an entity stands.
  func check(
    _ index: IndexData, place: (rank: Double, score: Double), of entity: String, among count: Int
  ) throws(TargetError) {
    let met = TargetError.met(entity: index.name(of: entity), rank: place.rank, score: place.score)
    switch self {
    case .rank(let rank):
      guard (1...count).contains(rank) else { throw .badRank(found: rank, entities: count) }
      guard Double(rank) <= place.rank else { throw met }
    case .score(let score):
      let bounds =
        index.bounds ?? index.foundBounds?.bounds ?? -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
      guard score.isFinite, bounds.contains(score) else {
        throw .badScore(found: score, lowest: bounds.lowerBound, highest: bounds.upperBound)
      }
      let sign = index.higherIsBetter ? 1.0 : -1
      guard score * sign >= place.score * sign else { throw met }
    }
  }
}
