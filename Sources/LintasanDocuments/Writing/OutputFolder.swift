import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a folder of results as one: all files, or none.
///
/// Everything is written to a folder of its own beside the target first, then renamed into place; a run that fails
/// leaves what was there as it was, and nothing else. Files of an earlier run that the new one does not write again are
/// removed, provided nobody has changed them.
package struct OutputFolder: Sendable {
  /// Where the folder is, or will be.
  package let path: String
  /// Whether a folder that this tool did not make may be written into.
  package let isForced: Bool

  /// A folder to write.
  package init(path: String, force: Bool = false) {
    var trimmed = path
    while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed.removeLast() }
    self.path = trimmed
    isForced = force
  }

  /// Whether the folder could be written: to be asked before the work that fills it.
  ///
  /// - Throws: `.cannotCreate`, `.foreignFolder`.
  package func check() throws(OutputError) {
    if FileSystem.isFolder(path) {
      let names: [String]
      do { names = try FileSystem.contents(of: path) } catch {
        throw .cannotCreate(path: path, reason: FileSystem.reason(error))
      }
      let isOurs = names.contains(Manifest.fileName) && manifest != nil
      let isEmpty = names.allSatisfy { $0.hasPrefix(FileSystem.partial) }
      guard isOurs || isEmpty || isForced else { throw .foreignFolder(path: path) }
      guard FileManager.default.isWritableFile(atPath: path) else {
        throw .cannotCreate(path: path, reason: "the folder may not be written to")
      }
    } else {
      guard FileSystem.kind(of: path) == .nothing else {
        throw .cannotCreate(path: path, reason: "a file of that name is there")
      }
      var parent = Self.parent(of: path)
      while FileSystem.kind(of: parent) == .nothing && parent != "/" && parent != "." {
        parent = Self.parent(of: parent)
      }
      guard FileSystem.isFolder(parent) else {
        throw .cannotCreate(path: path, reason: "\(parent) is not a folder")
      }
      guard FileManager.default.isWritableFile(atPath: parent) else {
        throw .cannotCreate(path: path, reason: "\(parent) may not be written to")
      }
    }
  }

  /// What became of a folder.
  package struct Outcome: Hashable, Sendable {
    /// Files that somebody has edited since they were made, and that were kept; their new content was not written.
    package var kept: [String] = []
    /// Whether the new folder took the place of the old one in a single step.
    package var isExchanged = true
  }

  /// Writes the files.
  ///
  /// A new folder is made beside the old one, gets what the old one holds of others, and takes its place in a single step, so
  /// that whoever looks sees one edition or the other. Where the system cannot exchange folders, files are replaced one by one.
  ///
  /// - Parameter artifacts: paths relative to the folder; a manifest among them marks the folder as ours.
  /// - Throws: ``OutputError``; then nothing has changed.
  @discardableResult
  package func write(_ artifacts: [Artifact]) throws(OutputError) -> Outcome {
    var paths: Set<String> = []
    for artifact in artifacts {
      guard RelativePath.isInside(artifact.path) else { throw .unsafePath(artifact.path) }
      guard paths.insert(artifact.path).inserted else { throw .duplicateFile(artifact.path) }
    }
    try check()
    clearLeftovers()
    let isNew = !FileSystem.isFolder(path)
    if !isNew { try refuseLinks(among: paths) }
    let made = isNew ? try makeParents() : []
    var outcome = Outcome()
    if !isNew && !isForced { outcome.kept = editedFiles(among: paths) }
    let kept = Set(outcome.kept)
    let written = artifacts.filter { !kept.contains($0.path) }
    let canExchange = isNew || canExchange
    outcome.isExchanged = canExchange
    let staging = stagingPath(isBeside: canExchange)
    Interruption.begin(staging)
    defer { Interruption.end(staging) }
    do throws(OutputError) {
      do { try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: false) } catch {
        throw OutputError.cannotCreate(path: path, reason: FileSystem.reason(error))
      }
      // Locked as long as this process lives: what is found unlocked belongs to one that was killed.
      try FileSystem.locking(staging) { () throws(OutputError) in
        try stage(written, in: staging)
        if canExchange && !isNew { try carryOver(to: staging, except: Set(written.map(\.path))) }
        try Interruption.whole { () throws(OutputError) in
          if isNew {
            do { try FileSystem.rename(staging, to: path) } catch {
              throw OutputError.cannotCreate(path: path, reason: FileSystem.reason(error))
            }
          } else if canExchange {
            do { try FileSystem.exchange(staging, with: path) } catch {
              throw OutputError.writeFailed(path: path, reason: FileSystem.reason(error))
            }
            // What is at the place of the new folder now is the old edition.
            FileSystem.remove(staging)
          } else {
            try replace(written, from: staging)
          }
        }
      }
    } catch {
      FileSystem.remove(staging)
      for folder in made.reversed() { FileSystem.remove(folder) }
      throw error
    }
    return outcome
  }

  /// Whether the folder can be exchanged with one beside it: it is no link and no mount, and the folder above may be written to.
  private var canExchange: Bool {
    guard FileSystem.kind(of: path) == .folder, FileManager.default.isWritableFile(atPath: Self.parent(of: path)) else {
      return false
    }
    // Tried on two empty folders: not every file system knows how.
    let (one, other) = (stagingPath(isBeside: true), stagingPath(isBeside: true))
    defer {
      FileSystem.remove(one)
      FileSystem.remove(other)
    }
    for folder in [one, other] {
      guard (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)) != nil else {
        return false
      }
    }
    return (try? FileSystem.exchange(one, with: other)) != nil && !FileSystem.isMount(path)
  }

  /// Files of the earlier edition that somebody has edited since and that the new one would write over.
  private func editedFiles(among new: Set<String>) -> [String] {
    guard let manifest else { return [] }
    return manifest.outputs.filter { record in
      guard new.contains(record.path), let content = FileSystem.read(path + "/" + record.path) else { return false }
      return content.count != record.bytes || Digest.sha256(content) != record.sha256
    }.map(\.path)
  }

  /// Gives the new folder what the old one holds beside our own files: those of others, and those that were edited.
  private func carryOver(to staging: String, except written: Set<String>) throws(OutputError) {
    let stale = Set(staleFiles(after: written))
    func walk(_ relative: String) throws(OutputError) {
      let names = (try? FileSystem.contents(of: relative.isEmpty ? path : path + "/" + relative)) ?? []
      for name in names.sorted() {
        let inside = relative.isEmpty ? name : relative + "/" + name
        let (source, target) = (path + "/" + inside, staging + "/" + inside)
        if FileSystem.kind(of: source) == .folder {
          try walk(inside)
          let isEmpty = ((try? FileSystem.contents(of: source)) ?? []).isEmpty
          if isEmpty { try FileSystem.makeFolders(above: target + "/.") }
        } else if !written.contains(inside), !stale.contains(inside), inside != Manifest.fileName {
          try FileSystem.makeFolders(above: target)
          do {
            // Not every file system has hard links.
            do { try FileManager.default.linkItem(atPath: source, toPath: target) } catch {
              try FileManager.default.copyItem(atPath: source, toPath: target)
            }
          } catch {
            throw .writeFailed(path: source, reason: FileSystem.reason(error))
          }
        }
      }
    }
    try walk("")
  }

  /// Removes what a run that was killed has left beside the folder or in it, unless that run may still be at work.
  private func clearLeftovers() {
    for place in [Self.parent(of: path), path] where FileSystem.isFolder(place) {
      FileSystem.clearPartial(in: place)
    }
  }

  /// The manifest of the folder, where there is a sound one.
  private var manifest: Manifest? {
    let file = path + "/" + Manifest.fileName
    guard FileSystem.kind(of: file) == .file, let data = FileManager.default.contents(atPath: file) else { return nil }
    return try? Manifest(reading: Array(data), file: file)
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func stagingPath(isBeside: Bool) -> String {
    let mark = "\(FileSystem.partial)-\(UInt64.random(in: .min ... .max))"
    return isBeside ? "\(Self.parent(of: path))/\(mark)" : "\(path)/\(mark)"
  }

  /// Makes the folders above a new one and tells which.
  private func makeParents() throws(OutputError) -> [String] {
    var missing: [String] = []
    var parent = Self.parent(of: path)
    while FileSystem.kind(of: parent) == .nothing && parent != "/" && parent != "." {
      missing.append(parent)
      parent = Self.parent(of: parent)
    }
    var made: [String] = []
    for folder in missing.reversed() {
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        made.append(folder)
      } catch {
        for one in made.reversed() { FileSystem.remove(one) }
        throw .cannotCreate(path: folder, reason: FileSystem.reason(error))
      }
    }
    return made
  }

  private func refuseLinks(among paths: Set<String>) throws(OutputError) {
    for relative in paths.sorted() {
      for folder in RelativePath.folders(of: relative) {
        switch FileSystem.kind(of: path + "/" + folder) {
        case .nothing, .folder: continue
        case .link: throw .symbolicLink(path: path + "/" + folder)
        case .file, .other:
          throw .cannotCreate(path: path + "/" + folder, reason: "a file of that name is there")
        }
      }
      switch FileSystem.kind(of: path + "/" + relative) {
      case .nothing, .file: continue
      case .link: throw .symbolicLink(path: path + "/" + relative)
      case .folder, .other:
        throw .cannotCreate(path: path + "/" + relative, reason: "something that is no file has that name")
      }
    }
  }

  /// Writes all files to a folder that nobody else knows.
  private func stage(_ artifacts: [Artifact], in staging: String) throws(OutputError) {
    for artifact in artifacts {
      let file = staging + "/" + artifact.path
      do {
        try FileManager.default.createDirectory(
          atPath: Self.parent(of: file), withIntermediateDirectories: true)
        try Data(artifact.bytes).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
      } catch {
        throw .writeFailed(path: path + "/" + artifact.path, reason: FileSystem.reason(error))
      }
    }
  }

  /// Moves staged files over the old ones, of which a second name is kept until all is done.
  ///
  /// Each file is the old or the new one at every moment, also for whoever looks in between or kills the process.
  private func replace(_ artifacts: [Artifact], from staging: String) throws(OutputError) {
    let old = staging + "-old"
    let stale = staleFiles(after: Set(artifacts.map(\.path)))
    var undo: [() -> Void] = []
    /// Gives a file a second name, by which it comes back.
    func keep(_ target: String, as kept: String) throws(OutputError) {
      do {
        // Not every file system has hard links.
        do { try FileManager.default.linkItem(atPath: target, toPath: kept) } catch {
          try FileManager.default.copyItem(atPath: target, toPath: kept)
        }
        undo.append { try? FileSystem.rename(kept, to: target) }
      } catch {
        throw .writeFailed(path: target, reason: FileSystem.reason(error))
      }
    }
    func move(_ from: String, to target: String, naming shown: String) throws(OutputError) {
      do { try FileSystem.rename(from, to: target) } catch {
        throw .writeFailed(path: shown, reason: FileSystem.reason(error))
      }
    }
    func makeFolder(_ folder: String) throws(OutputError) {
      guard FileSystem.kind(of: folder) == .nothing else { return }
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        undo.append { FileSystem.remove(folder) }
      } catch {
        throw .writeFailed(path: folder, reason: FileSystem.reason(error))
      }
    }
    do throws(OutputError) {
      try makeFolder(old)
      // The manifest last: as long as it is the old one, the folder counts as the old run's.
      let order = artifacts.filter { $0.path != Manifest.fileName } + artifacts.filter { $0.path == Manifest.fileName }
      for (number, relative) in stale.enumerated() {
        let (target, kept) = (path + "/" + relative, "\(old)/stale-\(number)")
        try move(target, to: kept, naming: target)
        undo.append { try? FileSystem.rename(kept, to: target) }
      }
      for (number, relative) in order.map(\.path).enumerated() {
        let target = path + "/" + relative
        let isNew = FileSystem.kind(of: target) == .nothing
        if !isNew { try keep(target, as: "\(old)/\(number)") }
        for folder in RelativePath.folders(of: relative) { try makeFolder(path + "/" + folder) }
        try move(staging + "/" + relative, to: target, naming: target)
        if isNew { undo.append { FileSystem.remove(target) } }
      }
    } catch {
      for step in undo.reversed() { step() }
      throw error
    }
    FileSystem.remove(old)
    FileSystem.remove(staging)
  }

  /// Files of the earlier run that nobody changed and that the new run does not write.
  private func staleFiles(after new: Set<String>) -> [String] {
    guard let manifest else { return [] }
    return manifest.outputs.filter { record in
      let file = path + "/" + record.path
      guard !new.contains(record.path), FileSystem.kind(of: file) == .file,
        RelativePath.folders(of: record.path).allSatisfy({ FileSystem.kind(of: path + "/" + $0) == .folder }),
        let content = FileManager.default.contents(atPath: file)
      else { return false }
      return content.count == record.bytes && Digest.sha256(content) == record.sha256
    }.map(\.path)
  }
}
