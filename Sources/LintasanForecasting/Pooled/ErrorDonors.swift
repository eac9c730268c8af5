import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a rule missed at earlier origins, as donors of errors for units of like level.
///
/// A unit draws its errors from those of units that stood near its own level then: errors near a bound, or of the poor and
/// the rich, are of their own size. Errors are in units of each donor's own volatility, which is drawn to that of its level.
struct ErrorDonors {
  /// One earlier error.
  private struct Donor {
    let level: Double
    let error: Double
    let hasStayed: Bool
    let unit: Int
  }

  /// The distribution of a window of donors, as quantiles; where a donor did not move, `stays` says so.
  struct ErrorQuantiles: Sendable {
    let errors: [Double]
    let stays: [Bool]
    let middle: Double
  }

  /// The surveys that errors come from.
  let surveyCount: Int
  /// The share of donors that did not move.
  let stayShare: Double
  /// What errors are multiplied by, from what was missed before.
  let growth: Double
  /// The root of the mean squared error, outlying ones bounded.
  let size: Double
  private let donors: [Donor]
  private let levels: [Double]
  private let volatility: Volatility
  private let width: Int

  /// How many quantiles stand for a distribution.
  static let quantileCount = 128
  /// The newest surveys that errors are taken from.
  static let surveysKept = 12
  private static let narrowest = 60
  private static let widest = 1000
  private static let windowShare = 6
  private static let quantile80 = 1.2815515655446004
  private static let largest = 10.0
  private static let volatilityWeight = 4.0

  /// The horizon at which errors are known: that asked for, or a shorter one where too few surveys have passed.
  static func horizon(_ horizon: Int, at origin: Int) -> Int { max(1, min(horizon, origin - 1)) }

  /// - Parameter elapsed: the time from the origin to the target; errors grow with its root.
  init(_ regression: PooledRegression, rule: PooledRule, origin: Int, horizon: Int, elapsed: Double) {
    let series = regression.series
    let scores = series.scores
    let known = Self.horizon(horizon, at: origin)
    var surveys: [[Donor]] = []
    var scales: [Double] = []
    for earlier in stride(from: max(0, origin - known - Self.surveysKept + 1), through: origin - known, by: 1) {
      let correction = regression.correction(rule, earlier, known)
      let raw = series.changes(earlier, known).enumerated().map { $1 - (correction?[$0] ?? 0) }
      let present = raw.filter { !$0.isNaN }
      guard present.count >= 2, let common = Quantiles.median(present) else { continue }
      let since = Double(series.times[earlier + known] - series.times[earlier])
      let wait = (elapsed / since).squareRoot()
      var survey: [Donor] = []
      for unit in raw.indices where !raw[unit].isNaN {
        survey.append(
          Donor(
            level: scores[earlier, unit], error: (raw[unit] - common) * wait,
            hasStayed: scores[earlier + known, unit] == scores[earlier, unit], unit: unit))
      }
      surveys.append(survey)
      scales.append(max(Self.scale(survey.map(\.error)), 1e-12))
    }
    surveyCount = surveys.count
    let total = surveys.reduce(0) { $0 + $1.count }
    stayShare = total == 0 ? 0 : Double(surveys.reduce(0) { $0 + $1.count(where: \.hasStayed) }) / Double(total)
    let scaling = ErrorScaling(surveys.map { $0.map { abs($0.error) } }, scales: scales, horizon: known)
    growth = scaling.width
    let all = zip(surveys, scaling.factors).flatMap { survey, factor in
      survey.map { Donor(level: $0.level, error: $0.error * factor, hasStayed: $0.hasStayed, unit: $0.unit) }
    }
    let limit = Self.largest * max(Self.scale(all.map(\.error)), 1e-12)
    let sorted = all.map {
      Donor(level: $0.level, error: max(-limit, min(limit, $0.error)), hasStayed: $0.hasStayed, unit: $0.unit)
    }.sorted { ($0.level, $0.unit) < ($1.level, $1.unit) }
    donors = sorted
    levels = sorted.map(\.level)
    width = min(sorted.count, max(Self.narrowest, min(Self.widest, sorted.count / Self.windowShare)))
    size = sorted.isEmpty ? 0 : (sorted.reduce(0) { $0 + $1.error * $1.error } / Double(sorted.count)).squareRoot()
    volatility = Volatility(of: sorted, levels: sorted.map(\.level), width: width, units: scores.unitCount)
  }

  /// The 80 % point of absolute errors over that of the normal distribution.
  private static func scale(_ errors: [Double]) -> Double {
    (Quantiles.of(errors.lazy.map { abs($0) }, [0.8])?[0] ?? 0) / quantile80
  }

  /// How large each unit's errors are beside those of others at its levels: mean ratios, drawn to 1.
  private struct Volatility {
    /// The ratio of each donor's absolute error to those near its level.
    private(set) var ratios: [Double] = []
    private var sums: [Double]
    private var counts: [Double]

    init(of donors: [Donor], levels: [Double], width: Int, units: Int) {
      var totals = [0.0]
      totals.reserveCapacity(donors.count + 1)
      for donor in donors { totals.append(totals[totals.count - 1] + abs(donor.error)) }
      sums = [Double](repeating: volatilityWeight, count: units)
      counts = sums
      ratios.reserveCapacity(donors.count)
      for donor in donors {
        let window = window(donor.level, levels, width)
        let local = max((totals[window.upperBound] - totals[window.lowerBound]) / Double(window.count), 1e-12)
        ratios.append(abs(donor.error) / local)
        sums[donor.unit] += abs(donor.error) / local
        counts[donor.unit] += 1
      }
    }

    /// The volatility of a unit by all its errors: what its next one is to be expected by.
    func of(_ unit: Int) -> Double { sums[unit] / counts[unit] }

    /// The volatility of a donor's unit by its other errors: an error must not be measured by itself, which would make
    /// large ones small.
    func besides(_ donor: Int, of unit: Int) -> Double { (sums[unit] - ratios[donor]) / (counts[unit] - 1) }
  }

  /// The volatility of a unit beside others at its level.
  func volatility(of unit: Int) -> Double { volatility.of(unit) }

  /// The window of donors nearest to a level.
  func window(_ level: Double) -> Range<Int> { Self.window(level, levels, width) }

  /// The window of sorted levels nearest to one; all that are equal to it where they are enough.
  static func window(_ level: Double, _ levels: [Double], _ width: Int) -> Range<Int> {
    let (first, end) = (bound(levels) { $0 < level }, bound(levels) { $0 <= level })
    let width = min(width, levels.count)
    if end - first >= width { return first..<end }
    let start = max(0, min((first + end) / 2 - width / 2, levels.count - width))
    return start..<(start + width)
  }

  /// The number of leading levels for which a condition holds.
  private static func bound(_ levels: [Double], _ holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, levels.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(levels[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The distribution of a window, in units of volatility.
  func quantiles(_ window: Range<Int>) -> ErrorQuantiles {
    let sorted = window.map { (donors[$0].error / volatility.besides($0, of: donors[$0].unit), donors[$0].hasStayed) }.sorted {
      $0.0 < $1.0
    }
    let count = sorted.count
    let picks = (0..<Self.quantileCount).map { sorted[min(count - 1, (2 * $0 + 1) * count / (2 * Self.quantileCount))] }
    return ErrorQuantiles(
      errors: picks.map(\.0), stays: picks.map(\.1), middle: Quantiles.ofSorted(sorted.map(\.0), 0.5) ?? 0)
  }
}
