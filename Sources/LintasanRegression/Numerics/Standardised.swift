import LintasanLinearAlgebra

/// Regressors scaled to mean 0 and population deviation 1, held as their Gram matrix.
struct Standardised {
  private let means: [Double]
  private let deviations: [Double]
  private let responseMean: Double
  /// ZᵀZ/n and Zᵀy/n.
  private let gram: Matrix
  private let cross: [Double]

  init(_ columns: [[Double]], _ y: [Double], intercept: Bool, rows: [Int]) {
    let n = Double(max(1, rows.count))
    let yMean = intercept ? rows.reduce(0) { $0 + y[$1] } / n : 0
    var means: [Double] = []
    var deviations: [Double] = []
    var scaled: [[Double]] = []
    for column in columns {
      let mean = intercept ? rows.reduce(0) { $0 + column[$1] } / n : 0
      let centre = rows.reduce(0) { $0 + column[$1] } / n
      let variance = rows.reduce(0) { $0 + (column[$1] - centre) * (column[$1] - centre) } / n
      let deviation = variance > 0 ? variance.squareRoot() : 1
      means.append(mean)
      deviations.append(deviation)
      scaled.append(rows.map { (column[$0] - mean) / deviation })
    }
    let k = columns.count
    var gram = Matrix(rows: k, columns: k)
    for i in 0..<k {
      for j in i..<k {
        var sum = 0.0
        for row in rows.indices { sum += scaled[i][row] * scaled[j][row] }
        gram[i, j] = sum / n
        gram[j, i] = sum / n
      }
    }
    cross = (0..<k).map { j in rows.indices.reduce(0) { $0 + scaled[j][$1] * (y[rows[$1]] - yMean) } / n }
    self.means = means
    self.deviations = deviations
    self.gram = gram
    responseMean = yMean
  }

  /// The smallest penalty at which the absolute part leaves no coefficient.
  func largestPenalty(mixing: Double) -> Double {
    max((cross.map { abs($0) }.max() ?? 1) / mixing, .leastNormalMagnitude)
  }

  func solve(lambda: Double, mixing: Double, start: [Double]?) -> [Double] {
    let k = cross.count
    if mixing == 0 {
      let shifted = Matrix(rows: k, columns: k) { gram[$0, $1] + ($0 == $1 ? lambda : 0) }
      if let solved = try? Cholesky(shifted).solve(cross) { return solved }
      if let solved = try? SVD(shifted).solve(cross) { return solved }
    }
    var beta = start ?? [Double](repeating: 0, count: k)
    for _ in 0..<200_000 {
      var change = 0.0
      var size = 1e-300
      for j in 0..<k {
        var rest = cross[j]
        for m in 0..<k where m != j { rest -= gram[j, m] * beta[m] }
        let soft = max(0, abs(rest) - lambda * mixing) * (rest < 0 ? -1 : 1)
        let next = soft / (gram[j, j] + lambda * (1 - mixing))
        change = max(change, abs(next - beta[j]))
        size = max(size, abs(next))
        beta[j] = next
      }
      if change <= 1e-15 * size { break }
    }
    return beta
  }

  func onOwnScale(_ beta: [Double]) -> (constant: Double, slopes: [Double]) {
    let slopes = zip(beta, deviations).map { $0 / $1 }
    return (responseMean - zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 }, slopes)
  }
}
