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
    let (unit, time) = source.panelColumns
    guard let unit, let time else { throw CommandFailure.usage("converge needs --entity and --time with --data") }
    let table = try source.rows(named: [variable, unit, time])
    let result = try Convergence(
      of: variable, in: table, unit: unit, time: time, isLogarithmic: isLogarithmic, covariance: se)
    let language = try output.language()
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
      ColumnStyle("measure", title: ""), ColumnStyle("estimate", title: "Estimate", number: .significant(5)),
      ColumnStyle("std.error", title: "Std. error", number: .significant(4)),
      ColumnStyle("p.value", title: "p", number: .pValue),
      ColumnStyle("speed", title: "Speed a year", number: .significant(4)),
      ColumnStyle("half.life", title: "Half-life, years", number: .decimals(1)),
      ColumnStyle("n", title: "n", number: .integer),
    ]
    let spreads = [
      ColumnStyle("time", title: "Time", number: .year), ColumnStyle("units", title: "Units", number: .integer),
      ColumnStyle("mean", title: "Mean", number: .decimals(4)),
      ColumnStyle("std_dev", title: "Std. deviation", number: .decimals(4)),
      ColumnStyle("variation", title: "Variation", number: .decimals(4)),
    ]
    try output.show(
      Report(
        name: "convergence", title: "Convergence of \(variable)", language: language,
        blocks: [
          .table(
            ReportTable(
              name: "convergence",
              caption: "Yearly change on the initial level, and the trend of log spread; standard errors \(se)",
              table: Table(trusted: headline), styles: styles)),
          .table(
            ReportTable(name: "spread", caption: "Spread over units", table: result.table(), styles: spreads)),
        ]))
  }
}
