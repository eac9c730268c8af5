public import LintasanTables

extension RegressionFit: CustomStringConvertible {
  /// A summary as R prints one: coefficients with their errors, then what fits how well, and every remark.
  public var description: String {
    var lines = ["\(estimator): \(formula)"]
    var facts = ["\(observationCount) rows"]
    if let unitCount { facts.append("\(unitCount) units") }
    facts += absorbed.map { "\($0.name) absorbed (\($0.count) levels)" }
    if let weights { facts.append("weighted by \(weights)") }
    lines.append("  " + facts.joined(separator: ", "))
    lines.append("  standard errors: \(covariance.name)\(clusterText)")
    lines.append("")
    lines += coefficientLines
    lines.append("")
    var fit: [String] = []
    func add(_ name: String, _ value: Double?, digits: Int = 4) {
      if let value { fit.append("\(name) \(NumberText.rounded(value, significantDigits: digits))") }
    }
    add("R²", rSquared)
    add("adjusted R²", adjustedRSquared)
    add("R² within", rSquaredWithin)
    add("residual standard error", sigma, digits: 5)
    if !fit.isEmpty { lines.append(fit.joined(separator: ", ") + " on \(residualDegreesOfFreedom) degrees of freedom") }
    if let test = tests.first(where: { $0.key == "f" || $0.key == "wald" }) { lines.append(test.description) }
    for term in dropped { lines.append("not estimated: \(term.name) (\(term.reason))") }
    for column in missing { lines.append("left out: \(column.count) rows without \(column.name)") }
    if singletonCount > 0 { lines.append("left out: \(singletonCount) rows alone in an absorbed level") }
    lines += confidenceSets.map(\.description) + warnings + notes
    return lines.joined(separator: "\n")
  }

  private var clusterText: String {
    covariance.clusters.isEmpty
      ? "" : " (\(covariance.clusters.map { "\($0.count) clusters by \($0.column)" }.joined(separator: ", ")))"
  }

  private var coefficientLines: [String] {
    func number(_ value: Double?, _ digits: Int) -> String {
      value.map { NumberText.rounded($0, significantDigits: digits) } ?? "–"
    }
    let letter = normalReference || !covariance.degreesOfFreedom.isFinite ? "z" : "t"
    var rows = [["", "Estimate", "Std. error", letter, "p", ""]]
    for one in coefficients {
      let p = one.pValue.map { $0 < 2e-16 ? "<2e-16" : NumberText.rounded($0, significantDigits: 3) } ?? "–"
      let stars = one.pValue.map { $0 < 0.001 ? "***" : $0 < 0.01 ? "**" : $0 < 0.05 ? "*" : $0 < 0.1 ? "." : "" } ?? ""
      rows.append([
        one.name, number(one.estimate, 6), number(one.standardError, 5), number(one.statistic, 4), p, stars,
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      var line = row.indices.map { column in
        let blank = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 || column == 5 ? row[column] + blank : blank + row[column]
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
    return lines + (rows.contains { !$0[5].isEmpty } ? ["*** p < 0.001, ** p < 0.01, * p < 0.05, . p < 0.1"] : [])
  }

  /// The confidence intervals of the coefficients: `term,lower,upper`. Where intervals come with the covariance (wild bootstrap), only
  /// those of the fit's own level are known.
  ///
  /// - Parameter level: strictly between 0 and 1, as 0.95; that of the fit by default.
  public func confidenceIntervals(_ level: Double? = nil) -> Table {
    let level = level ?? self.level
    precondition(
      level > 0 && level < 1, "intervals of level \(level): levels lie between 0 and 1, so that 90 % is 0.9")
    func half(_ index: Int) -> Double? {
      let df = covariance.coefficientDegrees?[index] ?? covariance.degreesOfFreedom
      guard let error = coefficients[index].standardError,
        let critical = try? criticalValue(level, degreesOfFreedom: df)
      else { return nil }
      return error * critical
    }
    var (lower, upper): ([Double?], [Double?]) = ([], [])
    for (index, one) in coefficients.enumerated() {
      if covariance.intervals != nil {
        lower.append(level == self.level ? one.lower : nil)
        upper.append(level == self.level ? one.upper : nil)
      } else {
        let half = half(index)
        lower.append(half.map { one.estimate - $0 })
        upper.append(half.map { one.estimate + $0 })
      }
    }
    return Table(
      Column("term", coefficients.map(\.name)), Column("lower", lower), Column("upper", upper))
  }

  /// The Wald test of a linear hypothesis, or of several joined by commas: `gdp = 0`, `a = b`, `a + 2*b = 1`.
  ///
  /// - Throws: `.badOption` naming what of the hypothesis is not understood, `.noTest` where it cannot be tested.
  public func test(_ hypothesis: String) throws(RegressionError) -> HypothesisTest {
    guard let test = try testing([hypothesis]).tests.last else {
      throw .noTest(hypothesis: hypothesis, reason: "the fit has no tests")
    }
    switch test.outcome {
    case .unavailable(let reason): throw .noTest(hypothesis: hypothesis, reason: reason)
    case .statistic(let value, let reference, let pValue):
      guard let pValue else { throw .noTest(hypothesis: hypothesis, reason: "its distribution is not known") }
      return HypothesisTest(hypothesis: hypothesis, statistic: value, reference: reference, pValue: pValue)
    }
  }
}

/// A hypothesis that was tested.
public struct HypothesisTest: Hashable, Sendable, CustomStringConvertible {
  /// The hypothesis as it was given.
  public let hypothesis: String
  /// The statistic: an F, or a χ² where the covariance has no degrees of freedom.
  public let statistic: Double
  /// The distribution of the statistic under the hypothesis.
  public let reference: TestResult.Reference
  /// The probability of a statistic at least as large under the hypothesis.
  public let pValue: Double

  public var description: String {
    func text(_ value: Double) -> String { NumberText.rounded(value, significantDigits: 5) }
    let found =
      switch reference {
      case .fisher(let a, let b): "F(\(text(a)), \(text(b)))"
      case .chiSquared(let df): "χ²(\(text(df)))"
      case .normal, .student, .lowerNormal, .simulated, .none: "statistic"
      }
    return "\(hypothesis): \(found) = \(text(statistic)), p = \(text(pValue))"
  }
}

extension TestResult: CustomStringConvertible {
  /// The statistic with its distribution and p-value, or why there is none.
  public var description: String {
    switch outcome {
    case .unavailable(let reason): return "\(name): not available, \(reason)"
    case .statistic(let value, let reference, let p):
      func text(_ value: Double) -> String { NumberText.rounded(value, significantDigits: 5) }
      let degrees =
        switch reference {
        case .fisher(let a, let b): " (\(text(a)), \(text(b)))"
        case .chiSquared(let df), .student(let df): " (\(text(df)))"
        case .normal, .lowerNormal, .simulated, .none: ""
        }
      return "\(name) = \(text(value))\(degrees)"
        + (p.map { ", p = \(NumberText.rounded($0, significantDigits: 4))" } ?? "")
        + ", null: \(nullHypothesis)"
    }
  }
}

extension Coefficient: CustomStringConvertible {
  /// The estimate with its standard error and p-value.
  public var description: String {
    func text(_ value: Double?) -> String { value.map { NumberText.rounded($0, significantDigits: 5) } ?? "–" }
    return "\(name) \(text(estimate)) (standard error \(text(standardError)), p \(text(pValue)))"
  }
}
