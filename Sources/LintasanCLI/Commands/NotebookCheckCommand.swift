import ArgumentParser
import Lintasan

/// `lintasan notebook check`: do the outputs still hold?
struct NotebookCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Run the commands of notebooks and compare with the outputs that stand there.",
    discussion: "Numbers are compared as numbers. Exit code 1 where a line differs; every such line is shown.")

  @OptionGroup var options: NotebookOptions

  @Option(help: ArgumentHelp("How far a number may be off, relative to its size.", valueName: "number"))
  var tolerance: Double = 1e-9

  func validate() throws {
    guard tolerance >= 0, tolerance.isFinite else {
      throw ValidationError("--tolerance \(tolerance): expected 0 or more")
    }
  }

  func run() throws {
    let values = try options.values()
    var count = 0
    for notebook in try options.notebooks() {
      let differences = try notebook.differences(
        with: values, tolerance: tolerance,
        progress: { Console.progress("\(notebook.file): block \($0) of \($1) …") },
        runner: { try ToolProcess.run($0, in: notebook.folder) })
      Console.endProgress()
      for difference in differences {
        try Console.write(Array((difference.text(file: notebook.file) + "\n").utf8))
      }
      if differences.isEmpty { Console.notice("\(notebook.file): \(notebook.blocks.count) blocks hold") }
      count += differences.count
    }
    guard count == 0 else {
      throw CommandFailure(.difference, "\(count) \(count == 1 ? "line differs" : "lines differ")")
    }
  }
}
