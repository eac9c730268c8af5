import LintasanTables

/// The data that terms were coded on: levels, knots, powers and means of a fit, so that other rows are coded the same way.
struct DesignBasis: Sendable {
  let formula: Formula
  let table: Table
  let panel: PanelIndex?
  /// Rows that the coding was taken from.
  let usable: [Bool]

  /// Evaluates expressions on the rows of the fit.
  var evaluator: ExpressionEvaluator { ExpressionEvaluator(table: table, panel: panel) }

  /// The regressors on other rows, by their names, NaN where a row has no value or a level that the fit did not see.
  ///
  /// - Parameters:
  ///   - other: has the columns that the formula reads.
  ///   - panel: where each of its rows stands in the panel, where terms look along time.
  func columns(of other: Table, panel: PanelIndex?) throws(RegressionError) -> [String: [Double]] {
    var evaluator = ExpressionEvaluator(table: other, panel: panel)
    evaluator.basis = self
    var result = ["(Intercept)": [Double](repeating: 1, count: other.rowCount)]
    for (terms, constant) in [
      (formula.terms, formula.intercept || !formula.absorbed.isEmpty), (formula.endogenous, true),
    ] {
      let coder = TermCoder(
        evaluator: evaluator, usable: [Bool](repeating: true, count: other.rowCount), terms: terms,
        hasConstant: constant)
      for term in terms {
        for column in try coder.columns(term) { result[column.name] = column.values.high }
      }
    }
    return result
  }

  /// The sum of the offsets on other rows, zero without any.
  func offsets(of other: Table, panel: PanelIndex?) throws(RegressionError) -> [Double] {
    try Self.offsets(formula, ExpressionEvaluator(table: other, panel: panel, basis: self))
  }

  static func offsets(_ formula: Formula, _ evaluator: ExpressionEvaluator) throws(RegressionError) -> [Double] {
    var sum = [Double](repeating: 0, count: evaluator.table.rowCount)
    for offset in formula.offsets {
      let values = try evaluator.numbers(offset).high
      for row in sum.indices { sum[row] += values[row] }
    }
    return sum
  }
}
