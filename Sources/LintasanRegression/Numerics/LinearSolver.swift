import LintasanLinearAlgebra

/// The least-squares solution of a design, with what inference needs of it.
struct LinearSolution: Sendable {
  /// Positions of the columns that were used; the others are explained by columns before them.
  var kept: [Int]
  var coefficients: [Double]
  var residuals: [Double]
  /// R⁻¹ with X = QR on the used columns.
  var inverseR: Matrix
  /// Condition number of the used columns, each scaled to length 1.
  var condition: Double
  /// How the numbers were computed.
  var method: String
  /// Whether the residuals are nothing but rounding: they are then zero.
  var isPerfectFit: Bool

  /// (XᵀX)⁻¹.
  func bread() throws(RegressionError) -> Matrix {
    try algebra { () throws(LinearAlgebraError) in try inverseR.times(inverseR, .asIs, .transposed) }
  }
}

/// Least squares that never gives up digits for speed.
///
/// Small problems are solved by Householder reflections in doubled precision. Larger ones start from the Gram matrix
/// of the scaled columns; its pivots tell the conditioning, and decide between Cholesky, CholeskyQR2, and Householder
/// in plain or doubled precision. Coefficients are then refined with residuals in doubled precision.
///
/// - Reference: Björck (1967), doi:10.1007/BF01939321; Yamamoto et al. (2015), CholeskyQR2,
///   https://etna.ricam.oeaw.ac.at/volumes/2011-2020/vol44/.
struct LinearSolver {
  /// n·k² up to which doubled precision is always used.
  static let alwaysExtended = 1_000_000
  /// n·k² up to which doubled precision is used where the condition number asks for it.
  static let extendedWhereNeeded = 100_000_000

  var threads = 1
  /// Relative rounding of the columns' values: terms that agree up to it are collinear.
  var tolerance = 2 * Double.ulpOfOne
  /// For each column its length before effects were absorbed, where they were: absorption rounds relative to it.
  var referenceLengths: [Double]?
  private static let absorptionTolerance = 1e-12

  func solve(_ columns: [ExtendedColumn], _ response: [Double]) throws(RegressionError) -> LinearSolution {
    let rows = response.count
    var candidates = Array(columns.indices)
    if let referenceLengths {
      candidates = candidates.filter { Self.length(columns[$0].high) > 1e-9 * referenceLengths[$0] }
    }
    let used = candidates.map { columns[$0] }
    let noise = candidates.map { index in
      if let referenceLengths { return Self.absorptionTolerance * referenceLengths[index] }
      return columns[index].low == nil ? tolerance * Self.length(columns[index].high) : 0
    }
    var solution: LinearSolution
    let work = rows * used.count * used.count
    if work <= Self.alwaysExtended {
      solution = extended(used, response, noise)
    } else {
      solution = try blocked(used, response, noise, work: work)
    }
    solution.kept = solution.kept.map { candidates[$0] }
    settlePerfectFit(&solution, columns, response)
    return solution
  }

  static func length(_ values: [Double]) -> Double {
    var sum = 0.0
    for value in values { sum += value * value }
    return sum.squareRoot()
  }

  // MARK: Doubled precision

  private func extended(_ columns: [ExtendedColumn], _ response: [Double], _ noise: [Double]) -> LinearSolution {
    let qr = ExtendedQR(columns: columns, response: response, noise: noise)
    let rank = qr.kept.count
    return LinearSolution(
      kept: qr.kept, coefficients: qr.coefficients, residuals: qr.residuals,
      inverseR: Matrix(rows: rank, columns: rank, columnMajor: qr.inverseR),
      condition: Self.condition(Matrix(rows: rank, columns: rank, columnMajor: qr.r)),
      method: "Householder QR in doubled precision", isPerfectFit: false)
  }

  /// Ratio of the singular values of R with its columns scaled to length 1.
  static func condition(_ r: Matrix) -> Double {
    guard r.columns > 0 else { return 1 }
    let lengths = (0..<r.columns).map { length(Array(r.column($0))) }
    let scaled = Matrix(rows: r.rows, columns: r.columns) { lengths[$1] > 0 ? r[$0, $1] / lengths[$1] : 0 }
    guard let values = try? SVD(scaled).singularValues, let first = values.first, let last = values.last, last > 0
    else { return .infinity }
    return first / last
  }

