/// Nothing changes: every unit keeps its last score.
///
/// Its distribution is the last score plus its own past errors at that horizon, all units and earlier origins pooled, less
/// their mean.
public struct Naive: Forecaster {
  public let name = "naive"
  public let summary = "the last score stays"

  /// The naive model.
  package init() {}

  public func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    try pooledForecast(problem, steps: steps) { history, origin, _ in history.lastIndex(origin) }
  }
}
