public import ArgumentParser
import CSystem
import Lintasan

/// The command `lintasan`.
public struct LintasanCommand: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "lintasan",
    abstract: "Where a country or an agency will stand in an e-government ranking, why, and what would change it.",
    discussion: """
      EXAMPLES
        lintasan rank --index egdi --year 2024 --top 10
        lintasan forecast --index egdi --to 2030 --focus IDN
        lintasan report --index egdi --focus IDN,KOR --to 2030 --out out/

      Results go to standard output, notices and errors to standard error. Exit codes: 0 done, 1 a check found a \
      difference, 64 usage, 65 bad data, 66 input missing, 69 something needed is not installed, 70 our mistake, \
      73 cannot create output, 74 read or write failed, 130 interrupted.
      """,
    version: Version.current,
    subcommands: CommandRegistry.all)

  public init() {}

  /// Runs the command line and ends the process with the right exit code.
  public static func runAndExit() -> Never {
    ProcessArguments.handleTraps()
    guard lintasan_can_open(16) else {
      Console.error("the system allows this process too few open files (ulimit -n); lintasan needs 20 or more")
      exitProcess(.unavailable)
    }
    Interruption.endOrderly { code in
      Console.endProgress()
      ToolProcess.endAll()
      exitProcess(code: code)
    }
    let start = ContinuousClock.now
    do {
      let words = ProcessArguments.words
      try CommandTree.checkNames(in: words)
      var command = try parseAsRoot(words)
      try command.run()
      Console.detail("done in \(WorkProgress.seconds(since: start)) s")
      exitProcess(.done)
    } catch {
      Console.endProgress()
      // Other errors are the argument parser's own, which it explains itself.
      guard let failure = error as? any LintasanError else { exit(withError: error) }
      Console.error("\(failure)")
      exitProcess(code: failure.kind.exitCode)
    }
  }
}
