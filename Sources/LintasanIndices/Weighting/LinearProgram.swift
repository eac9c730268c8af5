/// Maximises c · x subject to A · x ≤ b and x ≥ 0, with b ≥ 0, by the simplex method on a condensed tableau.
///
/// The origin is feasible, and Bland's rule keeps degenerate steps from cycling. Meant for a handful of variables and some
/// hundred constraints.
struct LinearProgram: Sendable {
  /// What came of it.
  enum Outcome: Hashable, Sendable {
    /// The best x with its value.
    case optimal([Double], value: Double)
    /// The value has no bound.
    case unbounded
  }

  private static let tolerance = 1e-11

  /// Solves; every row of `constraints` has one coefficient a variable.
  static func maximise(_ objective: [Double], constraints: [[Double]], bounds: [Double]) -> Outcome {
    let (rows, columns) = (constraints.count, objective.count)
    // Rows of the tableau: constraints, then the objective with its sign turned; last column: right-hand side.
    var tableau = constraints.indices.map { constraints[$0] + [bounds[$0]] }
    tableau.append(objective.map { -$0 } + [0])
    var basic = (0..<rows).map { columns + $0 }
    var free = Array(0..<columns)
    while true {
      let entering = (0..<columns).filter { tableau[rows][$0] < -tolerance }.min { free[$0] < free[$1] }
      guard let column = entering else { break }
      var pivot: Int?
      var least = Double.infinity
      for row in 0..<rows where tableau[row][column] > tolerance {
        let ratio = tableau[row][columns] / tableau[row][column]
        guard let best = pivot else {
          (pivot, least) = (row, ratio)
          continue
        }
        let isTie = abs(ratio - least) <= tolerance * max(1, abs(least))
        if isTie ? basic[row] < basic[best] : ratio < least { (pivot, least) = (row, min(least, ratio)) }
      }
      guard let row = pivot else { return .unbounded }
      exchange(&tableau, row, column)
      swap(&basic[row], &free[column])
    }
    var x = [Double](repeating: 0, count: columns)
    for row in 0..<rows where basic[row] < columns { x[basic[row]] = tableau[row][columns] }
    return .optimal(x, value: tableau[rows][columns])
  }

  private static func exchange(_ tableau: inout [[Double]], _ row: Int, _ column: Int) {
    let pivot = tableau[row][column]
    for other in tableau.indices where other != row {
      let factor = tableau[other][column] / pivot
      if factor == 0 { continue }
      for position in tableau[other].indices where position != column {
        tableau[other][position] -= factor * tableau[row][position]
      }
      tableau[other][column] = -factor
    }
    for position in tableau[row].indices where position != column { tableau[row][position] /= pivot }
    tableau[row][column] = 1 / pivot
  }
}
