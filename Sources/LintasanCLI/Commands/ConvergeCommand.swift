import ArgumentParser
import Lintasan

/// `lintasan converge`: do those behind catch up?
struct ConvergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "converge",
    abstract: "β- and σ-convergence: do those behind catch up, and does the spread narrow?",
    discussion: """
      EXAMPLES
        lintasan converge egdi --index egdi --plot spread.svg
        lintasan converge gdp --data panel.csv --entity country --time year --log
      """)

  @Argument(help: ArgumentHelp("The variable.", valueName: "column"))
  var variable: String

  @OptionGroup var source: RegressSource
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption

  @Option(help: ArgumentHelp("The standard errors (default: HC1).", valueName: "type"))
  var se: String = "HC1"

  @Flag(name: .customLong("log"), help: "Take the logarithm of the variable.")
  var isLogarithmic = false

  func validate() throws {
    if source.memory != nil { throw ValidationError("--memory has no effect on converge; leave it out.") }
  }

  func run() throws {
    let (unit, time) = try source.panelColumns()
    guard let unit, let time else { throw CommandFailure.usage("converge needs --entity and --time with --data") }
    let table = try source.rows(named: [variable, unit, time])
    let result = try Convergence(
      of: variable, in: table, unit: unit, time: time, isLogarithmic: isLogarithmic, covariance: se)
    let language = try output.language()
    func words(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    try plot.draw(in: language) { ResultFigures.convergence(result, of: variable, language: language) }
    var headline: [Column] = [Column("measure", [Optional("beta"), "sigma trend"])]
    let pair = [result.beta.coefficient("initial"), result.sigma.coefficient("time")]
    headline.append(Column("estimate", pair.map { $0?.estimate }))
    headline.append(Column("std.error", pair.map { $0?.standardError }))
    headline.append(Column("p.value", pair.map { $0?.pValue }))
    headline.append(Column("speed", [result.speed, nil]))
    headline.append(Column("half.life", [result.halfLife, nil]))
    headline.append(Column("n", [result.beta.observationCount, result.sigma.observationCount]))
    let styles = [
      ColumnStyle("measure", title: "", words: ["sigma trend": words(.convergenceSigma)]),
      ColumnStyle("estimate", title: words(.convergenceEstimate), number: .significant(5)),
      ColumnStyle("std.error", title: words(.convergenceError), number: .significant(4)),
      ColumnStyle("p.value", title: "p", number: .pValue),
      ColumnStyle("speed", title: words(.convergenceSpeed), number: .significant(4)),
      ColumnStyle("half.life", title: words(.convergenceHalf), number: .decimals(1)),
      ColumnStyle("n", title: "n", number: .integer),
    ]
    let spreads = [
      ColumnStyle("time", title: words(.convergenceTime), number: .year),
      ColumnStyle("units", title: words(.convergenceUnits), number: .integer),
      ColumnStyle("mean", title: words(.convergenceMean), number: .decimals(4)),
      ColumnStyle("std_dev", title: words(.convergenceDeviation), number: .decimals(4)),
      ColumnStyle("variation", title: words(.convergenceVariation), number: .decimals(4)),
    ]
    try output.show(
      Report(
        name: "convergence", title: words(.convergenceTitle, ["variable": variable]), language: language,
        blocks: [
          .table(
            ReportTable(
              name: "convergence",
              caption: words(.convergenceCaption, ["se": String(describing: se)]),
              table: Table(trusted: headline), styles: styles)),
          .table(
            ReportTable(name: "spread", caption: words(.convergenceSpread), table: result.table(), styles: spreads)),
        ]))
  }
}
