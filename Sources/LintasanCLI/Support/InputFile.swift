import Foundation
import Lintasan

/// A file that the user named.
enum InputFile {
  /// The largest file that is read whole.
  private static let largest = 1 << 34

  /// The bytes of the file at `path`; `-` is standard input.
  static func bytes(_ path: String) throws(CommandFailure) -> [UInt8] {
    if path == "-" {
      guard let data = try? FileHandle.standardInput.readToEnd() else {
        throw CommandFailure(.missingInput, "standard input is empty; expected data")
      }
      return Array(data)
    }
    try expectFile(path)
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    guard size <= largest else {
      throw CommandFailure(.badData, "\(path): \(size) bytes are more than the \(largest) that can be read")
    }
    do {
      // Read, not mapped: a file that is cut while it is read must not end the process.
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw CommandFailure(.readOrWriteFailed, "\(path): the file cannot be read; check its permissions")
    }
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

  private static func expectFile(_ path: String) throws(CommandFailure) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(.missingInput, "\(path): there is no such file; check the path\(nearby(path))")
    }
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let kind = try? FileManager.default.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType
    if kind == .typeDirectory {
      throw CommandFailure(.missingInput, "\(path): this is a folder; expected a file")
    }
  }

  /// A hint at a file of a similar name in the same folder.
  private static func nearby(_ path: String) -> String {
    let url = URL(fileURLWithPath: path)
    let siblings = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
    return Suggestion.sentence(for: url.lastPathComponent, among: siblings.sorted())
  }
}
