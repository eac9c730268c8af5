import ArgumentParser

/// `lintasan spbe`: scoring, planning and ranking of Indonesia's SPBE index.
struct SPBECommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spbe",
    abstract: "Score answers to the SPBE questionnaire, plan the cheapest raises, rank agencies.",
    subcommands: [
      SPBEScoreCommand.self, SPBEPlanCommand.self, SPBERankCommand.self, SPBEForecastCommand.self,
      SPBECompareCommand.self, SPBESimulateCommand.self,
    ])
}
