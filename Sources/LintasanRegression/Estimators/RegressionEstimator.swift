import LintasanLinearAlgebra

/// A way to estimate a model: one file each, registered in `EstimatorRegistry`.
protocol RegressionEstimator: Sendable {
  /// The name users write.
  static var name: String { get }
  /// One line on what it is, for help texts.
  static var summary: String { get }
  /// The covariance that is used where none is asked for.
  static var defaultCovariance: String { get }
  /// Covariances that make sense, by name; nil where all do.
  static var covariances: Set<String>? { get }
  static var usesInstruments: Bool { get }
  static var absorbsEffects: Bool { get }
  static var needsPanel: Bool { get }
  static var usesWeights: Bool { get }
  /// Whether the formula has terms drawn for groups.
  static var usesRandomTerms: Bool { get }
  /// Whether a row is compared with earlier ones of its unit, so that units and times have to be known and sorted.
  static var looksAlongTime: Bool { get }
  /// Whether rows with missing regressors are kept for the estimator to sort out.
  static var keepsIncompleteRows: Bool { get }
  init(options: RegressionOptions) throws(RegressionError)
  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel
}

extension RegressionEstimator {
  static var defaultCovariance: String { "iid" }
  static var covariances: Set<String>? { nil }
  static var usesInstruments: Bool { false }
  static var absorbsEffects: Bool { false }
  static var needsPanel: Bool { false }
  static var usesWeights: Bool { false }
  static var usesRandomTerms: Bool { false }
  static var looksAlongTime: Bool { false }
  static var keepsIncompleteRows: Bool { false }
}

/// What an estimator hands to inference and to output.
struct EstimatedModel: Sendable {
  var names: [String]
  /// The formula's term of each coefficient.
  var terms: [String]
  var coefficients: [Double]
  /// Position of the constant among the coefficients.
  var intercept: Int?
  var dropped: [(name: String, reason: String)]
  var score: ScoreModel
  /// In the response's own units, one per used row.
  var fitted: [Double]
  var residuals: [Double]
  /// Response in its own units, one per used row.
  var response: [Double]
  /// Position of each used row in the table.
  var rows: [Int]
  var statistics = ModelStatistics()
  /// Numbers of the estimator's own, by name, in order.
  var extras: [(name: String, value: Double)] = []
  var tests: [TestResult] = []
  /// Coefficients that are tested together under the covariance asked for.
  var jointTests: [JointTest] = []
  var confidenceSets: [ConfidenceSet] = []
  var notes: [String] = []
  /// A covariance of the estimator's own that replaces the one asked for.
  var ownCovariance: CovarianceEstimate?
  var isPerfectFit = false
  /// Units with an equation, where they are fewer than those with a row.
  var unitCount: Int?
}

/// Measures of fit; nil where one has no meaning for the estimator.
struct ModelStatistics: Hashable, Sendable {
  var rSquared: Double?
  var adjustedRSquared: Double?
  var rSquaredWithin: Double?
  var rSquaredBetween: Double?
  var rSquaredOverall: Double?
  var sigma: Double?
  var logLikelihood: Double?
  var aic: Double?
  var bic: Double?
  var aicCountingSigma: Double?
  var bicCountingSigma: Double?
  var residualSumOfSquares: Double?
  /// Σ(ŷ − ȳ)², kept where fitted values are not.
  var explainedSumOfSquares: Double?
  var conditionNumber: Double?
  var rank: Int?
  var method: String?
}

/// A test that some coefficients are zero.
struct JointTest: Sendable {
  var key: String
  var name: String
  var null: String
  var names: [String]
}
