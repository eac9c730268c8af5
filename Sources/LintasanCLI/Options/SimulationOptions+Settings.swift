import Lintasan

extension SimulationOptions {
  /// The settings of a projection.
  func settings(model: String?) -> Projection.Settings {
    Console.detail("seed \(seed), \(draws) draws, \(threadCount) threads")
    return Projection.Settings(model: model, draws: draws, seed: seed, threads: threadCount)
  }
}
