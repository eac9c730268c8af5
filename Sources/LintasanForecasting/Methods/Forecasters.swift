/// The registry of models.
public enum Forecasters {
  /// The name of the model that is used unless another is asked for.
  package static let defaultName = "default"

  /// All models, baselines first.
  public static let all: [any Forecaster] = [
    Naive(),
    Drift(),
    GlobalDrift(),
    ExponentialSmoothing.simple,
    ExponentialSmoothing.holt,
    ExponentialSmoothing.damped,
    ExponentialSmoothing.automatic,
    Theta(),
    ARIMA.autoregressive,
    ARIMA.automatic,
    PanelModel.smoothing,
    PanelModel.groups,
    PanelModel.combination,
    PanelModel(),
    DefaultModel(),
    PanelModel(isNowcast: true),
  ]

  /// The names of all models.
  package static var names: [String] { all.map(\.name) }

  /// Models in the order of the registry; others keep theirs behind.
  static func ordered(_ models: [any Forecaster]) -> [any Forecaster] {
    let positions = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    return models.enumerated().sorted { a, b in
      (positions[a.element.name] ?? .max, a.offset) < (positions[b.element.name] ?? .max, b.offset)
    }.map(\.element)
  }

  /// The models that can forecast a problem: those that need drivers or groups only where there are any.
  package static func applicable(to problem: ForecastProblem) -> [any Forecaster] {
    all.filter { $0.isApplicable(to: problem) }
  }

  /// The model of a name.
  ///
  /// - Throws: `.unknownModel` with what there is.
  public static func named(_ name: String) throws(ForecastError) -> any Forecaster {
    guard let model = all.first(where: { $0.name == name }) else { throw .unknownModel(name, available: names) }
    return model
  }
}
