/// How a panel model forecasts standings: its points, and what it expects of their errors before any are seen.
///
/// Whatever a rule says about an origin may use that survey and earlier ones only.
protocol StandingRule: AnyObject {
  /// Standings at `horizon` surveys after survey `origin`: for each component one a unit, NaN where unknown.
  func point(origin: Int, horizon: Int) -> [[Double]]
  /// The scale of errors, for each component, expected before earlier errors are looked at; `nil` for the usual guess.
  func priorScale(origin: Int, horizon: Int) -> [Double]?
  /// The units whose values at survey `target` are copies of the survey before and so no evidence.
  func isCarriedForward(target: Int) -> [Bool]?
  /// Whether the point itself, not the median of the draws, is the better forecast of a rank.
  func prefersPoint(origin: Int, horizon: Int) -> Bool
  /// How many surveys the expected scale counts for.
  var priorWeight: Double { get }
  /// Whether the scale of errors may rather be steady in scores than in standings, by what earlier surveys show.
  var mayScaleByScores: Bool { get }
}

extension StandingRule {
  func priorScale(origin: Int, horizon: Int) -> [Double]? { nil }
  func isCarriedForward(target: Int) -> [Bool]? { nil }
  func prefersPoint(origin: Int, horizon: Int) -> Bool { false }
  var priorWeight: Double { 1 }
  var mayScaleByScores: Bool { false }
}
