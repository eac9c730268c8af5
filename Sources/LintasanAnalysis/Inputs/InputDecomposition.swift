import LintasanStatistics
package import LintasanTables

/// The distance between two entities by input, in index points and in places.
///
/// As the normalisation stands the index is a linear function of the inputs, so that each input's difference has one share of
/// the distance. Places are Shapley values: in every order the entity takes over the other's inputs, one after the other,
/// while it is ranked among the rest; where the other is itself a rank ahead, both move toward each other and share that
/// place. All add up exactly, to the published distance where scores are published: what the recipe does not reproduce
/// is a row of its own, `residual`.
package struct InputDecomposition: Sendable {
  /// One input.
  package struct Part: Hashable, Sendable {
    /// The column, or `residual`.
    package let input: String
    /// The component that it belongs to; `nil` for the residual.
    package let pillar: InputLeaf.Pillar?
    /// The entity's value.
    package let value: Double?
    /// The value that it is compared with.
    package let other: Double?
    /// Its share of the distance in the index.
    package let contribution: Double
    /// Places through the entity's own change.
    package let rankChangeOwn: Double
    /// Places through the other's.
    package let rankChangeOthers: Double
  }

  /// The entity.
  package let entity: String
  /// Its name.
  package let name: String
  /// The other's code, or the group.
  package let other: String
  /// Its name.
  package let otherName: String
  /// The year.
  package let year: Int
  /// The two scores.
  package let scores: (own: Double, other: Double)
  /// The two ranks; the other's is that which its score would have.
  package let ranks: (own: Int, other: Int)
  /// One an input, then the residual where there is one.
  package let parts: [Part]

  /// What the entity is compared with.
  package enum Reference: Hashable, Sendable {
    /// Another entity.
    case entity(String)
    /// The entity with the highest score.
    case leader
    /// The median of each input over some entities.
    case median(of: String, entities: [String])
  }

  /// Takes the distance apart.
  ///
  /// - Throws: ``InputError``.
  package init(_ recipe: InputRecipe, entity: String, reference: Reference) throws(InputError) {
    let data = recipe.data
    let own = try data.position(of: entity)
    let rebuilt = recipe.scores().index
    let isPublished = !data.published.contains(nil)
    let scores = zip(rebuilt, data.published).map { isPublished ? $1 ?? $0 : $0 }
    let slopes = recipe.slopes()
    var target: Int?
    let (values, residualBeyond): ([Double], Double)
    switch reference {
    case .entity, .leader:
      var found = scores.indices.max { (scores[$0], $1) < (scores[$1], $0) } ?? 0
      if case .entity(let name) = reference { found = try data.position(of: name) }
      target = found
      values = recipe.columns.map { $0[found] }
      residualBeyond = scores[found] - rebuilt[found]
      (other, otherName) = (data.entities[found], data.names[found])
    case .median(let group, let entities):
      var members: [Int] = []
      for member in entities { members.append(try data.position(of: member)) }
      guard !members.isEmpty else { throw .unknownGroup(group, available: []) }
      values = recipe.columns.map { column in Quantiles.median(members.map { column[$0] }) ?? 0 }
      residualBeyond = 0
      (other, otherName) = (group, group)
    }
    let contributions = slopes.indices.map { slopes[$0] * (values[$0] - recipe.columns[$0][own]) }
    let residual = target == own ? 0 : residualBeyond - (scores[own] - rebuilt[own])
    let goal: Double
    if let target { goal = scores[target] } else { goal = scores[own] + contributions.reduce(0, +) + residual }
    let rest = scores.indices.filter { $0 != own && $0 != target }.map { scores[$0] }.sorted()
    let game = InputRankGame(
      start: scores[own], changes: contributions + [residual], others: rest,
      pair: target == own ? nil : target.map { scores[$0] })
    let places = game.values()
    func rank(_ score: Double, without: Int?) -> Int {
      1 + scores.indices.count { $0 != without && scores[$0] > score + InputRankGame.noise }
    }
    self.entity = data.entities[own]
    name = data.names[own]
    year = data.year
    ranks = (rank(scores[own], without: own), target == nil ? rank(goal, without: own) : rank(goal, without: target))
    // The shares are cut to a grid on which sums are exact; what the cut leaves goes to the last part.
    var (parts, sum): ([Part], Double) = ([], 0)
    for (position, leaf) in data.leaves.enumerated() {
      let share = Dyadic.rounded(contributions[position])
      sum += share
      parts.append(
        Part(
          input: leaf.id, pillar: leaf.pillar, value: data.values[position][own],
          other: leaf.lowerIsBetter ? -values[position] : values[position], contribution: share,
          rankChangeOwn: places.own[position], rankChangeOthers: places.others[position]))
    }
    let gap = goal - scores[own]
    parts.append(
      Part(
        input: "residual", pillar: nil, value: nil, other: nil, contribution: gap - sum,
        rankChangeOwn: places.own[data.leaves.count], rankChangeOthers: places.others[data.leaves.count]))
    self.parts = parts
    self.scores = (scores[own], goal)
  }

  /// The distance in the index.
  package var gap: Double { scores.other - scores.own }
  /// The distance in places, up being positive.
  package var places: Int { ranks.own - ranks.other }

  /// One row an input: `input, pillar, value, other, contribution, rank_change_own, rank_change_others`.
  package var table: Table {
    Table(
      Column("input", parts.map(\.input)), Column("pillar", parts.map { $0.pillar?.rawValue }),
      Column("value", parts.map(\.value)), Column("other", parts.map(\.other)),
      Column("contribution", parts.map(\.contribution)), Column("rank_change_own", parts.map(\.rankChangeOwn)),
      Column("rank_change_others", parts.map(\.rankChangeOthers)))
  }
}

/// Numbers on a grid of 2⁻⁴⁰, on which sums of `Double` are exact.
enum Dyadic {
  static let unit = 1.0 / Double(1 << 40)

  static func rounded(_ value: Double) -> Double { (value / unit).rounded() * unit }

  /// Values cut to the grid so that they add up to a whole number.
  static func sharing(_ values: [Double], total: Int) -> [Double] {
    var cut = values.map { rounded($0) }
    let left = Double(total) - cut.reduce(0, +)
    if let largest = cut.indices.max(by: { abs(cut[$0]) < abs(cut[$1]) }) { cut[largest] += left }
    return cut
  }
}
