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
  /// The words of the command line that each report stands for.
  let reports: [[String]]

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
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
    if let list = mapping["reports"] {
      guard mapping.pairs.count == 1, let nodes = list.sequence?.nodes, !nodes.isEmpty else {
        throw CommandFailure(
          .badData, "\(path), line \(list.mark.line): “reports” is a list of reports and stands alone in its file")
      }
      reports = try nodes.map { try Self.words($0, path, folder) }
    } else {
      reports = [try Self.words(root, path, folder)]
    }
  }

  private static func words(_ node: YAMLNode, _ file: String, _ folder: String) throws -> [String] {
    guard let mapping = node.mapping else {
      throw CommandFailure(.badData, "\(file), line \(node.mark.line): expected keys such as index, focus and outputs")
    }
    let known = Set(
      try CommandHelp.tool().commands.first { $0.commandName == "report" }.map {
        $0.shownArguments.flatMap(\.spellings)
      } ?? [])
    var words: [String] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      let line = key.mark.line
      guard let text = key.scalar?.string else { throw CommandFailure(.badData, "\(file), line \(line): found no key") }
      let name = text == "outputs" || text == "output" ? "out" : text.replacing("_", with: "-")
      guard known.contains("--\(name)"), !["config", "help", "version"].contains(name) else {
        let keys = known.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }.sorted()
        throw CommandFailure(
          .badData,
          "\(file), line \(line): there is no key \(Quotation.quoted(text))\(Suggestion.sentence(for: name, among: keys)); "
            + "the keys are the options of lintasan report, and outputs")
      }
      guard seen.insert(name).inserted else {
        throw CommandFailure(.badData, "\(file), line \(line): \(Quotation.quoted(text)) is given twice")
      }
      if let flag = value.bool {
        if flag { words.append("--\(name)") }
        continue
      }
      let parts = try (value.sequence?.nodes ?? [value]).map { part in
        guard let scalar = part.scalar, !part.isNull else {
          throw CommandFailure(.badData, "\(file), line \(part.mark.line): \(Quotation.quoted(text)) needs a value")
        }
        return scalar.string
      }
      if repeated.contains(name) {
        words += parts.flatMap { ["--\(name)", $0] }
      } else {
        let joined = parts.joined(separator: ",")
        words += ["--\(name)", paths.contains(name) ? place(joined, folder) : joined]
      }
    }
    return words
  }

  /// A path that is meant from the file's folder.
  private static func place(_ path: String, _ folder: String) -> String {
    path.hasPrefix("/") || path == "-" || folder == "." || folder.isEmpty ? path : "\(folder)/\(path)"
  }
}
