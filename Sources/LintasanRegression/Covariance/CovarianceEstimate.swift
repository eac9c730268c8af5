public import LintasanLinearAlgebra

/// A covariance of coefficients with everything that a table has to say about it.
public struct CovarianceEstimate: Sendable {
  /// What was asked for, as `cluster:firm`; repeated in every output.
  public var name: String
  /// k × k in the order of the coefficients; nil where the estimator has no covariance.
  public var matrix: Matrix?
  /// What the small-sample convention multiplied it by.
  package var correction: Double
  /// The correction as a formula, as `G/(G-1) * (n-1)/(n-K)`.
  package var correctionFormula: String
  /// Degrees of freedom of the t reference.
  public var degreesOfFreedom: Double
  /// Degrees of freedom of each coefficient, where they differ (Satterthwaite).
  package var coefficientDegrees: [Double]?
  /// Number of clusters, by column.
  package var clusters: [ClusterCount]
  /// Lag of a kernel, where there is one.
  package var lag: Int?
  /// p-values that were computed directly (wild bootstrap), in the coefficients' order.
  package var pValues: [Double?]?
  /// Intervals that were computed directly (wild bootstrap), in the coefficients' order.
  package var intervals: [Interval?]?
  /// Remarks for the reader.
  public var notes: [String]

  /// How many clusters a column has among the rows that are used.
  package struct ClusterCount: Hashable, Sendable {
    /// The column.
    package let column: String
    /// The number of its levels.
    package let count: Int
  }

  /// An interval of a coefficient; an end is nil where it has none.
  package struct Interval: Hashable, Sendable {
    /// The lower end.
    package let lower: Double?
    /// The upper end.
    package let upper: Double?
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
