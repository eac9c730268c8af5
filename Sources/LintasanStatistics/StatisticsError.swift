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
  /// A sample with fewer values than the function needs.
  case tooFew(function: String, needed: Int, found: Int)
}

extension StatisticsError {
  public var description: String {
    switch self {
    case .parameterOutOfRange(let name, let value, let expected): "\(name) is \(value); expected \(expected)"
    case .outsideDomain(let function, let argument): "\(function) has no value at \(argument)"
    case .overflow(let function, let argument): "\(function) at \(argument) exceeds the largest number"
    case .notConverged(let function, let argument): "\(function) did not converge at \(argument)"
    case .tooFew(let function, let needed, let found): "\(function) needs at least \(needed) values, found \(found)"
    }
  }
}

extension StatisticsError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .badData
  }
}
