import Lintasan
import LintasanNotebooks

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A notebook with what its commands did.
struct NotebookOutcome {
  var notebook: Notebook
  /// The parameters that it uses.
  var values: [String: String]
  /// What each command printed, in order.
  var results: [NotebookResult]
  /// What the commands wrote, relative to the notebook's folder.
  var artifacts: [Artifact]
  /// How many results came from the cache.
  var keptCount: Int

  /// Gives the results in place of running the commands.
  func runner(_ step: NotebookStep) -> NotebookResult { results[step.index] }

  /// Saves what the commands wrote beside the notebook and tells which files changed.
  func save() throws -> [String] {
    var changed: [String] = []
    // A folder with a manifest is written as a whole; other files one by one.
    let folders = artifacts.map(\.path).filter { $0.hasSuffix("/" + Manifest.fileName) }.map {
      String($0.dropLast(Manifest.fileName.count))
    }
    for folder in folders {
      let own = artifacts.filter { $0.path.hasPrefix(folder) }
      guard own.contains(where: { current($0) != $0.bytes }) else { continue }
      try OutputFolder(path: place(of: folder).path).write(
        own.map { Artifact(path: String($0.path.dropFirst(folder.count)), bytes: $0.bytes) })
      changed.append(folder)
    }
    for artifact in artifacts where !folders.contains(where: { artifact.path.hasPrefix($0) }) {
      guard current(artifact) != artifact.bytes else { continue }
      let target = place(of: artifact.path)
      let folder = target.deletingLastPathComponent()
      guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil else {
        throw CommandFailure(.cannotCreate, "the folder \(folder.path) cannot be made; check its permissions")
      }
      try FileWriter.write(artifact.bytes, to: target.path)
      changed.append(artifact.path)
    }
    return changed
  }

  /// What differs between the files that the commands write and those beside the notebook, in a few lines each.
  func fileDifferences(_ comparison: NumericComparison) -> [String] {
    artifacts.compactMap { artifact in
      let path = place(of: artifact.path).relativePath
      guard let old = current(artifact) else { return "\(path): not there; `lintasan notebook run` makes it" }
      guard old != artifact.bytes else { return nil }
      guard let was = String(validating: old, as: UTF8.self),
        let now = String(validating: artifact.bytes, as: UTF8.self)
      else { return "\(path): \(old.count) bytes became \(artifact.bytes.count) others" }
      guard let first = comparison.firstDifference(was, now) else { return nil }
      return "\(path):\(first.line):\n  - \(first.first)\n  + \(first.second)"
    }
  }

  private func place(of path: String) -> URL { notebook.folder.appendingPathComponent(path) }

  private func current(_ artifact: Artifact) -> [UInt8]? {
    (try? Data(contentsOf: place(of: artifact.path))).map { Array($0) }
  }
}
