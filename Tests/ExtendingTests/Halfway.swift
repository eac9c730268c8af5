import Lintasan

/// Half the way to the mean of all, from one survey to the next.
struct Halfway: Forecaster {
  let name = "halfway"
  let summary = "half the way to the mean of all"

  func futures(of history: ForecastHistory, steps: Int) -> Futures {
    let mean = history.last.reduce(0, +) / Double(history.last.count)
    let points = (1...steps).map { step in history.last.map { mean + ($0 - mean) / Double(1 << step) } }
    let spreads = (1...steps).map { step in history.last.map { _ in 0.03 * Double(step).squareRoot() } }
    return .points(points, spreads: spreads)
  }
}
