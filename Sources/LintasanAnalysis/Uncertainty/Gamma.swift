import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gamma-distributed numbers.
enum Gamma {
  /// A draw of shape `shape` and scale 1.
  ///
  /// - Reference: Marsaglia, Tsang, “A simple method for generating gamma variables”, ACM TOMS 26 (2000) 363–372.
  static func draw(shape: Double, _ stream: inout PhiloxStream) -> Double {
    if shape < 1 {
      let boost = pow(stream.uniform(), 1 / shape)
      return draw(shape: shape + 1, &stream) * boost
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = stream.normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = stream.uniform()
      if u < 1 - 0.0331 * x * x * x * x || log(u) < 0.5 * x * x + d * (1 - v + log(v)) { return d * v }
    }
  }
}

/// Weights that are drawn about given ones and add up to 1.
enum Dirichlet {
  /// Draws in place; weights of 0 stay 0.
  ///
  /// A concentration so small that every gamma variate is too small for a Double leaves all of the weight with one place,
  /// as the limit has it: each with the probability of its own weight. One so large that they overflow leaves the weights
  /// as they are.
  static func draw(_ weights: inout [Double], concentration: Double, _ stream: inout PhiloxStream) {
    let usual = weights
    var sum = 0.0
    for place in weights.indices where weights[place] > 0 {
      weights[place] = Gamma.draw(shape: concentration * weights[place], &stream)
      sum += weights[place]
    }
    if sum.isFinite, sum > 0 {
      for place in weights.indices { weights[place] /= sum }
      return
    }
    let total = usual.reduce(0, +)
    guard total.isFinite, total > 0 else {
      weights = usual
      return
    }
    weights = usual.map { $0 / total }
    guard !sum.isInfinite, concentration < 1 else { return }
    var left = stream.uniform()
    let chosen = weights.indices.first { place in
      left -= weights[place]
      return left < 0
    }
    for place in weights.indices { weights[place] = place == chosen ?? weights.indices.last ? 1 : 0 }
  }
}
