import LintasanCore
public import LintasanIndices
import LintasanLinearAlgebra
import LintasanRankings
public import LintasanStatistics
public import LintasanTables

/// How every rank moves with the way in which an index is built: Monte Carlo over weights and methods.
public struct UncertaintyStudy: Sendable {
  /// What is known of one entity.
  public struct Entry: Hashable, Sendable {
    /// The identifier.
    public let entity: String
    /// The name.
    public let name: String
    /// The published score.
    public let score: Double
    /// The rank by the published scores, among those that take part.
    public let rank: Double
    /// The ranks over the draws.
    public let ranks: RankHistogram
    /// The entity right above in the published order.
    package let previous: String?
    /// The number of settings in which it stands ahead of `previous`.
    package let timesAheadOfPrevious: Int?
    /// The entity right below in the published order.
    package let next: String?
    /// The number of settings in which it stands ahead of `next`.
    package let timesAheadOfNext: Int?

    /// An entity.
    package init(
      entity: String, name: String, score: Double, rank: Double, ranks: RankHistogram, previous: String?,
      timesAheadOfPrevious: Int?, next: String?, timesAheadOfNext: Int?
    ) {
      self.entity = entity
      self.name = name
      self.score = score
      self.rank = rank
      self.ranks = ranks
      self.previous = previous
      self.timesAheadOfPrevious = timesAheadOfPrevious
      self.next = next
      self.timesAheadOfNext = timesAheadOfNext
    }

    /// The share of settings in which it stands ahead of `next`.
    package var shareAheadOfNext: Double? { share(timesAheadOfNext) }
    /// The share of settings in which it stands ahead of `previous`.
    package var shareAheadOfPrevious: Double? { share(timesAheadOfPrevious) }

    private func share(_ times: Int?) -> Double? { times.map { Double($0) / Double(ranks.drawCount) } }
  }

  /// An entity that does not take part.
  package struct LeftOut: Hashable, Sendable {
    /// The identifier.
    package let entity: String
    /// The name.
    package let name: String

    /// An entity.
    package init(entity: String, name: String) {
      self.entity = entity
      self.name = name
    }
  }

  private static let largestShare = 65_536

  /// The index.
  package let index: String
  /// The year.
  package let year: Int
  /// One an entity, in published order.
  public let entries: [Entry]
  /// Those that do not take part.
  package let leftOut: [LeftOut]

  /// A study whose ranks were counted already.
  package init(index: String, year: Int, entries: [Entry], leftOut: [LeftOut]) {
    self.index = index
    self.year = year
    self.entries = entries
    self.leftOut = leftOut
  }

  /// The number of draws.
  package var draws: Int { entries.first?.ranks.drawCount ?? 0 }

