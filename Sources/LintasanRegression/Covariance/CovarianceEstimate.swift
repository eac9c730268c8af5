public import LintasanLinearAlgebra

/// A covariance of coefficients with everything that a table has to say about it.
public struct CovarianceEstimate: Sendable {
  /// What was asked for, as `cluster:firm`; repeated in every output.
  public var name: String
  /// k × k in the order of the coefficients; nil where the estimator has no covariance.
  public var matrix: Matrix?
  /// What the small-sample convention multiplied it by.
  public var correction: Double
  /// The correction as a formula, as `G/(G-1) * (n-1)/(n-K)`.
  public var correctionFormula: String
  /// Degrees of freedom of the t reference.
  public var degreesOfFreedom: Double
  /// Degrees of freedom of each coefficient, where they differ (Satterthwaite).
  public var coefficientDegrees: [Double]?
  /// Number of clusters, by column.
  public var clusters: [ClusterCount]
  /// Lag of a kernel, where there is one.
  public var lag: Int?
  /// p-values that were computed directly (wild bootstrap), in the coefficients' order.
  public var pValues: [Double?]?
  /// Intervals that were computed directly (wild bootstrap), in the coefficients' order.
  public var intervals: [Interval?]?
  /// Remarks for the reader.
  public var notes: [String]

  /// How many clusters a column has among the rows that are used.
  public struct ClusterCount: Hashable, Sendable {
    /// The column.
    public let column: String
    /// The number of its levels.
    public let count: Int
  }

  /// An interval of a coefficient; an end is nil where it has none.
  public struct Interval: Hashable, Sendable {
    /// The lower end.
    public let lower: Double?
    /// The upper end.
    public let upper: Double?
  }

  init(
    name: String, matrix: Matrix?, correction: Double = 1, correctionFormula: String = "1",
    degreesOfFreedom: Double, clusters: [ClusterCount] = [], lag: Int? = nil, pValues: [Double?]? = nil,
    notes: [String] = []
  ) {
    self.name = name
    self.matrix = matrix
    self.correction = correction
    self.correctionFormula = correctionFormula
    self.degreesOfFreedom = degreesOfFreedom
    self.clusters = clusters
    self.lag = lag
    self.pValues = pValues
    self.notes = notes
  }
}
