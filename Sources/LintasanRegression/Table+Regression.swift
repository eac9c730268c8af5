public import LintasanTables

/// How the standard errors of a regression are computed, in words of the program rather than of the command line.
public struct StandardErrors: Sendable {
  /// As ``RegressionOptions/covariance`` spells it; `nil` for the estimator's own.
  package let name: String?
  /// A covariance of one's own.
  package let own: OwnCovariance?

  private init(_ name: String?, own: OwnCovariance? = nil) {
    self.name = name
    self.own = own
  }

  /// Those of the estimator: iid errors for least squares.
  public static let usual = StandardErrors(nil)
  /// Errors of one variance, unrelated.
  public static let iid = StandardErrors("iid")
  /// Errors of any variance (HC1).
  public static let robust = StandardErrors("HC1")
  /// Errors of any variance, careful in small samples (HC3).
  public static let hc3 = StandardErrors("HC3")
  /// Errors that are related within clusters, by one or two columns.
  public static func clustered(_ columns: String...) -> StandardErrors {
    StandardErrors("cluster:\(columns.joined(separator: "+"))")
  }
  /// Errors that are related over time, up to a lag (Newey and West); unit and time must be given.
  public static func neweyWest(lags: Int) -> StandardErrors { StandardErrors("hac:\(lags)") }
  /// Errors that are related over time and across units, up to a lag (Driscoll and Kraay); unit and time must be given.
  public static func driscollKraay(lags: Int) -> StandardErrors { StandardErrors("driscoll-kraay:\(lags)") }
  /// Any covariance, as the command spells it: `HC1`, `cluster:region`, `hac:3`, `wild:region`.
  public static func named(_ name: String) -> StandardErrors { StandardErrors(name) }
  /// A covariance of one's own.
  public static func own(_ covariance: OwnCovariance) -> StandardErrors { StandardErrors(nil, own: covariance) }
}

extension Table {
  /// Fits a model: `try table.regress("score ~ gdp | country", errors: .clustered("country"))`.
  ///
  /// - Parameters:
  ///   - formula: as ``Formula`` reads it: response, terms, absorbed effects after the first bar.
  ///   - errors: how standard errors are computed.
  ///   - estimator: a name in ``EstimatorRegistry``; by default `iv` where the formula has instruments, else `ols`.
  ///   - weights: the column of weights.
  ///   - unit: the panel's column of units.
  ///   - time: the panel's column of times.
  ///   - options: everything else.
  /// - Throws: ``RegressionError``.
  public func regress(
    _ formula: String, errors: StandardErrors = .usual, estimator: String? = nil, weights: String? = nil,
    unit: String? = nil, time: String? = nil, options: RegressionOptions = RegressionOptions()
  ) throws(RegressionError) -> RegressionFit {
    var options = options
    if let name = errors.name { options.covariance = name }
    if let estimator { options.estimator = estimator }
    if let weights { options.weights = weights }
    if let unit { options.unit = unit }
    if let time { options.time = time }
    return try Regression(options: options, covariance: errors.own).fit(formula, to: self)
  }
}
