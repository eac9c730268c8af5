import ArgumentParser
import Foundation
import LintasanTestSupport
import Testing

@testable import LintasanCLI

/// The law of the live option: every option of every command changes what the command gives, or is refused.
///
/// Options come from what the parser knows. An option without a value here fails, and so does one that changes nothing. A new
/// command needs an example, or stands in `elsewhere` with its reason.
@Suite("Every option of a command is live", .serialized)
struct LiveOptionTests {
  /// A command with what it needs; `%` is the folder of the examples.
  static let commands: [String: [String]] = [
    "report": ["--definition", "%/law/index.yaml", "--out", "%/out", "--force", "--draws", "60"],
    "forecast": ["--definition", "%/law/index.yaml", "--draws", "60", "--format", "csv"],
    "nowcast": ["--definition", "%/law/index.yaml", "--draws", "60", "--format", "csv"],
    "backtest": ["--definition", "%/law/index.yaml", "--draws", "40", "--models", "naive,drift", "--format", "csv"],
    "rank": ["--definition", "%/law/index.yaml", "--format", "csv"],
    "regress": ["v ~ income | code", "--index", "law", "--datasets", "%", "--format", "csv"],
    "decompose": ["t03", "--definition", "%/law/index.yaml", "--from", "2022", "--to", "2024", "--format", "csv"],
    "compare": ["t03,t05", "--definition", "%/law/index.yaml", "--format", "csv"],
    "target": [
      "t05", "--definition", "%/law/index.yaml", "--rank", "2", "--by", "2026", "--draws", "60", "--format", "csv",
    ],
    "uncertainty": ["--definition", "%/law/index.yaml", "--draws", "60", "--format", "csv"],
    "sensitivity": ["--definition", "%/law/index.yaml", "--points", "128", "--format", "csv"],
    "audit": ["--definition", "%/law/index.yaml", "--format", "csv"],
    "weights": ["--definition", "%/law/index.yaml", "--format", "csv"],
    "mobility": ["--definition", "%/law/index.yaml", "--format", "csv"],
    "converge": ["v", "--index", "law", "--datasets", "%", "--format", "csv"],
  ]

  /// Commands whose options act on files, sheets, folders and other processes: their own tests change each of them.
  static let elsewhere = [
    "merge", "pemdi", "spbe", "data", "notebook", "verify", "doctor", "manual", "index", "brief", "explore", "profile",
  ]

  /// Options that must not change a result, and what they are for.
  static let silent: Set<String> = [
    "threads",  // results do not depend on it: other tests say so
    "quiet", "verbose",  // standard error alone
    "force",  // leaves what is written as it is
    "timings",  // standard error alone
    "memory",  // the same result in less memory
  ]

  /// Values to try, by option: the first that changes a result, or is refused, is enough. Words after `+` stand in the example
  /// too.
  static let values: [String: [[String]]] = [
    "index": [["law"]], "definition": [["%/law/index.yaml"]], "data": [["%/law/other.csv"]],
    "entity": [["town"]], "time": [["kr"]], "value": [["b"]], "encoding": [["utf-16"]], "datasets": [["%/none"]],
    "as-of": [["2022"], ["2021"]], "steps": [["1"]], "to": [["2025"], ["2023"]], "from": [["2021"], ["2020"]],
    "seed": [["7"]],
    "draws": [["45"]], "focus": [["t03"], ["t05"]], "model": [["naive"]], "out": [["%/out2"]],
    "dialect": [["excel-id"]],
    "lang": [["id", "+", "--format", "markdown"], ["id"]], "format": [["json"]], "output": [["%/made.csv"]],
    "raw": [[]],
    "plot": [["%/made.svg", "+", "--focus", "t03"], ["%/made.svg"]], "drivers-through": [["2024"]], "horizons": [["1"]],
    "models": [["naive"]],
    "shard": [["1/2"]], "std-error": [["b1"]], "covariance": [["%/law/facts.csv"]], "assume-error": [["rounding"]],
    "sets": [["simultaneous", "+", "--std-error", "b1"]], "confidence": [["0.8", "+", "--std-error", "b1"]],
    "best": [["2", "+", "--std-error", "b1"]], "year": [["2022"]], "top": [["3"]], "estimator": [["re"], ["fd"]],
    "se": [["HC1"]],
    "ssc": [["stata", "+", "--se", "cluster:code"]], "weights": [["income"], ["5"]], "tau": [["0.3"]],
    "lambda": [["3"]],
    "alpha": [["0.3"]], "gmm-steps": [["1"]], "system": [[]], "max-lag": [["2"]], "collapse": [[]],
    "level": [["0.8"], ["item"]],
    "normal": [[]], "show": [["b"]], "stars": [["0.5"]], "rank": [["3"]], "score": [["0.9"]], "by": [["2025"]],
    "costs": [["a=1,b=5"]],
    "curve-output": [["%/curve.csv"]], "settings": [["%/settings.yaml"]], "weighting": [["equal,nominal"]],
    "normalisation": [["rank"]], "aggregation": [["geometric,arithmetic"]], "imputation": [["mean,none"]],
    "treatment": [["winsorise,none"], ["log,none"]], "leave-out": [[]], "draws-output": [["%/draws.csv"]],
    "points": [["256"]],
    "availability": [["1"], ["0"]], "table": [["consistency"]], "scheme": [["equal"]], "ranks": [[]],
    "classes": [["3"]], "clubs": [[]],
    "log": [[]],
  ]

