import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A `lintasan.yaml`: the options of a report, or of several, as a file.
///
/// Its keys are the options' names; `outputs` is the folder to write. A list stands for what is separated by commas, `true`
/// for a flag. Files and folders are meant from where the file lies. Below `reports:` stands a list of such, one a report.
struct ReportFile {
  /// A key, where it stands and the words of the command line that it stands for.
  struct Entry {
    let key: String
    let mark: YAMLNode.Mark
    /// The values as they are typed in the file.
    let values: [String]
    let words: [String]
  }

  /// One report: its keys, in the order of the file.
  struct Request {
    let entries: [Entry]
    let mark: YAMLNode.Mark

    /// The words of the command line that it stands for.
    var words: [String] { entries.flatMap(\.words) }
  }

  /// The file's path.
  let name: String
  /// The reports of the file.
  let reports: [Request]

  private static let paths: Set<String> = ["data", "definition", "datasets", "out", "notes"]
  private static let repeated: Set<String> = ["gain"]

  /// Reads a file.
  init(_ path: String) throws {
    guard let text = String(validating: try InputFile.bytes(path), as: UTF8.self) else {
      throw CommandFailure(.badData, "\(path) is not UTF-8 text; save it as UTF-8")
    }
    let root: YAMLNode?
    do { root = try YAMLReader.node(in: text) } catch {
      throw CommandFailure(.badData, "\(path): \(error)")
    }
    guard let root, let mapping = root.mapping else {
      throw CommandFailure(.badData, "\(path): expected keys such as index, focus, seed, draws and outputs")
    }
    name = path
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
    if let list = mapping["reports"] {
      guard mapping.pairs.count == 1, let nodes = list.sequence?.nodes, !nodes.isEmpty else {
        throw CommandFailure(
          .badData, "\(Self.place(list.mark, path)): “reports” is a list of reports and stands alone in its file")
      }
      reports = try nodes.map { try Self.request($0, path, folder) }
    } else {
      reports = [try Self.request(root, path, folder)]
    }
  }

  private static func request(_ node: YAMLNode, _ file: String, _ folder: String) throws -> Request {
    guard let mapping = node.mapping else {
      throw CommandFailure(.badData, "\(Self.place(node.mark, file)): expected keys such as index, focus and outputs")
    }
    let known = Set(
      try CommandHelp.tool().commands.first { $0.commandName == "report" }.map {
        $0.shownArguments.flatMap(\.spellings)
      } ?? [])
    var entries: [Entry] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      let place = Self.place(key.mark, file)
      guard let text = key.scalar?.string else { throw CommandFailure(.badData, "\(place): found no key") }
      let name = text == "outputs" || text == "output" ? "out" : text.replacing("_", with: "-")
      guard known.contains("--\(name)"), !["config", "help", "version"].contains(name) else {
        let keys = known.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }.sorted()
        throw CommandFailure(
          .badData,
          "\(place): there is no key \(Quotation.quoted(text))\(Suggestion.sentence(for: name, among: keys)); "
            + "the keys are the options of lintasan report, and outputs")
      }
      guard seen.insert(name).inserted else {
        throw CommandFailure(.badData, "\(place): \(Quotation.quoted(text)) is given twice")
      }
      if let flag = value.bool {
        entries.append(Entry(key: text, mark: key.mark, values: [], words: flag ? ["--\(name)"] : []))
        continue
      }
      let parts = try (value.sequence?.nodes ?? [value]).map { part in
        guard let scalar = part.scalar, !part.isNull else {
          throw CommandFailure(.badData, "\(Self.place(part.mark, file)): \(Quotation.quoted(text)) needs a value")
        }
        return scalar.string
      }
      let words: [String]
      if repeated.contains(name) {
        words = parts.flatMap { ["--\(name)", $0] }
      } else {
        let joined = parts.joined(separator: ",")
        words = ["--\(name)", paths.contains(name) ? Self.path(joined, folder) : joined]
      }
      entries.append(Entry(key: text, mark: key.mark, values: parts, words: words))
    }
    return Request(entries: entries, mark: node.mark)
  }

  /// Where something stands, as it is said in messages.
  private static func place(_ mark: YAMLNode.Mark, _ file: String) -> String {
    "\(file), line \(mark.line), column \(mark.column)"
  }

  /// A path that is meant from the file's folder.
  private static func path(_ path: String, _ folder: String) -> String {
    path.hasPrefix("/") || path == "-" || folder == "." || folder.isEmpty ? path : "\(folder)/\(path)"
  }
}
