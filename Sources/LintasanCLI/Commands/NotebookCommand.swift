import ArgumentParser
import Lintasan

/// `lintasan notebook`: Markdown documents whose numbers are made by commands.
struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Refresh or check the outputs in Markdown notebooks.",
    discussion: """
      A fenced block with the word “lintasan” holds commands; the “output” block below it holds what they printed. \
      Only lintasan commands are run, never a shell. With “lintasan markdown” the output is set as Markdown. Front \
      matter may name parameters, which stand in commands as {{name}}.

      EXAMPLES
        lintasan notebook run notebooks-md/
        lintasan notebook check notebooks-md/
        lintasan notebook run brief.md --param country=KOR
      """,
    subcommands: [NotebookRunCommand.self, NotebookCheckCommand.self])
}
