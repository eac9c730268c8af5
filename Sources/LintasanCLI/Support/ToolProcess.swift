import Foundation
import Lintasan

/// Runs this very tool with other arguments.
enum ToolProcess {
  /// Runs it in a folder and waits.
  static func run(_ arguments: [String], in folder: URL) throws -> NotebookResult {
    guard let tool = Bundle.main.executableURL else {
      throw CommandFailure(.unavailable, "the tool cannot find itself; call it by its path")
    }
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    // Standard error goes to a file, so that neither stream can block the other.
    let messages = FileManager.default.temporaryDirectory.appendingPathComponent("lintasan-\(UUID().uuidString).txt")
    _ = FileManager.default.createFile(atPath: messages.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: messages) }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: messages)
    do { try process.run() } catch {
      throw CommandFailure(.unavailable, "\(tool.path) cannot be run")
    }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let said = (try? Data(contentsOf: messages)) ?? Data()
    return NotebookResult(
      output: String(decoding: bytes, as: UTF8.self), message: Self.lastMessage(String(decoding: said, as: UTF8.self)),
      status: process.terminationStatus)
  }

  /// What went wrong, without notes and without our own name before it.
  private static func lastMessage(_ text: String) -> String {
    let prefix = "lintasan: "
    return text.split(separator: "\n").filter { !$0.hasPrefix(prefix + "note: ") }
      .map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : String($0) }.joined(separator: " ")
  }
}

extension Notebook {
  /// The folder that it lies in, where its commands run.
  var folder: URL { URL(fileURLWithPath: file).deletingLastPathComponent() }
}
