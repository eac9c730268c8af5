import LintasanDocuments
import LintasanRegression
import LintasanTables

extension RegressionReport {
  /// Facts on each model, a row a fact.
  func summary() -> ReportTable {
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
    func addTest(_ name: String, _ test: (RegressionFit) -> TestResult?) {
      let label = RegressionWords.text(name, in: language)
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
          LocalizedString.levelCount.text(
            in: language, ["count": NumberStyle.integer.text(Double($0.count), in: language)])
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
      add(RegressionWords.head(name, in: language)) { fit in
        number(fit.extras.first { $0.name == name }?.value, .significant(5))
      }
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
        : fit.covariance.degreesOfFreedom.isFinite
          ? degrees(fit.covariance.degreesOfFreedom)
          : LocalizedString.normalWord.text(in: language)
    }
    add(.clustersLabel) { fit in
      fit.covariance.clusters.isEmpty
        ? nil
        : fit.covariance.clusters.map { "\(RegressionWords.head($0.column, in: language)) \($0.count)" }.joined(separator: ", ")
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
        ColumnStyle(
          "model_\($0 + 1)", title: fits.count == 1 ? LocalizedString.modelHead.text(in: language) : "(\($0 + 1))",
          alignment: .trailing)
      }
    return ReportTable(
      name: "summary", caption: LocalizedString.modelsCaption.text(in: language), table: Table(trusted: columns),
      styles: styles)
  }

  /// Whole degrees of freedom as they are, others to six digits.
  private func degrees(_ value: Double) -> String {
    guard value != value.rounded() else { return NumberText.shortest(value) }
    let text = NumberText.rounded(value, significantDigits: 6)
    return language == .english ? text : String(text.map { $0 == "." ? "," : $0 })
  }

  /// A statistic with its degrees of freedom and p-value, or why there is none.
  private func described(_ test: TestResult) -> String {
    switch test.outcome {
    case .unavailable(let reason):
      return LocalizedString.regressionNone.text(in: language) + ": " + RegressionWords.text(reason, in: language)
    case .statistic(let value, let reference, let p):
      let degrees =
        switch reference {
        case .fisher(let a, let b): " (\(NumberText.shortest(a)), \(degrees(b)))"
        case .chiSquared(let df): " (\(NumberText.shortest(df)))"
        default: ""
        }
      return NumberStyle.significant(5).text(value, in: language) + degrees
        + (p.map { ", p " + NumberStyle.pValue.text($0, in: language) } ?? "")
    }
  }
}
