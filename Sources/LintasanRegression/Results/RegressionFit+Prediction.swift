import LintasanLinearAlgebra
import LintasanStatistics
public import LintasanTables

extension RegressionFit {
  /// What an interval around a prediction is to hold.
  public enum PredictionInterval: Hashable, Sendable {
    /// The expected response, with a probability such as 0.95.
    case confidence(Double)
    /// A response to come, with a probability such as 0.95: the error is in it too.
    case prediction(Double)
  }

  /// The response that the model expects for rows of a table, in the formula's units (of `log(y)` a logarithm), with an interval.
  ///
  /// Absorbed effects count with the estimates of their levels and with the errors of these. A row in which a column is missing has
  /// no prediction.
  ///
  /// - Parameters:
  ///   - table: every column on the formula's right; the response need not be there.
  ///   - interval: the interval around each prediction, by the covariance of the fit.
  /// - Returns: a row each: `fit`, `lower`, `upper`.
  /// - Throws: `.noColumn`, `.noLevel` for a category or an absorbed level that was not in the fit, `.cannotPredict` with the reason.
  public func predict(_ table: Table, interval: PredictionInterval) throws(RegressionError) -> Table {
    let basis = try LinearPredictor.basis(self, "A prediction")
    try checkLevels(of: table, basis)
    let predictor = try LinearPredictor(self, table, panel: try panel(of: table), effects: try effects(in: table))
    var (matrix, columns) = (covariance.matrix, predictor.design)
    if !frame.effects.isEmpty {
      let whole = try withEffects()
      matrix = whole.matrix
      columns = try self.columns(whole.names, table, basis, predictor)
    }
    let level =
      switch interval {
      case .confidence(let level), .prediction(let level): level
      }
    let noise = try errorVariance(interval)
    guard let critical = try criticalValue(level, degreesOfFreedom: covariance.degreesOfFreedom), let matrix else {
      throw .cannotPredict(what: "an interval by '\(estimator)'", reason: "the fit has no covariance of its coefficients")
    }
    let isShare = estimator == "flogit"
    func shown(_ value: Double) -> Double { isShare ? SpecialFunctions.logistic(value) : value }
    var fit = [Double?](repeating: nil, count: table.rowCount)
    var (lower, upper) = (fit, fit)
    for (row, value) in predictor.values.enumerated() where !value.isNaN {
      let x = columns.map { $0[row] }
      let product = try algebra { () throws(LinearAlgebraError) in try matrix.times(x) }
      let half = critical * max(0, zip(x, product).reduce(noise) { $0 + $1.0 * $1.1 }).squareRoot()
      fit[row] = shown(value)
      lower[row] = shown(value - half)
      upper[row] = shown(value + half)
    }
    return Table(Column("fit", fit), Column("lower", lower), Column("upper", upper))
  }

  /// The variance of a response to come about what is expected; 0 where that is all that is asked.
  private func errorVariance(_ interval: PredictionInterval) throws(RegressionError) -> Double {
    guard case .prediction = interval else { return 0 }
    guard estimator == "ols", weights == nil, let sigma else {
      throw .cannotPredict(
        what: "an interval for a response to come",
        reason: "that needs least squares without weights; ask for the interval of the expected response")
    }
    return sigma * sigma
  }

  /// The quantile by which a standard error becomes half an interval; `nil` without degrees of freedom.
  func criticalValue(_ level: Double, degreesOfFreedom df: Double) throws(RegressionError) -> Double? {
    guard level > 0, level < 1 else {
      throw .badOption(option: "level", found: "\(level)", expected: "a number strictly between 0 and 1, as 0.95")
    }
    do throws(StatisticsError) {
      if normalReference || !df.isFinite { return try Normal.standard.upperQuantile((1 - level) / 2) }
      return df > 0 ? try StudentT(degreesOfFreedom: df).upperQuantile((1 - level) / 2) : nil
    } catch {
      throw .statistics(error)
    }
  }
}
