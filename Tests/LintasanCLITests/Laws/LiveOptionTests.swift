import ArgumentParser
import Foundation
import LintasanCore
import LintasanTestSupport
import Testing

@testable import LintasanCLI

/// The law of the live option: every option of every command changes what the command gives, or is refused.
///
/// Options come from what the parser knows, their changes from `Fixtures/options/options.txt`. An option without a change there
/// fails, and so does one that changes nothing. Commands are run within this process, one after the other.
@Suite("Every option of a command is live", .serialized)
struct LiveOptionTests {
  /// Options that must not change a result, and what they are for.
  static let silent: Set<String> = [
    "threads",  // results do not depend on it: other tests say so
    "quiet", "verbose", "timings",  // standard error alone
  ]

  /// Every command with its options, as the parser has them.
  static let all: [String: [String]] = {
    var found: [String: [String]] = [:]
    func visit(_ help: CommandHelp, _ path: [String]) {
      if help.commands.isEmpty {
        let names = help.shownArguments.compactMap { $0.spellings.last }.filter { $0.hasPrefix("--") }
        found[path.joined(separator: " ")] = names.map { String($0.dropFirst(2)) }
      }
      for command in help.commands { visit(command, path + [command.commandName]) }
    }
    if let tool = try? CommandHelp.tool() { visit(tool, []) }
    return found
  }()

  static let law = Result {
    try OptionLaw(
      String(decoding: Fixture.bytes("options/options.txt"), as: UTF8.self), names: Set(all.keys))
  }

  @Test("Every command has an example, or is changed in tests of its own that name each of its options")
  func examplesOfAll() throws {
    let law = try Self.law.get()
    #expect(Self.all.count > 40)
    for (command, options) in Self.all where law.commands[command] == nil {
      guard let file = law.elsewhere[command] else {
        Issue.record("\(command) has no example: give it one in options.txt")
        continue
      }
      let path = Fixture.repositoryRoot().appendingPathComponent("Tests/LintasanCLITests/Commands/\(file).swift").path
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for option in options where !Self.silent.contains(option) {
        #expect(text.contains("--\(option)"), "\(command) --\(option) is not in \(file).swift")
      }
    }
    #expect(Set(law.commands.keys).subtracting(Self.all.keys).isEmpty)
  }

  @Test("A change of an option changes a result, or is refused", arguments: all.keys.sorted())
  func live(command: String) throws {
    let law = try Self.law.get()
    guard law.commands[command] != nil else { return }
    let stage = try OptionStage.shared.get()
    for option in Self.all[command] ?? [] where !Self.silent.contains(option) {
      var why = "no change is known for it: give it one in options.txt, and an effect"
      let changes = law.changes(of: option, in: command, having: Set(Self.all[command] ?? []))
      if let excuse = changes.first(where: { $0.change.excuse != nil })?.change.excuse {
        #expect(!excuse.isEmpty, "\(command) --\(option): say why nothing can show")
        continue
      }
      let isLive = changes.contains { change, base in
        let before = stage.run(command, base, isKept: true)
        let after = stage.run(command, OptionLaw.putting(change.words, into: base))
        if let refusal = before.refusal {
          why = "the run without it is refused: \(refusal)"
          // An option may lift a refusal.
          return change.refusal == nil && after.refusal == nil
        }
        switch (after.refusal, change.refusal) {
        case (let found?, let expected?) where found.contains(expected): return true
        case (let found?, _): why = "it is refused: \(found)"
        case (nil, let expected?): why = "it is not refused with “\(expected)”"
        case (nil, nil): why = "it changes nothing"
        }
        return after.refusal == nil && change.refusal == nil && after.text != before.text
      }
      if !isLive { Issue.record("\(command) --\(option): \(why)") }
    }
  }

  /// Else an option could be added that the law does not see.
  @Test func anOptionThatDoesNothingIsSeen() throws {
    let stage = try OptionStage.shared.get()
    let base = ["--definition", "%/law/index.yaml", "--format", "csv"]
    let before = stage.run("rank", base)
    #expect(before.refusal == nil && !before.text.isEmpty)
    #expect(stage.run("rank", base + ["--quiet"]).text == before.text)
    #expect(stage.run("rank", base + ["--nothing"]).refusal?.contains("nothing") == true)
    #expect(stage.run("rank", base).text == before.text)
  }
}
