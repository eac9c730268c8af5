import Lintasan

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
