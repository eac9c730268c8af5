import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How a simulation is run. The result depends on seed and draws, never on threads.
struct SimulationOptions: ParsableArguments {
  /// The seed unless another is given.
  static let defaultSeed: UInt64 = 20_030_101

  @Option(parsing: .unconditional, help: ArgumentHelp("The seed of the random numbers.", valueName: "number"))
  var seed: UInt64 = SimulationOptions.defaultSeed

  @Option(parsing: .unconditional, help: ArgumentHelp("How many futures are drawn.", valueName: "number"))
  var draws: Int = 10_000

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many threads may work (default: all cores).", valueName: "number"))
  var threads: Int?

  func validate() throws {
    if draws < 1 { throw ValidationError("--draws is \(draws); expected at least 1, such as 10000.") }
    if draws > 100_000_000 { throw ValidationError("--draws is \(draws); expected at most 100000000.") }
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads); expected at least 1.") }
  }

  /// The number of threads.
  var threadCount: Int { threads ?? Self.cores }

  /// The number of cores.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}
