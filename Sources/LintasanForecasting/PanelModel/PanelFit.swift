import LintasanLinearAlgebra
import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A panel model fitted to a history: points of standing, and the errors that its rule made at earlier origins.
final class PanelFit {
  let history: ObservedPanel
  let standing: StandardizedScores
  private let rule: any StandingRule
  private var points: [Key: [[Double]]] = [:]
  /// What deviations of the common move are multiplied by.
  private(set) lazy var commonFactor = measuredCommonFactor()
  private var residuals: [Key: [[Double]]] = [:]

  private static let surveysKept = 12
  private static let ownShareWeight = 10.0
  private static let largestError = 4.0
  private static let fewestForShift = 3
  /// Errors to come are larger than those by which their scale is known.
  private static let inflation = 1.03
  private static let quantile80 = 1.2815515655446004

  private struct Key: Hashable {
    let origin: Int
    let horizon: Int
  }

  init(_ history: ObservedPanel, _ standing: StandardizedScores, rule: any StandingRule) {
    self.history = history
    self.standing = standing
    self.rule = rule
  }

  /// Standings at a horizon after an origin.
  func point(_ origin: Int, _ horizon: Int) -> [[Double]] {
    let key = Key(origin: origin, horizon: horizon)
    if let known = points[key] { return known }
    let point = rule.point(origin: origin, horizon: horizon)
    points[key] = point
    return point
  }

  /// What the rule missed at an earlier origin: for each component one a unit, NaN where nothing can be said.
  func residual(_ origin: Int, _ horizon: Int) -> [[Double]] {
    let key = Key(origin: origin, horizon: horizon)
    if let known = residuals[key] { return known }
    let carried = rule.isCarriedForward(target: origin + horizon)
    let residual = zip(standing.z, point(origin, horizon)).map { grid, point in
      point.indices.map { carried?[$0] == true ? .nan : grid[origin + horizon, $0] - point[$0] }
    }
    residuals[key] = residual
    return residual
  }

  /// What the rule missed at one earlier survey.
  struct EarlierErrors {
    let target: Int
    /// For each component one a unit.
    let errors: [[Double]]
    /// By component.
    let scales: [Double]
  }

  /// The latest earlier errors at a horizon, newest first, with their scales by component.
  func earlierErrors(_ origin: Int, _ horizon: Int) -> [EarlierErrors] {
    guard origin >= horizon else { return [] }
    let latest = origin - horizon
    var found: [EarlierErrors] = []
    for earlier in stride(from: latest, through: max(0, latest - Self.surveysKept + 1), by: -1) {
      let errors = residual(earlier, horizon)
      guard errors.allSatisfy({ $0.count { !$0.isNaN } >= 2 }) else { continue }
      found.append(
        EarlierErrors(target: earlier + horizon, errors: errors, scales: errors.map(Self.robustScale)))
    }
    return found
  }

  /// The 80 % point of the absolute errors over that of the normal distribution: a scale that outliers do not move.
  static func robustScale(_ errors: [Double]) -> Double {
    let quantile = Quantiles.of(errors.lazy.filter { !$0.isNaN }.map { abs($0) }, [0.8])?[0] ?? 0
    return max(quantile / quantile80, 1e-6)
  }

  /// The scale of errors by component: earlier surveys' on the log scale, drawn to the expected one.
  func errorScales(_ origin: Int, _ horizon: Int) -> [Double] {
    let expected = expectedScales(origin, horizon)
    let earlier = earlierErrors(origin, horizon)
    let count = Double(earlier.count)
    return expected.indices.map { component in
      let sum = earlier.reduce(0) { $0 + log($1.scales[component]) } + count * scoreShift(earlier, component)
      return exp((sum + rule.priorWeight * log(max(expected[component], 1e-6))) / (count + rule.priorWeight))
    }
  }

