import LintasanLinearAlgebra

/// What the best θ of a mixed model gives: the effects, and the factor of the fixed ones' covariance.
struct MixedSolution {
  /// Coefficients of the orthonormal design.
  let fixed: [Double]
  /// L⁻ᵀ of the fixed block: (X′V⁻¹X)⁻¹ is it times its transpose.
  let inverseFixed: Matrix
  /// Predicted effects b of each part, level by level.
  let random: [[Double]]

  init(_ problem: MixedProblem, _ theta: [Double], _ value: MixedProblem.Value) {
    let (m, p) = (problem.width, problem.fixed)
    let lower = value.lower
    // Lᵀ x = ℓ, the response's row: solutions of fixed and scaled random effects together.
    var solution = (0..<(m - 1)).map { lower[(m - 1) * m + $0] }
    for i in stride(from: m - 2, through: 0, by: -1) {
      for k in (i + 1)..<max(i + 1, m - 1) { solution[i] -= lower[k * m + i] * solution[k] }
      solution[i] /= lower[i * m + i]
    }
    let others = m - 1 - p
    fixed = Array(solution[others...])
    inverseFixed = Self.inverse(value, problem)
    let factors = problem.factors(theta)
    var random: [[Double]] = []
    var offset = 0
    for (part, t) in zip(problem.parts, factors).dropFirst() {
      let q = part.effects
      var effects = [Double](repeating: 0, count: part.levels * q)
      for level in 0..<part.levels {
        for a in 0..<q {
          for c in 0...a { effects[level * q + a] += t[a * q + c] * solution[offset + level * q + c] }
        }
      }
      random.append(effects)
      offset += part.levels * q
    }
    // The first part: u = L⁻ᵀ(L⁻¹T′Z′y − L⁻¹T′Z′W x), W's effects as b.
    let plain = random.flatMap(\.self) + fixed
    let (first, q) = (problem.parts[0], problem.parts[0].effects)
    var effects = [Double](repeating: 0, count: first.levels * q)
    for level in 0..<first.levels {
      guard let (own, scaled) = problem.level(level, factors[0]) else { continue }
      var u = (0..<q).map { scaled[(m - 1) * q + $0] }
      for (column, coefficient) in plain.enumerated() where coefficient != 0 {
        for a in 0..<q { u[a] -= scaled[column * q + a] * coefficient }
      }
      for a in stride(from: q - 1, through: 0, by: -1) {
        for b in (a + 1)..<max(a + 1, q) { u[a] -= own[b * q + a] * u[b] }
        u[a] /= own[a * q + a]
      }
      for a in 0..<q { for c in 0...a { effects[level * q + a] += factors[0][a * q + c] * u[c] } }
    }
    self.random = [effects] + random
  }

  /// L⁻ᵀ of the fixed effects' block.
  static func inverse(_ value: MixedProblem.Value, _ problem: MixedProblem) -> Matrix {
    let (m, p) = (problem.width, problem.fixed)
    let offset = m - 1 - p
    func l(_ i: Int, _ j: Int) -> Double { value.lower[(offset + i) * m + offset + j] }
    // Columns of L⁻¹ by forward substitution; the result is its transpose.
    var inverse = Matrix(rows: p, columns: p)
    for column in 0..<p {
      for i in column..<p {
        var sum = i == column ? 1.0 : 0
        for k in column..<max(column, i) { sum -= l(i, k) * inverse[column, k] }
        inverse[column, i] = sum / l(i, i)
      }
    }
    return inverse
  }
}

/// Satterthwaite's degrees of freedom of linear combinations of the fixed effects.
///
/// - Reference: Giesbrecht and Burns (1985), doi:10.2307/2530872; Fai and Cornelius (1996),
///   doi:10.1080/00949659608811740 for several at once; as lmerTest (2017), doi:10.18637/jss.v082.i13.
struct Satterthwaite {
  /// Where a variance is known so well that t is normal.
  private static let many = 1e8
  private let covariance: Matrix
  /// The derivative of the covariance by each parameter, σ the last.
  private let derivatives: [Matrix]
  /// The covariance of the parameters.
  private let parameters: Matrix

