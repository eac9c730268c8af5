import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `lintasan verify`: is a folder of results what its manifest says, and does the command still make it?
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a folder of results against its manifest.",
    discussion: """
      The files are compared with the hashes of the manifest. With --rerun the command of the manifest is run again into \
      a folder of its own, and its tables, texts and workbook are compared, numbers as numbers. Exit code 1 where \
      something differs.

      EXAMPLES
        lintasan verify out/egdi/manifest.json
        lintasan verify out/egdi/manifest.json --rerun
      """)

  @Argument(
    help: ArgumentHelp("The manifest, or the folder that holds it.", valueName: "manifest"), completion: .file())
  var path: String

  @Flag(help: "Run the command again and compare its tables as numbers.")
  var rerun = false

  @Option(help: ArgumentHelp("With --rerun: how far a number may be off, relative to its size.", valueName: "number"))
  var tolerance: Double?

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if let tolerance {
      guard rerun else { throw ValidationError("--tolerance is for --rerun and has no effect without it") }
      guard tolerance >= 0, tolerance.isFinite else {
        throw ValidationError("--tolerance \(tolerance): expected 0 or more")
      }
    }
  }

  func run() throws {
    let isFolder = (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
    let file = isFolder ? URL(fileURLWithPath: path).appendingPathComponent(Manifest.fileName).path : path
    let manifest = try Manifest(reading: InputFile.bytes(file), file: file)
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    var findings = ManifestCheck(manifest, folder: folder.path).findings().map { "\($0)" }
    if findings.isEmpty && rerun { findings = try rerunFindings(manifest, folder) }
    for finding in findings { try Console.write(Array((finding + "\n").utf8)) }
    guard findings.isEmpty else {
      throw CommandFailure(.difference, "\(findings.count) \(findings.count == 1 ? "difference" : "differences")")
    }
    Console.notice(
      "\(file): \(manifest.outputs.count) files are as the manifest says\(rerun ? ", and made again alike" : "")")
  }

  /// Runs the command into a new folder and compares every file, numbers as numbers.
  private func rerunFindings(_ manifest: Manifest, _ folder: URL) throws -> [String] {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lintasan-verify-\(UUID().uuidString)")
    Interruption.begin(scratch.path)
    defer {
      try? FileManager.default.removeItem(at: scratch)
      Interruption.end(scratch.path)
    }
    let arguments = try arguments(of: manifest, into: scratch.path)
    if manifest.toolVersion != Version.current {
      Console.notice("\(path) was made by version \(manifest.toolVersion); this is \(Version.current)")
    }
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    let result = try Console.working(on: "running the command again") { try ToolProcess.run(arguments, in: here) }
    guard result.status == 0 else {
      throw CommandFailure(
        ExitStatus(rawValue: result.status) ?? .internalError, "the command of the manifest failed: \(result.message)")
    }
    let comparison = FolderComparison(tolerance: tolerance ?? 1e-9)
    return inputFindings(manifest, scratch)
      + manifest.outputs.compactMap { comparison.difference(of: $0.path, folder, scratch) }
  }

  /// The arguments that make the folder again somewhere else.
  ///
  /// Only `report` is run, and only into a folder of our own: a manifest is a file that anybody may have written.
  private func arguments(of manifest: Manifest, into folder: String) throws -> [String] {
    guard Array(manifest.command.prefix(2)) == ["lintasan", "report"] else {
      throw CommandFailure(
        .badData,
        "\(path): its command is “\(manifest.command.prefix(2).joined(separator: " "))”; only “lintasan report” can be "
          + "run again")
    }
    guard !manifest.command.contains("-") else {
      throw CommandFailure(.badData, "\(path): its data came from standard input and are not there any more")
    }
    var arguments: [String] = []
    var skipsValue = false
    for word in manifest.command.dropFirst() {
      if skipsValue {
        skipsValue = false
      } else if word == "--out" {
        skipsValue = true
      } else if !word.hasPrefix("--out=") && word != "--force" {
        arguments.append(word)
      }
    }
    return arguments + ["--out", folder]
  }

  /// Inputs that are not what they were, by the manifest of the new run.
  private func inputFindings(_ manifest: Manifest, _ scratch: URL) -> [String] {
    let file = scratch.appendingPathComponent(Manifest.fileName).path
    guard let bytes = try? InputFile.bytes(file), let new = try? Manifest(reading: bytes, file: file) else {
      return ["\(Manifest.fileName): the command does not make it any more"]
    }
    let found = Dictionary(new.inputs.map { ($0.path, $0.sha256) }) { first, _ in first }
    return manifest.inputs.compactMap { input in
      found[input.path] == input.sha256 ? nil : "\(input.path): an input that has changed since"
    }
  }
}
