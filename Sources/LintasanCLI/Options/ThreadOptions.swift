import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How many threads a command uses. No result depends on it.
struct ThreadOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Maximum number of threads (default: all cores).", valueName: "number"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads); expected at least 1.") }
  }

  /// The number that is used.
  var count: Int { threads ?? Self.cores }

  /// The number of cores.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}

/// Where random numbers begin: the same seed gives the same bytes.
struct SeedOptions: ParsableArguments {
  /// The seed unless another is given.
  static let standard: UInt64 = 20_030_101

  @Option(parsing: .unconditional, help: ArgumentHelp("The seed of the random numbers.", valueName: "number"))
  var seed: UInt64 = SeedOptions.standard
}
