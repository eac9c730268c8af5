import LintasanCore
import LintasanStatistics

/// One simulated survey beside what was observed.
struct Outcome {
  private let simulation: SimulatedForecast
  private let step: Int
  private let target: Int
  /// The units observed at origin and target: positions in the forecast, and their observed scores.
  private let units: [Int]
  private let observed: [Double]
  private let ranks: [Double]
  /// Their ranks at the origin, among themselves.
  private let before: [Double]

  init(_ simulation: SimulatedForecast, step: Int, _ whole: ObservedPanel, target: Int) {
    self.simulation = simulation
    self.step = step
    self.target = whole.times[target]
    let forecast = simulation.forecast
    let positions = Dictionary(uniqueKeysWithValues: zip(whole.units, whole.units.indices))
    var units: [Int] = []
    var observed: [Double] = []
    for (unit, name) in forecast.units.enumerated() where !forecast.flags[unit].contains(.notAtOrigin) {
      guard let position = positions[name] else { continue }
      let score = whole.index[target, position]
      if !score.isNaN {
        units.append(unit)
        observed.append(score)
      }
    }
    self.units = units
    self.observed = observed
    let origin = whole.times.firstIndex(of: forecast.origin) ?? 0
    let places = units.compactMap { positions[forecast.units[$0]] }
    func ranked(at time: Int) -> [Double] {
      // Who entered and who has left count where they are drawn too.
      let members = forecast.turnover == nil ? places : whole.units.indices.filter { !whole.index[time, $0].isNaN }
      let ranks = RowRanker.ranks(
        members.map { whole.index[time, $0] }, higherIsBetter: forecast.higherIsBetter, ties: forecast.ties)
      let found = Dictionary(uniqueKeysWithValues: zip(members, ranks))
      return places.map { found[$0] ?? 0 }
    }
    ranks = ranked(at: target)
    before = ranked(at: origin)
  }

  /// Of the quantiles that coverage and interval scores need, ascending, the median in the middle.
  private static let probabilities = [0.025, 0.1, 0.5, 0.9, 0.975]

  /// The place of each unit in the order of central scores: among those observed at both surveys, or where others leave and
  /// enter among all that are forecast.
  private func order(medians: [Double]) -> [Int] {
    let forecast = simulation.forecast
    guard forecast.turnover != nil else { return forecast.order(step: step, medians: medians, among: units) }
    let variable = forecast.variables.count - 1
    let all = forecast.units.indices.map { unit in
      Quantiles.median(simulation.unrounded(step: step, variable: variable, unit: unit)) ?? 0
    }
    let order = forecast.order(step: step, medians: all)
    return units.map { order[$0] }
  }

  func records(model: String, horizon: Int, scale: Double) -> [ForecastRecord] {
    let forecast = simulation.forecast
    let histograms = simulation.rankHistograms(step: step, among: units)
    let points = forecast.points[step].map { points in units.map { points[$0] } }
    let drawn = simulation.ascending(step: step, of: units)
    let scores = drawn.map { draws in Self.probabilities.map { Quantiles.ofSorted(draws, $0) ?? 0 } }
    let order = order(medians: scores.map { $0[2] })
    return units.indices.map { position in
      let histogram = histograms[position]
      let rank = histogram.quantiles(Self.probabilities)
      let (draws, score) = (drawn[position], scores[position])
      let (y, r) = (observed[position], ranks[position])
      let forecastRank = forecast.centralRank(step: step, order: order[position], median: rank[2])
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
        scorePIT: Double(draws.count { $0 <= y }) / Double(draws.count),
        probabilityToImprove: histogram.probability(betterThan: before[position]),
        hasImproved: ranks[position] < before[position],
        chosen: forecast.chosen[step],
        probabilitiesOfTop: ForecastRecord.rankThresholds.map {
          $0 < units.count ? histogram.probability(atMost: Double($0)) : nil
        })
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
