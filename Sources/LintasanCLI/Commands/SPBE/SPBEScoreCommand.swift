import ArgumentParser
import Lintasan

/// `lintasan spbe score`: what answers are worth.
struct SPBEScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Index, domains, aspects and predicate of a sheet of answers, exactly as the regulation computes them.",
    discussion: """
      EXAMPLES
        lintasan spbe score answers.csv
        lintasan spbe score answers.csv --group regency --format json
        lintasan spbe score --agency "Kota Denpasar" --year 2022
      """)

  @OptionGroup var source: AnswerOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("Compare with this group: ministry, agency, province, regency, city, …", valueName: "group"))
  var group: String?

  func run() throws {
    let data = try source.load()
    try data.check(group: group)
    let (answers, agency) = try source.read(data)
    if let note = data.endingNote { Console.notice(note) }
    let card = Scorecard(answers, of: data.questionnaire)
    try output.show(
      ScorecardReport.report(
        card, data: data, group: group ?? agency.flatMap { data.groupOf[$0] }, language: output.language()))
  }
}
