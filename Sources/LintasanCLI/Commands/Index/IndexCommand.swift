import ArgumentParser

/// `lintasan index`: an index from its raw indicators.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "An index from its raw indicators: build it, check it against what was published, begin a definition.",
    discussion: """
      EXAMPLES
        lintasan index build hdi.yaml --check
        lintasan index build asem.yaml --steps steps/
        lintasan index new data.csv
      """,
    subcommands: [IndexBuildCommand.self, IndexNewCommand.self])
}
