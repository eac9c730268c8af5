public import LintasanCore

/// What can be wrong with a request for confidence sets of ranks.
public enum ConfidenceSetError: LintasanError, Hashable, Sendable {
  /// Fewer than two units.
  case tooFewUnits(Int)
  /// A standard error that is negative or not a number; units are counted from 0.
  case badStandardError(unit: Int, found: Double)
  /// A score that is not finite.
  case badScore(unit: Int, found: Double)
  /// A covariance matrix of another order than the scores.
  case wrongShape(rows: Int, columns: Int, expected: Int)
  /// A covariance matrix that is not symmetric.
  case notSymmetric(row: Int, column: Int)
  /// A covariance matrix with a negative eigenvalue.
  case notPositiveSemidefinite(eigenvalue: Double)
  /// A number of standard errors other than that of scores.
  case wrongCount(found: Int, expected: Int)
  /// A draw of errors with another number of units than the first; draws are counted from 0.
  case unequalDraws(draw: Int, found: Int, expected: Int)
  /// A coverage outside 0…1.
  case badConfidence(Double)
  /// Too few draws for the coverage.
  case tooFewDraws(found: Int, needed: Int)
  /// A number of best units that is not between 1 and the number of units.
  case badBest(found: Int, units: Int)
  /// The task was cancelled before the work was done.
  case cancelled
}

extension ConfidenceSetError {
  public var description: String {
    switch self {
    case .tooFewUnits(let count): "confidence sets for ranks need at least 2 units with a score; found \(count)"
    case .badStandardError(let unit, let found):
      "the standard error of unit \(unit + 1) is \(found); expected a number of 0 or more"
    case .badScore(let unit, let found): "the score of unit \(unit + 1) is \(found); expected a finite number"
    case .wrongShape(let rows, let columns, let expected):
      "the covariance matrix is \(rows) × \(columns); expected \(expected) × \(expected), a row and a column a unit"
    case .notSymmetric(let row, let column):
      "the covariance matrix is not symmetric: row \(row + 1), column \(column + 1) differs from its mirror"
    case .notPositiveSemidefinite(let eigenvalue):
      "the covariance matrix has the negative eigenvalue \(eigenvalue); no scores can have such covariances"
    case .wrongCount(let found, let expected): "\(found) standard errors for \(expected) scores; give one each"
    case .unequalDraws(let draw, let found, let expected):
      "draw \(draw + 1) has \(found) errors; expected \(expected), one a unit as in the first draw"
    case .badConfidence(let found): "a confidence of \(found); expected a number between 0 and 1, such as 0.95"
    case .tooFewDraws(let found, let needed):
      "\(found) draws are too few for this confidence; give at least \(needed)"
    case .badBest(let found, let units): "the \(found) best of \(units) units; expected a number from 1 to \(units)"
    case .cancelled: "the work was given up: its task was cancelled"
    }
  }
}

extension ConfidenceSetError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    switch self {
    case .badConfidence, .tooFewDraws, .badBest, .cancelled: .usage
    default: .badData
    }
  }
}
