import LintasanCore
public import LintasanIndices
package import LintasanRankings
import LintasanStatistics
public import LintasanTables

/// The weights that the data would give an index, beside its own, and how its ranking would look under each.
public struct WeightsStudy: Sendable {
  /// What a scheme does.
  public struct Result: Sendable {
    /// The scheme.
    public let scheme: Weighting
    /// The weights, adding to 1; for benefit of the doubt the mean share that each component has of an index.
    public let weights: [Double]
    /// The score of each entity that takes part.
    public let scores: [Double]
    /// Its rank.
    public let ranks: [Double]
    /// How far the ranking agrees with that of the nominal weights.
    package let agreement: RankAgreement?
  }

  /// The components and entities.
  package let input: CompositeInput
  /// How values were normalised before they were weighted.
  package let normalisation: Normalisation
  /// The positions, in the input, of entities with all components.
  package let taking: [Int]
  /// One a scheme.
  public let results: [Result]
  /// Schemes that cannot be applied, with the reason; only where all were asked for.
  package let excluded: [(scheme: String, reason: String)]
  private let nominalRanks: [Double]

  /// Weights components in several ways.
  ///
  /// `schemes`: those asked for; all that can be applied where `nil`.
  /// - Throws: `CompositeError` where a scheme that is named cannot be applied.
  public init(
    _ input: CompositeInput, schemes: [Weighting]? = nil, normalisation: Normalisation = .none
  ) throws(CompositeError) {
    let taking = input.entities.indices.filter { entity in
      input.series.allSatisfy { $0[entity][input.position] != nil }
    }
    guard taking.count >= 3 else {
      throw .tooFew(component: input.components[0], method: "weighting", needed: 3, found: taking.count)
    }
    var columns: [[Double]] = []
    for (component, series) in zip(input.components, input.series) {
      let values = taking.map { series[$0][input.position] }
      columns.append(
        try normalisation.apply(values, isTurned: !input.higherIsBetter, component: component).compactMap { $0 })
    }
    let rows = taking.indices.map { entity in columns.map { $0[entity] } }
    let isTurned = !input.higherIsBetter && normalisation == .none
    let nominal = try Self.weighted(rows, input.weights, input, isTurned: isTurned)
    var results: [Result] = []
    var excluded: [(scheme: String, reason: String)] = []
    for scheme in schemes ?? Weighting.all {
      do throws(CompositeError) {
        let (weights, scores) = try Self.apply(scheme, rows, columns, input, isTurned: isTurned)
        results.append(
          Result(
            scheme: scheme, weights: weights, scores: scores,
            ranks: Ranking(scores, ties: input.ties).ranks.map { $0 ?? 0 },
            agreement: RankAgreement(nominal, scores)))
      } catch {
        if schemes != nil { throw error }
        excluded.append((scheme.name, "\(error)"))
      }
    }
    self.input = input
    self.normalisation = normalisation
    self.taking = taking
    self.results = results
    self.excluded = excluded
    nominalRanks = Ranking(nominal, ties: input.ties).ranks.map { $0 ?? 0 }
  }

  private static func apply(
    _ scheme: Weighting, _ rows: [[Double]], _ columns: [[Double]], _ input: CompositeInput, isTurned: Bool
  ) throws(CompositeError) -> (weights: [Double], scores: [Double]) {
    guard case .benefitOfTheDoubt(let shares) = scheme else {
      let weights =
        try scheme.weights(columns, nominal: input.weights, components: input.components) ?? input.weights
      return (weights, try weighted(rows, weights, input, isTurned: isTurned))
    }
    let own = try BenefitOfTheDoubt(rows, shares: shares, components: input.components)
    let mean = columns.indices.map { component in
      rows.indices.reduce(0.0) { sum, entity in
        guard own.scores[entity] > 0 else { return sum }
        return sum + own.weights[entity][component] * rows[entity][component] / own.scores[entity]
      } / Double(max(1, own.scores.count { $0 > 0 }))
    }
    return (mean, own.comparableScores)
  }

  /// The index's own mean under some weights, higher being better; sums that are equal on paper are made equal.
  private static func weighted(
    _ rows: [[Double]], _ weights: [Double], _ input: CompositeInput, isTurned: Bool
  ) throws(CompositeError) -> [Double] {
    let scores: [Double]
    if input.aggregation == .arithmetic {
      scores = rows.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    } else {
      let turn = isTurned ? -1.0 : 1
      scores = try input.aggregation.scores(
        rows.map { $0.map { turn * $0 } }, weights: weights, components: input.components
      ).map { turn * $0 }
    }
    return TieTolerance.levelled(scores)
  }

  /// One row a component: `component`, and a column of weights for each scheme.
  public var table: Table {
    Table(
      trusted: [Column("component", input.components)]
        + results.map { Column($0.scheme.name, $0.weights) })
  }

  /// One row a scheme: `scheme, spearman, kendall, mean_shift, churn` against the nominal ranking, and the entity that
  /// moves most: `mover, mover_rank, mover_nominal_rank`.
  package var agreementTable: Table {
    let nominal = nominalRanks
    let movers = results.map { result in
      result.ranks.indices.max { abs(result.ranks[$0] - nominal[$0]) < abs(result.ranks[$1] - nominal[$1]) }
        .flatMap { result.ranks[$0] == nominal[$0] ? nil : $0 }
    }
    return Table(
      Column("scheme", results.map(\.scheme.name)), Column("spearman", results.map { $0.agreement?.spearman }),
      Column("kendall", results.map { $0.agreement?.kendall }),
      Column("mean_shift", results.map { $0.agreement?.meanShift }),
      Column("churn", results.map { $0.agreement?.churn }),
      Column("mover", movers.map { $0.map { input.names[taking[$0]] } }),
      Column("mover_nominal_rank", movers.map { $0.map { nominal[$0] } }),
      Column("mover_rank", zip(movers, results).map { mover, result in mover.map { result.ranks[$0] } }))
  }

  /// One row an entity: `entity, name`, and a column of ranks for each scheme.
  public var rankTable: Table {
    Table(
      trusted: [
        Column("entity", taking.map { input.entities[$0] }), Column("name", taking.map { input.names[$0] }),
      ] + results.map { Column("rank_\($0.scheme.name)", $0.ranks) })
  }

  /// One row a scheme that cannot be applied: `scheme, reason`.
  package var excludedTable: Table {
    Table(Column("scheme", excluded.map(\.scheme)), Column("reason", excluded.map(\.reason)))
  }
}
