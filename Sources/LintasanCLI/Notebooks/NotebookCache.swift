import Lintasan
import LintasanNotebooks

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What commands of notebooks printed and wrote, kept by the hash of everything that it depends on.
///
/// The key holds the tool itself, the shipped data, the command with its parameters, and what the command reads: where
/// any of these changes, the command is run again.
struct NotebookCache: Sendable {
  /// What is kept of a command.
  struct Entry: Codable {
    struct File: Codable {
      var path: String
      var bytes: Data
    }

    var output: String
    var files: [File]
  }

  /// The folder of the entries.
  let folder: URL
  private let identity: String

  /// The most bytes that the folder holds after ``prune()``.
  private static let room = 256 << 20

  /// The cache of this user; `nil` where there is no place for one.
  ///
  /// The place is `$XDG_CACHE_HOME/lintasan/notebooks`, or `~/.cache/lintasan/notebooks`.
  init?() {
    guard let folder = Self.folder, let identity = ToolIdentity.hash(),
      (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil
    else { return nil }
    self.folder = folder
    self.identity = identity
  }

  /// Where this user's cache lies; `nil` where there is no place for one.
  static var folder: URL? {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.cache" }
    let base = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home
    return base.map { URL(fileURLWithPath: $0).appendingPathComponent("lintasan/notebooks", isDirectory: true) }
  }

  /// The key of a step in its workplace; `nil` where what it reads is too much to look at.
  func key(of step: NotebookStep, in workplace: NotebookWorkplace) -> String? {
    guard let inputs = workplace.inputs(of: step) else { return nil }
    var text = "lintasan notebook 1\n\(identity)\n"
    for word in step.arguments { text += "word \(word.utf8.count) \(word)\n" }
    for path in inputs {
      guard let bytes = workplace.bytes(path) else { continue }
      text += "file \(path.utf8.count) \(path) \(Digest.sha256(bytes))\n"
    }
    return Digest.sha256(Array(text.utf8))
  }

  /// What is kept under a key; `nil` for nothing, or for an entry that is not whole.
  func entry(_ key: String) -> Entry? {
    let file = place(of: key)
    guard let data = try? Data(contentsOf: file), data.count > 65 else { return nil }
    let body = data.dropFirst(65)
    guard String(decoding: data.prefix(64), as: UTF8.self) == Digest.sha256(body),
      let entry = try? JSONDecoder().decode(Entry.self, from: Data(body))
    else { return nil }
    // What is used stays longest.
    try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file.path)
    return entry
  }

  /// Keeps an entry; a cache that cannot be written is as good as none.
  func keep(_ entry: Entry, under key: String) {
    guard let body = try? JSONEncoder().encode(entry), body.count < Self.room / 4 else { return }
    try? FileWriter.write(Array(Data((Digest.sha256(body) + "\n").utf8) + body), to: place(of: key).path)
  }

  /// Removes the entries that were not used for longest, until the rest has room.
  func prune() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let entries = names.map { name in
      let file = folder.appendingPathComponent(name)
      let facts = try? FileManager.default.attributesOfItem(atPath: file.path)
      return (
        file: file, used: facts?[.modificationDate] as? Date ?? .distantPast, size: facts?[.size] as? Int ?? 0
      )
    }
    var total = entries.reduce(0) { $0 + $1.size }
    for entry in entries.sorted(by: { $0.used < $1.used }) where total > Self.room {
      try? FileManager.default.removeItem(at: entry.file)
      total -= entry.size
    }
  }

  private func place(of key: String) -> URL { folder.appendingPathComponent(key) }
}
