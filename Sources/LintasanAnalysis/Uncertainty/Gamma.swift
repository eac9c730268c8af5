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
