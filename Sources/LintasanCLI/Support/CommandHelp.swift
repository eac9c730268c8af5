import ArgumentParser
import LintasanCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the argument parser knows of a command and those below it.
struct CommandHelp: Decodable {
  /// An argument, an option or a flag.
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: String
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
    var defaultValue: String?

    /// The names as they are typed, the short one first: `-o`, `--output`.
    var spellings: [String] {
      (names ?? []).sorted { $0.name.count < $1.name.count }.map { ($0.kind == "long" ? "--" : "-") + $0.name }
    }
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var arguments: [Argument]?
  var subcommands: [CommandHelp]?

  /// The commands below that people see.
  var commands: [CommandHelp] { (subcommands ?? []).filter { $0.commandName != "help" } }

  /// What people may give; `--help` and `--version`, which all have, are left out.
  var shownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !["--help", "--version"].contains { argument.spellings.contains($0) }
    }
  }

  /// The discussion before its examples, and the examples.
  var text: (discussion: [String], examples: [String], rest: [String]) {
    let lines = (discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "EXAMPLES") else { return (lines, [], []) }
    let examples = lines[(start + 1)...].prefix { $0.hasPrefix("  ") }
    return (Array(lines[..<start]), examples.map { String($0.drop { $0 == " " }) }, Array(lines[examples.endIndex...]))
  }

  /// The whole tool.
  static func tool() throws -> CommandHelp {
    struct Dump: Decodable { var command: CommandHelp }
    do {
      return try JSONDecoder().decode(Dump.self, from: Data(LintasanCommand._dumpHelp().utf8)).command
    } catch {
      throw CommandFailure(.internalError, "the description of the commands cannot be read: \(error)")
    }
  }
}
