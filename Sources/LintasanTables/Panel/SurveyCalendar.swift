/// When surveys were and will be held.
///
/// Steps ahead are surveys, not years: the calendar says which years they are. Early surveys may be unevenly spaced;
/// after the last known one they come every ``step`` years.
package struct SurveyCalendar: Hashable, Sendable {
  /// The surveys that are known, ascending: held or announced.
  package let surveys: [Int]
  /// The number of years between later surveys, 1 or more.
  package let step: Int

  /// A calendar; `nil` where `surveys` is empty or not ascending, or `step` is not positive.
  package init?(surveys: [Int], step: Int) {
    guard !surveys.isEmpty, step > 0, zip(surveys, surveys.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    self.surveys = surveys
    self.step = step
  }

  /// A calendar of observed times, in any order, that goes on at their last spacing (1 where there are fewer than two).
  package init(times: some Sequence<Int>) {
    surveys = Set(times).sorted()
    let last = surveys.suffix(2)
    let (spacing, overflows) = (last.last ?? 0).subtractingReportingOverflow(last.first ?? 0)
    step = overflows ? 1 : max(1, spacing)
  }

  /// The next surveys after a year: those known, then every ``step`` years after the last one.
  ///
  /// - Parameters:
  ///   - year: the year after which they come.
  ///   - steps: how many; 0 or less gives none.
  package func years(after year: Int, steps: Int) -> [Int] {
    var found: [Int] = []
    while found.count < steps { found.append(first(after: found.last ?? year)) }
    return found
  }

  /// How many surveys after one year the last one up to another year is.
  package func steps(from year: Int, to last: Int) -> Int {
    var (steps, next) = (0, first(after: year))
    while next <= last, next < .max {
      steps += 1
      next = first(after: next)
    }
    return steps
  }

  /// Whether a survey was held or is expected in a year.
  package func includes(_ year: Int) -> Bool {
    guard let start = surveys.first, year > start else { return year == surveys.first }
    return first(after: year - 1) == year
  }

  /// The first survey after a year; the largest integer where that is no longer one.
  private func first(after year: Int) -> Int {
    if let held = surveys.first(where: { $0 > year }) { return held }
    let last = surveys.last ?? year
    let (behind, isFar) = year.subtractingReportingOverflow(last)
    let (gap, isTooWide) = (behind / step + 1).multipliedReportingOverflow(by: step)
    let (next, isTooLate) = last.addingReportingOverflow(gap)
    return isFar || isTooWide || isTooLate ? .max : next
  }
}
