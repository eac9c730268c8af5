import Foundation
import LintasanTestSupport
import Testing

/// One run of the built command.
struct CommandRun {
  let output: [UInt8]
  let errors: String
  let status: Int32

  var text: String { String(decoding: output, as: UTF8.self) }

  /// Runs `lintasan` with arguments; files are named relative to `folder`.
  init(
    _ arguments: [String], in folder: URL? = nil, input: String? = nil, environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = Bundle.main.bundleURL.appendingPathComponent("lintasan")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    if let folder { process.currentDirectoryURL = folder }
    let (out, err) = (Pipe(), Pipe())
    process.standardOutput = out
    process.standardError = err
    if let input {
      let pipe = Pipe()
      process.standardInput = pipe
      try process.run()
      try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    } else {
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }
    // Standard error is small here; the result may be large, so it is drained first.
    output = Array(out.fileHandleForReading.readDataToEndOfFile())
    errors = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  /// The rows of a CSV result by column name.
  func rows() throws -> [[String: String]] {
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(lines.first)
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(header, line).map { (String($0), String($1)) })
    }
  }
}

extension CommandRun {
  /// Runs `lintasan` in a working folder, which stays until the command has ended.
  init(
    _ arguments: [String], in folder: WorkingFolder, input: String? = nil, environment: [String: String] = [:]
  ) throws {
    self = try withExtendedLifetime(folder) {
      try CommandRun(arguments, in: folder.url, input: input, environment: environment)
    }
  }
}

/// Runs the command in a working folder and expects it to be done.
func lintasan(
  _ arguments: String..., in folder: WorkingFolder, sourceLocation: SourceLocation = #_sourceLocation
) throws -> CommandRun {
  let run = try CommandRun(arguments, in: folder)
  #expect(run.status == 0, "\(arguments): \(run.errors)", sourceLocation: sourceLocation)
  return run
}

/// Runs the command and expects it to be done.
func lintasan(
  _ arguments: String..., in folder: URL? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws -> CommandRun {
  let run = try CommandRun(arguments, in: folder)
  #expect(run.status == 0, "\(arguments): \(run.errors)", sourceLocation: sourceLocation)
  return run
}
