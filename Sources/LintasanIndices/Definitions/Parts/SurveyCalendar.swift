/// The years in which an index is published.
public struct SurveyCalendar: Hashable, Sendable {
  /// The years of the surveys held, ascending, at least one.
  public let surveys: [Int]
  /// The number of years between later surveys, 1 or more.
  public let step: Int

  /// A calendar; `nil` where `surveys` is empty or not ascending, or `step` is not positive.
  public init?(surveys: [Int], step: Int) {
    guard !surveys.isEmpty, step > 0, zip(surveys, surveys.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    self.surveys = surveys
    self.step = step
  }

  /// A calendar that begins with one survey and goes on year by year.
  public init(startingIn year: Int) {
    surveys = [year]
    step = 1
  }

  /// The next surveys after a year: those held, then every `step` years after the last one.
  ///
  /// - Parameters:
  ///   - year: the year after which they come.
  ///   - steps: how many; 0 or less gives none, and nothing beyond the year 9999 is given.
  public func years(after year: Int, steps: Int) -> [Int] {
    var found: [Int] = []
    var next = first(after: year)
    while found.count < steps, next <= Self.latest {
      found.append(next)
      next = first(after: next)
    }
    return found
  }

  /// The surveys after a year up to and including another one, and not beyond the year 9999.
  public func years(after year: Int, through last: Int) -> [Int] {
    var found: [Int] = []
    var next = first(after: year)
    while next <= min(last, Self.latest) {
      found.append(next)
      next = first(after: next)
    }
    return found
  }

  /// Whether a survey was held or is expected in a year.
  public func includes(_ year: Int) -> Bool {
    year > surveys[0] ? first(after: year - 1) == year : year == surveys[0]
  }

  private static let latest = 9999

  private func first(after year: Int) -> Int {
    guard year < Self.latest else { return Self.latest + 1 }
    if let held = surveys.first(where: { $0 > year }) { return held }
    let last = surveys[surveys.count - 1]
    return last + ((year - last) / step + 1) * step
  }
}
