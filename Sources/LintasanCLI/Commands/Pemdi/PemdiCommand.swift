import ArgumentParser

/// `lintasan pemdi`: scoring and planning by the instrument that took SPBE's place.
struct PemdiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pemdi",
    abstract: "Score, plan and compare sheets of Pemdi, Indonesia's digital government index since 2026.",
    discussion: """
      A sheet is CSV or XLSX with the columns indicator (Indikator, No) and value (Nilai, Skor), or indicator, level \
      (Tingkat), items (Butir) and accepted (Diterima). The text of PermenPANRB 8/2026 was not seen: every result says so.

      EXAMPLES
        lintasan pemdi score sheet.csv
        lintasan pemdi plan sheet.csv --target 2.5
        lintasan pemdi template --output sheet.xlsx
      """,
    subcommands: [
      PemdiScoreCommand.self, PemdiPlanCommand.self, PemdiCompareCommand.self, PemdiPrefillCommand.self,
      PemdiTemplateCommand.self, PemdiRankCommand.self,
    ])
}
