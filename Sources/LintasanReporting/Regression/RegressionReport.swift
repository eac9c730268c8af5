public import LintasanDocuments
public import LintasanRegression
import LintasanTables

/// Fits as a document: side by side for people, stacked and numeric for programs.
public struct RegressionReport {
  /// The tables of a fit that can be asked for by name.
  public static let views = ["tidy", "glance", "augment", "tests"]

  let fits: [RegressionFit]
  let language: Language
  /// Which table CSV gets.
  let view: String
  /// p-values under which a star is added, descending.
  let stars: [Double]
  /// Whether the tables go to a program rather than to a reader.
  let isForPrograms: Bool
  /// Whether the document is a workbook, which holds the tables of programs and what people read.
  let isWorkbook: Bool
  /// Whether the fits' JSON with all diagnostics is needed.
  let isForJSON: Bool

  /// Creates the report of one fit or of several side by side.
  ///
  /// - Parameters:
  ///   - fits: at least one.
  ///   - language: of numbers and words.
  ///   - view: for programs, one of ``views``.
  ///   - stars: p-values under which a star is added, descending.
  ///   - isForPrograms: whether one numeric table is wanted in place of tables for readers.
  ///   - isWorkbook: whether what people read stands beside the numeric table.
  ///   - isForJSON: whether the report carries ``RegressionJSON`` as its data.
  public init(
    fits: [RegressionFit], language: Language = .english, view: String = "tidy", stars: [Double] = [],
    isForPrograms: Bool = false, isWorkbook: Bool = false, isForJSON: Bool = false
  ) {
    self.fits = fits
    self.language = language
    self.view = view
    self.stars = stars
    self.isForPrograms = isForPrograms
    self.isWorkbook = isWorkbook
    self.isForJSON = isForJSON
  }

  /// The document.
  public func report() throws -> Report {
    var blocks: [Block] = []
    if isForPrograms {
      blocks.append(.table(ReportTable(name: view, caption: view, table: try stacked())))
      if isWorkbook {
        // What the terminal shows, beside the numbers: the models side by side, the facts, the tests and the remarks.
        if fits.count > 1 { blocks.append(.table(sideBySide())) }
        blocks.append(.table(summary()))
        blocks.append(.table(ReportTable(name: "tests", caption: "Tests", table: try stacked(view: "tests"))))
        for remark in allRemarks() { blocks.append(.note([.text(remark)])) }
      }
    } else {
      blocks.append(.table(fits.count == 1 ? coefficients(fits[0]) : sideBySide()))
      blocks.append(.table(summary()))
      for remark in allRemarks() { blocks.append(.note([.text(remark)])) }
    }
    var report = Report(
      name: "regression", title: fits.count == 1 ? fits[0].formula : "Regressions", language: language, blocks: blocks)
    if isForJSON {
      let values = try fits.map { try RegressionJSON.value($0) }
      report.data = values.count == 1 ? values[0] : .array(values)
    }
    return report
  }

  // MARK: For programs

  private func stacked(view asked: String? = nil) throws -> Table {
    let view = asked ?? self.view
    var parts: [Table] = []
    for fit in fits {
      switch view {
      case "glance": parts.append(fit.glance())
      case "augment": parts.append(try fit.augment())
      case "tests": parts.append(RegressionFit.table(of: fit.tests + (try fit.diagnostics().tests)))
      default: parts.append(fit.tidy())
      }
    }
    guard parts.count > 1 else { return parts[0] }
    var names: [String] = []
    for part in parts { for name in part.columnNames where !names.contains(name) { names.append(name) } }
    var columns = [
      Column("model", parts.indices.flatMap { index in [Int](repeating: index + 1, count: parts[index].rowCount) })
    ]
    for name in names {
      let found = parts.map { part in part.columns.first { $0.name == name } }
      if found.compactMap({ $0 }).allSatisfy({ $0.kind == .number }) {
        columns.append(
          Column(
            name,
            zip(parts, found).flatMap { part, column in
              (0..<part.rowCount).map { row -> Double? in
                if case .number(let value)? = column?[row] { value } else { nil }
              }
            }))
      } else {
        columns.append(
          Column(
            name,
            zip(parts, found).flatMap { part, column in
              (0..<part.rowCount).map { row -> String? in
                switch column?[row] {
                case .text(let text)?: text
                case .number(let value)?: NumberText.shortest(value)
                case .boolean(let value)?: value ? "true" : "false"
                case .missing?, nil: nil
                }
              }
            }))
      }
    }
    return Table(trusted: columns)
  }