  // MARK: Plain precision, refined

  private func blocked(
    _ columns: [ExtendedColumn], _ response: [Double], _ noise: [Double], work: Int
  ) throws(RegressionError) -> LinearSolution {
    let design = columns.map(\.high)
    let gram = try RowBlocks.gram(design, threads: threads)
    let lengths = gram.diagonal.map { $0.squareRoot() }
    let factor = scaledCholesky(gram, lengths)
    if let factor, factor.smallestPivot > 1e-6 {
      // Condition below about 10³: one Cholesky, then refinement.
      return try finish(factor.r, Array(columns.indices), columns, response, "Cholesky of the Gram matrix, refined")
    }
    if work <= Self.extendedWhereNeeded { return extended(columns, response, noise) }
    // The Gram matrix squares the condition: a pivot means something only above the root of its rounding.
    if let factor, Self.firstExplained(factor.r, lengths.map { 4e-8 * $0 }) == nil {
      let inverse = try algebra { () throws(LinearAlgebraError) in
        try factor.r.solvingTriangular(.identity(columns.count))
      }
      let first = try RowBlocks.times(design, inverse, threads: threads)
      let second = try RowBlocks.gram(first, threads: threads)
      if let again = try? Cholesky(second) {
        let r = try algebra { () throws(LinearAlgebraError) in
          try again.lower.times(factor.r, .transposed)
        }
        return try finish(r, Array(columns.indices), columns, response, "CholeskyQR2, refined")
      }
    }
    return try householder(columns, response, noise)
  }

  /// The Cholesky factor of the Gram matrix, computed on columns of length 1, with the smallest squared pivot.
  private func scaledCholesky(_ gram: Matrix, _ lengths: [Double]) -> (r: Matrix, smallestPivot: Double)? {
    let k = gram.columns
    guard lengths.allSatisfy({ $0 > 0 }) else { return nil }
    let scaled = Matrix(rows: k, columns: k) { gram[$0, $1] / (lengths[$0] * lengths[$1]) }
    guard let factor = try? Cholesky(scaled) else { return nil }
    let smallest = factor.lower.diagonal.map { $0 * $0 }.min() ?? 1
    return (Matrix(rows: k, columns: k) { factor.lower[$1, $0] * lengths[$1] }, smallest)
  }

  /// Householder QR in the formula's order; a column explained by those before it is removed and the rest redone.
  private func householder(
    _ columns: [ExtendedColumn], _ response: [Double], _ noise: [Double]
  ) throws(RegressionError) -> LinearSolution {
    var kept = Array(columns.indices)
    while true {
      guard !kept.isEmpty else { throw .nothingToEstimate(reason: "every term is constant or explained by others") }
      let lengths = kept.map { Self.length(columns[$0].high) }
      if let zero = lengths.firstIndex(of: 0) {
        kept.remove(at: zero)
        continue
      }
      let current = kept
      let r = try algebra { () throws(LinearAlgebraError) in
        try QR(Matrix(columns: current.map { columns[$0].high }), pivoting: false).r
      }
      // Reflections in plain precision round relative to the columns' lengths, as much as a hundredfold.
      let rounding = current.indices.map { max(noise[current[$0]], 100 * .ulpOfOne * lengths[$0]) }
      if let explained = Self.firstExplained(r, rounding) {
        kept.remove(at: explained)
      } else if kept.count > response.count {
        kept.removeLast(kept.count - response.count)
      } else {
        return try finish(r, kept, columns, response, "Householder QR, refined")
      }
    }
  }

  /// The first column of R whose new part is no longer than the rounding of what cancels in it.
  private static func firstExplained(_ r: Matrix, _ rounding: [Double]) -> Int? {
    (0..<min(r.rows, r.columns)).first { column in
      var shares = [Double](repeating: 0, count: column)
      for i in stride(from: column - 1, through: 0, by: -1) {
        var sum = r[i, column]
        for j in (i + 1)..<column { sum -= r[i, j] * shares[j] }
        shares[i] = sum / r[i, i]
      }
      return abs(r[column, column]) <= zip(shares, rounding).reduce(rounding[column]) { $0 + abs($1.0) * $1.1 }
    }
  }

