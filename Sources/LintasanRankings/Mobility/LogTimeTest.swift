import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The log t test of convergence: do the relative paths of units come together?
///
/// With hᵢₜ a unit's value over the mean of all and Hₜ the mean of (hᵢₜ − 1)², log(H₁/Hₜ) − 2 log log t is regressed on
/// log t over the last two thirds of the times. Convergence is rejected at 5 % where the t statistic of the slope lies
/// below −1.65. Times are counted, not dated.
///
/// - Reference: Phillips, Sul (2007), doi:10.1111/j.1468-0262.2007.00811.x, with their long-run variance: quadratic
///   spectral kernel, bandwidth by Andrews (1991), doi:10.2307/2938229.
public struct LogTimeTest: Hashable, Sendable {
  /// The statistic below which convergence is rejected at 5 %.
  package static let critical = -1.65
  /// The fewest times: four must be left of two thirds.
  package static let fewestTimes = 6

  /// The slope b on log t: with 0 ≤ b < 2 growth rates converge, with b ≥ 2 levels.
  public let slope: Double
  /// Its standard error.
  public let standardError: Double
  /// The number of units.
  package let unitCount: Int

  /// The slope over its standard error.
  public var statistic: Double { slope == 0 ? 0 : slope / standardError }

  /// Whether convergence is not rejected.
  public var isConvergent: Bool { statistic > Self.critical }

  /// Tests paths, for each unit its values at the same times.
  ///
  /// - Returns: `nil` of fewer than two units or too few times, for means that are not positive, or where all are equal at
  ///   some time.
  public init?(_ paths: [[Double]]) {
    guard let count = paths.first?.count, count >= Self.fewestTimes else { return nil }
    var variances: [Double] = []
    for time in 0..<count {
      let mean = paths.reduce(0) { $0 + $1[time] } / Double(paths.count)
      guard mean > 0 else { return nil }
      let variance = paths.reduce(0) { $0 + ($1[time] / mean - 1) * ($1[time] / mean - 1) } / Double(paths.count)
      guard variance > 0 else { return nil }
      variances.append(variance)
    }
    let trimmed = Int((Double(count) / 3).rounded(.toNearestOrEven))
    let x = (trimmed..<count).map { log(Double($0 + 1)) }
    let y = zip(trimmed..<count, x).map { log(variances[0] / variances[$0]) - 2 * log($1) }
    guard let meanX = Moments.mean(x), let meanY = Moments.mean(y) else { return nil }
    let spread = Moments.sumOfSquares(x)
    let slope = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / spread
    let residuals = zip(x, y).map { $1 - meanY - slope * ($0 - meanX) }
    self.slope = slope
    standardError = (max(0, Self.longRunVariance(residuals)) / spread).squareRoot()
    unitCount = paths.count
  }

  /// The long-run variance of residuals, divided by their number less one as in the authors' code.
  static func longRunVariance(_ x: [Double]) -> Double {
    let count = x.count
    let (early, late) = (x.dropLast(), x.dropFirst())
    let square = early.reduce(0) { $0 + $1 * $1 }
    let rho = zip(early, late).reduce(0) { $0 + $1.0 * $1.1 } / square
    let bandwidth = 1.3221 * pow(4 * rho * rho / pow(1 - rho, 4) * Double(count), 0.2)
    var sum = x.reduce(0) { $0 + $1 * $1 }
    if bandwidth > 0, bandwidth.isFinite {
      for lag in 1..<count - 1 {
        let u = Double(lag) / bandwidth
        let z = 1.2 * Double.pi * u
        let kernel = 25 / (12 * Double.pi * Double.pi * u * u) * (sin(z) / z - cos(z))
        sum += 2 * kernel * (0..<count - lag).reduce(0) { $0 + x[$1] * x[$1 + lag] }
      }
    }
    return sum / Double(count - 1)
  }
}