  // MARK: For people

  private func coefficients(_ fit: RegressionFit) -> ReportTable {
    let tidy = fit.tidy()
    let marked = Column("mark", fit.coefficients.map { Optional(mark($0.pValue)) })
    let table = stars.isEmpty ? tidy : Table(trusted: tidy.columns + [marked])
    var styles = [
      ColumnStyle("term", title: fit.response), ColumnStyle("estimate", title: "Estimate", number: .significant(6)),
      ColumnStyle("std.error", title: "Std. error", number: .significant(5)),
      ColumnStyle(
        "statistic", title: fit.normalReference || !fit.covariance.degreesOfFreedom.isFinite ? "z" : "t",
        number: .decimals(3)),
      ColumnStyle("p.value", title: "p", number: .pValue),
      ColumnStyle("conf.low", title: "Low", number: .significant(5)),
      ColumnStyle("conf.high", title: "High", number: .significant(5)),
    ]
    if !stars.isEmpty { styles.append(ColumnStyle("mark", title: "")) }
    return ReportTable(name: "coefficients", caption: fit.formula, table: table, styles: styles)
  }

  private func mark(_ p: Double?) -> String {
    guard let p else { return "" }
    return String(repeating: "*", count: stars.count { p < $0 })
  }

  private func sideBySide() -> ReportTable {
    var terms: [String] = []
    for fit in fits { for one in fit.coefficients where !terms.contains(one.name) { terms.append(one.name) } }
    if let constant = terms.firstIndex(of: "(Intercept)") { terms.append(terms.remove(at: constant)) }
    var columns = [Column("term", terms.flatMap { [Optional($0), nil] })]
    for (index, fit) in fits.enumerated() {
      columns.append(
        Column(
          "model_\(index + 1)",
          terms.flatMap { term -> [String?] in
            guard let one = fit.coefficient(term) else { return [nil, nil] }
            let estimate = NumberStyle.significant(5).text(one.estimate, in: language) + mark(one.pValue)
            return [estimate, one.standardError.map { "(" + NumberStyle.significant(4).text($0, in: language) + ")" }]
          }))
    }
    let styles =
      [ColumnStyle("term", title: "")]
      + fits.indices.map {
        ColumnStyle("model_\($0 + 1)", title: "(\($0 + 1)) \(fits[$0].response)", alignment: .trailing)
      }
    return ReportTable(
      name: "models", caption: "Standard errors in brackets", table: Table(trusted: columns), styles: styles)
  }

