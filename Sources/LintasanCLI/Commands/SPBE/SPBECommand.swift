import ArgumentParser

/// `lintasan spbe`: scoring, planning and ranking of Indonesia's SPBE index.
struct SPBECommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spbe",
    abstract: "Score answers to the SPBE questionnaire, plan the cheapest raises, rank agencies.",
    discussion: """
      EXAMPLES
        lintasan spbe score answers.csv
        lintasan spbe plan answers.csv --target 3.5
        lintasan spbe rank --year 2024 --group city
      """,
    subcommands: [
      SPBEScoreCommand.self, SPBEPlanCommand.self, SPBERankCommand.self, SPBEForecastCommand.self,
      SPBECompareCommand.self, SPBESimulateCommand.self, SPBETemplateCommand.self, SPBENationalCommand.self,
    ])
}
