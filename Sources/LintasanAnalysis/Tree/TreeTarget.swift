import LintasanIndices
import LintasanStatistics
import LintasanTables

/// How an extra gain of a built index can be had from its raw indicators, in their own units, whatever the means.
struct TreeTarget: Sendable {
  private struct Part: Sendable {
    let id: String
    let name: String
    let now: Double
    let best: Double
    let span: Double
    let cost: Double?
    let spread: Double
  }

  private let unit: FrozenUnit
  private let parts: [Part?]
  private let history: [[(first: Double, last: Double)]]
  private let owners: [[Int]]
  /// The score now, and the median of its forecast.
  private let now: Double
  private let outlook: Double
  private let sign: Double

  init(
    _ index: IndexData, _ data: TreeData, entity: String, in origin: Int, step: Int, outlook: Double,
    costs: [String: Double]?
  ) throws {
    guard let row = data.built.row(of: entity, in: origin) else {
      throw IndexDataError.notScored(entity: index.name(of: entity), year: origin)
    }
    let tree = data.tree
    unit = try FrozenUnit(data.builder, data.built, row: row)
    sign = index.higherIsBetter ? 1 : -1
    now = data.built.value(0, row: row) ?? 0
    self.outlook = outlook
    let ids = data.builder.leaves.map { tree.nodes[$0].id }
    for (id, cost) in (costs ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard ids.contains(id) else {
        throw TargetError.badCost(
          component: id, reason: "there is no such indicator; they are \(ids.joined(separator: ", "))")
      }
      guard cost > 0, cost.isFinite else {
        throw TargetError.badCost(component: id, reason: "found \(cost), expected more than 0")
      }
    }
    // What every unit gained in as many surveys, indicator by indicator.
    let surveys = step + 1
    let first = index.definition?.firstComparableYear(for: origin) ?? 0
    let years = data.built.rows.years.filter { $0 >= first && $0 <= origin }
    var gains = [[(first: Double, last: Double)]](repeating: [], count: ids.count)
    var owners = [[Int]](repeating: [], count: ids.count)
    var known: [String: Int] = [:]
    for (place, year) in years.enumerated() where place + surveys < years.count {
      for row in data.built.rows.rowsOfYear[data.built.rows.years.firstIndex(of: year) ?? 0] {
        let owner = data.built.rows.entities[row]
        guard let later = data.built.row(of: owner, in: years[place + surveys]) else { continue }
        let number = known[owner] ?? known.count
        known[owner] = number
        for leaf in ids.indices {
          let (a, b) = (data.builder.raw[leaf][row], data.builder.raw[leaf][later])
          if !a.isNaN, !b.isNaN {
            gains[leaf].append((a, b))
            owners[leaf].append(number)
          }
        }
      }
    }
    history = gains
    self.owners = owners
    var parts: [Part?] = []
    for (position, leaf) in data.builder.leaves.enumerated() {
      let (best, worst) = (unit.best[position], unit.worst[position])
      guard let value = unit.raw[position], best != worst else {
        parts.append(nil)
        continue
      }
      let span = abs(best - worst)
      let usual = Moments.standardDeviation(gains[position].map { $0.last - $0.first }).flatMap { $0 > 0 ? $0 : nil }
      let isBeyond = (best - worst) * (value - best) >= 0
      parts.append(
        Part(
          id: ids[position], name: tree.nodes[leaf].name.english, now: value, best: isBeyond ? value : best, span: span,
          cost: costs.map { $0[ids[position]] ?? 1 }, spread: usual ?? span / 20))
    }
    self.parts = parts
  }

  /// The smallest gains of indicators that lift the index by `extra` beyond its forecast, and whether their bounds let it.
  func needs(extra: Double) -> (needs: [TargetStudy.Need], isFeasible: Bool) {
    let start = unit.raw
    // What is under way anyhow is taken as the easiest way to the forecast.
    let (forecast, _) = path(from: start, to: outlook * sign)
    let (level, isFeasible) = path(from: forecast, to: (outlook * sign) + extra)
    let needs = parts.indices.compactMap { position -> TargetStudy.Need? in
      guard let part = parts[position], let base = forecast[position], let end = level[position] else { return nil }
      let record = count(position, part, gain: abs(end - part.now))
      return TargetStudy.Need(
        component: part.id, name: part.name, now: part.now, forecast: base, gain: end - base, level: end,
        alone: alone(position, part, base, forecast, (outlook * sign) + extra), everGained: record.reached,
        comparable: record.of)
    }
    return (needs, isFeasible)
  }