  /// Facts on each model, a row a fact.
  private func summary() -> ReportTable {
    var rows: [(label: String, values: [String])] = []
    func add(_ label: String, _ value: (RegressionFit) -> String?) {
      let values = fits.map { value($0) ?? "" }
      if values.contains(where: { !$0.isEmpty }) { rows.append((label, values)) }
    }
    func number(_ value: Double?, _ style: NumberStyle = .decimals(4)) -> String? {
      value.map { style.text($0, in: language) }
    }
    add("Estimator") { $0.estimator }
    add("Observations") { number(Double($0.observationCount), .integer) }
    add("R²") { number($0.rSquared) }
    add("Adjusted R²") { number($0.adjustedRSquared) }
    add("Within R²") { number($0.rSquaredWithin) }
    add("Between R²") { number($0.rSquaredBetween) }
    add("Overall R²") { number($0.rSquaredOverall) }
    add("Residual std. deviation") { number($0.sigma, .significant(5)) }
    func addTest(_ label: String, _ test: (RegressionFit) -> TestResult?) {
      if fits.count == 1 {
        add(label) { test($0).map { described($0) } }
      } else {
        // Side by side the p-values have a row of their own, so that columns stay narrow.
        add(label) { test($0).map { number($0.statistic, .significant(5)) ?? "none" } }
        add("  p") { test($0)?.pValue.flatMap { number($0, .pValue) } }
      }
    }
    addTest("F") { $0.fTest }
    add("Log-likelihood") { number($0.logLikelihood, .decimals(2)) }
    add("AIC, σ not counted") { number($0.aic, .decimals(2)) }
    add("BIC, σ not counted") { number($0.bic, .decimals(2)) }
    add("AIC, σ counted (as R)") { number($0.aicCountingSigma, .decimals(2)) }
    add("BIC, σ counted (as R)") { number($0.bicCountingSigma, .decimals(2)) }
    var effects: [String] = []
    for fit in fits { for effect in fit.absorbed where !effects.contains(effect.name) { effects.append(effect.name) } }
    for name in effects {
      add("Absorbed: \(name)") { fit in fit.absorbed.first { $0.name == name }.map { "\($0.count) levels" } }
    }
    add("Weights") { $0.weights }
    let tested = fits.flatMap(\.tests).map(\.key)
    var keys: [String] = []
    for key in tested where key != "f" && !keys.contains(key) { keys.append(key) }
    for key in keys {
      addTest(fits.compactMap { $0.tests.first { $0.key == key }?.name }.first ?? key) { fit in
        fit.tests.first { $0.key == key }
      }
    }
    var extras: [String] = []
    for fit in fits { for extra in fit.extras where !extras.contains(extra.name) { extras.append(extra.name) } }
    for name in extras {
      add(name) { fit in number(fit.extras.first { $0.name == name }?.value, .significant(5)) }
    }
    add("Standard errors") { $0.covariance.name }
    add("Small-sample convention") { $0.smallSample.rawValue }
    add("Correction") { fit in
      guard fit.covariance.matrix != nil else { return nil }
      guard fit.covariance.correctionFormula != "1" else { return "none" }
      guard fits.count == 1 else { return number(fit.covariance.correction, .significant(6)) }
      return fit.covariance.correctionFormula + " = "
        + NumberStyle.significant(6).text(fit.covariance.correction, in: language)
    }
    add("Degrees of freedom") { fit in
      fit.covariance.matrix == nil
        ? nil
        : fit.covariance.degreesOfFreedom.isFinite ? NumberText.shortest(fit.covariance.degreesOfFreedom) : "normal"
    }
    add("Clusters") { fit in
      fit.covariance.clusters.isEmpty
        ? nil : fit.covariance.clusters.map { "\($0.column) \($0.count)" }.joined(separator: ", ")
    }
    add("Condition number") { number($0.conditionNumber, .significant(3)) }
    let columns =
      [Column("fact", rows.map { Optional($0.label) })]
      + fits.indices.map { index in
        Column("model_\(index + 1)", rows.map { Optional($0.values[index]) })
      }
    let styles =
      [ColumnStyle("fact", title: "")]
      + fits.indices.map {
        ColumnStyle("model_\($0 + 1)", title: fits.count == 1 ? "Model" : "(\($0 + 1))", alignment: .trailing)
      }
    return ReportTable(name: "summary", caption: "The models", table: Table(trusted: columns), styles: styles)
  }

  /// A statistic with its degrees of freedom and p-value, or why there is none.
  private func described(_ test: TestResult) -> String {
    switch test.outcome {
    case .unavailable(let reason): return "none: \(reason)"
    case .statistic(let value, let reference, let p):
      let degrees =
        switch reference {
        case .fisher(let a, let b): " (\(NumberText.shortest(a)), \(NumberText.shortest(b)))"
        case .chiSquared(let df): " (\(NumberText.shortest(df)))"
        default: ""
        }
      return NumberStyle.significant(5).text(value, in: language) + degrees
        + (p.map { ", p " + NumberStyle.pValue.text($0, in: language) } ?? "")
    }
  }

  /// Each remark once, with the models that it is about where there are several.
  private func allRemarks() -> [String] {
    var order: [String] = []
    var models: [String: [Int]] = [:]
    for (index, fit) in fits.enumerated() {
      for remark in remarks(fit) {
        if models[remark] == nil { order.append(remark) }
        models[remark, default: []].append(index + 1)
      }
    }
    return order.map { remark in
      let about = models[remark] ?? []
      return about.count == fits.count ? remark : about.map { "(\($0))" }.joined(separator: " ") + " " + remark
    }
  }

  private func remarks(_ fit: RegressionFit) -> [String] {
    var result = fit.warnings.map { "Warning: \($0)." }
    for term in fit.dropped { result.append("Not estimated: \(term.name), \(term.reason).") }
    if !fit.missing.isEmpty {
      result.append(
        "Rows left out for a missing value: " + fit.missing.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
          + ".")
    }
    if fit.singletonCount > 0 { result.append("Rows alone in an absorbed level, left out: \(fit.singletonCount).") }
    result.append(contentsOf: fit.notes.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." })
    if !stars.isEmpty {
      let legend = stars.enumerated().map { String(repeating: "*", count: $0 + 1) + " p < \(NumberText.shortest($1))" }
      result.append(legend.joined(separator: ", ") + ", by \(fit.covariance.name).")
    }
    return result
  }
}
