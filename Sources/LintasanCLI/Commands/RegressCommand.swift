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
               also ns(x, df = 3), bs(x, df = 5), (x > 5), offset(z), i(g, ref = c("a", "b"))

      ESTIMATORS
      \((EstimatorRegistry.usages + EquationSystem.usages).map { "  \($0.name.padded(10))\($0.summary)" }.joined(separator: "\n"))

      STANDARD ERRORS
      \(CovarianceRegistry.usages.map { "  \($0.usage.padded(27))\($0.summary)" }.joined(separator: "\n"))

      PANEL TESTS (--panel-test)
      \(PanelRootTest.Kind.allCases.map { "  \($0.rawValue.padded(11))\($0.summary)" }.joined(separator: "\n"))

      EXAMPLES
        lintasan regress 'log(inv) ~ log(value) + log(capital) | firm + year' --data grunfeld.csv --se cluster:firm
        lintasan regress 'osi ~ log(gdp_per_capita_ppp) | iso3 + survey_year' --index egdi --se cluster:iso3
        lintasan regress 'inv ~ value' 'inv ~ value + capital' --data grunfeld.csv --format markdown
        lintasan regress 'osi ~ log(gdp_per_capita_ppp) + (1 + survey_year | iso3)' --index egdi
        lintasan regress 'osi ~ log(gdp_per_capita_ppp)' --index egdi --panel-test cips:1,westerlund:0
        lintasan regress 'osi ~ log(gdp_per_capita_ppp) + asean' --index egdi --where 'region == "Asia"' --by income_group
        lintasan regress 'osi ~ tii + hci' 'tii ~ log(gdp_per_capita_ppp)' --index egdi --estimator sur
        lintasan regress --models table.yaml --index egdi --output table.docx
        lintasan regress 'osi ~ log(gdp_per_capita_ppp) | iso3' --index egdi --by income_group --se cluster:iso3
        lintasan regress 'osi ~ csw(log(gdp_per_capita_ppp), internet_users_pct)' --index egdi --where 'survey_year >= 2012'
        lintasan regress 'osi ~ ns(log(gdp_per_capita_ppp), df = 3) + (survey_year >= 2016)' --index egdi --compare
        lintasan regress 'y ~ x1 + x2 | unit' --data larger-than-memory.csv --se cluster:unit --memory 500M

      --models reads columns of a table from YAML: models: [{label, formula, estimator, se, ssc, where, weights}]; options
      of the command hold where a model says nothing. --where keeps rows by comparisons (== != < <= > >= & | ! %in% is.na());
      lags still see the rows left out. --by fits each group of a column and tests that the coefficients are the same.
      --newdata predicts the rows of a file, --margins gives average effects (at values with --at), --compare ranks models,
      --influence leaves out each unit; each in place of the coefficients.
      c(y1, y2) ~ x has several responses; sw(a, b) takes terms one after the other, csw(a, b) one more each time.

      With --index egdi (and any index of countries) region, subregion and income_group are columns too, and asean, eu, g20, ldc,
      oecd, sids: 1 for the members of the row's year.

      With --memory the file is gone through block by block: ols, weighted or with one absorbed effect, with iid, HC0
      to HC3 or cluster errors. Terms and tests that look at all rows at once are then not available, and said to be so.
      """)

  @Argument(help: ArgumentHelp("The model; several are shown side by side.", valueName: "formula"))
  var formulas: [String] = []

  @Option(help: ArgumentHelp("A YAML file of models shown side by side.", valueName: "file"), completion: .file())
  var models: String?

  @Option(help: ArgumentHelp("Fit the model in each group of this column, and test equality.", valueName: "column"))
  var by: String?

  @OptionGroup var source: RegressSource
  @OptionGroup var model: RegressModelOptions
  @OptionGroup(title: "After the fit") var after: RegressAfterOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("Test a linear hypothesis, as 'a = b' or 'a + 2*b = 1'; several with commas.", valueName: "text")
  )
  var test: [String] = []

  @Option(
    help: ArgumentHelp(
      "Test whether so many lags of each term cause the response (Dumitrescu-Hurlin).", valueName: "lags"))
  var granger: Int?

  @Option(
    name: .customLong("panel-test"),
    help: ArgumentHelp(
      "Tests of unit roots and cointegration, NAME[:LAGS][:trend] with commas: "
        + "\(PanelRootTest.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "tests"))
  var panelTest: String?

  @Flag(help: "Show tests of the models' assumptions and variance inflation.")
  var diagnostics = false

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
    if formulas.isEmpty == (models == nil) {
      throw ValidationError("Give formulas, as 'y ~ x', or --models with a file; one of them.")
    }
    if (source.entity == nil) != (source.time == nil) {
      throw ValidationError("--entity and --time belong together: a panel needs both columns.")
    }
    if granger != nil && (by != nil || source.memory != nil) {
      throw ValidationError("--granger cannot be combined with --by or --memory; leave one of them out.")
    }
    if panelTest != nil && (by != nil || source.memory != nil) {
      throw ValidationError("--panel-test cannot be combined with --by or --memory; leave one of them out.")
    }
    let covariance = (model.se ?? "").lowercased()
    if model.seed != nil, panelTest == nil, !covariance.hasPrefix("bootstrap"), !covariance.hasPrefix("wild") {
      throw ValidationError(
        "--seed has no effect without --se bootstrap:DRAWS or wild:COL, or --panel-test; leave it out.")
    }
    if let given = after.given {
      let others = [
        ("by", by != nil), ("memory", source.memory != nil), ("granger", granger != nil),
        ("panel-test", panelTest != nil), ("test", !test.isEmpty),
        ("show", show != nil), ("diagnostics", diagnostics), ("stars", stars != nil),
        ("plot", plot != nil && !["margins", "at"].contains(given)),
      ]
      if let other = others.first(where: \.1) {
        throw ValidationError(
          "--\(other.0) belongs to the coefficients and has no effect on --\(given); leave one of them out.")
      }
      if ["influence", "mediator"].contains(given), models != nil || formulas.count != 1 {
        throw ValidationError("--\(given) is about one model; give one formula.")
      }
    }
    if by != nil {
      if models != nil || formulas.count > 1 {
        throw ValidationError("--by compares the groups of one model; give one formula.")
      }
      if source.memory != nil { throw ValidationError("--by cannot be combined with --memory; leave one of them out.") }
    }
    if source.memory != nil && (source.condition != nil || models != nil) {
      throw ValidationError("--where and --models cannot be combined with --memory; filter the file beforehand.")
    }
    if let show, !RegressionReport.views.contains(show) {
      throw ValidationError("--show is \(show); expected \(RegressionReport.views.joined(separator: ", ")).")
    }
    _ = try cutoffs()
  }

  func run() throws {
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
    if diagnostics && ["csv", "json"].contains(format.name) {
      throw CommandFailure.usage(
        "--diagnostics has no effect on \(format.name)"
          + (format.name == "csv" ? "; use --show tests" : ", which has them always; leave it out"))
    }
    let language = try output.language()
    let specs = try specifications()
    var parsed: [(spec: ModelSpec, formula: Formula)] = []
    for spec in specs {
      do throws(FormulaError) {
        parsed.append((spec, try Formula(spec.formula)))
      } catch {
        throw CommandFailure.usage(error.description)
      }
    }
    let clock = ContinuousClock()
    let start = clock.now
    let table = source.memory == nil ? try source.table(for: parsed, more: [by].compactMap(\.self)) : Table(trusted: [])
    let read = (clock.now - start).components
    var fits: [RegressionFit] = []
    var labels = specs.map(\.label)
    var groups: GroupComparison?
    if let by {
      guard parsed.count == 1 else {
        throw CommandFailure.usage("--by compares the groups of one model, and the formula stands for \(parsed.count)")
      }
      let found = try compare(parsed[0].formula, parsed[0].spec.options, by, table)
      (fits, labels, groups) = (found.fits.map(\.fit), found.fits.map { Optional($0.group) }, found)
      if found.missingCount > 0 { Console.notice("\(found.missingCount) rows left out: '\(by)' is missing") }
      for one in found.excluded { Console.notice("\(by) '\(one.group)' could not be estimated: \(one.reason)") }
    } else if EquationSystem.isSystem(model.estimator) {
      fits = try system(parsed, table)
    } else {
      for one in parsed { fits.append(try fit(one.formula, Regression(options: one.spec.options), table)) }
    }
    if !test.isEmpty {
      do throws(RegressionError) {
        var tested: [RegressionFit] = []
        for fit in fits { tested.append(try fit.testing(test)) }
        fits = tested
      } catch {
        throw CommandFailure.usage(error.description)
      }
    }
    for fit in fits { tell(fit) }
    if after.given != nil {
      let fitted = zip(parsed, fits).map { ($0.spec, $0.formula, $1) }
      let isForPrograms = !format.traits.contains(.forPeople)
      let shown = try afterReport(fitted, table, isForPrograms: isForPrograms)
      try output.show(shown.report)
      if let plot, let chart = shown.chart { try PictureFile.write(chart.svg(in: language), to: plot) }
      return
    }
    var document = RegressionReport(
      fits: fits, language: language, view: show ?? "tidy", stars: try cutoffs(),
      isForPrograms: ["csv", "xlsx", "dta"].contains(format.name), isWorkbook: format.name == "xlsx",
      isForJSON: format.name == "json")
    document.labels = labels
    document.groups = groups
    document.showsDiagnostics = diagnostics
    document.isModelSet = models != nil
    var report = try document.report()
    let chart = RegressionPlot.chart(fits, labels: labels, language: language)
    if plot != nil, output.isPage {
      report.blocks.append(.figure(Figure(name: "coefficients", caption: chart.subtitle, chart: chart)))
    }
    try output.show(report)
    if let plot { try PictureFile.write(chart.svg(in: language), to: plot) }
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

  /// The models asked for: the formulas' steps, or those of the file.
  private func specifications() throws -> [ModelSpec] {
    let options = try model.options(source)
    if let models {
      let text = String(decoding: try InputFile.bytes(models), as: UTF8.self)
      do throws(RegressionError) {
        return try ModelSet(yaml: text, file: models, defaults: options).models
      } catch {
        throw CommandFailure(error.isUsage ? .usage : .badData, error.description)
      }
    }
    var result: [ModelSpec] = []
    for text in formulas {
      do throws(FormulaError) {
        for one in try FormulaExpansion.formulas(text) { result.append(ModelSpec(one, options: options)) }
      } catch {
        throw CommandFailure.usage(error.description)
      }
    }
    return result
  }

  private func compare(_ formula: Formula, _ options: RegressionOptions, _ column: String, _ table: Table) throws
    -> GroupComparison
  {
    do throws(RegressionError) {
      return try GroupComparison(formula, by: column, options: options, table: table)
    } catch {
      throw CommandFailure(error.isUsage ? .usage : .badData, error.description)
    }
  }

  /// Several formulas as one system of equations.
  private func system(_ parsed: [(spec: ModelSpec, formula: Formula)], _ table: Table) throws -> [RegressionFit] {
    if let stray = [
      ("by", by != nil), ("memory", source.memory != nil), ("granger", granger != nil),
      ("panel-test", panelTest != nil), ("models", models != nil),
      (after.given ?? "", after.given != nil && !["newdata", "margins", "at"].contains(after.given)),
    ].first(where: \.1) {
      throw CommandFailure.usage("--\(stray.0) cannot be combined with a system of equations; leave it out")
    }
    do throws(RegressionError) {
      return try EquationSystem.fit(parsed.map(\.formula), options: parsed[0].spec.options, table: table)
    } catch {
      throw CommandFailure(error.kind, error.description)
    }
  }

  private func fit(_ formula: Formula, _ regression: Regression, _ table: Table) throws -> RegressionFit {
    do {
      if let stream = try source.stream(for: formula, regression) {
        return try regression.fit(formula, streaming: stream.file, memory: stream.memory)
      }
      let fit = try regression.fit(formula, to: table)
      var told = fit
      if let granger {
        told = told.adding(try PanelGranger.tests(formula, lags: granger, options: regression.options, table: table))
      }
      if let panelTest {
        var asked: [PanelRootTest] = []
        for text in panelTest.split(separator: ",") { asked.append(try PanelRootTest(text.trimmingBlanks)) }
        let found = try PanelRoots.tests(formula, asked, options: regression.options, table: table)
        told = told.adding(found.tests, notes: found.notes)
      }
      return told
    } catch let error as RegressionError {
      throw CommandFailure(error.kind, error.description)
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
    let values = stars.split(separator: ",").map { Double($0.trimmingBlanks) }
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
