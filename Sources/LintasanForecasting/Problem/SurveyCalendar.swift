/// When surveys were and will be held.
///
/// Steps ahead are surveys, not years: the calendar says which years they are. Early surveys may be unevenly spaced.
public struct SurveyCalendar: Hashable, Sendable {
  /// The surveys that are known, ascending: held or announced.
  public let times: [Int]
  /// The years between surveys after the last known one.
  public let interval: Int

  /// A calendar of known surveys that goes on at an interval of at least 1.
  public init(times: [Int], interval: Int) {
    precondition(interval >= 1, "an interval of \(interval)")
    self.times = Set(times).sorted()
    self.interval = interval
  }

  /// A calendar that goes on at the last spacing of the known times (1 where there are fewer than two).
  public init(times: [Int]) {
    let sorted = Set(times).sorted()
    let spacing = sorted.count < 2 ? 1 : sorted[sorted.count - 1] - sorted[sorted.count - 2]
    self.init(times: sorted, interval: spacing)
  }

  /// The next `steps` surveys after the survey of `origin`.
  public func times(after origin: Int, steps: Int) -> [Int] {
    var coming = Array(times.filter { $0 > origin }.prefix(steps))
    while coming.count < steps { coming.append(max(coming.last ?? origin, times.last ?? origin) + interval) }
    return coming
  }

  /// How many surveys after `origin` the last one up to `time` is.
  public func steps(from origin: Int, to time: Int) -> Int {
    var steps = 0
    while let next = times(after: origin, steps: steps + 1).last, next <= time { steps += 1 }
    return steps
  }
}
