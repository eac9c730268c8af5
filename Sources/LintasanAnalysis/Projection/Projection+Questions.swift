import LintasanForecasting
import LintasanStatistics

extension Projection {
  /// The chance that one unit stands ahead of another at a future survey: draws in which its score is better, and half
  /// of those in which they are equal.
  ///
  /// - Parameters:
  ///   - first: position among the forecast's units.
  ///   - second: position among the forecast's units.
  ///   - stepsAhead: how many surveys ahead, counted from 1.
  public func probability(_ first: Int, aheadOf second: Int, stepsAhead: Int) -> Double {
    let place = place(stepsAhead)
    for unit in [first, second] {
      precondition(
        forecast.units.indices.contains(unit),
        "there is no unit \(unit) among the \(forecast.units.count) that are forecast: they are counted from 0")
    }
    let variable = forecast.variables.count - 1
    let (mine, theirs) = (
      simulated.scores(step: place, variable: variable, unit: first),
      simulated.scores(step: place, variable: variable, unit: second)
    )
    var ahead = 0.0
    for (a, b) in zip(mine, theirs) { ahead += a == b ? 0.5 : (a > b) == forecast.higherIsBetter ? 1 : 0 }
    return ahead / Double(max(1, mine.count))
  }

  /// Those of whom it cannot be said whether they will stand ahead of a unit or behind it: the chance lies between a
  /// quarter and three quarters. Nearest to even first.
  ///
  /// - Parameters:
  ///   - unit: position among the forecast's units.
  ///   - stepsAhead: how many surveys ahead, counted from 1.
  public func levelWith(
    _ unit: Int, stepsAhead: Int
  ) -> [(forecast: EntityForecast, probabilityAhead: Double)] {
    let survey = forecasts[place(stepsAhead)]
    precondition(
      survey.indices.contains(unit),
      "there is no unit \(unit) among the \(survey.count) that are forecast: they are counted from 0")
    let interval = survey[unit].rank
    var level: [(forecast: EntityForecast, probabilityAhead: Double)] = []
    for (other, forecast) in survey.enumerated() where other != unit {
      // Ranks whose 95 % intervals do not touch cannot be level.
      guard forecast.rank.lower95 <= interval.upper95, interval.lower95 <= forecast.rank.upper95 else { continue }
      let ahead = probability(other, aheadOf: unit, stepsAhead: stepsAhead)
      if (0.25...0.75).contains(ahead) { level.append((forecast, ahead)) }
    }
    return level.sorted {
      (abs($0.probabilityAhead - 0.5), $0.forecast.entity) < (abs($1.probabilityAhead - 0.5), $1.forecast.entity)
    }
  }

  /// The units with the largest expected rise, then those with the largest expected fall, from the rank at the origin
  /// to the median rank at a future survey.
  ///
  /// - Parameters:
  ///   - stepsAhead: how many surveys ahead, counted from 1.
  ///   - count: how many of either at most.
  public func movers(stepsAhead: Int, count: Int) -> (up: [EntityForecast], down: [EntityForecast]) {
    let count = max(0, count)
    let ranked = forecasts[place(stepsAhead)].filter { $0.currentRank != nil }.sorted {
      ($0.expectedRise, $1.entity) > ($1.expectedRise, $0.entity)
    }
    let up = ranked.prefix(count).filter { $0.expectedRise > 0 }
    let down = ranked.suffix(count).reversed().filter { $0.expectedRise < 0 }
    return (Array(up), Array(down))
  }

  /// The position of a survey that lies so many ahead: steps are counted from 1 wherever they are asked for.
  func place(_ stepsAhead: Int) -> Int {
    precondition(
      stepsAhead >= 1 && stepsAhead <= years.count,
      "there is no survey \(stepsAhead) steps ahead: the projection has \(years.count), counted from 1")
    return stepsAhead - 1
  }

  /// What is expected of a group of entities.
  package struct GroupForecast: Sendable {
    /// The group, as the data name it.
    package let group: String
    /// How many entities of it are forecast.
    package let count: Int
    /// The mean score at the origin.
    package let currentScore: Double?
    /// The mean score at each future survey.
    package let scores: [DrawSummary]
    /// The median rank of its median entity at each future survey.
    package let medianRanks: [Double]
  }

  /// The forecast of every group of an attribute: means within each draw, so that common shocks do not average out.
  package func groups(of attribute: String) -> [GroupForecast] {
    guard let byEntity = index.groups.first(where: { $0.attribute == attribute })?.byEntity else { return [] }
    var members: [String: [Int]] = [:]
    for (unit, entity) in forecast.units.enumerated() {
      if let group = byEntity[entity] { members[group, default: []].append(unit) }
    }
    let variable = forecast.variables.count - 1
    let current = (try? index.ranking(in: origin)).map { standing in
      { (entity: String) in standing.place(of: entity)?.score }
    }
    return members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { group, units in
      let scores = years.indices.map { step in
        var means = [Double](repeating: 0, count: drawCount)
        for unit in units {
          for (draw, score) in simulated.scores(step: step, variable: variable, unit: unit).enumerated() {
            means[draw] += score / Double(units.count)
          }
        }
        return DrawSummary(of: means)
      }
      return GroupForecast(
        group: group, count: units.count,
        currentScore: Moments.mean(units.compactMap { current?(forecast.units[$0]) }), scores: scores,
        medianRanks: years.indices.map { step in
          Quantiles.median(units.map { forecasts[step][$0].rank.median }) ?? 0
        })
    }
  }
}

extension EntityForecast {
  /// Places gained from the origin to the median rank; 0 where there was no rank.
  package var expectedRise: Double { currentRank.map { $0 - rank.median } ?? 0 }
}
