import Lintasan

extension OwnCovariance {
  /// White's covariance: every row may have a variance of its own.
  static let white = OwnCovariance("white") { material throws(LinearAlgebraError) in
    let (design, residuals) = (material.design, material.residuals)
    let meat = Matrix(rows: design.count, columns: design.count) { row, column in
      residuals.indices.reduce(0) { sum, observation in
        let weighted = design[row][observation] * design[column][observation]
        return sum + weighted * residuals[observation] * residuals[observation]
      }
    }
    return try material.sandwich(meat)
  }
}
