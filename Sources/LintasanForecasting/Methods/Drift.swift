/// Every unit goes on as it went on average between its first and its last score.
///
/// Errors are treated as those of ``Naive``.
package struct Drift: Forecaster {
  package let name = "drift"
  package let summary = "the unit's own mean change goes on"

  /// The drift model.
  package init() {}

  package func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    try pooledForecast(problem, steps: steps) { history, origin, horizon in
      history.lastIndex(origin).enumerated().map { unit, last in
        let known = (0...origin).filter { !history.index[$0, unit].isNaN }
        guard let start = known.first, let end = known.last, end > start else { return last }
        return last + Double(horizon) * (last - history.index[start, unit]) / Double(end - start)
      }
    }
  }
}
