import LintasanLinearAlgebra

/// The minimum of a smooth function of a few variables, by a quasi-Newton search that ends with Newton's own steps.
enum SmoothMinimum {
  /// The search, and another one where a variable that ended near zero does better elsewhere: a function of its square has
  /// slope zero there, whether zero is best or worst.
  ///
  /// - Returns: nil where the search does not settle.
  static func find(_ start: [Double], _ function: ([Double]) -> Double) -> [Double]? {
    guard var best = search(start, function) else { return nil }
    for _ in 0..<2 * start.count {
      var value = function(best) - 1e-6
      var better: [Double]?
      for index in best.indices where abs(best[index]) < 0.05 {
        for place in [0.1, 0.3, 1, -0.3] {
          var moved = best
          moved[index] = place
          let found = function(moved)
          if found < value { (value, better) = (found, moved) }
        }
      }
      guard let better, let found = search(better, function) else { return best }
      best = found
    }
    return best
  }

  private static func search(_ start: [Double], _ function: ([Double]) -> Double) -> [Double]? {
    var x = start
    var value = function(x)
    guard value.isFinite else { return nil }
    let n = x.count
    var inverse = Matrix.identity(n)
    var slope = gradient(x, function)
    for _ in 0..<500 {
      var step = direction(inverse, slope)
      if zip(step, slope).reduce(0, { $0 + $1.0 * $1.1 }) >= 0 {
        inverse = .identity(n)
        step = slope.map { -$0 }
      }
      let length = step.reduce(0) { $0 + $1 * $1 }.squareRoot()
      // From 1 neither 0 nor −1 is reached, where the slope or the value would say nothing new.
      if length > 0.7 { for index in step.indices { step[index] *= 0.7 / length } }
      var share = 1.0
      var next = x
      var found = Double.infinity
      let descent = zip(step, slope).reduce(0) { $0 + $1.0 * $1.1 }
      while share > 1e-12 {
        next = zip(x, step).map { $0 + share * $1 }
        found = function(next)
        if found <= value + 1e-4 * share * descent { break }
        share /= 2
      }
      guard found <= value, share > 1e-12 else { break }
      let after = gradient(next, function)
      let s = zip(next, x).map { $0 - $1 }
      let y = zip(after, slope).map { $0 - $1 }
      let curvature = zip(s, y).reduce(0) { $0 + $1.0 * $1.1 }
      if curvature > 1e-14 {
        // Broyden, Fletcher, Goldfarb and Shanno's update.
        let hy = direction(inverse, y).map { -$0 }
        let yhy = zip(y, hy).reduce(0) { $0 + $1.0 * $1.1 }
        inverse = Matrix(rows: n, columns: n) { i, j in
          inverse[i, j] + (curvature + yhy) / (curvature * curvature) * s[i] * s[j]
            - (hy[i] * s[j] + s[i] * hy[j]) / curvature
        }
      }
      let isDone = value - found <= 1e-13 * (abs(found) + 1) && s.allSatisfy { abs($0) < 1e-6 }
      (x, value, slope) = (next, found, after)
      if isDone { break }
    }
    for _ in 0..<3 {
      // Newton's steps find the point to more digits than values can tell.
      let curvature = hessian(x, function)
      guard let solved = try? Cholesky(curvature).solve(gradient(x, function)) else { break }
      let next = zip(x, solved).map { $0 - $1 }
      guard solved.allSatisfy({ abs($0) < 1e-3 }), function(next) <= value + 1e-9 * (abs(value) + 1) else { break }
      x = next
    }
    return x
  }

  private static func direction(_ inverse: Matrix, _ slope: [Double]) -> [Double] {
    slope.indices.map { i in -slope.indices.reduce(0) { $0 + inverse[i, $1] * slope[$1] } }
  }

  /// The gradient by differences of the fourth order.
  static func gradient(_ x: [Double], _ function: ([Double]) -> Double) -> [Double] {
    x.indices.map { index in
      let h = 1e-3 * max(0.1, abs(x[index]))
      func at(_ steps: Double) -> Double {
        var moved = x
        moved[index] += steps * h
        return function(moved)
      }
      return (at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / (12 * h)
    }
  }

  /// The matrix of second derivatives by differences of the fourth order.
  static func hessian(_ x: [Double], _ function: ([Double]) -> Double) -> Matrix {
    let n = x.count
    let center = function(x)
    let h = x.map { 4e-3 * max(0.1, abs($0)) }
    func at(_ moves: [(Int, Double)]) -> Double {
      var moved = x
      for (index, steps) in moves { moved[index] += steps * h[index] }
      return function(moved)
    }
    var result = Matrix(rows: n, columns: n)
    for i in 0..<n {
      let second =
        (-at([(i, -2)]) + 16 * at([(i, -1)]) - 30 * center + 16 * at([(i, 1)]) - at([(i, 2)])) / (12 * h[i] * h[i])
      result[i, i] = second
      for j in 0..<i {
        func cross(_ k: Double) -> Double {
          (at([(i, k), (j, k)]) - at([(i, k), (j, -k)]) - at([(i, -k), (j, k)]) + at([(i, -k), (j, -k)]))
            / (4 * k * k * h[i] * h[j])
        }
        // Richardson's extrapolation.
        let mixed = (4 * cross(1) - cross(2)) / 3
        result[i, j] = mixed
        result[j, i] = mixed
      }
    }
    return result
  }
}
