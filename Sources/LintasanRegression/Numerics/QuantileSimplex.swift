import LintasanLinearAlgebra

/// Minimises Σ ρ_τ(y − Xβ) exactly: from a vertex near the start, one observation is exchanged at a time.
///
/// Where many rows lie on one vertex (ties, whole numbers) steps of length zero could go in circles. The response is then
/// moved by amounts far below its digits, a different one for each row, so that no two rows tie; the rows that determine
/// the solution of that problem determine a solution of the one asked for.
/// - Shapes: k columns of n rows, k < n, of full rank.
/// - Reference: Charnes (1952), doi:10.2307/1907845, for the perturbation.
struct QuantileSimplex {
  /// Columns of about one size, by powers of two, which change no digit: rows are judged by all of them, not by the largest.
  private let columns: [[Double]]
  private let scales: [Double]
  private let response: [Double]
  private let tau: Double
  private let start: [Double]

  struct Vertex {
    var coefficients: [Double]
    let basis: [Int]
    let isUnique: Bool
  }

  static let iterationLimit = 20_000

  init(columns: [[Double]], response: [Double], tau: Double, start: [Double]) {
    let scales = columns.map { column in
      let largest = Self.largest(column)
      return largest.isNormal ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    }
    self.columns = zip(columns, scales).map { column, scale in column.map { $0 / scale } }
    self.scales = scales
    self.response = response
    self.tau = tau
    self.start = zip(start, scales).map { $0 * $1 }
  }

  /// A solution's coefficients and rows, and whether it is the only one.
  func solve() throws(RegressionError) -> Vertex {
    var solved = try solveScaled()
    solved.coefficients = zip(solved.coefficients, scales).map { $0 / $1 }
    return solved
  }

  private func solveScaled() throws(RegressionError) -> Vertex {
    if let solved = try exchange(response, idleLimit: 2 * columns.count + 10) { return solved }
    let size = 1e-9 * Self.largest(residuals(response, start)) + 64 * .ulpOfOne * Self.largest(response)
    // Multiples of the golden ratio: spread evenly over 0…1, no two the same.
    let apart = response.indices.map { row in
      let turn = Double(row + 1) * 0.618_033_988_749_894_9
      return response[row] + size * (turn - turn.rounded(.down))
    }
    guard let solved = try exchange(apart, idleLimit: .max) else {
      throw .notConverged(what: "Quantile regression", iterations: Self.iterationLimit, change: 0)
    }
    let square = Matrix(rows: columns.count, columns: columns.count) { columns[$1][solved.basis[$0]] }
    let coefficients = try algebra { () throws(LinearAlgebraError) in
      try QR(square).solve(solved.basis.map { response[$0] })
    }
    return Vertex(coefficients: coefficients, basis: solved.basis, isUnique: solved.isUnique)
  }

  /// Exchanges until no multiplier is out of bounds; nil where more steps in a row than the limit change nothing.
  private func exchange(_ response: [Double], idleLimit: Int) throws(RegressionError) -> Vertex? {
    let k = columns.count
    var residuals = self.residuals(response, start)
    var basis = try independentRows(residuals.indices.sorted { abs(residuals[$0]) < abs(residuals[$1]) })
    var isBasic = [Bool](repeating: false, count: response.count)
    for row in basis { isBasic[row] = true }
    let nothing = 1e-13 * Self.largest(residuals) + 4 * .ulpOfOne * Self.largest(response)
    var idle = 0
    for _ in 0..<Self.iterationLimit {
      let square = Matrix(rows: k, columns: k) { columns[$1][basis[$0]] }
      let qr = try algebra { () throws(LinearAlgebraError) in try QR(square) }
      let beta = try algebra { () throws(LinearAlgebraError) in try qr.solve(basis.map { response[$0] }) }
      residuals = self.residuals(response, beta)
      for row in basis { residuals[row] = 0 }
      let multipliers = try self.multipliers(square, residuals, isBasic)
      let (leaving, violation) = worst(multipliers)
      // A multiplier at its bound: along an edge of the polyhedron nothing is lost.
      guard violation > 1e-9 else { return Vertex(coefficients: beta, basis: basis, isUnique: violation < -1e-9) }
      var unit = [Double](repeating: 0, count: k)
      unit[leaving] = multipliers[leaving] > tau ? -1 : 1
      let direction = try algebra { () throws(LinearAlgebraError) in try qr.solve(unit) }
      guard let (entering, fall) = turn(along: direction, residuals, isBasic, slope: -violation) else {
        throw .notConverged(what: "Quantile regression (unbounded direction)", iterations: 0, change: violation)
      }
      idle = fall > nothing ? 0 : idle + 1
      if idle > idleLimit { return nil }
      isBasic[basis[leaving]] = false
      isBasic[entering] = true
      basis[leaving] = entering
    }
    return nil
  }

