import CSystem

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file of our own for libraries that read or write files only.
///
/// Where the system has files in memory it is one of them: it has no name in any folder, and nothing of it is left however the
/// process ends. Elsewhere it lies in the folder for temporary files until it is let go.
package final class ScratchFile: Sendable {
  /// The path by which this process can open it.
  package let path: String
  /// The open file in memory; `nil` for one in a folder.
  private let memory: OpenFile?

  /// A new file, empty.
  ///
  /// - Throws: why the system refuses.
  package init() throws(SystemError) {
    let number = lintasan_memory_file()
    if number >= 0 {
      memory = OpenFile(owning: number)
      path = "/proc/self/fd/\(number)"
    } else {
      memory = nil
      path = FileManager.default.temporaryDirectory.appendingPathComponent("lintasan-\(UUID().uuidString)").path
      _ = try OpenFile(creating: path)
    }
  }

  /// A new file with the given bytes.
  ///
  /// - Throws: why the system refuses.
  package convenience init(_ bytes: [UInt8]) throws(SystemError) {
    try self.init()
    try OpenFile(writing: path).write(bytes)
  }

  deinit { if memory == nil { try? FileManager.default.removeItem(atPath: path) } }

  /// What it holds now.
  ///
  /// - Throws: why the system refuses.
  package func bytes() throws(SystemError) -> [UInt8] { try OpenFile(reading: path).bytes(atMost: .max - 1) ?? [] }
}

extension ScratchFile {
  /// A new file with the bytes of another one.
  ///
  /// - Throws: `.cannotRead` with the name of that one.
  convenience init(_ bytes: [UInt8], for file: String) throws(ExchangeError) {
    do throws(SystemError) { try self.init(bytes) } catch { throw .cannotRead(file: file) }
  }
}
