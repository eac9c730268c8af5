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

  /// Estimators whose fitted values are sums of coefficients times columns.
  private static let linear: Set<String> = [
    "ols", "iv", "liml", "fuller", "ivgmm", "re", "huber", "quantile", "ridge", "lasso", "enet",
  ]

  /// The response that the model expects for rows of a table, in the formula's units: of `log(y)` a logarithm.
  ///
  /// Absorbed effects count with the estimates of their levels. A row in which a column is missing has no prediction. Standard
  /// errors are by the covariance of the fit.
  ///
  /// - Parameters:
  ///   - table: every column on the formula's right; the response need not be there.
  ///   - interval: an interval around each prediction.
  /// - Returns: a row each, `fit` and, with an interval, `lower` and `upper`.
  /// - Throws: `.noColumn`, `.noLevel` for a category or an absorbed level that was not in the fit, `.cannotPredict` with the reason.
  public func predict(
    _ table: Table, interval: PredictionInterval? = nil
  ) throws(RegressionError) -> Table {
    let isLogit = estimator == "flogit"
    guard Self.linear.contains(estimator) || isLogit else {
      throw .cannotPredict(
        what: "estimator '\(estimator)'", reason: "it explains changes or means, not the rows themselves")
    }
    guard !isStreamed else {
      throw .cannotPredict(
        what: "this fit", reason: "it went through the data a block at a time and kept nothing of the rows")
    }
    let design = try PredictionDesign(self, table)
    var basis = (coefficients: coefficients.map(\.estimate), names: coefficients.map(\.name), matrix: covariance.matrix)
    if !frame.effects.isEmpty { basis = try design.withEffects(self, needsCovariance: interval != nil) }
    let rows = try design.rows(basis.names)
    var fit = [Double?](repeating: nil, count: table.rowCount)
    var (lower, upper) = (fit, fit)
    let level =
      switch interval {
      case .confidence(let level), .prediction(let level): level
      case nil: self.level
      }
    let critical = try criticalValue(level, degreesOfFreedom: covariance.degreesOfFreedom)
    let noise = try errorVariance(interval)
    if interval != nil, basis.matrix == nil || critical == nil {
      throw .cannotPredict(
        what: "an interval by '\(estimator)'", reason: "the fit has no covariance of its coefficients")
    }
    func shown(_ value: Double) -> Double { isLogit ? SpecialFunctions.logistic(value) : value }
    for (row, values) in zip(design.complete, rows) {
      let point = zip(values, basis.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      fit[row] = shown(point)
      guard interval != nil, let matrix = basis.matrix, let critical else { continue }
      let product = try algebra { () throws(LinearAlgebraError) in try matrix.times(values) }
      let variance = zip(values, product).reduce(noise) { $0 + $1.0 * $1.1 }
      guard variance >= 0 else { continue }
      lower[row] = shown(point - critical * variance.squareRoot())
      upper[row] = shown(point + critical * variance.squareRoot())
    }
    let columns = [Column("fit", fit)] + (interval == nil ? [] : [Column("lower", lower), Column("upper", upper)])
    return Table(trusted: columns)
  }

  /// The variance of a response to come about what is expected; 0 where that is all that is asked.
  private func errorVariance(_ interval: PredictionInterval?) throws(RegressionError) -> Double {
    guard case .prediction? = interval else { return 0 }
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
