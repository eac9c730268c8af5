import Lintasan
import LintasanNotebooks

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of its own in which the commands of a notebook run.
///
/// What they read is there as links to the files beside the notebook; what they write stays here until the whole
/// notebook is done, so that a command that fails, or a check, changes nothing.
final class NotebookWorkplace: Sendable {
  private let scratch: ScratchFolder
  /// The folder.
  var url: URL { URL(fileURLWithPath: scratch.path, isDirectory: true) }
  /// The notebook's folder, links resolved.
  let source: URL
  /// Paths that commands write; they are not linked.
  private let written: Set<String>

  /// Makes the folder.
  ///
  /// - Throws: `NotebookError.outside` where a link among the files leads out of the notebook's folder.
  init(for notebook: Notebook, _ steps: [NotebookStep]) throws {
    source = notebook.folder.resolvingSymlinksInPath()
    written = Set(steps.flatMap(\.written))
    scratch = try ScratchFolder()
    for step in steps {
      for path in step.named + step.written where !leadsInside(path) {
        throw NotebookError(file: notebook.file, fault: .outside(line: step.line, path: path))
      }
    }
    let named = Set(steps.flatMap(\.named))
    var opened: Set<String> = [""]
    for path in named.union(written) where written.contains(path) || exists(path) {
      opened.formUnion(Self.folders(of: path))
    }
    for folder in opened.sorted() { try open(folder, opened, copying: named.intersection(written)) }
  }

  /// Whether a word names something that lies beside the notebook.
  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: source.appendingPathComponent(path).path)
  }

  /// The files that commands wrote, by path.
  func artifacts() throws -> [Artifact] {
    try Self.files(in: url, below: "").map { path in
      Artifact(path: path, bytes: Array(try Data(contentsOf: url.appendingPathComponent(path))))
    }
  }

  /// What a step reads, as far as its words tell: each file that it names with those beside it, and all of a folder;
  /// with a definition all that lies beside and below it. `nil` where that is too much to look at.
  func inputs(of step: NotebookStep) -> [String]? {
    var paths: Set<String> = []
    for path in step.named {
      let place = url.appendingPathComponent(path)
      guard FileManager.default.fileExists(atPath: place.path) else { continue }
      let isFolder = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) != nil
      let isDefinition = [".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
      let folder = isFolder ? path : Self.folders(of: path).last ?? ""
      let found =
        isFolder || isDefinition
        ? (try? FileManager.default.subpathsOfDirectory(atPath: url.appendingPathComponent(folder).path)) ?? []
        : (try? FileManager.default.contentsOfDirectory(atPath: url.appendingPathComponent(folder).path)) ?? []
      for name in found where !name.hasSuffix(".md") && !name.hasPrefix(".") {
        paths.insert(folder.isEmpty ? name : "\(folder)/\(name)")
      }
      guard paths.count <= 5000 else { return nil }
    }
    return paths.sorted()
  }

  /// The bytes of a file here; `nil` for a folder.
  func bytes(_ path: String) -> Data? { try? Data(contentsOf: url.appendingPathComponent(path)) }

  // MARK: - Setting up

  private func leadsInside(_ path: String) -> Bool {
    let place = source.appendingPathComponent(path)
    guard FileManager.default.fileExists(atPath: place.path) else { return true }
    let real = place.resolvingSymlinksInPath().path
    return real == source.path || real.hasPrefix(source.path == "/" ? "/" : source.path + "/")
  }

  /// Makes a folder and links what lies in its original, folders that are made themselves excepted.
  private func open(_ folder: String, _ opened: Set<String>, copying copied: Set<String>) throws {
    let place = url.appendingPathComponent(folder)
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let original = source.appendingPathComponent(folder)
      for name in (try? FileManager.default.contentsOfDirectory(atPath: original.path)) ?? [] {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        let (from, to) = (original.appendingPathComponent(name), place.appendingPathComponent(name))
        if copied.contains(path) {
          try FileManager.default.copyItem(at: from, to: to)
        } else if !opened.contains(path), !written.contains(path), !name.hasPrefix(".") {
          try FileManager.default.createSymbolicLink(at: to, withDestinationURL: from)
        }
      }
    } catch {
      throw CommandFailure(.cannotCreate, "\(place.path) cannot be made; is there room for temporary files?")
    }
  }

  /// The files in a folder and below, links not followed.
  private static func files(in folder: URL, below prefix: String) throws -> [String] {
    var found: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let place = folder.appendingPathComponent(name)
      let kind = try FileManager.default.attributesOfItem(atPath: place.path)[.type] as? FileAttributeType
      if kind == .typeDirectory {
        found += try files(in: place, below: "\(prefix)\(name)/")
      } else if kind == .typeRegular {
        found.append(prefix + name)
      }
    }
    return found
  }

  /// The folders above a path, outermost first.
  private static func folders(of path: String) -> [String] {
    let parts = path.split(separator: "/").dropLast()
    return parts.indices.map { parts[...$0].joined(separator: "/") }
  }
}
