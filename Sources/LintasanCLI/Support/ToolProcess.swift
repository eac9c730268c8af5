import Glibc
import Lintasan
import LintasanNotebooks
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs this very tool with other arguments.
enum ToolProcess {
  private static let running = Mutex<Set<Int32>>([])

  /// The variable that tells a command which folder the one that it works in stands for.
  static let originalFolder = "LINTASAN_ORIGINAL_FOLDER"

  /// Runs it in a folder and waits.
  ///
  /// - Parameter original: the folder that this one stands for, whose files it has as links.
  static func run(_ arguments: [String], in folder: URL, standingFor original: URL? = nil) throws -> NotebookResult {
    guard let tool = Executable.path else {
      throw CommandFailure(.unavailable, "the tool cannot find itself; call it by its path")
    }
    // Standard error goes to a file, so that neither stream can block the other.
    let messages = try ScratchFile()
    let result = try ChildProcess.run(
      tool, arguments, in: folder.path, errorsTo: OpenFile(writing: messages.path),
      setting: original.map { "\(originalFolder)=\($0.path)" }
    ) { number in
      running.withLock { _ = $0.insert(number) }
    } ended: { number in
      running.withLock { _ = $0.remove(number) }
    }
    let said = (try? messages.bytes()) ?? []
    return NotebookResult(
      output: String(decoding: result.output, as: UTF8.self),
      message: Self.lastMessage(String(decoding: said, as: UTF8.self)), status: result.status,
      isText: String(validating: result.output, as: UTF8.self) != nil && !result.output.contains(0))
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
  /// What it holds, counted.
  var contents: String {
    "\(blocks.count) blocks" + (inlineValues.isEmpty ? "" : " and \(inlineValues.count) figures in sentences")
  }

  /// The folder that it lies in, where its commands run.
  var folder: URL { URL(fileURLWithPath: file).deletingLastPathComponent() }
}
