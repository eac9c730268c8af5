import ArgumentParser
import Lintasan
import LintasanNotebooks

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
      The files are compared with the hashes of the manifest; a file that it does not name is a difference. With --rerun the \
      command of the manifest is run again into a folder of its own, and its tables, texts, pages and workbook are compared, \
      numbers as numbers. A manifest is a file that anybody may have written: only `report` is run, on shipped data and on \
      files that lie in the manifest's folder or in the one that --inputs names, each as its hash says; links are not \
      followed. Exit code 1 where something differs, 65 for a manifest that is incomplete or reads elsewhere.

      EXAMPLES
        lintasan verify out/egdi/manifest.json
        lintasan verify out/egdi/manifest.json --rerun
        lintasan verify out/own --rerun --inputs . --junit verify.xml
      """)

  @Argument(
    help: ArgumentHelp("The manifest, or the folder that holds it.", valueName: "manifest"), completion: .file())
  var path: String

  @Flag(help: "Run the command again and compare its tables as numbers.")
  var rerun = false

  @Option(help: ArgumentHelp("With --rerun: how far a number may be off, relative to its size.", valueName: "number"))
  var tolerance: Double?

  @Option(
    help: ArgumentHelp("With --rerun: the folder where the inputs lie.", valueName: "folder"), completion: .directory)
  var inputs: String?

  @Option(help: ArgumentHelp("Also write the outcome as JUnit XML.", valueName: "file"), completion: .file())
  var junit: String?

  @Option(help: ArgumentHelp("Also write the outcome as SARIF.", valueName: "file"), completion: .file())
  var sarif: String?

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if let tolerance {
      guard rerun else { throw ValidationError("--tolerance is for --rerun and has no effect without it") }
      guard tolerance >= 0, tolerance.isFinite else {
        throw ValidationError("--tolerance \(tolerance): expected 0 or more")
      }
    }
    if inputs != nil && !rerun { throw ValidationError("--inputs is for --rerun and has no effect without it") }
  }

  func run() throws {
    let isFolder = (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
    let file = isFolder ? URL(fileURLWithPath: path).appendingPathComponent(Manifest.fileName).path : path
    // A pipe in its place would be waited for without end.
    let kind = try? FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
    guard kind == nil || kind == .typeRegular || kind == .typeSymbolicLink else {
      throw CommandFailure(.badData, "\(file) is not a file; expected a manifest that report wrote")
    }
    let manifest = try Manifest(reading: InputFile.bytes(file), file: file)
    try manifest.requireComplete(file: file)
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    // What may not be run is refused before anything else is read.
    let again = rerun ? try ManifestRerun(manifest, file: file, anyFolder: inputs != nil) : nil
    let check = ManifestCheck(manifest, folder: folder.path)
    var items = (check.findings() + check.unlisted()).map { CheckReport.Item($0.path, failure: "\($0)", file: $0.path) }
    items += manifest.contradictions().map { CheckReport.Item(Manifest.fileName, failure: $0, file: Manifest.fileName) }
    if manifest.toolVersion != Version.current {
      Console.notice("\(path) was made by version \(manifest.toolVersion); this is \(Version.current)")
    }
    if let again, items.isEmpty { items = try rerunItems(again, manifest, folder) }
    try writeReports(items, of: manifest)
    for item in items { try Console.write(Array(((item.failure ?? item.name) + "\n").utf8)) }
    guard items.isEmpty else {
      throw CommandFailure(.difference, "\(items.count) \(items.count == 1 ? "difference" : "differences")")
    }
    Console.notice(
      "\(file): \(manifest.outputs.count) files are as the manifest says\(rerun ? ", and reproduced identically" : "")")
  }

  /// The outcome for programs that collect such: an item for each file, with what is wrong with it.
  private func writeReports(_ failures: [CheckReport.Item], of manifest: Manifest) throws {
    guard junit != nil || sarif != nil else { return }
    let failed = Set(failures.map(\.name))
    let passed = manifest.outputs.map(\.path).filter { !failed.contains($0) }.map { CheckReport.Item($0) }
    let report = CheckReport(name: "verify", version: Version.current, items: failures + passed)
    if let junit { try OutputFile.write(Array(report.junit.utf8), to: junit) }
    if let sarif { try OutputFile.write(Array(report.sarif.utf8), to: sarif) }
  }

  /// Runs the command into a new folder and compares every file, numbers as numbers.
  private func rerunItems(_ again: ManifestRerun, _ manifest: Manifest, _ folder: URL) throws -> [CheckReport.Item] {
    // The command runs in a place that holds nothing but copies of its inputs.
    let scratch = try ScratchFolder()
    defer { withExtendedLifetime(scratch) {} }
    let own = URL(fileURLWithPath: scratch.path, isDirectory: true)
    let place = own.appendingPathComponent("inputs", isDirectory: true)
    let made = own.appendingPathComponent("out", isDirectory: true)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let stray = try again.copyInputs(from: inputs ?? folder.path, into: place.path)
    guard stray.isEmpty else {
      return stray.map { finding in
        var failure = "\(finding)"
        if case .missing(let path) = finding {
          failure =
            "\(path): an input that does not lie in \(inputs ?? "the manifest's folder"); name its folder with --inputs FOLDER"
        }
        return CheckReport.Item(finding.path, failure: failure, file: finding.path)
      }
    }
    let result = try Console.working(on: "running the command again") {
      try ToolProcess.run(again.arguments + ["--out", made.path], in: place)
    }
    guard result.status == 0 else {
      // What is wrong with its words stands in the manifest, not in what was typed.
      let kind = ErrorKind(rawValue: result.status) ?? .internalError
      throw CommandFailure(
        kind == .usage ? .badData : kind, "the command of the manifest failed: \(result.message)")
    }
    let comparison = FolderComparison(tolerance: tolerance ?? 1e-9, renamed: again.renamed)
    return manifestItems(manifest, again, made)
      + manifest.outputs.compactMap { output in
        comparison.difference(of: output.path, folder, made).map {
          CheckReport.Item(output.path, failure: $0, file: output.path)
        }
      }
  }

  /// What the manifest of the new run says otherwise: inputs, seed, draws, files.
  private func manifestItems(_ manifest: Manifest, _ again: ManifestRerun, _ made: URL) -> [CheckReport.Item] {
    let file = made.appendingPathComponent(Manifest.fileName).path
    guard let bytes = try? InputFile.bytes(file), let new = try? Manifest(reading: bytes, file: file) else {
      return [CheckReport.Item(Manifest.fileName, failure: "\(Manifest.fileName): the command does not make it any more")]
    }
    var failures: [String] = []
    if new.seed != manifest.seed { failures.append("seed: \(said(manifest.seed)) became \(said(new.seed))") }
    if new.draws != manifest.draws { failures.append("draws: \(said(manifest.draws)) became \(said(new.draws))") }
    let found = Dictionary(new.inputs.map { ($0.path, $0.sha256) }) { first, _ in first }
    for input in manifest.inputs where found[again.renamed[input.path] ?? input.path] != input.sha256 {
      failures.append("\(ManifestCheck.Finding.inputChanged(input.path))")
    }
    let listed = Set(manifest.outputs.map(\.path))
    for output in new.outputs where !listed.contains(output.path) {
      failures.append("\(output.path): the command makes it now, and the manifest does not name it")
    }
    return failures.map { CheckReport.Item(Manifest.fileName, failure: $0, file: Manifest.fileName) }
  }

  private func said(_ number: (some CustomStringConvertible)?) -> String { number.map { "\($0)" } ?? "none" }
}
