import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The commands as a tree: what help, the manual and the tests walk through.
enum CommandTree {
  /// A command with the words that lead to it.
  struct Node {
    /// The words, `lintasan` first.
    var path: [String]
    var type: any ParsableCommand.Type

    var configuration: CommandConfiguration { type.configuration }

    /// The example command lines of the help text.
    var examples: [String] {
      let lines = configuration.discussion.split(separator: "\n", omittingEmptySubsequences: false)
      guard let start = lines.firstIndex(of: "EXAMPLES") else { return [] }
      return lines[(start + 1)...].prefix { $0.hasPrefix("  ") }.map { String($0.drop { $0 == " " }) }
    }
  }

  /// Every command, those with commands of their own included, in the order of the help texts.
  static var all: [Node] { below(Node(path: [name(of: LintasanCommand.self)], type: LintasanCommand.self)) }

  private static func below(_ node: Node) -> [Node] {
    [node]
      + node.configuration.subcommands.flatMap { type in
        below(Node(path: node.path + [name(of: type)], type: type))
      }
  }

  private static func name(of type: any ParsableCommand.Type) -> String {
    type.configuration.commandName ?? "\(type)".lowercased()
  }

  /// Refuses a word that stands where a command is expected and is none.
  static func checkNames(in arguments: [String]) throws(CommandFailure) {
    var words = arguments[...]
    if words.first == "help" { words.removeFirst() }
    var type: any ParsableCommand.Type = LintasanCommand.self
    var path = "lintasan"
    while let word = words.popFirst(), !word.hasPrefix("-"), !type.configuration.subcommands.isEmpty {
      let types = type.configuration.subcommands
      guard let next = types.first(where: { name(of: $0) == word }) else {
        // A file may stand where a command has a default one.
        if type.configuration.defaultSubcommand != nil,
          word.contains(".") || word.contains("/") || FileManager.default.fileExists(atPath: word)
        {
          return
        }
        let names = types.map(name)
        throw .usage(
          "there is no command “\(path) \(word)”\(Suggestion.sentence(for: word, among: names)); the commands are "
            + names.joined(separator: ", "))
      }
      type = next
      path += " \(word)"
    }
  }
}
