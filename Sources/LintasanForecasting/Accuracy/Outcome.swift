import LintasanStatistics

/// One simulated survey beside what was observed.
struct Outcome {
  private let simulation: SimulatedForecast
  private let step: Int
  private let target: Int
  /// The units observed at origin and target: positions in the forecast, and their observed scores.
  private let units: [Int]
  private let observed: [Double]
  private let ranks: [Int]

  init(_ simulation: SimulatedForecast, step: Int, _ whole: ObservedPanel, target: Int) {
    self.simulation = simulation
    self.step = step
    self.target = whole.times[target]
    let forecast = simulation.forecast
    let positions = Dictionary(uniqueKeysWithValues: zip(whole.units, whole.units.indices))
    var units: [Int] = []
    var observed: [Double] = []
    for (unit, name) in forecast.units.enumerated() where forecast.currentRanks[unit] != nil {
      guard let position = positions[name] else { continue }
      let score = whole.index[target, position]
      if !score.isNaN {
        units.append(unit)
        observed.append(score)
      }
    }
    self.units = units
    self.observed = observed
    ranks = Self.competitionRanks(observed, higherIsBetter: forecast.higherIsBetter)
  }

  static func competitionRanks(_ scores: [Double], higherIsBetter: Bool) -> [Int] {
    var ranker = RowRanker(unitCount: scores.count)
    var ranks = [Int32](repeating: 0, count: scores.count)
    ranker.rank(higherIsBetter ? scores : scores.map { -$0 }, into: &ranks)
    return ranks.map { Int($0) }
  }

  /// Of the quantiles that coverage and interval scores need, ascending, the median in the middle.
  private static let probabilities = [0.025, 0.1, 0.5, 0.9, 0.975]

  func records(model: String, horizon: Int, scale: Double) -> [ForecastRecord] {
    let forecast = simulation.forecast
    let histograms = simulation.rankHistograms(step: step, among: units)
    let points = forecast.points[step].map { points in units.map { points[$0] } }
    let pointRanks = points.map { Self.competitionRanks($0, higherIsBetter: forecast.higherIsBetter) }
    let variable = forecast.variables.count - 1
    return units.indices.map { position in
      let histogram = histograms[position]
      let rank = histogram.quantiles(Self.probabilities)
      let draws = BucketSort.ascending(simulation.scores(step: step, variable: variable, unit: units[position]))
      let score = Self.probabilities.map { Quantiles.ofSorted(draws, $0) ?? 0 }
      let (y, r) = (observed[position], Double(ranks[position]))
      let forecastRank = pointRanks.map { Double($0[position]) } ?? rank[2]
      let error = (points?[position] ?? score[2]) - y
      return ForecastRecord(
        model: model, origin: forecast.origin, target: target, horizon: horizon, unit: forecast.units[units[position]],
        rank: forecastRank, rankError: forecastRank - r,
        rankCRPS: histogram.crps(observed: ranks[position]), isRankIn80: rank[1] <= r && r <= rank[3],
        isRankIn95: rank[0] <= r && r <= rank[4],
        rankPIT: (histogram.probability(betterThan: ranks[position]) + histogram.probability(atMost: ranks[position]))
          / 2, scoreError: error, scaledError: scale > 0 ? abs(error) / scale : 0,
        scoreCRPS: CRPS.ofSortedDraws(draws, observed: y) ?? 0, isScoreIn80: score[1] <= y && y <= score[3],
        isScoreIn95: score[0] <= y && y <= score[4],
        intervalScore80: IntervalScore.score(lower: score[1], upper: score[3], level: 0.8, observed: y),
        intervalScore95: IntervalScore.score(lower: score[0], upper: score[4], level: 0.95, observed: y),
        scorePIT: Double(draws.count { $0 <= y }) / Double(draws.count))
    }
  }
}

extension ObservedPanel {
  /// The mean absolute change of the index between neighbouring surveys up to one, over all units; 0 where there is
  /// none.
  func meanChange(through time: Int) -> Double {
    var (sum, count) = (0.0, 0.0)
    for later in stride(from: 1, through: time, by: 1) {
      for unit in units.indices {
        let change = abs(index[later, unit] - index[later - 1, unit])
        if !change.isNaN {
          sum += change
          count += 1
        }
      }
    }
    return count > 0 ? sum / count : 0
  }
}
