/// What is asked of a regression beyond its formula: a value, without data.
public struct RegressionOptions: Hashable, Sendable {
  /// Name in `EstimatorRegistry`; nil takes `mixed` or `iv` where the formula asks for it, else `ols`.
  public var estimator: String?
  /// Covariance as `CovarianceRegistry` reads it (`iid`, `HC1`, `cluster:firm`, …); nil is the estimator's own.
  public var covariance: String?
  /// Small-sample convention.
  public var smallSample: SmallSample = .fixest
  /// Column of analytic weights.
  public var weights: String?
  /// The panel's unit column.
  public var unit: String?
  /// The panel's time column.
  public var time: String?
  /// Quantile of `quantile`, strictly between 0 and 1.
  public var tau: Double = 0.5
  /// Level of the confidence intervals, strictly between 0 and 1.
  public var level: Double = 0.95
  /// Penalty of `ridge`, `lasso`, `enet`; nil chooses it by cross-validation.
  public var lambda: Double?
  /// Share of the absolute penalty in `enet`.
  public var mixing: Double = 0.5
  /// Steps of `gmm`: 1 or 2.
  public var steps: Int = 2
  /// Whether `gmm` adds the equations in levels (Blundell–Bond).
  public var system: Bool = false
  /// Deepest lag of the response that instruments it in `gmm`; nil takes all.
  public var maximumLag: Int?
  /// Whether `gmm` collapses its instruments to one column a lag.
  public var collapse: Bool = false
  /// Which columns are parts of which by construction, for warnings.
  package var composition: [PartOfWholes] = []
  /// Whether `gmm` takes forward orthogonal deviations in place of changes.
  public var orthogonal: Bool = false
  /// Which rows are used, such as `year >= 2010`; lags still see the others. Nil uses all.
  public var condition: String?
  /// Whether `fd` keeps a constant in the equation of changes.
  package var drift: Bool = false
  /// Seed of bootstraps.
  public var seed: UInt64 = 20_240_917
  /// Threads to use.
  public var threads: Int = 1
  /// Whether p-values and intervals are from the normal distribution instead of t.
  package var normalReference: Bool = false

  /// Options that change nothing: OLS with iid errors.
  public init() {}
}
