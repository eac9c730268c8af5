import CSystem
import Lintasan
import LintasanCore

/// Why a command ends without its result: one message for people, and the kind that decides the exit code.
struct CommandFailure: LintasanError {
  let description: String
  let kind: ErrorKind

  init(_ kind: ErrorKind, _ message: String) {
    description = message
    self.kind = kind
  }

  /// The message.
  var message: String { description }

  /// A mistake in what was typed.
  static func usage(_ message: String) -> CommandFailure { CommandFailure(.usage, message) }
}

/// Ends the process as a failure of a kind does.
func exitProcess(_ kind: ErrorKind) -> Never { exitProcess(code: kind.exitCode) }

/// Ends the process with a code that may be none of ours, such as that of a signal.
///
/// What the streams hold is written; nothing of the libraries is run at the end, since OpenBLAS can wait for a thread for ever
/// that it could not start.
func exitProcess(code: Int32) -> Never { lintasan_end(code) }
