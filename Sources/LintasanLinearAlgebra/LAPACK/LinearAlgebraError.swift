public import LintasanCore

/// What the data of a linear-algebra operation can do wrong.
public enum LinearAlgebraError: LintasanError, Hashable, Sendable {
  /// Two operands do not fit together.
  case shapeMismatch(operation: String, expected: Shape, found: Shape)
  /// A Cholesky factorisation met a leading minor (counted from 1) that is not positive.
  case notPositiveDefinite(leadingMinor: Int)
  /// A triangular or LU factor has an exact zero on its diagonal (counted from 1).
  case singular(pivot: Int)
  /// Fewer independent columns than columns.
  case rankDeficient(rank: Int, columns: Int)
  /// An iterative routine left `remaining` values unfinished.
  case notConverged(routine: String, remaining: Int)
  /// An element that is not a finite number, at a row and column counted from 0.
  case nonFinite(row: Int, column: Int)
  /// A matrix that has to be symmetric and is not, at a row and column counted from 0, with both elements.
  case notSymmetric(row: Int, column: Int, upper: Double, lower: Double)
  /// Rows (or columns) of unequal length; `line` is counted from 0.
  case unequalLengths(line: Int, expected: Int, found: Int)
  /// A dimension that BLAS's 32-bit integers cannot hold.
  case tooLarge(dimension: Int)
}

extension LinearAlgebraError {
  public var description: String {
    switch self {
    case .shapeMismatch(let operation, let expected, let found):
      "\(operation): expected a matrix of \(expected), found \(found)"
    case .notPositiveDefinite(let minor):
      "the matrix is not positive definite: its leading minor of order \(minor) is not positive"
    case .singular(let pivot):
      "the matrix is singular: pivot \(pivot) is zero"
    case .rankDeficient(let rank, let columns):
      "only \(rank) of \(columns) columns are linearly independent"
    case .notConverged(let routine, let remaining):
      "\(routine) did not converge: \(remaining) values were not found"
    case .nonFinite(let row, let column):
      "row \(row + 1), column \(column + 1) is not a finite number"
    case .notSymmetric(let row, let column, let upper, let lower):
      "the matrix is not symmetric: row \(row + 1), column \(column + 1) is \(upper), row \(column + 1), column \(row + 1) is "
        + "\(lower)"
    case .unequalLengths(let line, let expected, let found):
      "row \(line + 1) has \(found) elements; expected \(expected), as in the first"
    case .tooLarge(let dimension):
      "a dimension of \(dimension) exceeds the 32-bit integers of BLAS"
    }
  }
}

extension LinearAlgebraError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .badData
  }
}
