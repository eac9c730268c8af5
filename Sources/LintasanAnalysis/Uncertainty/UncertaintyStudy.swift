import Foundation
public import LintasanIndices
import LintasanLinearAlgebra
import LintasanRankings
public import LintasanStatistics
public import LintasanTables

/// How every rank moves with the way in which an index is built: Monte Carlo over weights and methods.
public struct UncertaintyStudy: Sendable {
  /// What is known of one entity.
  public struct Entry: Sendable {
    /// The identifier.
    public let entity: String
    /// The name.
    public let name: String
    /// The published score.
    public let score: Double
    /// The rank by the published scores, among those that take part.
    public let rank: Int
    /// The ranks over the draws.
    public let ranks: RankHistogram
    /// The entity right below in the published order.
    public let next: String?
    /// The share of settings in which it stands ahead of `next`.
    public let shareAheadOfNext: Double?
  }

  private static let stream: UInt32 = 0x554E_4352
  private static let chunk = 1000

  /// The ways to combine.
  public let study: CompositeStudy
  /// The number of draws.
  public let draws: Int
  /// The seed.
  public let seed: UInt64
  /// One an entity, in published order.
  public let entries: [Entry]

  /// Draws settings and ranks the entities under each, on unrounded scores.
  ///
  /// - Throws: `CompositeError.nothingToVary`.
  public init(_ study: CompositeStudy, draws: Int, seed: UInt64, threads: Int = 1) throws(CompositeError) {
    guard study.settings.isVaried else { throw .nothingToVary }
    self.study = study
    self.draws = draws
    self.seed = seed
    let count = study.entityCount
    let published = study.taking.map { study.input.higherIsBetter ? study.input.scores[$0] : -study.input.scores[$0] }
    let ranking = Ranking(published)
    let order = ranking.order

    let chunks = parallelMap(count: (draws + Self.chunk - 1) / Self.chunk, threads: threads) { index in
      var counts = [Int32](repeating: 0, count: count * count)
      var ahead = [Int32](repeating: 0, count: count)
      var scores = [Double](repeating: 0, count: count)
      var ranks = [Int32](repeating: 0, count: count)
      var ranker = RowRanker(unitCount: count)
      for draw in index * Self.chunk..<min(draws, (index + 1) * Self.chunk) {
        study.scores(Self.choice(study, draw: draw, seed: seed), into: &scores)
        ranker.rank(scores, into: &ranks, offset: 0, stride: 1)
        for unit in 0..<count { counts[unit * count + Int(ranks[unit]) - 1] += 1 }
        for place in 0..<count - 1 where scores[order[place]] > scores[order[place + 1]] { ahead[place] += 1 }
      }
      return (counts, ahead)
    }
    var totals = [Int](repeating: 0, count: count * count)
    var ahead = [Int](repeating: 0, count: count)
    for (counts, more) in chunks {
      for position in counts.indices { totals[position] += Int(counts[position]) }
      for place in more.indices { ahead[place] += Int(more[place]) }
    }
    entries = order.enumerated().compactMap { place, unit in
      let counts = Array(totals[(unit * count)..<((unit + 1) * count)])
      guard let ranks = RankHistogram(first: 1, counts: counts), let rank = ranking.ranks[unit] else { return nil }
      let position = study.taking[unit]
      let isLast = place == count - 1
      return Entry(
        entity: study.input.entities[position], name: study.input.names[position],
        score: study.input.scores[position], rank: rank, ranks: ranks,
        next: isLast ? nil : study.input.entities[study.taking[order[place + 1]]],
        shareAheadOfNext: isLast ? nil : Double(ahead[place]) / Double(draws))
    }
  }

