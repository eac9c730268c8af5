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
  /// What heads the column of each fit, where it has a name.
  public var labels: [String?] = []
  /// The groups that the fits are of, with tests of equality.
  public var groups: GroupComparison?
  /// Whether JSON is an object of models even of one.
  public var isModelSet = false
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
        if view != "tests" {
          blocks.append(
            .table(
              ReportTable(
                name: "tests", caption: LocalizedString.testsTitle.text(in: language), table: try stacked(view: "tests"))))
        }
        blocks.append(contentsOf: groupBlocks())
        for remark in allRemarks() { blocks.append(.note([.text(remark)])) }
      }
    } else {
      blocks.append(.table(fits.count == 1 ? coefficients(fits[0]) : sideBySide()))
      blocks.append(.table(summary()))
      blocks.append(contentsOf: groupBlocks())
      for remark in allRemarks() { blocks.append(.note([.text(remark)])) }
    }
    var report = Report(
      name: "regression", title: fits.count == 1 ? fits[0].formula : LocalizedString.regressions.text(in: language), language: language, blocks: blocks)
    if isForJSON {
      var values: [JSONValue] = []
      for (index, fit) in fits.enumerated() { values.append(try RegressionJSON.value(fit, label: label(index))) }
      if values.count == 1, !isModelSet, groups == nil {
        report.data = values[0]
      } else {
        var members: [JSONValue.Member] = [.init("models", .array(values))]
        if let groups { members.append(contentsOf: RegressionJSON.members(of: groups)) }
        report.data = .object(members)
      }
    }
    return report
  }

  private func label(_ index: Int) -> String? { labels.indices.contains(index) ? labels[index] : nil }

  private func head(_ index: Int) -> String { "(\(index + 1)) \(label(index) ?? fits[index].response)" }

  /// The groups' tests of equality, and which groups have no fit.
  private func groupBlocks() -> [Block] {
    guard let groups else { return [] }
    let table = RegressionFit.table(of: groups.equality)
    var columns = [Column("name", groups.equality.map { Optional($0.name) })]
    columns += table.columns.filter { ["statistic", "df", "p.value", "unavailable"].contains($0.name) }
    let styles = [
      ColumnStyle("name", title: LocalizedString.testHead.text(in: language)),
      ColumnStyle("statistic", title: "χ²", number: .significant(5)), ColumnStyle("df", title: "df"),
      ColumnStyle("p.value", title: "p", number: .pValue),
    ] + (groups.equality.contains { $0.statistic == nil }
      ? [ColumnStyle("unavailable", title: LocalizedString.remarkHead.text(in: language))] : [])
    var blocks: [Block] = [
      .table(
        ReportTable(
          name: "equality", caption: LocalizedString.equalityCaption.text(in: language, ["column": groups.column]),
          table: Table(trusted: columns), styles: styles))
    ]
    blocks.append(.note([.text(LocalizedString.groupsIndependent.text(in: language))]))
    for one in groups.excluded {
      blocks.append(
        .note([
          .text(LocalizedString.groupsExcluded.text(in: language, ["group": one.group, "reason": one.reason]))
        ]))
    }
    return blocks
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
    if labels.contains(where: { $0 != nil }) {
      columns.append(
        Column(
          "label", parts.indices.flatMap { index in [String?](repeating: label(index), count: parts[index].rowCount) }))
    }
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
      ColumnStyle("term", title: fit.response), ColumnStyle("estimate", title: LocalizedString.estimate.text(in: language), number: .significant(6)),
      ColumnStyle("std.error", title: LocalizedString.standardErrorShort.text(in: language), number: .significant(5)),
      ColumnStyle(
        "statistic", title: fit.normalReference || !fit.covariance.degreesOfFreedom.isFinite ? "z" : "t",
        number: .decimals(3)),
      ColumnStyle("p.value", title: "p", number: .pValue),
      ColumnStyle("conf.low", title: LocalizedString.low.text(in: language), number: .significant(5)),
      ColumnStyle("conf.high", title: LocalizedString.high.text(in: language), number: .significant(5)),
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
        ColumnStyle("model_\($0 + 1)", title: head($0), alignment: .trailing)
      }
    return ReportTable(
      name: "models", caption: LocalizedString.bracketsCaption.text(in: language), table: Table(trusted: columns), styles: styles)
  }

  /// Facts on each model, a row a fact.
  private func summary() -> ReportTable {
    var rows: [(label: String, values: [String])] = []
    func add(_ label: String, _ value: (RegressionFit) -> String?) {
      let values = fits.map { value($0) ?? "" }
      if values.contains(where: { !$0.isEmpty }) { rows.append((label, values)) }
    }
    func add(_ label: LocalizedString, _ value: (RegressionFit) -> String?) { add(label.text(in: language), value) }
    let none = LocalizedString.regressionNone.text(in: language)
    func number(_ value: Double?, _ style: NumberStyle = .decimals(4)) -> String? {
      value.map { style.text($0, in: language) }
    }
    add(.estimatorLabel) { $0.estimator }
    add(.observations) { number(Double($0.observationCount), .integer) }
    add(.units) { fit in fit.unitCount.flatMap { number(Double($0), .integer) } }
    add("R²") { number($0.rSquared) }
    add(.adjustedRSquared) { number($0.adjustedRSquared) }
    add(.withinRSquared) { number($0.rSquaredWithin) }
    add(.betweenRSquared) { number($0.rSquaredBetween) }
    add(.overallRSquared) { number($0.rSquaredOverall) }
    add(.residualDeviation) { number($0.sigma, .significant(5)) }
    func addTest(_ label: String, _ test: (RegressionFit) -> TestResult?) {
      if fits.count == 1 {
        add(label) { test($0).map { described($0) } }
      } else {
        // Side by side the p-values have a row of their own, so that columns stay narrow.
        add(label) { test($0).map { number($0.statistic, .significant(5)) ?? none } }
        add("  p") { test($0)?.pValue.flatMap { number($0, .pValue) } }
      }
    }
    addTest("F") { $0.fTest }
    add(.logLikelihood) { number($0.logLikelihood, .decimals(2)) }
    add(.aicPlain) { number($0.aic, .decimals(2)) }
    add(.bicPlain) { number($0.bic, .decimals(2)) }
    add(.aicSigma) { number($0.aicCountingSigma, .decimals(2)) }
    add(.bicSigma) { number($0.bicCountingSigma, .decimals(2)) }
    var effects: [String] = []
    for fit in fits { for effect in fit.absorbed where !effects.contains(effect.name) { effects.append(effect.name) } }
    for name in effects {
      add(LocalizedString.absorbedEffect.text(in: language, ["name": name])) { fit in
        fit.absorbed.first { $0.name == name }.map {
          LocalizedString.levelCount.text(in: language, ["count": NumberStyle.integer.text(Double($0.count), in: language)])
        }
      }
    }
    add(.weightsLabel) { $0.weights }
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
    add(.standardErrors) { $0.covariance.name }
    add(.smallSample) { $0.smallSample.rawValue }
    add(.correction) { fit in
      guard fit.covariance.matrix != nil else { return nil }
      guard fit.covariance.correctionFormula != "1" else { return none }
      guard fits.count == 1 else { return number(fit.covariance.correction, .significant(6)) }
      return fit.covariance.correctionFormula + " = "
        + NumberStyle.significant(6).text(fit.covariance.correction, in: language)
    }
    add(.degreesOfFreedom) { fit in
      fit.covariance.matrix == nil
        ? nil
        : fit.covariance.degreesOfFreedom.isFinite ? NumberText.shortest(fit.covariance.degreesOfFreedom)
          : LocalizedString.normalWord.text(in: language)
    }
    add(.clustersLabel) { fit in
      fit.covariance.clusters.isEmpty
        ? nil : fit.covariance.clusters.map { "\($0.column) \($0.count)" }.joined(separator: ", ")
    }
    add(.conditionNumber) { number($0.conditionNumber, .significant(3)) }
    let columns =
      [Column("fact", rows.map { Optional($0.label) })]
      + fits.indices.map { index in
        Column("model_\(index + 1)", rows.map { Optional($0.values[index]) })
      }
    let styles =
      [ColumnStyle("fact", title: "")]
      + fits.indices.map {
        ColumnStyle("model_\($0 + 1)", title: fits.count == 1 ? LocalizedString.modelHead.text(in: language) : "(\($0 + 1))", alignment: .trailing)
      }
    return ReportTable(name: "summary", caption: LocalizedString.modelsCaption.text(in: language), table: Table(trusted: columns), styles: styles)
  }

  /// A statistic with its degrees of freedom and p-value, or why there is none.
  private func described(_ test: TestResult) -> String {
    switch test.outcome {
    case .unavailable(let reason): return LocalizedString.regressionNone.text(in: language) + ": \(reason)"
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
    func words(_ phrase: LocalizedString, _ values: [String: String]) -> String { phrase.text(in: language, values) }
    var result = fit.warnings.map { words(.warningNote, ["words": $0]) }
    for term in fit.dropped { result.append(words(.notEstimated, ["term": term.name, "reason": term.reason])) }
    if !fit.missing.isEmpty {
      let columns = fit.missing.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
      result.append(words(.rowsMissing, ["columns": columns]))
    }
    if fit.singletonCount > 0 { result.append(words(.rowsAlone, ["count": "\(fit.singletonCount)"])) }
    for set in fit.confidenceSets { result.append(set.description + ".") }
    result.append(contentsOf: fit.notes.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." })
    if !stars.isEmpty {
      let legend = stars.enumerated().map { String(repeating: "*", count: $0 + 1) + " p < \(NumberText.shortest($1))" }
      result.append(legend.joined(separator: ", ") + ", by \(fit.covariance.name).")
    }
    return result
  }
}
