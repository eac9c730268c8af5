import ArgumentParser
import Foundation
import LintasanCore
import LintasanDocuments
import LintasanTestSupport

@testable import LintasanCLI

/// A folder with small data in which commands are run; what they write there is a part of what they give.
///
/// One for all tests of a suite that runs them one after the other.
final class OptionStage: @unchecked Sendable {
  /// Made once: its files take longer than a command.
  static let shared = Result { try OptionStage() }

  /// What a command gave: its text and the files that it made, or why it was refused.
  struct Outcome {
    var text = ""
    var refusal: String?
  }

  private let folder: WorkingFolder
  private var files: [String: Data] = [:]
  private var kept: [[String]: Outcome] = [:]

  init() throws {
    folder = try WorkingFolder()
    try FileManager.default.removeItem(at: folder.url)
    try FileManager.default.copyItem(at: Fixture.url("options/files"), to: folder.url)
    // Names that a spreadsheet would run, and that are not ASCII.
    var law = ExampleIndex.byComponents.files
    law["scores.csv"] = law["scores.csv"]?.replacing("Town 9", with: "=Town 9").replacing("Town 4", with: "Töwn 4")
    try write(law, ExampleIndex.byComponents.definition, "law")
    law["scores.csv"] = law["scores.csv"]?.replacing("0.5", with: "0.53")
    try write(
      law,
      ExampleIndex.byComponents.definition.replacing("id: law\n", with: "id: other\n").replacing(
        "value: v\n", with: "value: b\n"), "other")
    try write(
      ExampleIndex.built.files, ExampleIndex.built.definition.replacing("id: law\n", with: "id: tree\n"), "tree")
    try Self.shrinkAgencies(into: folder.url.appendingPathComponent("agencies"))
    for words in [
      ["backtest", "--shard", "1/2", "--output", "%/part-1.csv"],
      ["backtest", "--shard", "2/2", "--output", "%/part-2.csv"],
    ] {
      let models = ["--definition", "%/law/index.yaml", "--draws", "40", "--models", "naive,drift"]
      _ = try Console.capturing { try parsed(words[0], models + words.dropFirst()) }
    }
    _ = try Console.capturing {
      for form in ["xlsx", "dta", "sav"] {
        try parsed("data import table", ["%/own.csv", "--output", "%/own.\(form)"])
      }
    }
    files = contents()
  }

  private func write(_ files: [String: String], _ definition: String, _ name: String) throws {
    let place = folder.url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let package =
      "{\"name\": \"\(name)\", \"title\": \"\(name)\", \"resources\": [{\"name\": \"scores\", \"path\": \"scores.csv\"}]}"
    let all = files.merging(["index.yaml": definition, "datapackage.json": package, "README.md": name]) { $1 }
    for (file, text) in all { try Data(text.utf8).write(to: place.appendingPathComponent(file)) }
  }

  /// The shipped SPBE data of a few agencies, since those of all take long.
  private static func shrinkAgencies(into folder: URL) throws {
    let shipped = Fixture.repositoryRoot().appendingPathComponent("datasets")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["spbe", "pemdi", "names"] {
      try FileManager.default.copyItem(
        at: shipped.appendingPathComponent(name), to: folder.appendingPathComponent(name))
    }
    let place = folder.appendingPathComponent("spbe")
    for name in ["scores.csv", "indicators.csv", "agencies.csv"] {
      let file = place.appendingPathComponent(name)
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: true)
      guard let head = lines.first else { continue }
      let some = lines.dropFirst().filter { line in
        line.contains("kota-d") || line.contains("kota-s") || line.contains("kementerian-k")
          || line.contains("kabupaten-ba")
      }
      try Data(([head] + some).joined(separator: "\n").appending("\n").utf8).write(to: file)
    }
  }

  /// Runs a command; what is kept is not run again.
  func run(_ command: String, _ arguments: [String], isKept: Bool = false) -> Outcome {
    if isKept, let known = kept[[command] + arguments] { return known }
    var outcome = Outcome()
    do {
      let bytes = try Console.capturing {
        do { try parsed(command, arguments) } catch let code as ExitCode where code.rawValue == 1 {}
      }
      outcome.text = String(decoding: bytes, as: UTF8.self)
    } catch {
      outcome.refusal = error is any LintasanError ? "\(error)" : LintasanCommand.fullMessage(for: error)
    }
    outcome.text += restore()
    if isKept { kept[[command] + arguments] = outcome }
    return outcome
  }

  /// What a command says in a language: its text and notices, the files that it makes, or why it was refused.
  func run(_ command: String, _ arguments: [String], in language: Language) -> (said: [String], files: [String: Data]) {
    var refusal: String?
    let captured = Console.capturing(in: language) {
      do {
        try parsed(command, arguments)
      } catch is ExitCode {
      } catch {
        refusal = Console.spoken(
          error is any LintasanError ? "\(error)" : LintasanCommand.fullMessage(for: error))
      }
    }
    let made = contents().filter { files[$0.key] != $0.value }
    _ = restore()
    return ([String(decoding: captured.output, as: UTF8.self), captured.said, refusal ?? ""], made)
  }

  /// The commands by their words: to parse for one of them is much quicker than to parse for all.
  private static let types: [String: any ParsableCommand.Type] = {
    var found: [String: any ParsableCommand.Type] = [:]
    func visit(_ type: any ParsableCommand.Type, _ path: String) {
      let below = type.configuration.subcommands
      if below.isEmpty { found[path] = type }
      for next in below {
        let name = next.configuration.commandName ?? ""
        visit(next, path.isEmpty ? name : "\(path) \(name)")
      }
    }
    visit(LintasanCommand.self, "")
    return found
  }()

  private func parsed(_ command: String, _ arguments: [String]) throws {
    guard let type = Self.types[command] else { throw ValidationError("There is no command \(command).") }
    var parsed = try type.parseAsRoot(arguments.map { $0.replacing("%", with: folder.url.path) })
    try parsed.run()
  }

  /// What was made or changed, taken back. Of a workbook its name counts, since it holds the time.
  private func restore() -> String {
    var made = ""
    let found = contents()
    for (name, data) in found.sorted(by: { $0.key < $1.key }) where files[name] != data {
      made += name
      if !name.hasSuffix("manifest.json") && !name.hasSuffix(".xlsx") { made += String(decoding: data, as: UTF8.self) }
      let place = folder.url.appendingPathComponent(name)
      if let old = files[name] { try? old.write(to: place) } else { try? FileManager.default.removeItem(at: place) }
    }
    for name in ["out", "out2", "briefs", "steps"] {
      try? FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
    }
    return made
  }

  private func contents() -> [String: Data] {
    var found: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder.url.path) ?? .init() {
      if let data = try? Data(contentsOf: folder.url.appendingPathComponent(name)) { found[name] = data }
    }
    return found
  }
}
