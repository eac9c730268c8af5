#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The continuous ranked probability score: the integral of the squared distance between a forecast's distribution
/// function and the step at what was observed. In the units of the observation; 0 is perfect.
///
/// - Reference: Gneiting, Raftery, “Strictly proper scoring rules, prediction, and estimation”, Journal of the American
///   Statistical Association 102 (2007) 359–378, section 4.2.
public enum CRPS {
  /// The score of the distribution that puts equal weight on each draw; `nil` of no draws, and where
  /// one of them is not a number.
  public static func ofDraws(_ draws: [Double], observed: Double) -> Double? {
    Quantiles.ascending(draws).flatMap { ofSortedDraws($0, observed: observed) }
  }

  /// The score of draws that are in ascending order; `nil` of no draws.
  package static func ofSortedDraws(_ sorted: [Double], observed: Double) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let count = Double(sorted.count)
    var (distance, weighted) = (0.0, 0.0)
    for (index, draw) in sorted.enumerated() {
      distance += abs(draw - observed)
      weighted += (2 * Double(index) + 1 - count) * draw
    }
    return distance / count - weighted / (count * count)
  }

  /// The score of a normal distribution; a standard deviation of 0 gives the absolute error.
  public static func ofNormal(mean: Double, standardDeviation: Double, observed: Double) -> Double {
    guard standardDeviation > 0 else { return abs(observed - mean) }
    let z = (observed - mean) / standardDeviation
    let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    let lower = erfc(-z / 2.0.squareRoot()) / 2
    return standardDeviation * (z * (2 * lower - 1) + 2 * density - 1 / Double.pi.squareRoot())
  }
}
