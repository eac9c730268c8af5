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
      difference, 64 usage, 65 bad data, 66 input missing, 69 something needed is not installed, 70 internal error, \
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
    BLASLibrary.useOneThread()
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
      if let code = error as? ExitCode { exitProcess(code: code.rawValue) }
      // Other errors are the argument parser's own, which it explains itself.
      guard let failure = error as? any LintasanError else { end(withParserError: error) }
      Console.error("\(failure)")
      exitProcess(code: failure.kind.exitCode)
    }
  }
  /// The parser's errors in the form of all others; help and the like as it prints them.
  private static func end(withParserError error: any Error) -> Never {
    let prefix = "Error: "
    let message = fullMessage(for: error)
    guard exitCode(for: error) != .success, message.hasPrefix(prefix) else { exit(withError: error) }
    var lines = message.dropFirst(prefix.count).split(separator: "\n", omittingEmptySubsequences: false)
    if lines[0].hasSuffix(".") { lines[0].removeLast() }
    // A sentence begins small behind the name; an option, or a word that is written in capitals, stays as it is.
    let second = lines[0].dropFirst().first
    let isWord = second.map { $0.isLowercase || $0 == " " } ?? false
    let first = isWord ? lines[0].prefix(1).lowercased() + lines[0].dropFirst() : String(lines[0])
    Console.error(([first] + lines.dropFirst().map(String.init)).joined(separator: "\n"))
    exitProcess(.usage)
  }
}
