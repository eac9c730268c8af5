import LintasanStatistics

/// How the common level of all units moves: the median change of the units that were in both of two surveys, a time unit.
///
/// The drift is the mean change, shrunk as if two surveys had not moved, or whichever of four simple rules missed least
/// before. The variance of its shocks is that of what the rule missed, drawn to a prior from the units' own errors; to it
/// comes the error of the drift itself, which grows with the square of the time ahead.
struct CommonMove: Hashable, Sendable {
  /// The expected move a time unit.
  let drift: Double
  /// The variance of shocks a time unit.
  let variance: Double
  /// The time that the drift was learnt from.
  let learnt: Double
  /// The degrees of freedom of the shocks' distribution.
  let degreesOfFreedom: Double

  private static let priorSurveys = 2.0
  private static let priorShare = 0.25
  private static let surveysKept = 12
  private static let fewestForChoice = 5
  /// What another rule than the shrunk mean has to beat.
  private static let advantage = 1.1

  /// - Parameters:
  ///   - changes: the common change from each survey to the next with the time between.
  ///   - unitError: the root of the mean squared error of units after one time unit.
  init(_ changes: [(change: Double, elapsed: Double)], unitError: Double) {
    let rates = changes.map { $0.change / $0.elapsed }
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
    let prior = Self.priorShare * unitError
    variance =
      errors.reduce(Self.priorSurveys * prior * prior) { $0 + $1 * $1 } / (Double(errors.count) + Self.priorSurveys)
    learnt = max(changes.reduce(0) { $0 + $1.elapsed }, 1e-9)
    degreesOfFreedom = Double(errors.count) + Self.priorSurveys
  }

  /// The expected move after some time, and the standard deviation of its error.
  func after(_ elapsed: Double) -> (move: Double, deviation: Double) {
    let isKnown = degreesOfFreedom > Self.priorSurveys
    let ofDrift = isKnown ? elapsed * elapsed * variance / learnt : elapsed * elapsed * variance
    return (drift * elapsed, (elapsed * variance + ofDrift).squareRoot())
  }
}
