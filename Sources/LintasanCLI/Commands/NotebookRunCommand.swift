import ArgumentParser
import Lintasan
import LintasanNotebooks

/// `lintasan notebook run`: makes the outputs anew.
struct NotebookRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run the commands of notebooks and refresh the outputs in place.",
    discussion: """
      A command that fails stops the run, and no file is changed. What commands write is saved beside their notebook. \
      Results are kept by the hash of all that they depend on (the tool, its data, the command, the files that it \
      names), so that only what changed is run again.

      EXAMPLES
        lintasan notebook run notebooks-md/ --jobs 2
        lintasan notebook run brief.md --param country=KOR --no-cache
      """)

  @OptionGroup var options: NotebookOptions

  @Flag(name: .customLong("no-cache"), help: "Run every command, and keep no result for the next time.")
  var ignoresCache = false

  func run() throws {
    let session = try options.session(cache: ignoresCache ? nil : NotebookCache())
    for outcome in try session.run() {
      let notebook = outcome.notebook
      let bytes = Array(try notebook.refreshed(with: outcome.values, runner: outcome.runner).utf8)
      var written = try outcome.save()
      if try InputFile.bytes(notebook.file) != bytes {
        try FileWriter.write(bytes, to: notebook.file)
        written.insert(notebook.file, at: 0)
      }
      let kept = outcome.keptCount > 0 ? ", \(outcome.keptCount) of \(outcome.results.count) commands kept" : ""
      Console.notice(
        "\(notebook.file): \(notebook.contents)\(kept), "
          + (written.isEmpty ? "nothing changed" : "refreshed"))
      for path in written.dropFirst() { Console.detail("wrote \(path)") }
    }
  }
}
