import LintasanCore
import LintasanForecasting
import LintasanIndices
import LintasanStatistics
import LintasanTables

/// How an extra gain of an index can be spread over its components.
struct TargetParts: Sendable {
  private struct Part: Sendable {
    let id: String
    let name: String
    let weight: Double
    let now: Double
    let forecast: Double
    /// How far the scale lets it rise beyond its forecast.
    let room: Double
    /// The cost of a unit, or the size of a usual gain.
    let cost: Double?
    let spread: Double
    let variable: Int
  }

  private let parts: [Part]
  private let history: TargetHistory

  init(
    _ projection: Projection, step: Int, unit: Int, costs: [String: Double]?, history: TargetHistory
  ) throws(TargetError) {
    self.history = history
    let index = projection.index
    let published = index.publishedParts
    let names = projection.forecast.variables.dropLast()
    guard let definition = index.definition, !names.isEmpty, names.count == published.count,
      definition.aggregation == .arithmetic
    else {
      if let stray = costs?.keys.min() {
        throw .badCost(component: stray, reason: "the index is forecast without components")
      }
      parts = []
      return
    }
    for (id, cost) in (costs ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard published.contains(where: { $0.id == id }) else {
        throw .badCost(
          component: id, reason: "there is no such component; they are \(published.map(\.id).joined(separator: ", "))")
      }
      guard cost > 0, cost.isFinite else {
        throw .badCost(component: id, reason: "found \(cost), expected more than 0")
      }
    }
    let weights = definition.weights(in: projection.years[step])
    let entity = projection.forecast.units[unit]
    let top = index.bounds?.upperBound ?? .infinity
    var parts: [Part] = []
    for (position, part) in published.enumerated() {
      let forecast = Quantiles.median(projection.simulated.scores(step: step, variable: position, unit: unit)) ?? 0
      let now = index.panel.value(part.column, unit: entity, time: projection.origin) ?? forecast
      parts.append(
        Part(
          id: part.id, name: part.name, weight: weights[position], now: now, forecast: forecast,
          room: max(0, top - forecast), cost: costs.map { $0[part.id] ?? 1 },
          spread: history.spread(variable: position + 1), variable: position + 1))
    }
    self.parts = parts
  }

  /// The smallest gains that add up to `extra` in the index, and whether there is room for them.
  func needs(extra: Double) -> (needs: [TargetStudy.Need], isFeasible: Bool) {
    guard !parts.isEmpty else { return ([], true) }
    let (gains, isFeasible) = spread(extra)
    let needs = zip(parts, gains).map { part, gain in
      let level = part.forecast + gain
      let record = history.count(gaining: level - part.now, variable: part.variable, from: part.now, sign: 1)
      let alone = extra / part.weight
      return TargetStudy.Need(
        component: part.id, name: part.name, now: part.now, forecast: part.forecast, gain: gain, level: level,
        alone: alone <= part.room ? alone : nil, everGained: record.reached, comparable: record.of)
    }
    return (needs, isFeasible)
  }

  private func spread(_ extra: Double) -> (gains: [Double], isFeasible: Bool) {
    var gains = [Double](repeating: 0, count: parts.count)
    var left = extra
    if parts.allSatisfy({ $0.cost != nil }) {
      // A linear cost: the component that gives the index most for its cost goes first, as far as the scale reaches.
      let order = parts.indices.sorted {
        (parts[$1].weight / (parts[$1].cost ?? 1), $0) < (parts[$0].weight / (parts[$0].cost ?? 1), $1)
      }
      for position in order where left > 0 {
        gains[position] = min(parts[position].room, left / parts[position].weight)
        left -= gains[position] * parts[position].weight
      }
      return (gains, left <= 1e-12)
    }
    // Least sum of (gain / usual gain)²: in proportion to weight × spread², what is full stays full.
    var open = Set(parts.indices)
    while left > 1e-15, !open.isEmpty {
      let scale = open.sorted().reduce(0.0) {
        $0 + parts[$1].weight * parts[$1].weight * parts[$1].spread * parts[$1].spread
      }
      guard scale > 0 else { break }
      let full = open.filter { position in
        left * parts[position].weight * parts[position].spread * parts[position].spread / scale >= parts[position].room
      }
      if full.isEmpty {
        for position in open {
          gains[position] = left * parts[position].weight * parts[position].spread * parts[position].spread / scale
        }
        return (gains, true)
      }
      for position in full.sorted() {
        gains[position] = parts[position].room
        left -= parts[position].room * parts[position].weight
      }
      open.subtract(full)
    }
    return (gains, left <= 1e-12)
  }
}
