import ArgumentParser
import Foundation
import LintasanNotebooks
import LintasanTestSupport
import Testing

@testable import LintasanCLI

/// What holds for every command, present and to come.
@Suite struct CommandTreeTests {
  @Test func everyCommandHasExamplesThatParse() throws {
    for node in CommandTree.all {
      let name = node.path.joined(separator: " ")
      #expect(!node.examples.isEmpty, "\(name) --help has no EXAMPLES")
      for example in node.examples {
        var words = Self.words(example)
        // What follows a pipe is another program's.
        if let pipe = words.firstIndex(of: "|") { words = Array(words[..<pipe]) }
        #expect(words.first == "lintasan", "\(name): \(example)")
        #expect(throws: Never.self, "\(name): \(example)") {
          try CommandTree.checkNames(in: Array(words.dropFirst()))
          _ = try LintasanCommand.parseAsRoot(Array(words.dropFirst()))
        }
        if node.configuration.subcommands.isEmpty {
          #expect(
            words.starts(with: node.path) || node.path == ["lintasan", "merge"],
            "\(name) shows another command: \(example)")
        }
      }
    }
    #expect(CommandTree.all.count > 30)
  }

  @Test func everyCommandCanBeQuietAndVerbose() throws {
    func check(_ command: CommandHelp, _ path: String) {
      let name = "\(path) \(command.commandName)"
      if command.commands.isEmpty {
        let spellings = command.shownArguments.flatMap(\.spellings)
        for option in ["--quiet", "--verbose"] { #expect(spellings.contains(option), "\(name) has no \(option)") }
        // What the parser asks of declarations in the configuration `debug` alone.
        let all = (command.arguments ?? []).flatMap(\.spellings)
        let doubled = Set(all).filter { option in all.count { $0 == option } > 1 }
        #expect(doubled.isEmpty, "\(name) declares an option twice")
        let positional = (command.arguments ?? []).filter { $0.kind == "positional" }
        let hasFollower = positional.dropLast().contains { $0.isRepeating }
        #expect(!hasFollower, "\(name): nothing comes after what repeats")
      }
      #expect(command.abstract?.isEmpty == false, "\(name) says nothing of itself")
      for argument in command.shownArguments {
        #expect(argument.abstract?.isEmpty == false, "\(name): \(argument.spellings) has no help")
      }
      for one in command.commands { check(one, name) }
    }
    for command in try CommandHelp.tool().commands { check(command, "lintasan") }
  }

  /// A notebook is kept in its folder by the names of options: those that write, and no others, are known to it.
  @Test func optionsThatWriteAreKnownToNotebooks() throws {
    let reading: Set<String> = [
      "--definition", "--data", "--datasets", "--covariance", "--settings", "--costs", "--file", "--models",
      "--inputs", "--instrument", "--check-against", "--meta", "--newdata", "--config", "--pemdi",
    ]
    func check(_ command: CommandHelp, _ path: String) {
      let words = "\(path) \(command.commandName)".split(separator: " ").dropFirst().map(String.init)
      for argument in command.shownArguments where ["file", "folder"].contains(argument.valueName ?? "") {
        for option in argument.spellings {
          #expect(
            NotebookStep.isWriting(option, of: words) != reading.contains(option),
            "\(path) \(command.commandName) \(option): writing options end in -output; reading ones are listed here")
        }
      }
      for one in command.commands { check(one, "\(path) \(command.commandName)") }
    }
    check(try CommandHelp.tool(), "")
  }

  @Test(arguments: [
    ("ranc", "there is no command “lintasan ranc” (did you mean “rank”?)"),
    ("spbe scor x", "there is no command “lintasan spbe scor” (did you mean “score”"),
    ("data impot", "there is no command “lintasan data impot” (did you mean “import”"),
    ("help forcast", "there is no command “lintasan forcast” (did you mean “forecast”"),
    ("rank --indx egdi", "Did you mean '--index'?"),
    ("rank --index egdy", "did you mean “egdi”?"),
    ("rank --focus Indonsia", "did you mean IDN (Indonesia)?"),
    ("regress osi~hcy", "did you mean “hci”"),
  ])
  func misspeltWordsAreSuggested(arguments: String, message: String) throws {
    let run = try CommandRun(arguments.split(separator: " ").map(String.init))
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.status == 64 || run.status == 65)
  }

  @Test func manualNamesEveryCommandAndOption() throws {
    let manual = Manual(tool: try CommandHelp.tool(), version: "1")
    let roff = manual.roff()
    #expect(roff.hasPrefix(".TH LINTASAN 1"))
    for node in CommandTree.all.dropFirst() {
      let name = node.path.joined(separator: " ").split(separator: "-").joined(separator: "\\-")
      #expect(roff.contains(".SS \"\(name)\""), "\(node.path)")
    }
    // A line of text never begins with a control character, and all is ASCII.
    let known = [".TH", ".SH", ".SS", ".PP", ".TP", ".B ", ".I ", ".RI", ".nf", ".fi", ".RS", ".RE", ".br"]
    for line in roff.split(separator: "\n") {
      #expect(line.utf8.allSatisfy { $0 < 128 } && !line.hasPrefix("'"), "\(line)")
      if line.hasPrefix(".") { #expect(known.contains { line.hasPrefix($0) }, "\(line)") }
    }
  }

  /// `docs/commands.md` is `lintasan manual --markdown`.
  @Test func referenceIsUpToDate() throws {
    let page = try String(
      contentsOf: Fixture.repositoryRoot().appendingPathComponent("docs/commands.md"), encoding: .utf8)
    let fresh = Manual(tool: try CommandHelp.tool(), version: "1").markdown()
    #expect(page == fresh, "run: lintasan manual --markdown --output docs/commands.md")
  }

  /// The words of an example as a shell takes them.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap(\.self)
  }
}