  /// Multipliers of the basic rows: X_Bᵀ a = −Σ ψᵢ xᵢ over the others; a minimum has all of them in [τ − 1, τ].
  private func multipliers(_ square: Matrix, _ residuals: [Double], _ isBasic: [Bool]) throws(RegressionError)
    -> [Double]
  {
    let gradient = columns.map { column in
      -residuals.indices.reduce(0.0) { sum, row in
        isBasic[row] ? sum : sum + (residuals[row] < 0 ? tau - 1 : tau) * column[row]
      }
    }
    return try algebra { () throws(LinearAlgebraError) in try QR(square.transposed).solve(gradient) }
  }

  /// The multiplier that is furthest out of bounds, or nearest to one where none is, and by how much.
  private func worst(_ multipliers: [Double]) -> (position: Int, violation: Double) {
    var found = (position: 0, violation: -Double.infinity)
    for (position, multiplier) in multipliers.enumerated() {
      let violation = max(multiplier - tau, tau - 1 - multiplier)
      if violation > found.violation { found = (position, violation) }
    }
    return found
  }

  /// Walks down the convex, piecewise linear objective to the row at which its slope turns, and how far that row moved.
  private func turn(along direction: [Double], _ residuals: [Double], _ isBasic: [Bool], slope: Double)
    -> (row: Int, fall: Double)?
  {
    var speeds = [Double](repeating: 0, count: residuals.count)
    for (j, column) in columns.enumerated() {
      for row in speeds.indices { speeds[row] += column[row] * direction[j] }
    }
    var breaks: [(time: Double, row: Int)] = []
    for row in speeds.indices where !isBasic[row] && abs(speeds[row]) > 1e-14 {
      let time = residuals[row] / speeds[row]
      if time > 0 || residuals[row] >= 0 && speeds[row] > 0 { breaks.append((max(0, time), row)) }
    }
    breaks.sort { ($0.time, $0.row) < ($1.time, $1.row) }
    var slope = slope
    for (time, row) in breaks {
      slope += abs(speeds[row])
      if slope >= 0 { return (row, time * abs(speeds[row])) }
    }
    return nil
  }

  private static func largest(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }

  private func residuals(_ response: [Double], _ beta: [Double]) -> [Double] {
    var result = response
    for (j, column) in columns.enumerated() { for row in result.indices { result[row] -= column[row] * beta[j] } }
    return result
  }

  /// The first k independent rows in the order given, by Gram–Schmidt.
  private func independentRows(_ order: [Int]) throws(RegressionError) -> [Int] {
    let k = columns.count
    var chosen: [Int] = []
    var directions: [[Double]] = []
    for row in order {
      var vector = columns.map { $0[row] }
      let length = LinearSolver.length(vector)
      guard length > 0 else { continue }
      for _ in 0..<2 {
        for direction in directions {
          let along = zip(vector, direction).reduce(0) { $0 + $1.0 * $1.1 }
          for index in 0..<k { vector[index] -= along * direction[index] }
        }
      }
      let rest = LinearSolver.length(vector)
      guard rest > 1e-8 * length else { continue }
      directions.append(vector.map { $0 / rest })
      chosen.append(row)
      if chosen.count == k { return chosen }
    }
    throw .nothingToEstimate(reason: "the regressors are collinear")
  }
}