  /// Coefficients from R by the corrected seminormal equations, residuals in doubled precision.
  private func finish(
    _ r: Matrix, _ kept: [Int], _ columns: [ExtendedColumn], _ response: [Double], _ method: String
  ) throws(RegressionError) -> LinearSolution {
    let design = kept.map { columns[$0] }
    let k = design.count
    var beta = [DoubleDouble](repeating: .zero, count: k)
    var residuals = response
    let condition = Self.condition(r)
    for pass in 0..<(condition > 100 ? 3 : 2) {
      let gradient = Self.crossExtended(design, residuals, threads: threads, accurate: pass > 0)
      let step = try algebra { () throws(LinearAlgebraError) in
        try r.solvingTriangular(
          r.solvingTriangular(Matrix(rows: k, columns: 1, columnMajor: gradient), .upper, .transposed))
      }
      for index in 0..<k { beta[index] = beta[index] + DoubleDouble(step.elements[index]) }
      residuals = Self.residuals(design, beta, response, threads: threads)
    }
    let inverse = try algebra { () throws(LinearAlgebraError) in try r.solvingTriangular(.identity(k)) }
    return LinearSolution(
      kept: kept, coefficients: beta.map(\.value), residuals: residuals, inverseR: inverse, condition: condition,
      method: method, isPerfectFit: false)
  }

  /// Xᵀr, summed in doubled precision where `accurate`.
  private static func crossExtended(_ columns: [ExtendedColumn], _ r: [Double], threads: Int, accurate: Bool)
    -> [Double]
  {
    parallelMap(count: columns.count, threads: threads) { index in
      let high = columns[index].high
      guard accurate else {
        var sum = 0.0
        for row in r.indices { sum += high[row] * r[row] }
        return sum
      }
      var sum = DoubleDouble.zero
      for row in r.indices {
        let product = DoubleDouble.twoProduct(high[row], r[row])
        let total = DoubleDouble.twoSum(sum.high, product.high)
        sum = DoubleDouble(total.high, sum.low + total.low + product.low)
      }
      return sum.value
    }
  }

  /// y − Xβ with every product and sum in doubled precision, rounded once.
  static func residuals(_ columns: [ExtendedColumn], _ beta: [DoubleDouble], _ y: [Double], threads: Int) -> [Double] {
    let blocks = RowBlocks.ranges(y.count)
    let parts = parallelMap(count: blocks.count, threads: threads) { index in
      let range = blocks[index]
      var high = Array(y[range])
      var low = [Double](repeating: 0, count: range.count)
      for (column, coefficient) in zip(columns, beta) {
        let b = -coefficient.high
        let bLow = -coefficient.low
        let values = column.high
        for position in high.indices {
          let x = values[range.lowerBound + position]
          let product = DoubleDouble.twoProduct(x, b)
          let sum = DoubleDouble.twoSum(high[position], product.high)
          high[position] = sum.high
          low[position] += sum.low + product.low.addingProduct(x, bLow)
        }
        if let lows = column.low {
          for position in high.indices { low[position] += lows[range.lowerBound + position] * b }
        }
      }
      return zip(high, low).map { $0 + $1 }
    }
    return parts.flatMap { $0 }
  }

  /// Where every residual is within rounding of the terms that cancel in it, the fit is exact.
  private func settlePerfectFit(_ solution: inout LinearSolution, _ columns: [ExtendedColumn], _ y: [Double]) {
    for row in y.indices {
      var size = abs(y[row])
      for (position, column) in solution.kept.enumerated() {
        size += abs(columns[column].high[row] * solution.coefficients[position])
      }
      if abs(solution.residuals[row]) > 4 * .ulpOfOne * size { return }
    }
    solution.isPerfectFit = true
    // A coefficient that adds nothing to any row is zero.
    let size = y.reduce(0) { max($0, abs($1)) }
    for (position, column) in solution.kept.enumerated() {
      let reach = columns[column].high.reduce(0) { max($0, abs($1)) } * abs(solution.coefficients[position])
      if reach <= 1e-20 * size { solution.coefficients[position] = 0 }
    }
    solution.residuals = [Double](repeating: 0, count: y.count)
  }
}
