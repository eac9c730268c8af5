import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What becomes of a run that is interrupted: what is half written is removed, what was there before is whole.
///
/// A step that must not be cut in two, such as putting a new folder in the place of an old one, runs in `whole(_:)`;
/// an interruption waits for it.
package enum Interruption {
  private static let partial = Mutex<Set<String>>([])

  /// Has the process end orderly when it is interrupted (by Ctrl-C, a hang-up or a request to terminate).
  ///
  /// - Parameter end: ends the process; it is given 128 and the number of the signal, as a shell has it: 130 for Ctrl-C.
  package static func endOrderly(by end: @escaping @Sendable (Int32) -> Never) {
    for number in [SIGINT, SIGTERM, SIGHUP] { watch(number, end) }
    // A file that may not grow so large is an error of the write, as a full disk is.
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Marks a file or folder as half written.
  package static func begin(_ path: String) { partial.withLock { _ = $0.insert(path) } }

  /// The file or folder is done with: in its place, or removed.
  package static func end(_ path: String) { partial.withLock { _ = $0.remove(path) } }

  /// Runs a step that an interruption must not cut in two.
  static func whole<E: Error>(_ step: () throws(E) -> Void) throws(E) {
    try partial.withLock { (_: inout Set<String>) throws(E) -> Void in try step() }
  }

  private static func watch(_ number: Int32, _ end: @escaping @Sendable (Int32) -> Never) {
    // A signal that the caller ignores, as `nohup` does, stays ignored.
    var present = sigaction()
    guard unsafe sigaction(number, nil, &present) == 0, !isIgnored(present) else { return }
    #if canImport(Darwin)
      // Elsewhere the source takes the signal itself; ignoring it here would lose one that waits already, as it does where
      // the process was started with the signal blocked.
      _ = signal(number, SIG_IGN)
    #endif
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
    source.setEventHandler {
      partial.withLock { paths in
        for path in paths { FileSystem.remove(path) }
        end(128 + number)
      }
    }
    source.resume()
    // Watches as long as the process lives.
    unsafe _ = Unmanaged.passRetained(source as AnyObject)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Glibc)
      let handler = unsafe action.__sigaction_handler.sa_handler
    #else
      let handler = unsafe action.__sigaction_u.__sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
