import LintasanLinearAlgebra

/// Two groupings absorbed exactly: the larger one is eliminated, the smaller one's normal equations are factorised.
struct TwoWaySolver: Sendable {
  private let large: [Int32]
  private let small: [Int32]
  private let largeTotals: [Double]
  private let roots: [Double]?
  /// Levels of the small grouping that are free; one a connected component is the reference.
  private let free: [Int]
  private let factor: Cholesky?
  private let smallCount: Int

  init(large: [Int32], small: [Int32], largeTotals: [Double], smallTotals: [Double], roots: [Double]?)
    throws(RegressionError)
  {
    self.large = large
    self.small = small
    self.largeTotals = largeTotals
    self.roots = roots
    smallCount = smallTotals.count
    let components = ConnectedComponents(large, largeTotals.count, small, smallTotals.count)
    var seen: Set<Int> = []
    free = (0..<smallTotals.count).filter { !seen.insert(components.ofSmall[$0]).inserted }
    // S = D₂ᵀD₂ − D₂ᵀD₁(D₁ᵀD₁)⁻¹D₁ᵀD₂, one large level at a time.
    let t = smallTotals.count
    var schur = [Double](repeating: 0, count: t * t)
    for level in 0..<t { schur[level * t + level] = smallTotals[level] }
    var start = [Int](repeating: 0, count: largeTotals.count + 1)
    for code in large { start[Int(code) + 1] += 1 }
    for level in 0..<largeTotals.count { start[level + 1] += start[level] }
    var next = start
    var order = [Int32](repeating: 0, count: large.count)
    for row in large.indices {
      order[next[Int(large[row])]] = Int32(row)
      next[Int(large[row])] += 1
    }
    var sums = [Double](repeating: 0, count: t)
    for level in 0..<largeTotals.count {
      var touched: [Int] = []
      for position in start[level]..<start[level + 1] {
        let row = Int(order[position])
        let code = Int(small[row])
        if sums[code] == 0 { touched.append(code) }
        sums[code] += roots.map { $0[row] * $0[row] } ?? 1
      }
      let total = largeTotals[level]
      for a in touched {
        let share = sums[a] / total
        for b in touched { schur[a * t + b] -= share * sums[b] }
      }
      for code in touched { sums[code] = 0 }
    }
    if free.isEmpty {
      factor = nil
    } else {
      let free = free
      let matrix = Matrix(rows: free.count, columns: free.count) { schur[free[$1] * t + free[$0]] }
      factor = try algebra { () throws(LinearAlgebraError) in try Cholesky(matrix) }
    }
  }

  func residualize(_ values: inout [Double]) throws(RegressionError) {
    var right = [Double](repeating: 0, count: smallCount)
    var means = levelMeans(values)
    for row in values.indices {
      let root = roots?[row] ?? 1
      right[Int(small[row])] += root * (values[row] - root * means[Int(large[row])])
    }
    var shift = [Double](repeating: 0, count: smallCount)
    if let factor {
      let solved = try algebra { () throws(LinearAlgebraError) in try factor.solve(free.map { right[$0] }) }
      for (position, level) in free.enumerated() { shift[level] = solved[position] }
    }
    if let roots {
      for row in values.indices { values[row] -= roots[row] * shift[Int(small[row])] }
      means = levelMeans(values)
      for row in values.indices { values[row] -= roots[row] * means[Int(large[row])] }
    } else {
      for row in values.indices { values[row] -= shift[Int(small[row])] }
      means = levelMeans(values)
      for row in values.indices { values[row] -= means[Int(large[row])] }
    }
  }

  /// Leverage of both groupings in each row: 1/W_g + vᵀS⁻¹v with v the row's small level less its large level's shares.
  func leverages() throws(RegressionError) -> [Double] {
    var result: [Double] = large.indices.map { row in
      let weight = roots.map { $0[row] * $0[row] } ?? 1
      return weight / largeTotals[Int(large[row])]
    }
    guard let factor else { return result }
    let inverse = try algebra { () throws(LinearAlgebraError) in try factor.inverse() }
    var place = [Int](repeating: -1, count: smallCount)
    for (position, level) in free.enumerated() { place[level] = position }
    let count = free.count
    var shares = [Double](repeating: 0, count: largeTotals.count * count)
    for row in large.indices where place[Int(small[row])] >= 0 {
      let weight = roots.map { $0[row] * $0[row] } ?? 1
      shares[Int(large[row]) * count + place[Int(small[row])]] += weight / largeTotals[Int(large[row])]
    }
    var solved = shares
    var quadratic = [Double](repeating: 0, count: largeTotals.count)
    for level in largeTotals.indices {
      let share = Array(shares[(level * count)..<((level + 1) * count)])
      let product = try algebra { () throws(LinearAlgebraError) in try inverse.times(share) }
      for position in 0..<count { solved[level * count + position] = product[position] }
      quadratic[level] = zip(share, product).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for row in large.indices {
      let level = Int(large[row])
      let own = place[Int(small[row])]
      let extra = quadratic[level] + (own < 0 ? 0 : inverse[own, own] - 2 * solved[level * count + own])
      result[row] += extra * (roots.map { $0[row] * $0[row] } ?? 1)
    }
    return result
  }

  private func levelMeans(_ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: largeTotals.count)
    if let roots {
      for row in values.indices { sums[Int(large[row])] += roots[row] * values[row] }
    } else {
      for row in values.indices { sums[Int(large[row])] += values[row] }
    }
    for level in sums.indices { sums[level] /= largeTotals[level] }
    return sums
  }
}