  struct Option: Sendable, CustomTestStringConvertible {
    let command: String
    let name: String
    var testDescription: String { "\(command) --\(name)" }
  }

  /// Every command with its options, as the parser has them.
  static let all: [(command: String, options: [String])] = {
    var found: [(command: String, options: [String])] = []
    func visit(_ help: CommandHelp, _ path: [String]) {
      if help.commands.isEmpty {
        let names = help.shownArguments.compactMap { $0.spellings.last }.filter { $0.hasPrefix("--") }
        found.append((path.joined(separator: " "), names.map { String($0.dropFirst(2)) }))
      }
      for command in help.commands { visit(command, path + [command.commandName]) }
    }
    if let tool = try? CommandHelp.tool() { visit(tool, []) }
    return found
  }()

  static let options: [Option] = all.flatMap { command, names in
    commands[command] == nil ? [] : names.filter { !silent.contains($0) }.map { Option(command: command, name: $0) }
  }

  /// What a command gives: its text and the files that it makes, but for the manifest, which repeats the command.
  private static func run(_ command: String, _ arguments: [String], in folder: WorkingFolder) throws -> String {
    let words =
      command.split(separator: " ").map(String.init) + arguments.map { $0.replacing("%", with: folder.url.path) }
    let known = Set(try files(in: folder).keys)
    let bytes = try Console.capturing {
      var parsed = try LintasanCommand.parseAsRoot(words)
      try parsed.run()
    }
    var text = String(decoding: bytes, as: UTF8.self)
    for (name, content) in try files(in: folder).sorted(by: { $0.key < $1.key }) where !known.contains(name) {
      if !name.hasSuffix("manifest.json") && !name.hasSuffix(".xlsx") && !name.hasSuffix(".html") {
        text += "\(name)\n\(content)"
      }
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
    }
    return text
  }

  private static func files(in folder: WorkingFolder) throws -> [String: String] {
    var found: [String: String] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder.url.path) ?? .init() {
      let url = folder.url.appendingPathComponent(name)
      if let data = try? Data(contentsOf: url) { found[name] = String(decoding: data, as: UTF8.self) }
    }
    return found
  }

  private static func examples() throws -> WorkingFolder {
    let folder = try WorkingFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("law"), withIntermediateDirectories: true)
    let example = ExampleIndex.byComponents
    try folder.write("law/index.yaml", example.definition)
    try folder.write("law/datapackage.json", "{}")
    for (name, text) in example.files { try folder.write("law/\(name)", text) }
    try folder.write("law/other.csv", (example.files["scores.csv"] ?? "").replacing("0.5", with: "0.55"))
    try folder.write("settings.yaml", "weights: 30\nnormalisation: [min_max:1,100, rank]\n")
    return folder
  }

  @Test("A command without a change gives what it gave", arguments: Array(commands.keys.sorted()))
  func steady(command: String) throws {
    let folder = try Self.examples()
    let base = Self.commands[command] ?? []
    let first = try Self.run(command, base, in: folder)
    #expect(!first.isEmpty)
    #expect(try Self.run(command, base, in: folder) == first)
  }

  @Test("A change of an option changes a result, or is refused", arguments: options)
  func live(option: Option) throws {
    let values = try #require(
      Self.values[option.name], "no value is known for --\(option.name): give it one, and an effect")
    let folder = try Self.examples()
    let base = Self.commands[option.command] ?? []
    for value in values {
      let sides = value.split(separator: "+", omittingEmptySubsequences: false).map(Array.init)
      let shared = sides.count > 1 ? sides[1] : []
      guard let before = try? Self.run(option.command, Self.replacing(base, shared), in: folder) else { continue }
      let words = Self.replacing(Self.replacing(base, shared), ["--\(option.name)"] + (sides.first ?? []))
      guard let after = try? Self.run(option.command, words, in: folder) else { return }
      if after != before { return }
    }
    Issue.record("\(option.command) --\(option.name) changes nothing and is not refused")
  }

  /// Arguments with an option given anew: what was said of it before is taken out.
  private static func replacing(_ arguments: [String], _ option: [String]) -> [String] {
    guard let name = option.first else { return arguments }
    var kept = arguments
    if let position = kept.firstIndex(of: name) {
      kept.removeSubrange(position...min(kept.count - 1, position + 1))
    }
    return kept + option
  }

  @Test("Every command has an example, or is changed in tests of its own")
  func examplesOfAll() {
    for (command, _) in Self.all where Self.commands[command] == nil {
      #expect(
        Self.elsewhere.contains { command == $0 || command.hasPrefix($0 + " ") },
        "\(command) has no example: give it one in `commands`")
    }
    #expect(Self.all.count > 20)
  }
}
