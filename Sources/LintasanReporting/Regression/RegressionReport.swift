public import LintasanDocuments
public import LintasanRegression
import LintasanTables

/// Fits as a document: side by side for people, stacked and numeric for programs.
public struct RegressionReport {
  /// The tables of a fit that can be asked for by name.
  package static let views = ["tidy", "glance", "augment", "tests"]

  let fits: [RegressionFit]
  let language: Language
  /// Which table CSV gets.
  let view: String
  /// p-values under which a star is added, descending.
  let stars: [Double]
  /// What heads the column of each fit, where it has a name.
  package var labels: [String?] = []
  /// The groups that the fits are of, with tests of equality.
  package var groups: GroupComparison?
  /// Whether the tests of the models' assumptions and variance inflation are shown.
  package var showsDiagnostics = false
  /// Whether JSON is an object of models even of one.
  package var isModelSet = false
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
  package init(
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

  /// Creates the report of one fit or of several side by side, as readers see it.
  ///
  /// - Parameters:
  ///   - fits: at least one.
  ///   - language: of numbers and words.
  ///   - stars: p-values under which a star is added, descending.
  public init(_ fits: [RegressionFit], language: Language = .english, stars: [Double] = []) {
    precondition(!fits.isEmpty, "a report of no fits: it needs at least one")
    self.init(fits: fits, language: language, stars: stars)
  }

  /// What `lintasan regress` shows: coefficients, facts, remarks.
  public func document() -> Report { report(readerBlocks([])) }

  private func readerBlocks(_ diagnostics: [Block]) -> [Block] {
    var blocks: [Block] = [.table(fits.count == 1 ? coefficients(fits[0]) : sideBySide()), .table(summary())]
    blocks.append(contentsOf: diagnostics)
    blocks.append(contentsOf: groupBlocks())
    for remark in allRemarks() { blocks.append(.note([.text(remark)])) }
    return blocks
  }

  /// Tests of each model's assumptions, with what they hold or why there is none, and variance inflation.
  private func diagnosticBlocks() throws -> [Block] {
    guard showsDiagnostics else { return [] }
    var models: [String?] = []
    var names: [String?] = []
    var values: [Double?] = []
    var degrees: [String?] = []
    var p: [Double?] = []
    var remarks: [String?] = []
    for (index, fit) in fits.enumerated() {
      let found = try fit.diagnostics()
      for test in found.tests {
        models.append("(\(index + 1))")
        names.append(RegressionWords.text(test.name, in: language))
        values.append(test.statistic)
        p.append(test.pValue)
        switch test.outcome {
        case .statistic(_, let reference, _):
          degrees.append(Self.degrees(reference))
          remarks.append("H₀: " + RegressionWords.text(test.nullHypothesis, in: language))
        case .unavailable(let reason):
          degrees.append(nil)
          remarks.append(
            LocalizedString.regressionNone.text(in: language) + ": " + RegressionWords.text(reason, in: language))
        }
      }
      for one in found.varianceInflation {
        models.append("(\(index + 1))")
        names.append("VIF, \(one.name)")
        values.append(one.value)
        degrees.append(nil)
        p.append(nil)
        remarks.append(LocalizedString.inflationRemark.text(in: language))
      }
    }
    if names.isEmpty {
      let estimators = Set(fits.map(\.estimator)).sorted().joined(separator: ", ")
      return [.note([.text(LocalizedString.noDiagnostics.text(in: language, ["estimators": estimators]))])]
    }
    var columns = [
      Column("test", names), Column("statistic", values), Column("df", degrees), Column("p.value", p),
      Column("null", remarks),
    ]
    var styles = [
      ColumnStyle("test", title: LocalizedString.testHead.text(in: language)),
      ColumnStyle(
        "statistic", title: LocalizedString.statisticHead.text(in: language), number: .significant(5)),
      ColumnStyle("df", title: "df", alignment: .trailing), ColumnStyle("p.value", title: "p", number: .pValue),
      ColumnStyle("null", title: LocalizedString.remarkHead.text(in: language)),
    ]
    if fits.count > 1 {
      columns.insert(Column("model", models), at: 0)
      styles.insert(ColumnStyle("model", title: LocalizedString.modelHead.text(in: language)), at: 0)
    }
    return [
      .table(
        ReportTable(
          name: "diagnostics", caption: LocalizedString.diagnosticsCaption.text(in: language),
          table: Table(trusted: columns), styles: styles))
    ]
  }

  private static func degrees(_ reference: TestResult.Reference) -> String? {
    switch reference {
    case .fisher(let a, let b): "\(NumberText.shortest(a)), \(NumberText.rounded(b, significantDigits: 6))"
    case .chiSquared(let df), .student(let df): NumberText.shortest(df)
    case .normal, .lowerNormal, .simulated, .none: nil
    }
  }

  private func report(_ blocks: [Block]) -> Report {
    Report(
      name: "regression",
      title: fits.count == 1 ? fits[0].formula : LocalizedString.regressions.text(in: language), language: language,
      blocks: blocks)
  }

  /// The document.
  package func report() throws -> Report {
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
                name: "tests", caption: LocalizedString.testsTitle.text(in: language), table: try stacked(view: "tests")
              )))
        }
        blocks.append(contentsOf: try diagnosticBlocks())
        blocks.append(contentsOf: groupBlocks())
        for remark in allRemarks() { blocks.append(.note([.text(remark)])) }
      }
    } else {
      blocks = readerBlocks(try diagnosticBlocks())
    }
    var report = report(blocks)
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
    var columns = [Column("name", groups.equality.map { Optional(RegressionWords.text($0.name, in: language)) })]
    columns += table.columns.filter { ["statistic", "df", "p.value", "unavailable"].contains($0.name) }
    let styles =
      [
        ColumnStyle("name", title: LocalizedString.testHead.text(in: language)),
        ColumnStyle("statistic", title: "χ²", number: .significant(5)), ColumnStyle("df", title: "df"),
        ColumnStyle("p.value", title: "p", number: .pValue),
      ]
      + (groups.equality.contains { $0.statistic == nil }
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
      ColumnStyle("term", title: fit.response),
      ColumnStyle("estimate", title: LocalizedString.estimate.text(in: language), number: .significant(6)),
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
      name: "models", caption: LocalizedString.bracketsCaption.text(in: language), table: Table(trusted: columns),
      styles: styles)
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
    var result = fit.warnings.map { words(.warningNote, ["words": RegressionWords.text($0, in: language)]) }
    for term in fit.dropped {
      result.append(words(.notEstimated, ["term": term.name, "reason": RegressionWords.text(term.reason, in: language)]))
    }
    if !fit.missing.isEmpty {
      let columns = fit.missing.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
      result.append(words(.rowsMissing, ["columns": columns]))
    }
    if fit.singletonCount > 0 { result.append(words(.rowsAlone, ["count": "\(fit.singletonCount)"])) }
    for set in fit.confidenceSets {
      let text = RegressionWords.text(set.description, in: language)
      result.append(text.prefix(1).uppercased() + text.dropFirst() + ".")
    }
    result.append(
      contentsOf: fit.notes.map { note in
        let text = RegressionWords.text(note, in: language)
        return text.prefix(1).uppercased() + text.dropFirst() + "."
      })
    if !stars.isEmpty {
      let legend = stars.enumerated().map { String(repeating: "*", count: $0 + 1) + " p < \(NumberText.shortest($1))" }
      result.append(legend.joined(separator: ", ") + ", \(words(.byErrors, ["errors": fit.covariance.name])).")
    }
    return result
  }
}
