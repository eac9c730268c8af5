import ArgumentParser
import Lintasan

/// How a simulation is run. The result depends on seed and draws, never on threads.
struct SimulationOptions: ParsableArguments {
  /// The seed unless another is given.
  static var defaultSeed: UInt64 { SeedOptions.standard }

  @OptionGroup var random: SeedOptions

  @Option(parsing: .unconditional, help: ArgumentHelp("Number of simulated futures.", valueName: "number"))
  var draws: Int = 10_000

  @OptionGroup var workers: ThreadOptions

  func validate() throws {
    if draws < 1 { throw ValidationError("--draws is \(draws); expected at least 1, such as 10000.") }
    if draws > 100_000_000 { throw ValidationError("--draws is \(draws); expected at most 100000000.") }
  }

  /// The seed.
  var seed: UInt64 { random.seed }

  /// The number of threads.
  var threadCount: Int { workers.count }

  /// The number of cores.
  static var cores: Int { ThreadOptions.cores }
}
