/// Why a command ends without its result: one message for people, and the exit code.
struct CommandFailure: Error {
  let message: String
  let status: ExitStatus

  init(_ status: ExitStatus, _ message: String) {
    self.message = message
    self.status = status
  }

  /// A mistake in what was typed.
  static func usage(_ message: String) -> CommandFailure { CommandFailure(.usage, message) }
}
