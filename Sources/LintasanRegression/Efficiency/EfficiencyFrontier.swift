import LintasanLinearAlgebra

/// The units that span a frontier, and the linear programme of one unit against it.
///
/// Input orientation: min θ with Σ λx ≤ θx₀, Σ λy ≥ y₀. Output orientation: max φ with Σ λx ≤ x₀, Σ λy ≥ φy₀. λ ≥ 0, with
/// variable returns Σ λ = 1. Solved by the revised simplex method on its few rows, the inverse of the basis kept whole; after
/// a run of steps that gain nothing Bland's rule chooses, so that it cannot go in circles.
struct EfficiencyFrontier: Sendable {
  let inputs: [[Double]]
  let outputs: [[Double]]
  let returns: EfficiencyProblem.Returns
  let orientation: EfficiencyProblem.Orientation
  private let columns: [[Double]]

  init(
    inputs: [[Double]], outputs: [[Double]], returns: EfficiencyProblem.Returns,
    orientation: EfficiencyProblem.Orientation
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.returns = returns
    self.orientation = orientation
    let convexity = returns == .vrs ? [1.0] : []
    columns = (0..<(inputs.first?.count ?? 0)).map { unit in
      inputs.map { $0[unit] } + outputs.map { -$0[unit] } + convexity
    }
  }

  static func parallel<Value: Sendable>(
    _ count: Int, _ threads: Int, _ body: @escaping @Sendable (Int) throws(RegressionError) -> Value
  ) throws(RegressionError) -> [Value] {
    try parallelMap(count: count, threads: threads, cancelled: { RegressionError.cancelled }, body)
  }

  private static let iterationLimit = 10_000
  private static let tolerance = 1e-10

  /// The efficiency of a point.
  ///
  /// Rows: inputs, outputs, convexity. Variables: λ of each unit, a slack for each input and output, the factor, and one
  /// artificial variable a row of the right-hand side, dear in the objective until it has left.
  func score(input: [Double], output: [Double]) throws(RegressionError) -> EfficiencyProblem.Score {
    let (m, s) = (input.count, output.count)
    let isVariable = returns == .vrs
    let rows = m + s + (isVariable ? 1 : 0)
    let n = columns.count
    let isInput = orientation == .input
    // b ≥ 0 after rows with a negative right-hand side are turned around.
    var right =
      isInput ? [Double](repeating: 0, count: m) + output.map { -$0 } : input + [Double](repeating: 0, count: s)
    if isVariable { right.append(1) }
    let factor =
      isInput ? input.map { -$0 } + [Double](repeating: 0, count: s) : [Double](repeating: 0, count: m) + output
    let sign = right.map { $0 < 0 ? -1.0 : 1.0 }
    for row in 0..<rows { right[row] *= sign[row] }
    // Variables: 0..<n λ, n..<n+m+s slacks, n+m+s the factor, then artificial ones.
    let (slack, theta, artificial) = (n, n + m + s, n + m + s + 1)
    func entry(_ row: Int, _ variable: Int) -> Double {
      if variable < slack { return sign[row] * columns[variable][row] }
      if variable < theta { return variable - slack == row ? sign[row] : 0 }
      if variable == theta { return row < m + s ? sign[row] * factor[row] : 0 }
      return variable - artificial == row ? 1 : 0
    }
    var basis = (0..<rows).map { row in row < m + s && sign[row] > 0 ? slack + row : artificial + row }
    var inverse = [[Double]](repeating: [], count: rows)
    for row in 0..<rows { inverse[row] = (0..<rows).map { $0 == row ? 1 : 0 } }
    var values = right
    func cost(_ variable: Int, _ phase: Int) -> Double {
      if variable >= artificial { return phase == 1 ? 1 : 0 }
      guard phase == 2, variable == theta else { return 0 }
      return isInput ? 1 : -1
    }
    func simplex(_ phase: Int) throws(RegressionError) {
      var idle = 0
      for _ in 0..<Self.iterationLimit {
        var prices = [Double](repeating: 0, count: rows)
        for row in 0..<rows {
          let c = cost(basis[row], phase)
          if c != 0 { for column in 0..<rows { prices[column] += c * inverse[row][column] } }
        }
        var entering = -1
        var best = -Self.tolerance
        for variable in 0..<artificial {
          var reduced = cost(variable, phase)
          if variable < slack {
            let column = columns[variable]
            for row in 0..<rows { reduced -= prices[row] * sign[row] * column[row] }
          } else if variable < theta {
            reduced -= prices[variable - slack] * sign[variable - slack]
          } else {
            for row in 0..<(m + s) { reduced -= prices[row] * sign[row] * factor[row] }
          }
          if reduced < best, !basis.contains(variable) {
            entering = variable
            if idle > 50 { break }
            best = reduced
          }
        }
        guard entering >= 0 else { return }
        var direction = [Double](repeating: 0, count: rows)
        for column in 0..<rows {
          let a = entry(column, entering)
          if a != 0 { for row in 0..<rows { direction[row] += inverse[row][column] * a } }
        }
        var leaving = -1
        var step = Double.infinity
        for row in 0..<rows {
          // An artificial variable that is left at zero leaves as soon as it would move.
          let stays = phase == 2 && basis[row] >= artificial && abs(direction[row]) > 1e-9
          guard direction[row] > 1e-9 || stays else { continue }
          let ratio = stays ? 0 : max(0, values[row]) / direction[row]
          if ratio < step - 1e-14 || ratio <= step + 1e-14 && leaving >= 0 && basis[row] < basis[leaving] {
            step = min(step, ratio)
            leaving = row
          }
        }
        guard leaving >= 0 else { return }
        idle = step > 1e-12 ? 0 : idle + 1
        let pivot = direction[leaving]
        for column in 0..<rows { inverse[leaving][column] /= pivot }
        values[leaving] = step
        for row in 0..<rows where row != leaving {
          let d = direction[row]
          guard d != 0 else { continue }
          values[row] -= d * step
          for column in 0..<rows { inverse[row][column] -= d * inverse[leaving][column] }
        }
        basis[leaving] = entering
      }
      throw .notConverged(what: "The efficiency of a unit", iterations: Self.iterationLimit, change: 0)
    }
    if basis.contains(where: { $0 >= artificial }) {
      try simplex(1)
      let left = (0..<rows).reduce(0) { basis[$1] >= artificial ? $0 + max(0, values[$1]) : $0 }
      // Outside what the frontier can span: no factor reaches it.
      guard left < 1e-8 else { return .init(efficiency: .infinity, peers: []) }
    }
    try simplex(2)
    let found = basis.firstIndex(of: theta).map { values[$0] } ?? 0
    let peers = (0..<rows).compactMap { row in
      basis[row] < slack && values[row] > 1e-9 ? (unit: basis[row], weight: values[row]) : nil
    }.sorted { ($1.weight, $0.unit) < ($0.weight, $1.unit) }
    return .init(efficiency: isInput ? found : found > 0 ? 1 / found : .infinity, peers: peers)
  }
}
