import LintasanCore
import LintasanTables

/// The default: for an index with a recipe of its own the panel model, for any other panel whichever pooled rule did best
/// at earlier origins, with errors drawn from what that rule missed there.
public struct DefaultModel: Forecaster {
  public let name = Forecasters.defaultName
  public let summary = "the panel model of the index, or the pooled rule that did best at earlier origins"

  /// The default model.
  public init() {}

  public func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    if problem.recipe != .generic || !problem.components.isEmpty {
      return try PanelModel().forecast(problem, steps: steps).named(name, chosen: PanelModel.recipeName)
    }
    let history = ObservedPanel(problem)
    let (units, flags, excluded) = try requirePopulation(history, steps: steps)
    let (simulator, horizons) = PooledFit(history).simulator(units, steps: steps)
    return jointForecast(
      problem, units: units, flags: flags, excluded: excluded, steps: steps, simulator: simulator,
      centres: horizons.map { JointForecast.Centre(order: $0.centres, isPlace: $0.isStill) },
      chosen: horizons.map(\.rule.name))
  }
}
