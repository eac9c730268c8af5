import ArgumentParser

/// All commands, in the order in which the help lists them. A new command is one file here and one line below.
enum CommandRegistry {
  static let all: [any ParsableCommand.Type] = [
    ReportCommand.self,
    BriefCommand.self,
    ExploreCommand.self,
    ForecastCommand.self,
    NowcastCommand.self,
    BacktestCommand.self,
    MergeCommand.self,
    RankCommand.self,
    RegressCommand.self,
    EfficiencyCommand.self,
    DecomposeCommand.self,
    CompareCommand.self,
    TargetCommand.self,
    UncertaintyCommand.self,
    SensitivityCommand.self,
    AuditCommand.self,
    WeightsCommand.self,
    IndexCommand.self,
    ProfileCommand.self,
    MobilityCommand.self,
    PemdiCommand.self,
    SPBECommand.self,
    ConvergeCommand.self,
    DataCommand.self,
    NotebookCommand.self,
    ExampleCommand.self,
    VerifyCommand.self,
    DoctorCommand.self,
    ManualCommand.self,
  ]
}
