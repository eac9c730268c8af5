import Foundation
import Synchronization

/// Standard output is the result; standard error is progress, notices and errors.
enum Console {
  private static let isQuiet = Atomic<Bool>(false)

  /// Silences progress and notices; errors are still told.
  static func silence() { isQuiet.store(true, ordering: .relaxed) }

  /// Writes the result.
  static func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      throw CommandFailure(.readOrWriteFailed, "standard output cannot be written")
    }
  }

  /// Tells the user something that the result depends on, such as a column read in another encoding.
  static func notice(_ message: String) {
    if !isQuiet.load(ordering: .relaxed) { writeError("lintasan: note: \(message)\n") }
  }

  /// Tells where fewer futures were drawn than were asked for.
  static func noticeDraws(_ drawn: Int, of asked: Int) {
    guard drawn < asked else { return }
    notice("\(drawn) futures are drawn of the \(asked) asked for: more of so many entities and surveys do not fit memory")
  }

  /// Shows what is being done, on a terminal only.
  static func progress(_ message: String) {
    if !isQuiet.load(ordering: .relaxed), isatty(STDERR_FILENO) == 1 { writeError("\r\u{1B}[K\(message)") }
  }

  /// Clears the line of progress.
  static func endProgress() {
    if !isQuiet.load(ordering: .relaxed), isatty(STDERR_FILENO) == 1 { writeError("\r\u{1B}[K") }
  }

  /// Tells why a command failed.
  static func error(_ message: String) { writeError("lintasan: \(message)\n") }

  /// The time that documents are to carry, from `SOURCE_DATE_EPOCH`; `nil` where it is not set.
  static func documentTime() throws(CommandFailure) -> Int? {
    guard let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
    guard let time = Int(text), (0...253_402_300_799).contains(time) else {
      throw .usage("SOURCE_DATE_EPOCH is “\(text)”; expected seconds since 1970 as a whole number")
    }
    return time
  }

  /// Whether standard output is a terminal.
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard output is a terminal on which colour is welcome.
  static var showsColour: Bool {
    isatty(STDOUT_FILENO) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// The width of the terminal, or `nil` where standard output is none.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init)
  }

  private static func writeError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
