import Lintasan
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that the user had named for a result. None that the command read is replaced, unless that was asked for.
enum OutputFile {
  /// A file, whatever the paths that lead to it.
  private struct Identity: Hashable {
    let device: UInt64
    let number: UInt64

    init?(_ path: String) {
      var facts = stat()
      guard unsafe stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
      device = UInt64(truncatingIfNeeded: facts.st_dev)
      number = UInt64(truncatingIfNeeded: facts.st_ino)
    }
  }

  private static let inputs = Mutex<Set<Identity>>([])

  /// Keeps in mind that the command reads a file.
  static func isRead(_ path: String) {
    guard let identity = Identity(path) else { return }
    inputs.withLock { _ = $0.insert(identity) }
  }

  /// Another command begins, which has read nothing yet.
  static func forgetInputs() { inputs.withLock { $0 = [] } }

  /// Writes a result.
  ///
  /// - Parameter force: whether it may take the place of a file that the command read.
  static func write(_ bytes: [UInt8], to path: String, force: Bool = false) throws {
    if !force, let identity = Identity(path), inputs.withLock({ $0.contains(identity) }) {
      throw CommandFailure(
        .cannotCreate, "\(path) is a file that this command reads; name another one, or say --force to replace it")
    }
    try FileWriter.write(bytes, to: path)
  }
}
