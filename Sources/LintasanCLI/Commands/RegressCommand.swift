import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `lintasan regress`: one or more formulas on a table.
struct RegressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regress",
    abstract: "Regression: pooled, fixed, random and dynamic panels, instruments, quantiles, shares.",
    discussion: """
      FORMULA  y ~ a + b*c + log(x) + I(x^2) + poly(x, 2) + lag(x, 1) + factor(g) | fe1 + fe2 | endogenous ~ instrument

      ESTIMATORS
      \(EstimatorRegistry.usages.map { "  \($0.name.padded(10))\($0.summary)" }.joined(separator: "\n"))

      STANDARD ERRORS
      \(CovarianceRegistry.usages.map { "  \($0.usage.padded(27))\($0.summary)" }.joined(separator: "\n"))

      EXAMPLES
        lintasan regress 'log(inv) ~ log(value) + log(capital) | firm + year' --data grunfeld.csv --se cluster:firm
        lintasan regress 'osi ~ log(gdp_per_capita_ppp) | iso3 + survey_year' --index egdi --se cluster:iso3
        lintasan regress 'inv ~ value' 'inv ~ value + capital' --data grunfeld.csv --format markdown
        lintasan regress 'y ~ x1 + x2 | unit' --data larger-than-memory.csv --se cluster:unit --memory 500M

      With --memory the file is gone through block by block: ols, weighted or with one absorbed effect, with iid, HC0
      to HC3 or cluster errors. Terms and tests that look at all rows at once are then not available, and said to be so.
      """)

  @Argument(help: ArgumentHelp("The model; several are shown side by side.", valueName: "formula"))
  var formulas: [String]

  @OptionGroup var source: RegressSource
  @OptionGroup var model: RegressModelOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("For csv: tidy, glance, augment or tests (default: tidy).", valueName: "table"))
  var show: String?

  @Option(help: ArgumentHelp("Stars at these p-values, as 0.1,0.05,0.01 (default: none).", valueName: "list"))
  var stars: String?

  @Option(
    help: ArgumentHelp("Draw the coefficients with their intervals as SVG.", valueName: "file"), completion: .file())
  var plot: String?

  @Flag(help: "Print the seconds of reading, design, fit and covariance as JSON on standard error.")
  var timings = false

  func validate() throws {
    if let show, !RegressionReport.views.contains(show) {
      throw ValidationError("--show is \(show); expected \(RegressionReport.views.joined(separator: ", ")).")
    }
    _ = try cutoffs()
  }

  func run() throws {
    var parsed: [Formula] = []
    for text in formulas {
      do throws(FormulaError) {
        parsed.append(try Formula(text))
      } catch {
        throw CommandFailure.usage(error.description)
      }
    }
    let format = try output.reportFormat()
    if show == "augment" && source.memory != nil {
      throw CommandFailure.usage("--show augment lists every row, and --memory keeps none; leave one of them out")
    }
    if show != nil && format.name != "csv" {
      throw CommandFailure.usage("--show chooses the table of CSV and has no effect on \(format.name); leave it out")
    }
    if stars != nil && ["csv", "json", "xlsx"].contains(format.name) {
      throw CommandFailure.usage("--stars is for tables that people read and has no effect on \(format.name)")
    }
    let language = try output.language()
    let regression = Regression(options: try model.options(source))
    let clock = ContinuousClock()
    let start = clock.now
    let table = source.memory == nil ? try source.table(for: parsed, regression) : Table(trusted: [])
    let read = (clock.now - start).components
    var fits: [RegressionFit] = []
    for formula in parsed { fits.append(try fit(formula, regression, table)) }
    for fit in fits { tell(fit) }
    let report = try RegressionReport(
      fits: fits, language: language, view: show ?? "tidy", stars: try cutoffs(),
      isForPrograms: ["csv", "xlsx", "dta"].contains(format.name), isWorkbook: format.name == "xlsx",
      isForJSON: format.name == "json"
    ).report()
    try output.show(report)
    if let plot { try FileWriter.write(Array(try RegressionPlot.chart(fits).svg(in: language).utf8), to: plot) }
    if timings {
      let seconds = Double(read.seconds) + Double(read.attoseconds) * 1e-18
      let parts =
        [("read", seconds)]
        + ["design", "fit", "covariance"].map { name in
          (name, fits.flatMap(\.timings).filter { $0.name == name }.reduce(0) { $0 + $1.value })
        }
      let text = "{" + parts.map { "\"\($0)\": \(NumberText.shortest($1))" }.joined(separator: ", ") + "}\n"
      try? OpenFile.standardError.write(Array(text.utf8))
    }
  }

  private func fit(_ formula: Formula, _ regression: Regression, _ table: Table) throws -> RegressionFit {
    do {
      if let stream = try source.stream(for: formula, regression) {
        return try regression.fit(formula, streaming: stream.file, memory: stream.memory)
      }
      return try regression.fit(formula, to: table)
    } catch let error as RegressionError {
      throw CommandFailure(error.isUsage ? .usage : .badData, error.description)
    }
  }

  /// What a reader has to know although the result itself may be a bare table.
  private func tell(_ fit: RegressionFit) {
    for warning in fit.warnings { Console.notice("warning: \(warning)") }
    for term in fit.dropped { Console.notice("'\(term.name)' is not estimated: \(term.reason)") }
    if !fit.missing.isEmpty {
      let lost = fit.missing.reduce(0) { $0 + $1.count }
      let by = fit.missing.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
      Console.notice("\(lost) rows left out because a value is missing (\(by))")
    }
    if fit.singletonCount > 0 { Console.notice("\(fit.singletonCount) rows left out: alone in an absorbed level") }
    if fit.zeroWeightCount > 0 { Console.notice("\(fit.zeroWeightCount) rows left out: their weight is 0") }
  }

  private func cutoffs() throws -> [Double] {
    guard let stars else { return [] }
    let values = stars.split(separator: ",").map { Double($0.trimmed) }
    let numbers = values.compactMap { $0 }
    guard numbers.count == values.count, !numbers.isEmpty, numbers.allSatisfy({ $0 > 0 && $0 < 1 }) else {
      throw ValidationError("--stars is \(stars); expected probabilities, as 0.1,0.05,0.01.")
    }
    return numbers.sorted(by: >)
  }
}

extension String {
  /// The text filled with spaces to a width.
  fileprivate func padded(_ width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self + " "
  }
}
