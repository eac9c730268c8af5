/// One estimated coefficient with its inference.
public struct Coefficient: Hashable, Sendable {
  /// The coefficient's name, as `log(value)` or `factor(firm)IBM`.
  public let name: String
  /// The estimate.
  public let estimate: Double
  /// Its standard error by the covariance that the fit names; nil where there is none.
  public let standardError: Double?
  /// Estimate over standard error; nil where the standard error is 0 or missing.
  public let statistic: Double?
  /// Two-sided p-value, from t unless the options ask for the normal.
  public let pValue: Double?
  /// Lower end of the confidence interval.
  public let lower: Double?
  /// Upper end of the confidence interval.
  public let upper: Double?
}
