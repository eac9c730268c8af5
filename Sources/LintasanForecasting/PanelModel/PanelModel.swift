import Foundation
import LintasanStatistics
import LintasanTables

/// The default: standings within each survey, forecast by what the whole panel shows.
///
/// Each component is standardised within each survey; standings are forecast by the problem's recipe, the common level
/// apart. Errors of the rule at earlier origins are resampled jointly, whole surveys and whole component tuples, so that
/// units and components stay correlated. Scores are kept within the scale, components add up to the index in every draw.
public struct PanelModel: Forecaster {
  public let name: String
  public let summary: String
  /// Whether drivers that became known after the origin are used.
  public let isNowcast: Bool

  /// The default model, or its nowcast.
  public init(isNowcast: Bool = false) {
    self.isNowcast = isNowcast
    name = isNowcast ? "nowcast" : "default"
    summary =
      isNowcast
      ? "the default with drivers that became known after the origin"
      : "standings by component from the whole panel, simulated jointly"
  }

  public func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    if isNowcast {
      guard case .components = problem.recipe, problem.drivers != nil else {
        throw .notApplicable(model: name, reason: "it needs drivers, and this index has none")
      }
    }
    let isLogged = try Self.isSkewed(problem)
    let history = History(isLogged ? try problem.logged() : problem)
    let (units, flags, leftOut) = try requirePopulation(history, steps: steps)
    let standing = Standing(history.components)
    let rule: any StandingRule =
      switch problem.recipe {
      case .components(let sets): try AverageFit(history, standing, sets: sets, isNowcast: isNowcast)
      case .groups(let rule): try GroupsFit(history, standing, rule: rule)
      case .generic:
        problem.components.isEmpty
          ? GenericFit(history, standing) : try AverageFit(history, standing, sets: [], isNowcast: isNowcast)
      }
    let fit = PanelFit(history, standing, rule: rule)
    let simulator = ShockSimulator(
      steps: (1...steps).map { fit.step($0, units: units) }, unitCount: units.count,
      componentCount: history.components.count, bounds: isLogged ? nil : problem.scale.map { SoftBounds($0) },
      isLogged: isLogged)
    return jointForecast(problem, units: units, flags: flags, leftOut: leftOut, steps: steps, simulator: simulator)
  }

  /// Whether a single unbounded variable is positive and clearly less skewed in logarithms, judged on its first time,
  /// which is known at every origin.
  static func isSkewed(_ problem: ForecastProblem) throws(ForecastError) -> Bool {
    guard problem.recipe == .generic, problem.components.isEmpty, problem.scale == nil else { return false }
    let values = History(problem).index.present(0)
    guard values.count >= 8, values.allSatisfy({ $0 > 0 }) else { return false }
    return abs(skewness(values.map { log($0) })) < abs(skewness(values)) - 0.3
  }

  private static func skewness(_ values: [Double]) -> Double {
    guard let mean = Moments.mean(values), let spread = Moments.standardDeviation(values, degreesLost: 0), spread > 0
    else { return 0 }
    return values.reduce(0) { $0 + pow(($1 - mean) / spread, 3) } / Double(values.count)
  }
}

extension ForecastProblem {
  /// The problem in logarithms of its single variable.
  func logged() throws(ForecastError) -> ForecastProblem {
    try ForecastProblem(
      panel: panel.mapping { log($0) }, index: index, higherIsBetter: higherIsBetter, calendar: calendar,
      levelsFrom: levelsFrom, groups: groups, drivers: drivers, population: population, recipe: recipe)
  }
}
