import ArgumentParser
import Lintasan

/// `lintasan notebook run`: makes the outputs anew.
struct NotebookRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run the commands of notebooks and refresh the outputs in place.",
    discussion: "A command that fails stops the run, and its notebook stays as it was.")

  @OptionGroup var options: NotebookOptions

  func run() throws {
    let values = try options.values()
    let notebooks = try options.notebooks()
    for notebook in notebooks {
      let text = try notebook.refreshed(
        with: values,
        progress: { Console.progress("\(notebook.file): block \($0) of \($1) …") },
        runner: { try ToolProcess.run($0, in: notebook.folder) })
      Console.endProgress()
      let bytes = Array(text.utf8)
      guard try InputFile.bytes(notebook.file) != bytes else {
        Console.notice("\(notebook.file): \(notebook.blocks.count) blocks, nothing changed")
        continue
      }
      try FileWriter.write(bytes, to: notebook.file)
      Console.notice("\(notebook.file): \(notebook.blocks.count) blocks refreshed")
    }
  }
}
