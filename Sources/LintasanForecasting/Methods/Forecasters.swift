/// The registry of models.
public enum Forecasters {
  /// The name of the model that is used unless another is asked for.
  public static let defaultName = "default"

  /// All models, baselines first.
  public static let all: [any Forecaster] = [
    Naive(),
    Drift(),
    PanelModel(),
    PanelModel(isNowcast: true),
  ]

  /// The names of all models.
  public static var names: [String] { all.map(\.name) }

  /// The model of a name.
  ///
  /// - Throws: `.unknownModel` with what there is.
  public static func named(_ name: String) throws(ForecastError) -> any Forecaster {
    guard let model = all.first(where: { $0.name == name }) else { throw .unknownModel(name, available: names) }
    return model
  }
}
