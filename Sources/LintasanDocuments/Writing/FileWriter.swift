import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a single file: beside its target first, then renamed over it, so that a failed run leaves the old file whole.
package enum FileWriter {
  /// Writes bytes to a file.
  ///
  /// A symbolic link is followed within its folder, not out of it; what is no file (a pipe, a terminal) is written to directly.
  ///
  /// - Throws: `.cannotCreate`, `.writeFailed`, `.leadsOut`.
  package static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    if let elsewhere = FileSystem.linkOut(path) { throw .leadsOut(path: path, target: elsewhere) }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    switch FileSystem.kind(of: target.path) {
    case .folder:
      throw .cannotCreate(path: path, reason: "a folder of that name is there")
    case .other:
      do {
        try OpenFile(writing: target.path).write(bytes)
      } catch {
        throw .writeFailed(path: path, reason: FileSystem.reason(error))
      }
      return
    case .nothing, .file, .link:
      break
    }
    let folder = target.deletingLastPathComponent()
    guard FileSystem.isFolder(folder.path) else {
      throw .cannotCreate(path: path, reason: "the folder \(folder.path) is not there")
    }
    FileSystem.clearPartial(in: folder.path)
    let staged = folder.appendingPathComponent("\(FileSystem.partial)-\(UInt64.random(in: .min ... .max))").path
    Interruption.begin(staged)
    defer { Interruption.end(staged) }
    do {
      let file = try OpenFile(creating: staged)
      try FileSystem.locking(staged) { try file.write(bytes) }
    } catch {
      let wasMade = FileSystem.kind(of: staged) != .nothing
      FileSystem.remove(staged)
      let reason = FileSystem.reason(error)
      throw wasMade || reason.contains("space")
        ? .writeFailed(path: path, reason: reason) : .cannotCreate(path: path, reason: reason)
    }
    do {
      try FileSystem.rename(staged, to: target.path)
    } catch {
      FileSystem.remove(staged)
      throw .cannotCreate(path: path, reason: FileSystem.reason(error))
    }
  }
}
