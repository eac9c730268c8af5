public import LintasanForecasting
import LintasanStatistics
import LintasanTables

extension IndexData {
  /// The same index with another population, and of a table of one's own other bounds or direction.
  ///
  /// Bounds that data show by themselves hold unless others are given.
  public func with(
    population: ForecastProblem.Population? = nil, bounds: ClosedRange<Double>? = nil, lowerIsBetter: Bool = false
  ) -> IndexData {
    var changed = self
    if let population { changed.population = population }
    if let bounds { changed.bounds = bounds }
    if lowerIsBetter { changed.higherIsBetter = false }
    return changed
  }

  /// The bounds that the scores show, where none are known; `nil` where nothing is obvious.
  public var foundBounds: FoundBounds? {
    guard bounds == nil, definition == nil else { return nil }
    var values: [Double] = []
    for time in panel.times.indices { values += panel.crossSection(time: time).compactMap { $0 } }
    return FoundBounds(values)
  }

  /// The scores by which entities of the population are ranked in a year: those of that year, and where the population
  /// takes in others their last ones.
  ///
  /// - Throws: `.unknownYear` naming the years that there are.
  package func rankedScores(in year: Int) throws(IndexDataError) -> [Double?] {
    var scores = try scores(in: year)
    guard population != .present, let time = panel.position(ofTime: year) else { return scores }
    let first: Int
    switch population {
    case .present: first = time
    case .ever: first = 0
    case .recent(let surveys): first = max(0, time - max(0, surveys))
    }
    for earlier in stride(from: time - 1, through: first, by: -1) {
      for (unit, score) in panel.crossSection(time: earlier).enumerated() where scores[unit] == nil {
        scores[unit] = score
      }
    }
    return scores
  }

  /// A last period that few entities report yet: how many do, and how many did the time before; `nil` where it is whole.
  public var partialLastPeriod: (year: Int, count: Int, before: Int)? {
    guard panel.times.count >= 2 else { return nil }
    let last = panel.times.count - 1
    let count = panel.crossSection(time: last).count { $0 != nil }
    let before = panel.crossSection(time: last - 1).count { $0 != nil }
    return 10 * count < 9 * before ? (panel.times[last], count, before) : nil
  }

  /// A score that stands far from those before and after it.
  public struct OutlyingCell: Hashable, Sendable {
    /// The entity.
    public let entity: String
    /// The year.
    public let year: Int
    /// The score.
    public let score: Double
    /// The entity's nearest other score in time.
    public let neighbour: Double
  }

  /// Scores that stand as far from those before and after them as no other change does, most outlying first.
  public var outlyingCells: [OutlyingCell] {
    struct Jump {
      let cell: OutlyingCell
      let size: Double
    }
    var changes: [Double] = []
    var jumps: [Jump] = []
    for (position, entity) in panel.units.enumerated() {
      let series = panel.times.indices.compactMap { time in
        panel[unit: position, time: time, variable: 0].map { (panel.times[time], $0) }
      }
      guard series.count >= 3 else { continue }
      for place in series.indices {
        let before = place > 0 ? series[place].1 - series[place - 1].1 : nil
        let after = place + 1 < series.count ? series[place].1 - series[place + 1].1 : nil
        if let before { changes.append(abs(before)) }
        let size: Double
        switch (before, after) {
        case (let a?, let b?): size = a * b > 0 ? min(abs(a), abs(b)) : 0
        case (let a?, nil): size = abs(a)
        case (nil, let b?): size = abs(b)
        case (nil, nil): size = 0
        }
        let neighbour = place > 0 ? series[place - 1].1 : series[place + 1].1
        jumps.append(
          Jump(
            cell: OutlyingCell(entity: entity, year: series[place].0, score: series[place].1, neighbour: neighbour),
            size: size))
      }
    }
    guard let scale = Quantiles.of(changes, [0.95])?[0], scale > 0 else { return [] }
    return jumps.filter { $0.size > 15 * scale }.sorted { ($1.size, $0.cell.entity) < ($0.size, $1.cell.entity) }
      .map(\.cell)
  }
}
