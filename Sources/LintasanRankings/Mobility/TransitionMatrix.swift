/// How units move between classes from one time to the next.
public struct TransitionMatrix: Hashable, Sendable {
  /// A unit's class before and after one step.
  public struct Move: Hashable, Sendable {
    /// The unit; its moves may depend on one another.
    package let unit: Int
    /// The class before, counted from 0.
    package let from: Int
    /// The class after.
    package let to: Int

    /// A move.
    public init(unit: Int, from: Int, to: Int) {
      self.unit = unit
      self.from = from
      self.to = to
    }
  }

  /// How many units went from a class (row) to a class (column).
  public let counts: [[Int]]
  /// For each unit its own counts.
  private let own: [[[Int]]]

  /// Counts moves between `classes` classes.
  public init(_ moves: [Move], classes: Int) {
    precondition(classes >= 0, "\(classes) classes")
    let none = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    var counts = none
    var own: [Int: [[Int]]] = [:]
    for move in moves {
      precondition(
        (0..<classes).contains(move.from) && (0..<classes).contains(move.to),
        "a move from class \(move.from) to \(move.to) of \(classes): classes are counted from 0")
      counts[move.from][move.to] += 1
      own[move.unit, default: none][move.from][move.to] += 1
    }
    self.counts = counts
    self.own = own.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Number of classes.
  package var classCount: Int { counts.count }

  /// How many moves began in a class.
  package func total(from position: Int) -> Int { counts[position].reduce(0, +) }

  /// The probability to go from a class to another; `nil` where nobody was in the first.
  public func probability(from: Int, to: Int) -> Double? {
    let total = total(from: from)
    return total > 0 ? Double(counts[from][to]) / Double(total) : nil
  }

  /// The standard error of ``probability(from:to:)``: √(p (1 − p) / n), of independent moves.
  public func standardError(from: Int, to: Int) -> Double? {
    probability(from: from, to: to).map { ($0 * (1 - $0) / Double(total(from: from))).squareRoot() }
  }

  /// The standard error where the moves of one unit may depend on one another: that of a ratio of unit totals, with the
  /// factor G / (G − 1) of the G units that were ever in the class; `nil` where there are fewer than two.
  package func clusteredError(from: Int, to: Int) -> Double? {
    guard let share = probability(from: from, to: to) else { return nil }
    var (sum, units) = (0.0, 0)
    for counts in own {
      let total = counts[from].reduce(0, +)
      guard total > 0 else { continue }
      let residual = Double(counts[from][to]) - share * Double(total)
      sum += residual * residual
      units += 1
    }
    guard units >= 2 else { return nil }
    return (sum * Double(units) / Double(units - 1)).squareRoot() / Double(total(from: from))
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
  package var shorrocksError: Double? {
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

  /// The shares of classes to which the moves lead in the long run, whatever the start; `nil` where a class is empty or
  /// the classes do not all lead to one another.
  public var longRun: [Double]? {
    let count = classCount
    var matrix: [[Double]] = []
    for from in 0..<count {
      var row: [Double] = []
      for to in 0..<count {
        guard let share = probability(from: from, to: to) else { return nil }
        row.append(share)
      }
      matrix.append(row)
    }
    var reachable = matrix.map { $0.map { $0 > 0 } }
    for middle in 0..<count {
      for from in 0..<count where reachable[from][middle] {
        for to in 0..<count where reachable[middle][to] { reachable[from][to] = true }
      }
    }
    guard reachable.allSatisfy({ $0.allSatisfy { $0 } }) else { return nil }
    // States are eliminated from the last (Grassmann, Taha, Heyman), which subtracts nothing.
    for state in stride(from: count - 1, to: 0, by: -1) {
      let leaving = matrix[state][..<state].reduce(0, +)
      for from in 0..<state {
        matrix[from][state] /= leaving
        for to in 0..<state { matrix[from][to] += matrix[from][state] * matrix[state][to] }
      }
    }
    var shares = [Double](repeating: 1, count: count)
    for state in 1..<max(1, count) { shares[state] = (0..<state).reduce(0) { $0 + shares[$1] * matrix[$1][state] } }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }
}
