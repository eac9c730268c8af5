/// Every unit goes on as all units went on average from survey to survey.
///
/// A common move changes scores, not ranks. Errors are treated as those of ``Naive``.
package struct GlobalDrift: Forecaster {
  package let name = "global_drift"
  package let summary = "the mean change of all units goes on"

  /// The global drift model.
  package init() {}

  package func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    try pooledForecast(problem, steps: steps) { history, origin, horizon in
      var (sum, count) = (0.0, 0.0)
      for time in stride(from: 1, through: origin, by: 1) {
        for unit in history.units.indices {
          let change = history.index[time, unit] - history.index[time - 1, unit]
          if !change.isNaN {
            sum += change
            count += 1
          }
        }
      }
      let drift = count > 0 ? sum / count : 0
      return history.lastIndex(origin).map { $0 + Double(horizon) * drift }
    }
  }
}
