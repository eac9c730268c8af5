import LintasanCore
import LintasanForecasting
import LintasanIndices
import LintasanStatistics
package import LintasanTables

/// A projection with gains of one entity: its own draws move, those of all others stay, ranks follow draw by draw.
///
/// A gain counts in full as long as the component's median has room for it within the scale.
package struct ScenarioProjection: Sendable {
  /// The projection as things go.
  package let projection: Projection
  /// The entity that gains.
  package let entity: String
  /// The gains.
  package let gains: [GainScenario]
  /// For each future survey what is expected of the entity with the gains.
  package let forecasts: [EntityForecast]
  /// For each future survey and variable of the forecast (the index last) the entity's scores with the gains.
  package let spreads: [[DrawSummary]]

  /// The gain of one variable at one step.
  private struct Shift {
    /// The position among the forecast's variables.
    let variable: Int
    let gain: Double
    let weight: Double
  }

  /// Projects the gains of an entity.
  ///
  /// - Throws: ``ScenarioError``.
  package init(_ projection: Projection, entity: String, gains: [GainScenario]) throws(ScenarioError) {
    guard let unit = projection.position(of: entity) else { throw .notForecast(projection.index.name(of: entity)) }
    self.projection = projection
    self.entity = entity
    self.gains = gains
    var forecasts: [EntityForecast] = []
    var spreads: [[DrawSummary]] = []
    for step in projection.years.indices {
      let shifts = try Self.shifts(of: gains, projection, step: step)
      let draws = Self.draws(projection, unit: unit, step: step, shifts: shifts)
      spreads.append(draws.map { DrawSummary(of: $0) })
      forecasts.append(
        Self.forecast(
          projection, unit: unit, step: step, own: projection.simulated.rounded(draws[draws.count - 1]),
          score: spreads[step].last))
    }
    self.forecasts = forecasts
    self.spreads = spreads
  }

  /// The components in which an entity can gain, by identifier, in the order of the forecast's variables.
  package static func components(of projection: Projection) -> [String] {
    let names = Array(projection.forecast.variables.dropLast())
    let parts = projection.index.publishedParts
    let ids = names.map { name in parts.first { $0.column == name }?.id ?? name }
    let isSum = projection.index.definition?.aggregation == .arithmetic
    return (isSum ? ids : []) + [GainScenario.wholeIndex]
  }

  private static func shifts(
    of gains: [GainScenario], _ projection: Projection, step: Int
  ) throws(ScenarioError) -> [Shift] {
    let components = components(of: projection)
    let last = projection.forecast.variables.count - 1
    let weights = projection.index.definition?.weights(in: projection.years[step]) ?? []
    var shifts: [Shift] = []
    for gain in gains {
      if let from = gain.from, !projection.years.contains(from) { throw .noSurvey(from, surveys: projection.years) }
      let isWhole = gain.component == GainScenario.wholeIndex || gain.component == projection.index.columns.value
      guard isWhole || components.contains(gain.component) else {
        throw .unknownComponent(gain.component, available: components)
      }
      guard projection.years[step] >= gain.from ?? .min else { continue }
      if isWhole {
        shifts.append(Shift(variable: last, gain: gain.gain, weight: 1))
      } else if let position = components.firstIndex(of: gain.component), position < weights.count {
        shifts.append(Shift(variable: position, gain: gain.gain, weight: weights[position]))
      }
    }
    return shifts
  }

  /// The draws of an entity with its gains, one array a variable.
  private static func draws(_ projection: Projection, unit: Int, step: Int, shifts: [Shift]) -> [[Double]] {
    var draws = projection.forecast.variables.indices.map {
      projection.simulated.unrounded(step: step, variable: $0, unit: unit)
    }
    let last = draws.count - 1
    let bounds = projection.index.bounds ?? projection.index.foundBounds?.bounds
    for shift in shifts {
      // The gain counts in full as long as the median has room for it; what single draws lack at the end of the scale
      // changes the component's interval, not the index.
      var gain = shift.gain
      if let bounds, let median = Quantiles.median(draws[shift.variable]) {
        gain = gain > 0 ? min(gain, max(0, bounds.upperBound - median)) : max(gain, min(0, bounds.lowerBound - median))
      }
      for variable in Set([shift.variable, last]) {
        let step = variable == shift.variable ? gain : shift.weight * gain
        for draw in draws[variable].indices {
          let score = draws[variable][draw] + step
          draws[variable][draw] = bounds.map { max($0.lowerBound, min($0.upperBound, score)) } ?? score
        }
      }
    }
    return draws
  }

  private static func forecast(
    _ projection: Projection, unit: Int, step: Int, own: [Double], score: DrawSummary?
  ) -> EntityForecast {
    let base = projection.forecasts[step][unit]
    let forecast = projection.forecast
    let sign: Double = projection.index.higherIsBetter ? 1 : -1
    let (count, variable) = (forecast.units.count, forecast.variables.count - 1)
    var ranks = [Int](repeating: 1, count: own.count)
    var order = 1
    let score = score ?? base.score
    for other in 0..<count where other != unit {
      let scores = projection.simulated.scores(step: step, variable: variable, unit: other)
      for draw in own.indices where sign * scores[draw] > sign * own[draw] { ranks[draw] += 1 }
      if sign * projection.forecasts[step][other].score.median > sign * score.median { order += 1 }
    }
    var counts = [Int](repeating: 0, count: count)
    for rank in ranks { counts[rank - 1] += 1 }
    let total = Double(max(1, ranks.count))
    func share(_ holds: (Int) -> Bool) -> Double { Double(ranks.count(where: holds)) / total }
    let quantiles = Quantiles.ofCounts(counts, first: 1, DrawSummary.probabilities)
    let rank = quantiles.map {
      DrawSummary(mean: Double(ranks.reduce(0, +)) / total, quantiles: $0)
    }
    return EntityForecast(
      entity: base.entity, name: base.name, year: base.year, step: base.step, score: score, rank: rank ?? base.rank,
      rankOrder: order,
      rankCentral: forecast.centralRank(step: step, order: order, median: (rank ?? base.rank).median),
      currentRank: base.currentRank, probabilityToImprove: base.currentRank.map { now in share { Double($0) < now } },
      probabilityOfTop: Dictionary(
        uniqueKeysWithValues: base.probabilityOfTop.keys.map { top in (top, share { $0 <= top }) }),
      flags: base.flags)
  }
}

extension ScenarioProjection {
  /// The entity's rows as things go and with the gains, in the columns of `lintasan forecast` and `scenario`.
  package var table: Table {
    var rows = ForecastRows(
      index: projection.index, model: projection.forecast.model, chosen: projection.forecast.chosen)
    let text = gains.map(\.text).joined(separator: ",")
    let variables = projection.forecast.variables.dropLast()
    for step in projection.years.indices {
      guard let unit = projection.position(of: entity) else { continue }
      for (own, scenario) in [(projection.forecasts[step][unit], String?.none), (forecasts[step], text)] {
        rows.append(own, variable: projection.index.columns.value, scenario: scenario)
        for (variable, name) in variables.enumerated() {
          let spread = scenario == nil ? projection.spreads[step][variable][unit] : spreads[step][variable]
          rows.append(own, variable: name, component: spread, scenario: scenario)
        }
      }
    }
    return rows.table
  }
}
