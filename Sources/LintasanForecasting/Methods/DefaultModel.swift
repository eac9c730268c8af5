import LintasanCore
import LintasanTables

/// The default: for an index with a recipe of its own the panel model, for any other panel whichever pooled rule did best
/// at earlier origins, with errors drawn from what that rule missed there.
public struct DefaultModel: Forecaster {
  public let name = Forecasters.defaultName
  public let summary = "the panel model of the index, or the pooled rule that did best at earlier origins"

  /// The default model.
  package init() {}

  public func forecast(_ problem: ForecastProblem, steps: Int) throws(ForecastError) -> JointForecast {
    if let model = Self.delegate(for: problem) {
      return try model.forecast(problem, steps: steps).named(name, chosen: model.name)
    }
    let history = ObservedPanel(problem)
    let (units, flags, excluded) = try requirePopulation(history, steps: steps)
    let (simulator, horizons) = PooledFit(history).simulator(units, steps: steps)
    return jointForecast(
      problem, units: units, flags: flags, excluded: excluded, steps: steps, simulator: simulator,
      centres: horizons.map { JointForecast.Centre(order: $0.centres, isPlace: $0.isStill) },
      chosen: horizons.map(\.rule.name))
  }

  /// The model that the default is by another name; `nil` where it chooses among pooled rules.
  static func delegate(for problem: ForecastProblem) -> PanelModel? {
    problem.recipe != .generic || !problem.components.isEmpty ? PanelModel() : nil
  }
}
