import ArgumentParser
import Foundation
import LintasanTestSupport
import Testing

@testable import LintasanCLI

/// Every command that the documents show is one that the tool understands, and every link leads somewhere.
@Suite struct DocumentationTests {
  private struct Page {
    let name: String
    let folder: URL
    let lines: [Substring]
  }

  private func pages() throws -> [Page] {
    let root = Fixture.repositoryRoot()
    var files = [root.appendingPathComponent("README.md")]
    for folder in ["docs", "notebooks-md"] {
      files += try FileManager.default.contentsOfDirectory(
        at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil
      ).filter { $0.pathExtension == "md" }
    }
    return try files.map { file in
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      return Page(
        name: file.lastPathComponent, folder: file.deletingLastPathComponent(),
        lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  /// The commands of a page: lines of blocks, and code within tables and sentences.
  private func commands(_ page: Page) -> [String] {
    var found: [String] = []
    var isInside = false
    for line in page.lines {
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        isInside.toggle()
      } else if isInside {
        if line.hasPrefix("lintasan ") { found.append(String(line)) }
      } else {
        guard !line.contains("````") else { continue }
        for code in line.matches(of: /`(lintasan [^`]*)`/) { found.append(String(code.1.replacing("\\|", with: "|"))) }
      }
    }
    return found
  }

  @Test func commandsOfDocumentsParse() throws {
    var count = 0
    for page in try pages() {
      for command in commands(page) where !command.contains("{{") && !command.contains("…") && !command.contains("|m") {
        var words = CommandTreeTests.words(command)
        // A remark, or what a pipe hands on, is not ours.
        if let end = words.firstIndex(where: { $0 == "#" || $0 == "|" }) { words = Array(words[..<end]) }
        // Names in capitals, as in NAME, and commands without their arguments stand for what a reader fills in.
        let isWhole = words.count > 3 && !words.contains { $0.count > 3 && $0.allSatisfy(\.isUppercase) }
        count += 1
        #expect(throws: Never.self, "\(page.name): \(command)") {
          try CommandTree.checkNames(in: Array(words.dropFirst()))
          if isWhole { _ = try LintasanCommand.parseAsRoot(Array(words.dropFirst())) }
        }
      }
    }
    #expect(count > 100)
  }

  @Test func linksOfDocumentsLeadSomewhere() throws {
    for page in try pages() {
      var isInside = false
      for line in page.lines {
        if line.hasPrefix("```") { isInside.toggle() }
        guard !isInside else { continue }
        for link in line.matches(of: /\]\(([^)#]+)(?:#[^)]*)?\)/) where !link.1.contains("://") {
          let target = page.folder.appendingPathComponent(String(link.1))
          #expect(FileManager.default.fileExists(atPath: target.path), "\(page.name): \(link.1)")
        }
      }
    }
  }
}
