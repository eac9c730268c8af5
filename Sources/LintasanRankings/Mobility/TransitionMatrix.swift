/// How units move between classes from one time to the next.
public struct TransitionMatrix: Hashable, Sendable {
  /// How many units went from a class (row) to a class (column).
  public let counts: [[Int]]

  /// Counts moves.
  ///
  /// - Parameters:
  ///   - moves: for each unit and step the class before and after, counted from 0.
  ///   - classes: the number of classes.
  public init(_ moves: [(from: Int, to: Int)], classes: Int) {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for move in moves { counts[move.from][move.to] += 1 }
    self.counts = counts
  }

  /// Number of classes.
  public var classCount: Int { counts.count }

  /// The probability to go from a class to another; `nil` where nobody was in the first.
  public func probability(from: Int, to: Int) -> Double? {
    let total = counts[from].reduce(0, +)
    return total > 0 ? Double(counts[from][to]) / Double(total) : nil
  }

  /// The standard error of ``probability(from:to:)``: √(p (1 − p) / n), of independent moves.
  public func standardError(from: Int, to: Int) -> Double? {
    let total = counts[from].reduce(0, +)
    return probability(from: from, to: to).map { ($0 * (1 - $0) / Double(total)).squareRoot() }
  }

  /// Shorrocks' index (k − trace) / (k − 1): 0 where nobody moves, 1 where the next class does not depend on the last;
  /// `nil` where a class is empty or there is only one.
  ///
  /// - Reference: Shorrocks (1978), doi:10.2307/1913829.
  public var shorrocks: Double? {
    guard classCount > 1 else { return nil }
    var trace = 0.0
    for position in 0..<classCount {
      guard let stay = probability(from: position, to: position) else { return nil }
      trace += stay
    }
    return (Double(classCount) - trace) / Double(classCount - 1)
  }

  /// The standard error of ``shorrocks``: rows are independent, so the variances of the diagonal add.
  public var shorrocksError: Double? {
    guard shorrocks != nil else { return nil }
    let variance = (0..<classCount).reduce(0.0) { sum, position in
      let error = standardError(from: position, to: position) ?? 0
      return sum + error * error
    }
    return variance.squareRoot() / Double(classCount - 1)
  }

  /// The expected number of steps that a unit stays in a class, 1 / (1 − p); `nil` where nobody ever left.
  public func persistence(of position: Int) -> Double? {
    probability(from: position, to: position).flatMap { $0 < 1 ? 1 / (1 - $0) : nil }
  }
}
