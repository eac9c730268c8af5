import Lintasan
import LintasanNotebooks

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Compares files of two folders as people and programs read them: numbers as numbers, a workbook part by part.
struct FolderComparison {
  let tolerance: Double
  /// Paths that stand in the old files under another name than in the new ones.
  var renamed: [String: String] = [:]

  /// The first difference of a file that is in both folders; `nil` where there is none.
  func difference(of path: String, _ old: URL, _ new: URL) -> String? {
    guard let first = try? Data(contentsOf: old.appendingPathComponent(path)) else { return "\(path): missing" }
    guard let second = try? Data(contentsOf: new.appendingPathComponent(path)) else {
      return "\(path): the command does not make it any more"
    }
    if first == second { return nil }
    if let archive = ArchiveText(Array(first)), let other = ArchiveText(Array(second)) {
      return difference(of: path, archive, other)
    }
    return textDifference(String(decoding: first, as: UTF8.self), String(decoding: second, as: UTF8.self))
      .map { "\(path):\($0)" }
  }

  private func textDifference(_ first: String, _ second: String) -> String? {
    var first = first
    for (old, new) in renamed.sorted(by: { $0.key < $1.key }) { first = first.replacing(old, with: new) }
    // Draws are stored in sixteen bits each: the last one may follow the processor.
    let (left, right) = (StoredDraws(cutting: first), StoredDraws(cutting: second))
    if let found = left.difference(from: right) { return found }
    return NumericComparison(tolerance: tolerance).firstDifference(left.rest, right.rest)
      .map { "\($0.line): “\(Self.short($0.first))” became “\(Self.short($0.second))”" }
  }

  /// A line that people can read: pages hold lines of megabytes.
  private static func short(_ line: String) -> String { line.count > 200 ? line.prefix(200) + "…" : line }

  /// A workbook or document: its parts, charts included. The time that it carries is not part of what it says.
  private func difference(of path: String, _ first: ArchiveText, _ second: ArchiveText) -> String? {
    guard first.names == second.names else {
      let changed = Set(first.names).symmetricDifference(second.names).sorted()
      return "\(path): the parts \(changed.joined(separator: ", ")) are in one of the two only"
    }
    for name in first.names where name != "docProps/core.xml" {
      if let found = textDifference(first.text(of: name), second.text(of: name)) { return "\(path), \(name):\(found)" }
    }
    return nil
  }
}

/// The draws that a page stores, cut out of its text.
private struct StoredDraws {
  /// The text without them.
  let rest: String
  private let blocks: [[UInt8]]

  init(cutting text: String) {
    guard let start = text.utf8.firstRange(of: "\"draws64\":[".utf8), let end = text[start.upperBound...].firstIndex(of: "]")
    else {
      (rest, blocks) = (text, [])
      return
    }
    blocks = text[start.upperBound..<end].split(separator: ",").compactMap { block in
      Data(base64Encoded: String(block.filter { $0 != "\"" })).map { Array($0) }
    }
    rest = String(text[..<start.upperBound] + text[end...])
  }

  func difference(from other: StoredDraws) -> String? {
    guard blocks.map(\.count) == other.blocks.map(\.count) else { return " the number of stored draws differs" }
    for (mine, theirs) in zip(blocks, other.blocks) where mine != theirs {
      for place in stride(from: 0, to: mine.count - 1, by: 2) {
        let a = Int(mine[place]) | Int(mine[place + 1]) << 8
        let b = Int(theirs[place]) | Int(theirs[place + 1]) << 8
        if abs(a - b) > 1 { return " stored draw \(place / 2): \(a) became \(b)" }
      }
    }
    return nil
  }
}
