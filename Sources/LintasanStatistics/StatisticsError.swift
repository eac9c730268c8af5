public import LintasanCore

/// What a statistical function can be asked wrongly.
public enum StatisticsError: LintasanError, Hashable, Sendable {
  /// A parameter outside its range.
  case parameterOutOfRange(name: String, value: Double, expected: String)
  /// An argument at which the function has no value.
  case outsideDomain(function: String, argument: Double)
  /// The value exceeds the largest `Double`.
  case overflow(function: String, argument: Double)
  /// A numerical routine did not settle.
  case notConverged(function: String, argument: Double)
  /// A value that is not a finite number, at a draw and unit counted from 0.
  case notFiniteDraw(draw: Int, unit: Int, value: Double)
  /// A draw with another number of units than the first; draws are counted from 0.
  case unequalDraws(draw: Int, expected: Int, found: Int)
  /// A sample with fewer values than the function needs.
  case tooFew(function: String, needed: Int, found: Int)
  /// The task was cancelled before the work was done.
  case cancelled
}

extension StatisticsError {
  public var description: String {
    switch self {
    case .parameterOutOfRange(let name, let value, let expected): "\(name) is \(value); expected \(expected)"
    case .outsideDomain(let function, let argument): "\(function) has no value at \(argument)"
    case .overflow(let function, let argument): "\(function) at \(argument) exceeds the largest number"
    case .notConverged(let function, let argument): "\(function) did not converge at \(argument)"
    case .notFiniteDraw(let draw, let unit, let value):
      "draw \(draw + 1) of unit \(unit + 1) is \(value); only finite scores can be ranked"
    case .unequalDraws(let draw, let expected, let found):
      "draw \(draw + 1) has \(found) scores; expected \(expected), one a unit as in the first draw"
    case .tooFew(let function, let needed, let found): "\(function) needs at least \(needed) values, found \(found)"
    case .cancelled: "the work was given up: its task was cancelled"
    }
  }
}

extension StatisticsError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    self == .cancelled ? .usage : .badData
  }
}