  /// What errors that are steady in scores add to the mean logarithm of their scales in standings: all of it where those
  /// in scores vary much less from survey to survey, nothing where those in standings do.
  private func scoreShift(_ earlier: [EarlierErrors], _ component: Int) -> Double {
    guard rule.mayScaleByScores, earlier.count >= Self.fewestForShift else { return 0 }
    let now = log(standing.spreads[component][history.origin])
    let gaps = earlier.map { log(standing.spreads[component][$0.target]) - now }
    let inStandings = earlier.map { log($0.scales[component]) }
    let inScores = zip(inStandings, gaps).map { $0 + $1 }
    let (a, b) = (Moments.sumOfSquares(inStandings), Moments.sumOfSquares(inScores))
    guard a + b > 0 else { return 0 }
    return a / (a + b) * gaps.reduce(0, +) / Double(gaps.count)
  }

  /// What is expected of the scale: the rule's own view, or the one-step scale growing with the root of the horizon.
  func expectedScales(_ origin: Int, _ horizon: Int) -> [Double] {
    if let expected = rule.priorScale(origin: origin, horizon: horizon) { return expected }
    let earlier = earlierErrors(origin, 1)
    let growth = Double(horizon).squareRoot()
    return standing.z.indices.map { component in
      earlier.isEmpty
        ? 0.3 * growth
        : exp(earlier.reduce(0) { $0 + log($1.scales[component]) } / Double(earlier.count)) * growth
    }
  }

  /// The index itself at a horizon by the rule's points, one for each of some units; `nil` where the median of the draws
  /// is the better forecast.
  func scorePoint(_ horizon: Int, units: [Int]) -> [Double]? {
    let origin = history.origin
    guard standing.z.count == 1, rule.prefersPoint(origin: origin, horizon: horizon) else { return nil }
    let point = point(origin, horizon)[0]
    let level = standing.means[0][origin] + commonMove(0, origin, horizon).move
    return units.map { level + standing.spreads[0][origin] * point[$0] }
  }

  /// What a simulator needs to know of one future survey, for some of the units.
  func step(_ horizon: Int, units: [Int]) -> ShockSimulator.Step {
    let origin = history.origin
    var (earlier, levels): ([[Double]], [[Double]]) = ([], [])
    for errors in earlierErrors(origin, horizon) {
      guard let scaled = scaledErrors(errors.errors, errors.scales, units) else { continue }
      earlier.append(scaled)
      let row = history.index.row(errors.target - horizon)
      levels.append(units.map { row[row.startIndex + $0] })
    }
    let errors = earlier.isEmpty ? Matrix(rows: 0, columns: standing.z.count * units.count) : Matrix(rows: earlier)
    let last = history.lastIndex(origin)
    let point = point(origin, horizon)
    let componentCount = standing.z.count
    let moves = (0..<componentCount).map { commonMove($0, origin, horizon) }
    let factor = commonFactor
    return ShockSimulator.Step(
      standings: point.flatMap { component in units.map { component[$0] } },
      levels: moves.indices.map { standing.means[$0][origin] + moves[$0].move },
      levelDeviations: moves.map { $0.deviation * factor }, spreads: standing.spreads.map { $0[origin] },
      errorScales: errorScales(origin, horizon).map { $0 * Self.inflation },
      weights: history.weights(in: history.time(origin, plus: horizon)),
      errors: errors, degreesOfFreedom: commonDegreesOfFreedom,
      ownShare: Self.ownShareWeight / (Self.ownShareWeight + Double(earlier.count)),
      own: OwnErrors(errors, levels: levels, now: units.map { last[$0] }))
  }

  /// One survey's errors in units of their scale, within ±4; a unit without an error borrows another's.
  private func scaledErrors(_ errors: [[Double]], _ scales: [Double], _ units: [Int]) -> [Double]? {
    let full = units.indices.filter { position in errors.allSatisfy { !$0[units[position]].isNaN } }
    guard !full.isEmpty else { return nil }
    let donors = units.indices.map { position in
      errors.contains { $0[units[position]].isNaN } ? full[position * 7919 % full.count] : position
    }
    return zip(errors, scales).flatMap { component, scale in
      donors.map { max(-Self.largestError, min(Self.largestError, component[units[$0]] / scale)) }
    }
  }
}
