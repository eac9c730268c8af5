import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that the user named.
enum InputFile {
  /// The most that is read whole, of a file, a pipe or standard input.
  private static let largest = 1 << 30

  /// The bytes of the file at `path`; `-` is standard input.
  static func bytes(_ path: String) throws(CommandFailure) -> [UInt8] {
    if path == "-" {
      let bytes = try whole(.standardInput, "standard input")
      if bytes.isEmpty { throw CommandFailure(.missingInput, "standard input is empty; expected data") }
      return bytes
    }
    try expectFile(path)
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    if size > largest { throw tooLarge(path, "\(size)") }
    let file: OpenFile
    do { file = try OpenFile(reading: path) } catch { throw unreadable(path) }
    // Read, not mapped: a file that is cut while it is read must not end the process.
    return try whole(file, path, expecting: size)
  }

  private static func whole(_ file: OpenFile, _ name: String, expecting size: Int = 0) throws(CommandFailure)
    -> [UInt8]
  {
    let bytes: [UInt8]?
    do { bytes = try file.bytes(atMost: largest, expecting: size) } catch { throw unreadable(name) }
    guard let bytes else { throw tooLarge(name, "more than \(largest)") }
    return bytes
  }

  private static func unreadable(_ name: String) -> CommandFailure {
    CommandFailure(.readOrWriteFailed, "\(name): the file cannot be read; check its permissions")
  }

  private static func tooLarge(_ name: String, _ size: String) -> CommandFailure {
    CommandFailure(
      .badData,
      "\(name): found \(size) bytes, at most \(largest) are read here; a larger CSV is read by regress and data import "
        + "csv, piece by piece")
  }

  /// The table in the CSV file at `path`, of which only the columns are ever in memory; `-` is standard input.
  static func table(_ path: String, _ reader: CSVReader) throws -> CSVContents {
    if path == "-" { return try reader.read(bytes(path), file: path) }
    try expectFile(path)
    return try reader.read(contentsOf: URL(fileURLWithPath: path), file: path)
  }

  /// The CSV file at `path`, to be gone through several times; only the columns that are named are read.
  static func stream(_ path: String, _ reader: CSVReader, columns: Set<String>) throws -> CSVStream {
    try expectFile(path)
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let kind = try? FileManager.default.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType
    guard kind == .typeRegular else {
      throw CommandFailure.usage("\(path): a pipe passes once, and --memory goes through it several times; name a file")
    }
    var reader = reader
    reader.columns = columns
    return try CSVStream(contentsOf: URL(fileURLWithPath: path), file: path, reader: reader)
  }

  /// Refuses a file that a definition names and that is a link out of the definition's folder.
  static func expectWithin(_ folder: URL, _ path: String) throws(CommandFailure) {
    let (home, place) =
      (folder.resolvingSymlinksInPath().path, URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    // Where a notebook runs, files are links to those of the notebook's own folder.
    let original = ProcessInfo.processInfo.environment[ToolProcess.originalFolder]
    guard [home, original].contains(where: { $0.map { place.hasPrefix($0 == "/" ? $0 : $0 + "/") } ?? false }) else {
      throw CommandFailure(
        .badData, "\(path) leads to \(place), out of the folder of the definition; put the file itself there")
    }
  }

  /// Refuses a path that is no file.
  static func expectFile(_ path: String) throws(CommandFailure) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(.missingInput, "\(path): there is no such file; check the path\(nearby(path))")
    }
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let kind = try? FileManager.default.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType
    if kind == .typeDirectory {
      throw CommandFailure(.missingInput, "\(path): this is a folder; expected a file")
    }
    OutputFile.isRead(path)
  }

  /// A hint at a file of a similar name in the same folder.
  private static func nearby(_ path: String) -> String {
    let url = URL(fileURLWithPath: path)
    let siblings = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
    return Suggestion.sentence(for: url.lastPathComponent, among: siblings.sorted())
  }
}
