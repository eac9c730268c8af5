import LintasanLinearAlgebra
package import LintasanTables

/// Whether past values of a term help to predict the response in at least one unit of a panel.
///
/// In each unit the response is regressed on its own lags with and without those of the term; the units' Wald statistics are
/// averaged and standardised, for many periods (`Zbar`) and for few (`Ztilde`). Units with no more than 5 + 3p periods have
/// no moments and are left out.
/// - Reference: Dumitrescu and Hurlin (2012), doi:10.1016/j.econmod.2012.02.014; as R's plm, `pgrangertest`.
package enum PanelGranger {
  /// The tests of each term of a formula, given the response's own lags alone.
  package static func tests(_ formula: Formula, lags: Int, options: RegressionOptions, table: Table)
    throws(RegressionError) -> [TestResult]
  {
    guard (1...20).contains(lags) else {
      throw .badOption(option: "granger", found: "\(lags)", expected: "1 to 20 lags")
    }
    guard let unit = options.unit, let time = options.time else { throw .needsPanel(what: "A panel Granger test") }
    let panel = try PanelIndex(table: table, unit: unit, time: time)
    let evaluator = ExpressionEvaluator(table: table, panel: panel)
    let response = try evaluator.numbers(formula.response).high
    var included: [Bool]?
    if let text = options.condition { included = try RowCondition.read(text).rows(of: table) }
    var results: [TestResult] = []
    for term in formula.terms where term.factors.count == 1 && TermCoder.category(term.factors[0], in: table) == nil {
      if case .call(let name, _) = term.factors[0], FormulaFunctions.panel.contains(name) || name == "poly" { continue }
      let cause = try evaluator.numbers(term.factors[0]).high
      results.append(
        contentsOf: try test(term.label, formula.response.label, response, cause, panel, lags, included))
    }
    guard !results.isEmpty else {
      throw .badOption(
        option: "granger", found: formula.text, expected: "a numeric term that is no lag itself, as 'y ~ x'")
    }
    return results
  }

  private static func test(
    _ cause: String, _ effect: String, _ y: [Double], _ x: [Double], _ panel: PanelIndex, _ lags: Int,
    _ included: [Bool]?
  ) throws(RegressionError) -> [TestResult] {
    let null = "\(cause) causes \(effect) in no unit"
    var rows = [[Int]](repeating: [], count: panel.unitNames.count)
    for row in y.indices where panel.units[row] >= 0 && included?[row] ?? true {
      let past = (1...lags).map { panel.row(before: row, by: $0) }
      guard !y[row].isNaN, past.allSatisfy({ $0.map { !y[$0].isNaN && !x[$0].isNaN } ?? false }) else { continue }
      rows[Int(panel.units[row])].append(row)
    }
    var solver = LinearSolver()
    solver.threads = 1
    var walds: [Double] = []
    var periods: [Double] = []
    var left = 0
    let p = Double(lags)
    for unit in rows where !unit.isEmpty {
      // Periods before lags are taken, as the moments count them.
      let t = Double(unit.count + lags)
      guard t > 3 * p + 5 else {
        left += 1
        continue
      }
      func past(_ values: [Double], _ lag: Int) -> ExtendedColumn {
        ExtendedColumn(unit.map { panel.row(before: $0, by: lag).map { values[$0] } ?? .nan })
      }
      let ones = ExtendedColumn([Double](repeating: 1, count: unit.count))
      let own = [ones] + (1...lags).map { past(y, $0) }
      let target = unit.map { y[$0] }
      let short = try solver.solve(own, target)
      let long = try solver.solve(own + (1...lags).map { past(x, $0) }, target)
      let df = Double(unit.count - long.kept.count)
      let rss = LinearFit.sumOfSquares(long.residuals)
      guard long.kept.count - short.kept.count == lags, df > 0, rss > 0, !long.isPerfectFit else {
        left += 1
        continue
      }
      walds.append((LinearFit.sumOfSquares(short.residuals) - rss) / (rss / df))
      periods.append(t)
    }
    let keys = ["wbar", "zbar", "ztilde"].map { "granger_\($0):\(cause)" }
    let names = ["W̄", "Z̄", "Z̃"].map { "Dumitrescu-Hurlin \($0), \(cause), \(lags) lags" }
    guard walds.count >= 2 else {
      return [
        TestResult(
          keys[2], names[2], null: null,
          unavailable: "fewer than two units have more than \(3 * lags + 5) periods; use fewer lags")
      ]
    }
    let n = Double(walds.count)
    let mean = walds.reduce(0, +) / n
    let expected = periods.reduce(0) { $0 + p * ($1 - 3 * p - 1) / ($1 - 3 * p - 3) } / n
    let variance =
      periods.reduce(0) { sum, t in
        let (a, b) = (t - 3 * p - 1, t - 3 * p - 3)
        return sum + 2 * p * a * a * (t - 2 * p - 3) / (b * b * (t - 3 * p - 5))
      } / n
    let said = left > 0 ? "; \(left) units too short" : ""
    return [
      TestResult(keys[0], names[0], null: null + said, statistic: mean, .none),
      TestResult(
        keys[1], names[1], null: null + said, statistic: (n / (2 * p)).squareRoot() * (mean - p), .normal),
      TestResult(
        keys[2], names[2], null: null + said, statistic: n.squareRoot() * (mean - expected) / variance.squareRoot(),
        .normal),
    ]
  }
}

extension RegressionFit {
  /// The fit with more tests, and with notes on them that it does not have yet.
  package func adding(_ more: [TestResult], notes: [String] = []) -> RegressionFit {
    var copy = self
    copy.tests.append(contentsOf: more)
    copy.notes.append(contentsOf: notes.filter { !copy.notes.contains($0) })
    return copy
  }
}
