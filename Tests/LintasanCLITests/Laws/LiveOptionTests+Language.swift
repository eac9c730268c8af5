import Foundation
import LintasanDocuments
import LintasanTestSupport
import Testing

@testable import LintasanCLI
@testable import LintasanTables

/// The law of the language: under `--lang id` a command leaves nothing English, on standard output, on standard error and in its
/// files, but codes, names, commands and what was typed.
///
/// Commands and their changes are those of the law of the live option, so that what is refused is read too.
extension LiveOptionTests {
  /// Commands whose words are those of regression, which has its own terms, and those that speak to programmers.
  private static let unread: Set<String> = ["regress", "efficiency"]

  @Test(
    "Under --lang id nothing English is left",
    .enabled(if: ProcessInfo.processInfo.environment["LINTASAN_LANGUAGE_LAW"] != nil, "takes minutes; on request"),
    arguments: all.keys.sorted())
  func speaksIndonesian(command: String) throws {
    let law = try Self.law.get()
    guard let known = law.commands[command], let options = Self.all[command], options.contains("lang"),
      !Self.unread.contains(command)
    else { return }
    let stage = try OptionStage.shared.get()
    let words = try EnglishWords.shared.get()
    let own = (known.source.flatMap { law.sources[$0] } ?? []) + known.words
    var lines = [own]
    for option in options where option != "lang" {
      lines += law.changes(of: option, in: command, having: Set(options))
        // A folder of that name would be made where the tests are run; the part of a simulation is for `merge` to read.
        .filter {
          $0.change.excuse == nil && !(command == "index build" && $0.change.words == ["--steps", "1"])
            && !$0.change.words.contains("--shard")
        }
        .map { OptionLaw.putting($0.change.words, into: $0.base) }
    }
    var left: [String: String] = [:]
    for line in Set(lines.map { Self.forPeople($0, options) }) {
      let found = stage.run(command, line + ["--lang", "id"], in: .indonesian)
      var texts = found.said.map { $0.contains("<html") ? Self.page(Data($0.utf8)) : $0 }
      for (name, bytes) in found.files { texts += try Self.texts(of: name, bytes) }
      for text in texts {
        for (word, sentence) in words.left(in: text) where left[word] == nil {
          left[word] = "\(command) \(line.joined(separator: " ")): \(sentence.prefix(160))"
        }
      }
    }
    for (word, place) in left.sorted(by: { $0.key < $1.key }) { Issue.record("“\(word)” in \(place)") }
  }

  /// A line whose result is a text for people: CSV and JSON have English heads and keys by contract.
  private static func forPeople(_ line: [String], _ options: [String]) -> [String] {
    guard options.contains("format"), let place = line.firstIndex(of: "--format"), line.indices.contains(place + 1),
      ["csv", "json"].contains(line[place + 1])
    else { return line }
    var line = line
    line[place + 1] = "markdown"
    return line.filter { $0 != "--raw" }
  }

  /// What stands on a page: neither its style nor its scripts.
  private static func page(_ bytes: Data) -> String {
    String(decoding: bytes, as: UTF8.self)
      .replacing(#/(?s)<(style|script|noscript)\b.*?<\/\1>/#, with: "").replacing("</", with: "\n</")
  }

  /// What people read in a file; data files have English heads by contract, and a page has its English beside it.
  private static func texts(of name: String, _ bytes: Data) throws -> [String] {
    switch (name as NSString).pathExtension {
    case "svg", "md": return [String(decoding: bytes, as: UTF8.self)]
    case "html": return name.hasSuffix("explore.html") || name.hasSuffix("made.html") ? [] : [page(bytes)]
    case "xlsx":
      let parts = try ZipArchive.files(in: Array(bytes)) {
        $0.hasSuffix("sharedStrings.xml") || $0.hasSuffix("workbook.xml")
      }
      return parts.values.map { String(decoding: $0, as: UTF8.self).replacing("</si>", with: "</si>\n") }
    default: return []
    }
  }
}

/// The words by which an English text is known: those of English texts in the sources that stand in no Indonesian one.
struct EnglishWords: Sendable {
  static let shared = Result { try EnglishWords() }

  private let english: Set<String>

  private init() throws {
    var (english, indonesian): (Set<String>, Set<String>) = ([], [])
    let sources = Fixture.repositoryRoot().appendingPathComponent("Sources")
    let pairs = #/LocalizedString\(\s*((?:"(?:[^"\\]|\\.)*"[\s+]*)+),\s*id:\s*((?:"(?:[^"\\]|\\.)*"[\s+]*)+)\)/#
    for case let file as String in FileManager.default.enumerator(atPath: sources.path) ?? .init()
    where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
      guard text.contains("LocalizedString(") else { continue }
      for pair in text.matches(of: pairs) {
        english.formUnion(Self.words(of: String(pair.1)))
        indonesian.formUnion(Self.words(of: String(pair.2)))
      }
    }
    for entry in MessageCatalogue.all {
      english.formUnion(Self.words(of: entry.english))
      indonesian.formUnion(Self.words(of: entry.text(in: .indonesian)))
    }
    try #require(english.count > 800)
    let common = try String(decoding: Fixture.bytes("language/english.txt"), as: UTF8.self)
    let kept = try String(decoding: Fixture.bytes("language/kept.txt"), as: UTF8.self)
    func listed(_ text: String) -> Set<String> {
      Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.flatMap { $0.split(separator: " ") }.map(String.init))
    }
    self.english = english.subtracting(indonesian).union(listed(common)).subtracting(listed(kept))
  }

  /// The English words of a text, each with its line.
  func left(in text: String) -> [(word: String, line: String)] {
    text.split(separator: "\n").flatMap { line -> [(word: String, line: String)] in
      // Sources are cited as their publishers write them; commands are code.
      guard !line.contains("United Nations"), !line.contains("lintasan "), !line.hasPrefix("!["),
        !line.contains("kolom yang ada"), !line.contains("data memiliki"), !line.contains("scores.csv"),
        !line.hasPrefix("Pemakaian:")
      else { return [] }
      return Self.words(of: Self.plain(line)).intersection(english).map { ($0, String(line)) }
    }
  }

  /// A line without what is typed, quoted, an element of a page, an option, a path or a name of a column.
  private static func plain(_ line: Substring) -> String {
    // Names of methods stand as they are typed.
    line.replacing(#/normalisasi [^;.]*/#, with: " ").replacing(#/“[^”]*”|`[^`]*`|<[^>]*>|'[^']*'/#, with: " ")
      .split(separator: " ").filter { !$0.contains(#/--|[_\/=]|\.[a-z]|^\{/#) }.joined(separator: " ")
  }

  /// The words of a text in small letters; codes in capitals are none.
  private static func words(of text: String) -> Set<String> {
    Set(
      text.replacing(#/\{[A-Za-z]+\}/#, with: " ").split { !$0.isLetter }
        .filter { $0.count > 3 && $0 != $0.uppercased()[...] }.map { $0.lowercased() })
  }
}
