package import LintasanForecasting
import LintasanStatistics
import LintasanTables

extension IndexData {
  /// The same index with another population, and of a table of one's own other bounds or direction.
  ///
  /// Bounds that data show by themselves hold unless others are given.
  package func with(
    population: ForecastProblem.Population? = nil, bounds: ClosedRange<Double>? = nil, lowerIsBetter: Bool = false
  ) -> IndexData {
    var changed = self
    if let population { changed.population = population }
    if let bounds { changed.bounds = bounds }
    if lowerIsBetter { changed.higherIsBetter = false }
    return changed
  }

  /// The bounds that the scores show, where none are known; `nil` where nothing is obvious.
  package var foundBounds: FoundBounds? {
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
    guard population != .present, population != .changing, let time = panel.position(ofTime: year) else { return scores }
    let first: Int
    switch population {
    case .present, .changing: first = time
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
  package var partialLastPeriod: (year: Int, count: Int, before: Int)? {
    guard panel.times.count >= 2 else { return nil }
    let last = panel.times.count - 1
    let count = panel.crossSection(time: last).count { $0 != nil }
    let before = panel.crossSection(time: last - 1).count { $0 != nil }
    return 10 * count < 9 * before ? (panel.times[last], count, before) : nil
  }

  /// A score that stands far from those before and after it.
  package struct OutlyingCell: Hashable, Sendable {
    /// The entity.
    package let entity: String
    /// The year.
    package let year: Int
    /// The score.
    package let score: Double
    /// The entity's nearest other score in time.
    package let neighbour: Double
  }

  /// Scores that stand as far from those before and after them as no other change does, most outlying first.
  package var outlyingCells: [OutlyingCell] {
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

  /// Tables of one's own with at most so many periods are short.
  package static let shortPanel = 5
  private static let mostClasses = 10

  /// How many different values the scores take, where these are few; `nil` where they are many.
  package var fewClasses: Int? {
    var values: Set<Double> = []
    for time in panel.times.indices {
      for score in panel.crossSection(time: time) {
        if let score { values.insert(score) }
        if values.count > Self.mostClasses { return nil }
      }
    }
    return 2 * values.count < panel.units.count && values.count > 1 ? values.count : nil
  }

  /// The share of scores that are those of the period before, of the entities in both periods.
  package var unmovedShare: Double {
    var (stayed, all) = (0.0, 0.0)
    for time in panel.times.indices.dropFirst() {
      for case (let before?, let now?) in zip(panel.crossSection(time: time - 1), panel.crossSection(time: time)) {
        all += 1
        stayed += before == now ? 1 : 0
      }
    }
    return all > 0 ? stayed / all : 0
  }

  /// A period from which on scores are on another scale than before.
  package struct ScaleBreak: Hashable, Sendable {
    /// The period.
    package let year: Int
    /// The median change of the entities in both periods.
    package let medianChange: Double
    /// The distance between the quartiles of the same entities in the period before.
    package let spreadBefore: Double
    /// The distance between their quartiles in the period.
    package let spread: Double
  }

  /// Periods in which the scale of the scores changed as it never did otherwise: the quartiles lie twice as far apart or half
  /// as far, or the median entity moved by one and a half times their distance.
  package var scaleBreaks: [ScaleBreak] {
    var changes: [(found: ScaleBreak, width: Double, level: Double)] = []
    for time in panel.times.indices.dropFirst() {
      let (before, now) = (panel.crossSection(time: time - 1), panel.crossSection(time: time))
      let both = before.indices.compactMap { unit in before[unit].flatMap { old in now[unit].map { (old, $0) } } }
      guard both.count >= Self.fewestForBreak, let old = Quantiles.of(both.map(\.0), [0.25, 0.75]),
        let new = Quantiles.of(both.map(\.1), [0.25, 0.75]), let move = Quantiles.median(both.map { $0.1 - $0.0 }),
        old[1] > old[0], new[1] > new[0]
      else { continue }
      let (spreadBefore, spread) = (old[1] - old[0], new[1] - new[0])
      changes.append(
        (
          ScaleBreak(year: panel.times[time], medianChange: move, spreadBefore: spreadBefore, spread: spread),
          max(spread / spreadBefore, spreadBefore / spread), abs(move) / spreadBefore
        ))
    }
    guard changes.count >= 3, let usualWidth = Quantiles.median(changes.map(\.width)),
      let usualLevel = Quantiles.median(changes.map(\.level))
    else { return [] }
    return changes.filter { change in
      (change.width >= 2 && change.width - 1 >= Self.unusual * (usualWidth - 1))
        || (change.level >= 1.5 && change.level >= Self.unusual * usualLevel)
    }.map(\.found)
  }

  private static let fewestForBreak = 8
  private static let unusual = 8.0
}
