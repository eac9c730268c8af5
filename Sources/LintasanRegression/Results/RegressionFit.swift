/// A fitted model: coefficients with inference, measures of fit, tests, and everything that was left out and why.
public struct RegressionFit: Sendable {
  /// A number that belongs to one estimator, by its snake_case name.
  public struct NamedNumber: Hashable, Sendable {
    /// The name, as `sigma2_effects` or `ame:internet_users_pct`.
    public let name: String
    /// The number.
    public let value: Double
  }

  /// Something counted, by name.
  public struct NamedCount: Hashable, Sendable {
    /// What was counted: a column, or an absorbed effect.
    public let name: String
    /// How many.
    public let count: Int
  }

  /// A term that could not be estimated.
  public struct DroppedTerm: Hashable, Sendable {
    /// The coefficient's name.
    public let name: String
    /// Why: collinear, constant or absorbed.
    public let reason: String
  }

  /// The formula as given.
  public let formula: String
  /// The estimator's name in `EstimatorRegistry`.
  public let estimator: String
  /// The response's label.
  public let response: String
  /// Coefficients, the constant first.
  public let coefficients: [Coefficient]
  /// Their covariance and how it was computed.
  public let covariance: CovarianceEstimate
  /// The small-sample convention.
  package let smallSample: SmallSample
  /// Level of the confidence intervals.
  public let level: Double
  /// Whether p-values are from the normal distribution rather than t.
  package let normalReference: Bool
  /// Rows used (units for `be`, changes for `fd`).
  public let observationCount: Int
  /// n − K.
  public let residualDegreesOfFreedom: Int
  /// K: coefficients with absorbed levels.
  package let parameterCount: Int
  /// Absorbed effects with their levels.
  public let absorbed: [NamedCount]
  /// Column of weights.
  package let weights: String?
  /// Terms left out.
  public let dropped: [DroppedTerm]
  /// Rows left out because a value is missing, by the column missing first.
  package let missing: [NamedCount]
  /// Rows left out because their weight is 0.
  package let zeroWeightCount: Int
  /// Rows alone in an absorbed level.
  package let singletonCount: Int
  /// Numbers of the estimator's own.
  package let extras: [NamedNumber]
  /// Tests that come with the estimator, the overall F first.
  public internal(set) var tests: [TestResult]
  /// Remarks on method and data.
  public internal(set) var notes: [String]
  /// What a reader must know before believing the numbers.
  public let warnings: [String]
  /// Seconds in design, fit and covariance.
  package let timings: [NamedNumber]
  /// Whether residuals are zero to rounding.
  package let isPerfectFit: Bool

  let model: EstimatedModel
  let frame: DesignFrame
  let options: RegressionOptions

  var statistics: ModelStatistics { model.statistics }

  /// Units of the panel among the rows (or equations) used; nil where there is no panel.
  package var unitCount: Int? { model.unitCount ?? frame.units?.levels.count }

  /// Sets of values that a test of a coefficient does not reject, where the estimator has any.
  package var confidenceSets: [ConfidenceSet] { model.confidenceSets }
  /// The condition on the rows, where there is one.
  package var condition: String? { options.condition }

  /// Whether the rows were gone through a block at a time, so that nothing of a single row is known any more.
  package var isStreamed: Bool { model.score.gathered != nil }
}

extension RegressionFit {
  /// Coefficient of determination: overall; of the transformed data for `re`; nil where it has no meaning.
  public var rSquared: Double? { statistics.rSquared }
  /// The same, corrected for K.
  public var adjustedRSquared: Double? { statistics.adjustedRSquared }
  /// Of the deviations from absorbed effects or units' means.
  public var rSquaredWithin: Double? { statistics.rSquaredWithin }
  /// Of the units' means.
  public var rSquaredBetween: Double? { statistics.rSquaredBetween }
  /// Of the level equation, in panel estimators.
  public var rSquaredOverall: Double? { statistics.rSquaredOverall }
  /// Residual standard deviation over n − K.
  public var sigma: Double? { statistics.sigma }
  /// Gaussian (or quasi-) log-likelihood.
  public var logLikelihood: Double? { statistics.logLikelihood }
  /// −2 log L + 2K, the error variance not counted among the K, as Stata and statsmodels do.
  public var aic: Double? { statistics.aic }
  /// −2 log L + K log n, the error variance not counted among the K, as Stata and statsmodels do.
  public var bic: Double? { statistics.bic }
  /// The same with the error variance counted, as R does; nil for models that have none.
  package var aicCountingSigma: Double? { statistics.aicCountingSigma }
  /// The same with the error variance counted, as R does; nil for models that have none.
  package var bicCountingSigma: Double? { statistics.bicCountingSigma }
  /// Residual sum of squares.
  public var residualSumOfSquares: Double? { statistics.residualSumOfSquares }
  /// Condition number of the regressors scaled to length 1.
  package var conditionNumber: Double? { statistics.conditionNumber }
  /// Number of independent regressors.
  package var rank: Int? { statistics.rank }
  /// How the linear algebra was done.
  package var method: String? { statistics.method }
  /// Residuals in the response's units, one per used row; none where rows were streamed.
  public var residuals: [Double] { model.residuals }
  /// Fitted values in the response's units; none where rows were streamed.
  public var fitted: [Double] { withOffset(model.fitted) }
  /// Values with what offset() took from the response.
  func withOffset(_ values: [Double]) -> [Double] {
    guard let offset = frame.offset, offset.count == values.count else { return values }
    return zip(values, offset).map { $0 + $1 }
  }
  /// Position in the table of each used row; none where rows were streamed.
  public var rows: [Int] { model.rows }
  /// The overall F (or Wald F) test of all slopes.
  public var fTest: TestResult? { tests.first { $0.key == "f" } }
  /// The coefficient with a name.
  public func coefficient(_ name: String) -> Coefficient? { coefficients.first { $0.name == name } }
}
