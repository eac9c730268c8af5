import ArgumentParser

/// How much is said on standard error.
struct ConsoleOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "No progress and no notes on standard error.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say on standard error what is read, run and written, and how long it took.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose cannot be combined; give one of them.") }
    if quiet { Console.speak(.onlyErrors) }
    if verbose { Console.speak(.everything) }
  }
}
