import LintasanTestSupport
import Testing

@testable import LintasanCLI

/// What `Fixtures/options/options.txt` says: how each option is changed, and in what.
struct OptionLaw {
  /// A change of an option.
  struct Change {
    var option = ""
    var words: [String] = []
    var sources: [String] = []
    /// What both runs have.
    var shared: [String] = []
    /// What both runs have in place of the command's own words.
    var instead: [String]?
    /// What the refusal says that is expected.
    var refusal: String?
    /// Why nothing can show, where that is so.
    var excuse: String?
  }

  /// A command that is run.
  struct Command {
    var source: String?
    var words: [String] = []
    var changes: [Change] = []
  }

  private(set) var sources: [String: [String]] = [:]
  private(set) var commands: [String: Command] = [:]
  private(set) var common: [Change] = []
  /// Commands that other tests run, and in which file.
  private(set) var elsewhere: [String: String] = [:]

  /// - Parameter names: the commands that there are.
  init(_ text: String, names: Set<String>) throws {
    var current: String?
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      var words = Self.words(line)
      let first = words.removeFirst()
      switch first {
      case "source": sources[words[0]] = Array(words.dropFirst())
      case "elsewhere": elsewhere[words.dropLast().joined(separator: " ")] = words.last
      case "command":
        let count = try #require(
          (1...3).last { names.contains(words.prefix($0).joined(separator: " ")) }, "no command \(line)")
        let name = words.prefix(count).joined(separator: " ")
        var command = Command(words: Array(words.dropFirst(count)))
        if let source = command.words.first, source.hasPrefix("@") {
          command.source = String(source.dropFirst())
          command.words.removeFirst()
        }
        commands[name] = command
        current = name
      default:
        try #require(first.hasPrefix("--"), "not understood: \(line)")
        let change = Self.change(first, words)
        if let current { commands[current]?.changes.append(change) } else { common.append(change) }
      }
    }
  }

  /// The changes of an option of a command, each with what both runs have: those of the command first.
  func changes(of option: String, in name: String, having options: Set<String>) -> [(change: Change, base: [String])] {
    guard let command = commands[name] else { return [] }
    return (command.changes + common).filter { $0.option == option }.flatMap { change in
      if let instead = change.instead { return [(change, Self.putting(change.shared, into: instead))] }
      let places: [String?] =
        command.source == nil || change.sources.isEmpty ? [command.source] : change.sources.map(Optional.some)
      return places.compactMap { place -> (Change, [String])? in
        let words = place.flatMap { sources[$0] } ?? []
        // A source of a table with scores is not for a command that takes any column, nor the other way round.
        if words.contains("--value") && !options.contains("value") { return nil }
        if let place, place.hasSuffix("panel"), options.contains("value") { return nil }
        return (change, Self.putting(change.shared, into: words + command.words))
      }
    }
  }

  /// Words with an option given anew: what was said of it before is taken out.
  static func putting(_ options: [String], into words: [String]) -> [String] {
    var kept = words
    for option in groups(options) {
      if let name = option.first, name.hasPrefix("--"), let position = kept.firstIndex(of: name) {
        let hasValue = position + 1 < kept.count && !kept[position + 1].hasPrefix("--")
        kept.removeSubrange(position...(hasValue ? position + 1 : position))
      }
      kept += option
    }
    return kept
  }

  /// Each option with the words behind it.
  private static func groups(_ words: [String]) -> [[String]] {
    words.reduce(into: []) { groups, word in
      if word.hasPrefix("--") || groups.isEmpty { groups.append([word]) } else { groups[groups.count - 1].append(word) }
    }
  }

  private static func change(_ name: String, _ words: [String]) -> Change {
    var change = Change(option: String(name.dropFirst(2)))
    var mode = ""
    for word in words {
      switch (word, mode) {
      case ("&", _): mode = "&"
      case ("=", _): (mode, change.instead) = ("=", [])
      case ("!", _): (mode, change.refusal) = ("!", "")
      case ("~", _): (mode, change.excuse) = ("~", "")
      case (_, "&"): change.shared.append(word)
      case (_, "="): change.instead?.append(word)
      case (_, "~"): change.excuse = word
      case (_, "!"): change.refusal = (change.refusal ?? "") + (change.refusal == "" ? "" : " ") + word
      case (let word, _) where word.hasPrefix("@"): change.sources.append(String(word.dropFirst()))
      default: change.words.append(word)
      }
    }
    change.words.insert(name, at: 0)
    return change
  }

  /// The words of a line; those in single quotes are one.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    let parts: [Substring] = line.split(separator: "'" as Character, omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      words += number % 2 == 1 ? [String(part)] : part.split(separator: " " as Character).map { String($0) }
    }
    return words
  }
}
