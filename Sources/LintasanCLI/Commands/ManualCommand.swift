import ArgumentParser
import Lintasan

/// `lintasan manual`: the reference of all commands.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "The reference of all commands, as a page for man or in Markdown.",
    discussion: """
      EXAMPLES
        lintasan manual --output lintasan.1
        lintasan manual --markdown --output commands.md
      """)

  @Flag(help: "Markdown instead of a page for man.")
  var markdown = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let manual = Manual(tool: try CommandHelp.tool(), version: Version.current)
    let bytes = Array((markdown ? manual.markdown() : manual.roff()).utf8)
    guard let output else { return try Console.write(bytes) }
    try OutputFile.write(bytes, to: output)
  }
}