  init(_ problem: MixedProblem, _ theta: [Double], _ sigma: Double, transform: Matrix) {
    let p = problem.fixed
    func covariance(_ theta: [Double]) -> Matrix {
      guard let value = problem.value(theta), let factor = try? transform.times(MixedSolution.inverse(value, problem)),
        let product = try? factor.times(factor, .asIs, .transposed)
      else { return Matrix(rows: p, columns: p, repeating: .nan) }
      return product.scaled(by: sigma * sigma)
    }
    func deviance(_ theta: [Double]) -> Double {
      problem.value(theta).map { $0.logDeterminants + $0.squares / (sigma * sigma) } ?? .nan
    }
    let center = covariance(theta)
    var derivatives: [Matrix] = []
    for index in theta.indices {
      let h = 1e-3 * max(0.1, abs(theta[index]))
      let moved = [-2.0, -1, 1, 2].map { steps -> Matrix in
        var other = theta
        other[index] += steps * h
        return covariance(other)
      }
      derivatives.append(
        Matrix(rows: p, columns: p) {
          (moved[0][$0, $1] - 8 * moved[1][$0, $1] + 8 * moved[2][$0, $1] - moved[3][$0, $1]) / (12 * h)
        })
    }
    derivatives.append(center.scaled(by: 2 / sigma))
    // The deviance at its best σ is flat in σ; its mixed derivatives are those of the sum of squares.
    let bends = SmoothMinimum.gradient(theta) { problem.value($0)?.squares ?? .nan }
    let inner = SmoothMinimum.hessian(theta, deviance)
    let t = theta.count
    let hessian = Matrix(rows: t + 1, columns: t + 1) { i, j in
      if i < t, j < t { return inner[i, j] }
      if i == t, j == t { return 4 * problem.freedom / (sigma * sigma) }
      return -2 * bends[min(i, j)] / (sigma * sigma * sigma)
    }
    // Twice the inverse, without directions in which the likelihood does not bend.
    var inverse = Matrix(rows: t + 1, columns: t + 1)
    if let eigen = try? SymmetricEigen(hessian) {
      for (k, value) in eigen.values.enumerated() where value > 1e-8 {
        for i in 0...t { for j in 0...t { inverse[i, j] += 2 * eigen.vectors[i, k] * eigen.vectors[j, k] / value } }
      }
    }
    self.covariance = center
    self.derivatives = derivatives
    parameters = inverse
  }

  /// Of one coefficient.
  func degrees(of index: Int) -> Double {
    var weights = [Double](repeating: 0, count: covariance.rows)
    weights[index] = 1
    return degrees(weights)
  }

  private func degrees(_ weights: [Double]) -> Double {
    func form(_ matrix: Matrix) -> Double {
      var sum = 0.0
      for i in weights.indices where weights[i] != 0 {
        for j in weights.indices { sum += weights[i] * matrix[i, j] * weights[j] }
      }
      return sum
    }
    let slope = derivatives.map(form)
    var variance = 0.0
    for i in slope.indices { for j in slope.indices { variance += slope[i] * parameters[i, j] * slope[j] } }
    let value = form(covariance)
    return variance > 0 ? min(2 * value * value / variance, Self.many) : Self.many
  }

  /// Of an F test of several coefficients.
  func degrees(together chosen: [Int]) -> Double {
    let part = Matrix(rows: chosen.count, columns: chosen.count) { covariance[chosen[$0], chosen[$1]] }
    guard chosen.count > 1, let eigen = try? SymmetricEigen(part) else { return degrees(of: chosen.first ?? 0) }
    var sum = 0.0
    for k in chosen.indices {
      var weights = [Double](repeating: 0, count: covariance.rows)
      for (place, index) in chosen.enumerated() { weights[index] = eigen.vectors[place, k] }
      let own = degrees(weights)
      guard own > 2 else { return 2 }
      sum += own / (own - 2)
    }
    let q = Double(chosen.count)
    return sum > q ? min(2 * sum / (sum - q), Self.many) : Self.many
  }
}