  /// The settings of a draw: a function of seed and draw alone.
  static func choice(_ study: CompositeStudy, draw: Int, seed: UInt64) -> CompositeStudy.Choice {
    var stream = PhiloxStream(seed: seed, stream: Self.stream, draw: UInt64(draw))
    let settings = study.settings
    var choice = CompositeStudy.Choice(weights: study.input.weights)
    func pick(_ count: Int) -> Int { count > 1 ? stream.index(below: count) : 0 }
    choice.imputation = pick(settings.imputations.count)
    choice.treatment = pick(settings.treatments.count)
    choice.normalisation = pick(settings.normalisations.count)
    choice.aggregation = pick(settings.aggregations.count)
    if settings.leavesOut {
      let component = stream.index(below: study.input.components.count + 1)
      choice.leftOut = component == 0 ? nil : component - 1
    }
    if let concentration = settings.weightConcentration {
      var sum = 0.0
      for position in choice.weights.indices {
        choice.weights[position] = Gamma.draw(shape: concentration * study.input.weights[position], &stream)
        sum += choice.weights[position]
      }
      for position in choice.weights.indices { choice.weights[position] /= sum }
    }
    return choice
  }

  /// One row an entity: `entity, name, score, rank, rank_mean, rank_median, rank_lower_90, rank_upper_90`, the probability
  /// to be among the best, `next` and `share_ahead_of_next`. The bounds are the 5 % and 95 % quantiles.
  public func table(tops: [Int] = [10, 25, 50, 100]) -> Table {
    let quantiles = entries.map { $0.ranks.quantiles([0.05, 0.5, 0.95]) }
    var columns = [
      Column("entity", entries.map(\.entity)), Column("name", entries.map(\.name)),
      Column("score", entries.map(\.score)),
      Column("rank", entries.map(\.rank)), Column("rank_mean", entries.map(\.ranks.mean)),
      Column("rank_median", quantiles.map { $0[1] }), Column("rank_lower_90", quantiles.map { $0[0] }),
      Column("rank_upper_90", quantiles.map { $0[2] }),
    ]
    for top in tops where top < entries.count {
      columns.append(Column("prob_top_\(top)", entries.map { $0.ranks.probability(atMost: top) }))
    }
    columns.append(Column("next", entries.map(\.next)))
    columns.append(Column("share_ahead_of_next", entries.map(\.shareAheadOfNext)))
    return Table(trusted: columns)
  }

  /// Every draw's settings: `draw, imputation, treatment, normalisation, aggregation, left_out`, and each weight.
  public func settingsTable() -> Table {
    let choices = (0..<draws).map { Self.choice(study, draw: $0, seed: seed) }
    let settings = study.settings
    var columns = [
      Column("draw", Array(0..<draws)),
      Column("imputation", choices.map { settings.imputations[$0.imputation].rawValue }),
      Column("treatment", choices.map { settings.treatments[$0.treatment].rawValue }),
      Column("normalisation", choices.map { settings.normalisations[$0.normalisation].name }),
      Column("aggregation", choices.map { settings.aggregations[$0.aggregation].name }),
      Column("left_out", choices.map { $0.leftOut.map { study.input.components[$0] } }),
    ]
    for (position, component) in study.input.components.enumerated() {
      columns.append(
        Column(
          "weight_\(component)",
          choices.map { choice in
            let kept = choice.weights.enumerated().reduce(0.0) { $0 + ($1.offset == choice.leftOut ? 0 : $1.element) }
            return position == choice.leftOut ? 0 : choice.weights[position] / kept
          }))
    }
    return Table(trusted: columns)
  }

  /// Entities that do not take part, with the reason.
  public var notDone: Table {
    Table(
      Column("entity", study.leftOut.map { study.input.entities[$0] }),
      Column("name", study.leftOut.map { study.input.names[$0] }),
      Column("reason", study.leftOut.map { _ in "a component is missing in \(study.input.year)" }))
  }
}

/// Gamma-distributed numbers.
enum Gamma {
  /// A draw of shape `shape` and scale 1.
  ///
  /// - Reference: Marsaglia, Tsang, “A simple method for generating gamma variables”, ACM TOMS 26 (2000) 363–372.
  static func draw(shape: Double, _ stream: inout PhiloxStream) -> Double {
    if shape < 1 {
      let boost = pow(stream.uniform(), 1 / shape)
      return draw(shape: shape + 1, &stream) * boost
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = stream.normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = stream.uniform()
      if u < 1 - 0.0331 * x * x * x * x || log(u) < 0.5 * x * x + d * (1 - v + log(v)) { return d * v }
    }
  }
}
