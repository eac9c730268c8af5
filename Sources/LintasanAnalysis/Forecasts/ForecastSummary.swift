public import LintasanForecasting
public import LintasanRankings
public import LintasanTables

/// Score and rank forecasts of all units, from the same draws.
public struct ForecastSummary: Sendable {
  /// The forecast that was simulated.
  public let forecast: JointForecast
  /// Number of draws.
  public let drawCount: Int
  /// For each step and variable one summary a unit.
  public let scores: [[[ScoreSummary]]]
  /// For each step the distribution of ranks.
  public let ranks: [RankDistribution]

  /// The ranks for which tables give the probability of being among the first.
  public static let tops = [10, 25, 50, 100]

  /// Sums up a simulation.
  public init(_ simulation: SimulatedForecast) {
    forecast = simulation.forecast
    drawCount = simulation.drawCount
    let steps = simulation.forecast.times.indices
    scores = steps.map { step in
      simulation.forecast.variables.indices.map { simulation.scoreSummaries(step: step, variable: $0) }
    }
    ranks = steps.map { step in
      RankDistribution(
        histograms: simulation.rankHistograms(step: step), currentRanks: simulation.forecast.currentRanks)
    }
  }

  /// Simulates and sums up.
  ///
  /// - Throws: `.drawsBelowOne`.
  public init(_ forecast: JointForecast, draws: Int, seed: UInt64, threads: Int = 1) throws(ForecastError) {
    self.init(try forecast.simulate(draws: draws, seed: seed, threads: threads))
  }

  /// The summaries of the index itself at a step, one a unit.
  public func indexScores(step: Int) -> [ScoreSummary] { scores[step].last ?? [] }

  /// One row for each step, unit and variable, the index after its components.
  ///
  /// - Parameter names: people's names of the units by the unit; a unit without one keeps its own.
  /// - Returns: the columns of a forecast; ranks and probabilities stand in the rows of the index only.
  public func table(names: [String: String] = [:]) -> Table {
    let units = forecast.units
    let variables = forecast.variables
    var rows: [(step: Int, unit: Int, variable: Int)] = []
    for step in forecast.times.indices {
      for unit in units.indices {
        for variable in variables.indices { rows.append((step, unit, variable)) }
      }
    }
    let summaries = rows.map { scores[$0.step][$0.variable][$0.unit] }
    let quantiles = rows.map { row in
      row.variable == variables.count - 1 ? ranks[row.step].quantiles(row.unit, ScoreSummary.probabilities) : nil
    }
    func onIndex(_ value: (RankDistribution, Int) -> Double?) -> [Double?] {
      rows.map { $0.variable == variables.count - 1 ? value(ranks[$0.step], $0.unit) : nil }
    }
    var columns = [
      Column("entity", rows.map { units[$0.unit] }),
      Column("name", rows.map { names[units[$0.unit]] ?? units[$0.unit] }),
      Column("time", rows.map { forecast.times[$0.step] }),
      Column("step", rows.map { $0.step + 1 }),
      Column("model", rows.map { _ in forecast.model }),
      Column("variable", rows.map { variables[$0.variable] }),
      Column("mean", summaries.map(\.mean)),
      Column("median", summaries.map(\.median)),
      Column("lower_95", summaries.map(\.lower95)),
      Column("lower_80", summaries.map(\.lower80)),
      Column("upper_80", summaries.map(\.upper80)),
      Column("upper_95", summaries.map(\.upper95)),
      Column("rank_mean", onIndex { $0.mean($1) }),
      Column("rank_median", quantiles.map { $0?[2] }),
      Column("rank_lower_95", quantiles.map { $0?[0] }),
      Column("rank_lower_80", quantiles.map { $0?[1] }),
      Column("rank_upper_80", quantiles.map { $0?[3] }),
      Column("rank_upper_95", quantiles.map { $0?[4] }),
      Column("prob_improve", onIndex { $0.probabilityToImprove($1) }),
    ]
    for top in Self.tops { columns.append(Column("prob_top_\(top)", onIndex { $0.probabilityOfTop(top, $1) })) }
    let flags = forecast.flags.map { $0.names.isEmpty ? nil : $0.names.joined(separator: " ") }
    columns.append(Column("flags", rows.map { flags[$0.unit] }))
    return Table(trusted: columns)
  }
}
