import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the common level of all units moves: the median change of the units that were in both of two surveys, a time unit.
///
/// The drift is the mean change, shrunk as if two surveys had not moved, or whichever of four simple rules missed least
/// before. The variance of its shocks is that of what the rule missed, drawn to a prior from the units' own errors; to it
/// comes the error of the drift itself, which grows with the square of the time ahead. A change beyond all others, such as
/// by another method, tells nothing of either: it is a jump, and jumps come again as often as they came.
struct CommonMove: Hashable, Sendable {
  /// The common change from one survey to the next.
  struct Change: Hashable, Sendable {
    /// The position of the later survey.
    let survey: Int
    let change: Double
    let elapsed: Double
    var rate: Double { change / elapsed }
  }

  /// The expected move a time unit.
  let drift: Double
  /// The variance of shocks a time unit.
  let variance: Double
  /// The time that the drift was learnt from.
  let learnt: Double
  /// The degrees of freedom of the shocks' distribution.
  let degreesOfFreedom: Double
  /// The surveys that came by a jump.
  let jumps: Set<Int>
  /// The root of the mean squared jump; 0 without any.
  let jumpSize: Double
  /// The jumps to be expected a time unit.
  let jumpRate: Double

  private static let priorSurveys = 2.0
  private static let priorShare = 0.25
  private static let surveysKept = 12
  private static let fewestForChoice = 5
  /// What another rule than the shrunk mean has to beat.
  private static let advantage = 1.1
  private static let fewestForJump = 5
  /// How many robust deviations a jump lies from the median change, and the share of changes that may be jumps.
  private static let jumpDeviations = 10.0
  private static let mostJumps = 0.25
  private static let normalMAD = 1.4826

  /// - Parameters:
  ///   - all: the common change from each survey to the next.
  ///   - unitError: the root of the mean squared error of units after one time unit.
  init(_ all: [Change], unitError: Double) {
    let prior = Self.priorShare * unitError
    let jumped = Self.jumps(all, floor: prior)
    let changes = all.filter { !jumped.contains($0) }
    let rates = changes.map(\.rate)
    let rules: [(ArraySlice<Double>) -> Double] = [
      { $0.reduce(0, +) / (Double($0.count) + Self.priorSurveys) },
      { _ in 0 },
      { $0.suffix(4).reduce(0, +) / Double(min(4, $0.count) + 1) },
      { 0.7 * ($0.last ?? 0) },
    ]
    var best = 0
    if rates.count >= Self.fewestForChoice {
      let missed = rules.map { rule in
        (2..<rates.count).reduce(0.0) { $0 + abs(rates[$1] - rule(rates[..<$1])) }
      }
      for other in 1..<rules.count where missed[other] * Self.advantage < missed[best] * (best == 0 ? 1 : Self.advantage) {
        best = other
      }
    }
    drift = rules[best](rates[...])
    var errors: [Double] = []
    for time in stride(from: 1, to: rates.count, by: 1) {
      errors.append((rates[time] - rules[best](rates[..<time])) * changes[time].elapsed.squareRoot())
    }
    errors = Array(errors.suffix(Self.surveysKept))
    variance =
      errors.reduce(Self.priorSurveys * prior * prior) { $0 + $1 * $1 } / (Double(errors.count) + Self.priorSurveys)
    learnt = max(changes.reduce(0) { $0 + $1.elapsed }, 1e-9)
    degreesOfFreedom = Double(errors.count) + Self.priorSurveys
    jumps = Set(jumped.map(\.survey))
    let squares = jumped.reduce(0) { $0 + $1.change * $1.change }
    jumpSize = jumped.isEmpty ? 0 : (squares / Double(jumped.count)).squareRoot()
    let time = all.reduce(0) { $0 + $1.elapsed }
    let share = Double(jumped.count) / (Double(all.count) + Self.priorSurveys)
    jumpRate = jumped.isEmpty ? 0 : share * Double(all.count) / time
  }

  /// The changes that lie beyond all others.
  private static func jumps(_ changes: [Change], floor: Double) -> Set<Change> {
    guard changes.count >= fewestForJump, let middle = Quantiles.median(changes.map(\.rate)) else { return [] }
    let misses = changes.map { abs($0.rate - middle) * $0.elapsed.squareRoot() }
    guard let usual = Quantiles.median(misses) else { return [] }
    let limit = jumpDeviations * max(normalMAD * usual, floor)
    let far = zip(changes, misses).filter { $0.1 > limit }.map(\.0)
    return limit > 0 && Double(far.count) <= mostJumps * Double(changes.count) ? Set(far) : []
  }

  /// What is drawn of the common level after some time.
  func shock(after elapsed: Double, factor: Double = 1) -> CommonShock {
    let isKnown = degreesOfFreedom > Self.priorSurveys
    let ofDrift = isKnown ? elapsed * elapsed * variance / learnt : elapsed * elapsed * variance
    return CommonShock(
      expected: drift * elapsed, deviation: (elapsed * variance + ofDrift).squareRoot() * factor,
      degreesOfFreedom: degreesOfFreedom, jumpChance: 1 - exp(-jumpRate * elapsed), jumpSize: jumpSize)
  }
}

/// The distribution of the common move at one future survey: a shock around what is expected, or a jump up or down.
struct CommonShock: Hashable, Sendable {
  /// The expected move.
  let expected: Double
  /// The standard deviation of its error, and the degrees of freedom of the distribution.
  let deviation: Double
  let degreesOfFreedom: Double
  /// The chance that the level jumps, and how far it does: from half of that to one and a half times as far.
  var jumpChance = 0.0
  var jumpSize = 0.0

  /// No common move.
  static let none = CommonShock(expected: 0, deviation: 0, degreesOfFreedom: 2)

  /// The move of a draw from its standard normal number, rising with it.
  func move(_ normal: Double) -> Double {
    guard jumpChance > 0, let place = try? Normal.standard.lowerTail(normal) else { return shock(normal) }
    let side = jumpChance / 2
    if place < side { return expected - jumpSize * (1.5 - place / side) }
    if place > 1 - side { return expected + jumpSize * (1.5 - (1 - place) / side) }
    return shock((try? Normal.standard.quantile((place - side) / (1 - jumpChance))) ?? normal)
  }

  private func shock(_ normal: Double) -> Double {
    expected + deviation * EmpiricalSimulator.student(normal, degreesOfFreedom: degreesOfFreedom)
  }
}
