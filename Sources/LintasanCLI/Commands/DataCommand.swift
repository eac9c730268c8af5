import ArgumentParser

/// `lintasan data`: the shipped data, and what is known of it.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "The shipped data: what there is, where it comes from, whether it is whole.",
    discussion: """
      EXAMPLES
        lintasan data list
        lintasan data show egdi
        lintasan data validate
      """,
    subcommands: [
      DataListCommand.self, DataShowCommand.self, DataValidateCommand.self, DataImportCommand.self,
      DataExportCommand.self,
    ])
}
