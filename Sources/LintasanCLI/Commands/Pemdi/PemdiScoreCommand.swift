import ArgumentParser
import Lintasan

/// `lintasan pemdi score`: what a sheet is worth.
struct PemdiScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Aspects, index, grade and label of a sheet, as an interval where its values or items leave one.",
    discussion: """
      The indicators that rest on other bodies' indices (I5, I6, I7, I10, I12, I18) may be left out: a missing one counts \
      1. Other missing indicators exit 65.

      EXAMPLES
        lintasan pemdi score sheet.csv
        lintasan pemdi score items.csv --sdi 68.75 --ips 2.97 --sjig 3 --format json
        lintasan pemdi score sheet.xlsx --sheet Nilai --lang id
      """)

  @OptionGroup var source: InstrumentSheetOptions
  @OptionGroup var external: ExternalScoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let instrument = try source.chosenInstrument()
    let ratings = try source.ratings(instrument, external: external)
    try output.show(InstrumentScoreReport.report(InstrumentScore(ratings), language: output.language()))
  }
}
