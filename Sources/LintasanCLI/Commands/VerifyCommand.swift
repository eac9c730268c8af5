import ArgumentParser
import Foundation
import Lintasan

/// `lintasan verify`: is a folder of results what its manifest says, and does the command still make it?
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a folder of results against its manifest.",
    discussion: """
      The files are compared with the hashes of the manifest. With --rerun the command of the manifest is run again into \
      a folder of its own, and its tables are compared as numbers. Exit code 1 where something differs.

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
    var findings = hashFindings(manifest, folder)
    if findings.isEmpty && rerun { findings = try rerunFindings(manifest, folder) }
    for finding in findings { try Console.write(Array((finding + "\n").utf8)) }
    guard findings.isEmpty else {
      throw CommandFailure(.difference, "\(findings.count) \(findings.count == 1 ? "difference" : "differences")")
    }
    Console.notice(
      "\(file): \(manifest.outputs.count) files are as the manifest says\(rerun ? ", and made again alike" : "")")
  }

  private func hashFindings(_ manifest: Manifest, _ folder: URL) -> [String] {
    manifest.outputs.compactMap { record in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(record.path)) else {
        return "\(record.path): missing"
      }
      return Digest.sha256(data) == record.sha256
        ? nil : "\(record.path): changed (\(record.bytes) bytes were written, \(data.count) are there)"
    }
  }

  /// Runs the command into a new folder and compares every text file, numbers as numbers.
  private func rerunFindings(_ manifest: Manifest, _ folder: URL) throws -> [String] {
    guard manifest.command.first == "lintasan", let place = manifest.command.firstIndex(of: "--out"),
      place + 1 < manifest.command.count
    else {
      throw CommandFailure(.badData, "\(path): its command is not one that writes a folder, and cannot be run again")
    }
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lintasan-verify-\(UUID().uuidString)")
    UncommittedFiles.add(scratch.path)
    defer {
      try? FileManager.default.removeItem(at: scratch)
      UncommittedFiles.forget(scratch.path)
    }
    var arguments = Array(manifest.command.dropFirst())
    arguments[place] = scratch.path
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    let again = arguments
    let result = try Console.working(on: "running the command again") { try ToolProcess.run(again, in: here) }
    guard result.status == 0 else {
      throw CommandFailure(
        ExitStatus(rawValue: result.status) ?? .internalError, "the command of the manifest failed: \(result.message)")
    }
    let comparison = NumericComparison(tolerance: tolerance ?? 1e-9)
    return manifest.outputs.compactMap { record in
      let old = (try? Data(contentsOf: folder.appendingPathComponent(record.path))) ?? Data()
      guard let new = try? Data(contentsOf: scratch.appendingPathComponent(record.path)) else {
        return "\(record.path): the command does not make it any more"
      }
      if old == new || record.path.hasSuffix(".xlsx") { return nil }
      return comparison.firstDifference(String(decoding: old, as: UTF8.self), String(decoding: new, as: UTF8.self))
        .map { "\(record.path):\($0.line): “\($0.first)” became “\($0.second)”" }
    }
  }
}