  /// Draws settings and ranks the entities under each, on unrounded scores.
  ///
  /// `shard`: the part of the draws to do, such as 2 of 5, of at most as many as draws; `nil` for all.
  /// - Throws: `CompositeError.nothingToVary`, `.badParameters` for no draws or a part that there is not, `.cancelled` where the
  ///   task that asks is.
  public init(
    _ study: CompositeStudy, draws: Int, seed: UInt64, shard: (part: Int, of: Int)? = nil, threads: Int = 1
  ) throws(CompositeError) {
    guard study.settings.isVaried || study.settings.isVariant else { throw .nothingToVary }
    guard draws >= 1 else {
      throw .badParameters(method: "a study of uncertainty", found: "\(draws) draws", expected: "1 or more")
    }
    let (part, parts) = shard.map { ($0.part - 1, $0.of) } ?? (0, 1)
    guard parts >= 1, (0..<parts).contains(part), parts <= draws else {
      throw .badParameters(
        method: "a study of uncertainty", found: "part \(part + 1) of \(parts)",
        expected: "a part, counted from 1, of at most as many as there are draws (\(draws))")
    }
    let count = study.entityCount
    let input = study.input
    // Counts of ranks are whole numbers, the same however the draws are dealt out: in shares as large as fit, since the
    // more draws there are, the more each resembles one of the others, and in waves, since each share has as many counts
    // as the square of the entities.
    let share = min(Self.largestShare, max(1, draws / (2 * max(1, threads)) + 1))
    let shares = (draws + share - 1) / share
    let wave = 4 * max(1, threads)
    let perUnit = input.ties.ranksPerUnit
    let ranksEach = count * perUnit
    var totals = [Int](repeating: 0, count: count * ranksEach)
    var pairs = AdjacentComparison(unitCount: count)
    for first in stride(from: 0, to: shares, by: wave) {
      let counted = try parallelMap(
        count: min(wave, shares - first), threads: threads, cancelled: { CompositeError.cancelled }
      ) { position throws(CompositeError) in
        let start = (first + position) * share
        let sample = CompositeSample(
          study, draws: (start..<min(draws, start + share)).filter { $0 % parts == part }, seed: seed)
        var ranks = RankTally(unitCount: count, ties: input.ties, tolerance: TieTolerance.sums)
        var pairs = AdjacentComparison(unitCount: count)
        sample.forEachRow { scores in
          ranks.add(scores)
          pairs.add(scores)
        }
        return (ranks, pairs)
      }
      for (ranks, more) in counted {
        ranks.add(to: &totals)
        pairs.add(more)
      }
    }
    let entries = study.taking.enumerated().compactMap { place, position -> Entry? in
      let counts = Array(totals[(place * ranksEach)..<((place + 1) * ranksEach)])
      guard let ranks = RankHistogram(first: 1, counts: counts, perUnit: perUnit) else { return nil }
      let isLast = place == count - 1
      return Entry(
        entity: input.entities[position], name: input.names[position], score: input.scores[position],
        rank: study.publishedRanks[place], ranks: ranks,
        previous: place == 0 ? nil : input.entities[study.taking[place - 1]],
        timesAheadOfPrevious: place == 0 ? nil : Int(pairs.behind[place - 1]),
        next: isLast ? nil : input.entities[study.taking[place + 1]],
        timesAheadOfNext: isLast ? nil : Int(pairs.ahead[place]))
    }
    self.init(
      index: input.index, year: input.year, entries: entries,
      leftOut: study.leftOut.map { LeftOut(entity: input.entities[$0], name: input.names[$0]) })
  }

  /// One row an entity: `entity, name, score, rank, rank_mean, rank_median, rank_lower_90, rank_upper_90`, the probability
  /// to be among the best, `next` and `share_ahead_of_next`. The bounds are the 5 % and 95 % quantiles.
  public func table(rankThresholds: [Int] = [10, 25, 50, 100]) -> Table {
    let quantiles = entries.map { $0.ranks.quantiles([0.05, 0.5, 0.95]) }
    var columns = [
      Column("entity", entries.map(\.entity)), Column("name", entries.map(\.name)),
      Column("score", entries.map(\.score)),
      Column("rank", entries.map(\.rank)), Column("rank_mean", entries.map(\.ranks.mean)),
      Column("rank_median", quantiles.map { $0[1] }), Column("rank_lower_90", quantiles.map { $0[0] }),
      Column("rank_upper_90", quantiles.map { $0[2] }),
    ]
    for top in rankThresholds where top < entries.count {
      columns.append(Column("prob_top_\(top)", entries.map { $0.ranks.probability(atMost: Double(top)) }))
    }
    columns.append(Column("previous", entries.map(\.previous)))
    columns.append(Column("share_ahead_of_previous", entries.map(\.shareAheadOfPrevious)))
    columns.append(Column("next", entries.map(\.next)))
    columns.append(Column("share_ahead_of_next", entries.map(\.shareAheadOfNext)))
    return Table(trusted: columns)
  }

  /// Entities that do not take part, with the reason.
  package var excludedTable: Table {
    Table(
      Column("entity", leftOut.map(\.entity)), Column("name", leftOut.map(\.name)),
      Column("reason", leftOut.map { _ in "a component is missing in \(year)" }))
  }
}
