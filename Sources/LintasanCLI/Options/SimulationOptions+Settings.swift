import Lintasan

extension SimulationOptions {
  /// The settings of a projection.
  func settings(model: String?) -> Projection.Settings {
    Projection.Settings(model: model, draws: draws, seed: seed, threads: threadCount)
  }
}
