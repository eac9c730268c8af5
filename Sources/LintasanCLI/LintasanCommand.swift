package import ArgumentParser
import CSystem
import Lintasan

/// The command `lintasan`.
package struct LintasanCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
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

  package init() {}

  /// Runs the command line and ends the process with the right exit code.
  package static func runAndExit() -> Never {
    ProcessArguments.handleTraps()
    WorkBudget.set(memory: lintasan_physical_memory())
    expectRoom()
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
      exitProcess(code: 0)
    } catch {
      Console.endProgress()
      if let code = error as? ExitCode { exitProcess(code: code.rawValue) }
      // Other errors are the argument parser's own, which it explains itself.
      guard let failure = error as? any LintasanError else { explain(error) }
      Console.error("\(failure)")
      exitProcess(code: failure.kind.exitCode)
    }
  }

  /// Ends the process with what the argument parser has to say: help, or what is wrong with the words, in the form of all
  /// errors.
  private static func explain(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    guard code != .success else { exit(withError: error) }
    let mark = "Error: "
    // What was typed is quoted in it: nothing of it acts on a terminal, none of its lines is a command of a log.
    if message.hasPrefix(mark) {
      Console.error(plainly(message.dropFirst(mark.count)))
    } else if !message.isEmpty {
      Console.complaint(message)
    }
    exitProcess(code: code.rawValue)
  }

  /// A sentence of the parser as it stands behind the name of the program: small at its beginning, without a full stop.
  ///
  /// An option, or a word that is written in capitals, stays as it is.
  private static func plainly(_ message: Substring) -> String {
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    guard let sentence = lines.first else { return "" }
    if sentence.hasSuffix(".") { lines[0].removeLast() }
    let isWord = sentence.dropFirst().first.map { $0.isLowercase || $0 == " " } ?? false
    let first = isWord ? lines[0].prefix(1).lowercased() + lines[0].dropFirst() : String(lines[0])
    return ([first] + lines.dropFirst().map(String.init)).joined(separator: "\n")
  }

  /// Checks that the process may have what it cannot do without.
  private static func expectRoom() {
    guard lintasan_can_open(16) else {
      Console.error("the system allows this process too few open files (ulimit -n); lintasan needs 20 or more")
      exitProcess(.unavailable)
    }
    let stack = lintasan_stack_limit()
    guard stack < 0 || stack >= 512 << 10 else {
      Console.error(
        "the system allows this process too small a stack (ulimit -s is \(stack >> 10)); lintasan needs 512 or more")
      exitProcess(.unavailable)
    }
    let limit = lintasan_memory_limit()
    // A `size_t` comes as a signed number: no limit, the largest of them, is −1.
    guard limit >= 0, limit != .max else { return }
    guard lintasan_can_hold(220 << 20) else {
      Console.error(
        "the system allows this process too little memory (ulimit -v is \(limit >> 10)); lintasan needs 400000 or more")
      exitProcess(.unavailable)
    }
    BLASLibrary.takeMemory()
    WorkBudget.set(memory: Int(limit))
  }
}
