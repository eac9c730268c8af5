import CSystem
import Lintasan

/// The words of the command line, and what becomes of a process that traps.
enum ProcessArguments {
  /// The words after the command's name, as the C library handed them over: the language's own list needs /proc.
  static var words: [String] { Array(all.dropFirst()) }

  static var all: [String] {
    (0..<lintasan_argument_count()).compactMap { number in
      unsafe lintasan_argument(number).map { unsafe String(cString: $0) }
    }
  }

  /// Has a trap end the process with a message and the exit code of an internal error.
  static func handleTraps() {
    let command = (["lintasan"] + words).map(Shell.quoted).joined(separator: " ")
    unsafe lintasan_handle_traps(
      "lintasan: internal error in version \(Version.current); nothing was written. Please report this with the command:\n"
        + "  \(command.prefix(1500))\n",
      ErrorKind.internalError.exitCode)
  }
}