  private func score(_ raw: [Double?]) -> Double { unit.score(raw).map { $0 * sign } ?? -.infinity }

  /// From some indicators to a score, in small steps that raise it most for their effort: the square of each gain in units
  /// of what is usually gained, or its cost.
  private func path(from start: [Double?], to target: Double) -> (raw: [Double?], isReached: Bool) {
    var raw = start
    var value = score(raw)
    if value >= target - 1e-12 { return (raw, true) }
    for _ in 0..<600 {
      var moves = [Double](repeating: 0, count: parts.count)
      var bestRatio = 0.0
      for position in parts.indices {
        guard let part = parts[position], let own = raw[position] else { continue }
        let room = abs(part.best - own)
        guard room > 1e-9 * part.span else { continue }
        let trial = min(room, part.span / 400)
        var moved = raw
        moved[position] = own + (part.best > own ? trial : -trial)
        let slope = max(0, score(moved) - value) / trial
        guard slope > 0, slope.isFinite else { continue }
        if let cost = part.cost {
          if slope / cost > bestRatio {
            bestRatio = slope / cost
            moves = [Double](repeating: 0, count: parts.count)
            moves[position] = 1
          }
        } else {
          moves[position] = slope * part.spread * part.spread
        }
      }
      // The longest stride moves one indicator by a two-hundredth of its span, or to its end.
      var stride = Double.infinity
      for position in parts.indices where moves[position] > 0 {
        guard let part = parts[position], let own = raw[position] else { continue }
        stride = min(stride, min(part.span / 200, abs(part.best - own)) / moves[position])
      }
      guard stride.isFinite, stride > 0 else { return (raw, false) }
      func moved(_ share: Double) -> [Double?] {
        var next = raw
        for position in parts.indices where moves[position] > 0 {
          guard let part = parts[position], let own = raw[position] else { continue }
          next[position] = own + (part.best > own ? 1 : -1) * moves[position] * stride * share
        }
        return next
      }
      let next = moved(1)
      let reached = score(next)
      if reached >= target {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<50 {
          let middle = (low + high) / 2
          if score(moved(middle)) >= target { high = middle } else { low = middle }
        }
        return (moved(high), true)
      }
      guard reached > value else { return (raw, false) }
      (raw, value) = (next, reached)
    }
    return (raw, false)
  }

  /// What one indicator would have to gain beyond the forecast by itself; `nil` where its bound does not reach so far.
  private func alone(_ position: Int, _ part: Part, _ base: Double, _ forecast: [Double?], _ target: Double) -> Double? {
    func trial(_ share: Double) -> Double {
      var raw = forecast
      raw[position] = base + share * (part.best - base)
      return score(raw)
    }
    guard trial(1) >= target else { return nil }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if trial(middle) >= target { high = middle } else { low = middle }
    }
    return high * (part.best - base)
  }

  /// How many units that once stood within a tenth of the span ever gained so much from there, and how many stood there.
  private func count(_ position: Int, _ part: Part, gain: Double) -> (reached: Int, of: Int) {
    let direction = part.best >= part.now ? 1.0 : -1
    let isRising = unit.best[position] >= unit.worst[position]
    var (comparable, reached): (Set<Int>, Set<Int>) = ([], [])
    for (owner, window) in zip(owners[position], history[position]) where abs(window.first - part.now) <= part.span / 10 {
      comparable.insert(owner)
      let change = (window.last - window.first) * (part.best == part.now ? (isRising ? 1 : -1) : direction)
      if change >= gain - 1e-12 * part.span { reached.insert(owner) }
    }
    return (reached.count, comparable.count)
  }
}
