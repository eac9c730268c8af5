import Foundation
import Glibc
import Lintasan
import Synchronization

/// Runs this very tool with other arguments.
enum ToolProcess {
  private static let running = Mutex<Set<Int32>>([])

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
    Interruption.begin(messages.path)
    _ = FileManager.default.createFile(atPath: messages.path, contents: nil)
    defer {
      try? FileManager.default.removeItem(at: messages)
      Interruption.end(messages.path)
    }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: messages)
    do { try process.run() } catch {
      throw CommandFailure(.unavailable, "\(tool.path) cannot be run")
    }
    let number = process.processIdentifier
    running.withLock { _ = $0.insert(number) }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    running.withLock { _ = $0.remove(number) }
    let said = (try? Data(contentsOf: messages)) ?? Data()
    return NotebookResult(
      output: String(decoding: bytes, as: UTF8.self), message: Self.lastMessage(String(decoding: said, as: UTF8.self)),
      status: process.terminationStatus, isText: String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0))
  }

  /// Ends what is running: it works in folders of ours, which go with us.
  static func endAll() {
    running.withLock { for number in $0 { kill(number, SIGKILL) } }
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
