import ArgumentParser
import Lintasan

/// `lintasan pemdi prefill`: which SPBE evidence can be used again.
struct PemdiPrefillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prefill",
    abstract: "Which evidence of SPBE's 47 indicators can serve which of the 20, as a worksheet; never a number.",
    discussion: """
      EXAMPLES
        lintasan pemdi prefill answers.csv --output worksheet.xlsx --lang id
        lintasan pemdi prefill --agency "Kota Denpasar"
      """)

  @OptionGroup var source: AnswerOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let data = try source.load()
    let instrument = try Instrument(shipped: "pemdi", in: DatasetLibrary.named(source.datasets))
    let (answers, _) = try source.read(data)
    try output.show(
      PrefillReport.report(instrument, from: data.questionnaire, answers: answers, language: output.language()))
  }
}
