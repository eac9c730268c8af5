import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of our own among the temporary files, for a program that is run beside this one; it is removed when it is let go, when
/// the process is interrupted, or, where that was killed, by the next one.
package final class ScratchFolder: Sendable {
  /// The folder.
  package let path: String
  /// Held as long as the folder is in use.
  private let lock: OpenFile?

  /// A new folder, empty.
  ///
  /// - Throws: `.cannotCreate`.
  package init() throws(OutputError) {
    let all = FileManager.default.temporaryDirectory
    FileSystem.clearForsaken(Self.prefix, in: all.path)
    path = all.appendingPathComponent("\(Self.prefix)\(UUID().uuidString)").path
    Interruption.begin(path)
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      Interruption.end(path)
      throw .cannotCreate(path: path, reason: FileSystem.reason(error))
    }
    lock = FileSystem.lock(path)
  }

  deinit {
    FileSystem.remove(path)
    Interruption.end(path)
  }

  private static let prefix = "lintasan-scratch-"
}
