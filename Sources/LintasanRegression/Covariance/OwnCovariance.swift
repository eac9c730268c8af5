public import LintasanLinearAlgebra

/// What a covariance of one's own is made of: a fitted model as sandwiches see it.
public struct CovarianceMaterial: Sendable {
  /// The columns of the design, one a coefficient, with what is absorbed taken out.
  public let design: [[Double]]
  /// One a row.
  public let residuals: [Double]
  /// The inverse of the objective's curvature, (XᵀX)⁻¹ in a linear model.
  public let bread: Matrix
  /// The number of rows less all coefficients, absorbed ones too.
  public let residualDegreesOfFreedom: Double
  /// Categories by the columns that were asked for: the code of each row, from 0.
  public let categories: [String: [Int]]

  /// bread · meat · bread.
  public func sandwich(_ meat: Matrix) throws(LinearAlgebraError) -> Matrix { try bread.times(meat).times(bread) }
}

/// A covariance of one's own, for ``Regression``: a name, the columns whose categories it needs, and a function.
public struct OwnCovariance: Sendable {
  /// What tables call it.
  package let name: String
  /// The columns whose categories it needs.
  package let columns: [String]
  /// From a fitted model to the covariance of its coefficients.
  package let covariance: @Sendable (CovarianceMaterial) throws(LinearAlgebraError) -> Matrix

  /// A covariance.
  public init(
    _ name: String, columns: [String] = [],
    _ covariance: @escaping @Sendable (CovarianceMaterial) throws(LinearAlgebraError) -> Matrix
  ) {
    self.name = name
    self.columns = columns
    self.covariance = covariance
  }
}

/// A covariance of one's own as the estimators see it.
struct OwnCovarianceEstimator: CovarianceEstimator {
  static let forms: [CovarianceForm] = []
  let own: OwnCovariance

  init(_ own: OwnCovariance) { self.own = own }

  init(_ name: String, argument: String?) throws(RegressionError) {
    throw .unknownName(kind: "covariance", found: name, known: [])
  }

  var columns: [String] { own.columns }

  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate {
    let freedom = Double(model.rowCount) - Double(model.totalParameters)
    let material = CovarianceMaterial(
      design: model.design, residuals: model.residuals, bread: model.bread, residualDegreesOfFreedom: freedom,
      categories: model.categories.mapValues { $0.codes.map(Int.init) })
    let matrix = try algebra { () throws(LinearAlgebraError) in try own.covariance(material) }
    guard matrix.rows == model.bread.rows, matrix.columns == model.bread.columns else {
      throw .badOption(
        option: "covariance", found: "a matrix of \(matrix.rows) by \(matrix.columns)",
        expected: "\(model.bread.rows) by \(model.bread.columns), one row and column a coefficient")
    }
    return CovarianceEstimate(name: own.name, matrix: matrix, degreesOfFreedom: freedom)
  }
}
