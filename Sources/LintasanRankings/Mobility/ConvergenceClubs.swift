import Foundation
import LintasanStatistics

/// Whether units come closer together, and which of them move as groups.
///
/// A log t test after Phillips and Sul (2007): units converge where the cross-sectional variance of their relative paths
/// falls faster than the logarithm of time grows.
///
/// - Reference: Phillips, Sul (2007), doi:10.1111/j.1468-0262.2007.00811.x; short panels make the test crude, and the
///   statistic here uses ordinary standard errors.
public struct ConvergenceClubs: Hashable, Sendable {
  /// The members of each club, as positions of units, those with the highest last values first.
  public let clubs: [[Int]]
  /// Units that belong to none.
  public let divergent: [Int]

  /// The statistic below which convergence is rejected at 5 %.
  private static let critical = -1.65

  /// Sorts units into clubs.
  ///
  /// - Parameter paths: for each unit its positive values at the same times, at least four; the first quarter of the times
  ///   is left out of the regressions.
  public init(_ paths: [[Double]]) {
    var open = paths.indices.sorted { (paths[$1].last ?? 0, $0) < (paths[$0].last ?? 0, $1) }
    var clubs: [[Int]] = []
    while open.count >= 2 {
      guard let core = Self.core(open, paths) else { break }
      var club = core
      for unit in open where !club.contains(unit) {
        if (Self.statistic((core + [unit]).map { paths[$0] }) ?? -.infinity) > 0 { club.append(unit) }
      }
      if (Self.statistic(club.map { paths[$0] }) ?? -.infinity) <= Self.critical { club = core }
      clubs.append(club.sorted { (paths[$1].last ?? 0, $0) < (paths[$0].last ?? 0, $1) })
      open.removeAll { club.contains($0) }
    }
    self.clubs = clubs
    divergent = open
  }

  /// The t statistic of the log t regression over some paths; `nil` where it cannot be computed.
  public static func statistic(_ paths: [[Double]]) -> Double? {
    guard let count = paths.first?.count, count >= 4, paths.count >= 2 else { return nil }
    var variances: [Double] = []
    for time in 0..<count {
      let mean = paths.reduce(0) { $0 + $1[time] } / Double(paths.count)
      guard mean > 0 else { return nil }
      variances.append(paths.reduce(0) { $0 + ($1[time] / mean - 1) * ($1[time] / mean - 1) } / Double(paths.count))
    }
    guard variances.allSatisfy({ $0 > 0 }) else { return nil }
    let start = max(1, count / 4)
    let times = Array(start..<count)
    let x = times.map { log(Double($0 + 1)) }
    let y = times.map { log(variances[0] / variances[$0]) - 2 * log(log(Double($0 + 1))) }
    guard times.count >= 3, let meanX = Moments.mean(x), let meanY = Moments.mean(y) else { return nil }
    let sxx = Moments.sumOfSquares(x)
    let slope = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / sxx
    let residual = zip(x, y).reduce(0.0) { sum, pair in
      let error = pair.1 - meanY - slope * (pair.0 - meanX)
      return sum + error * error
    }
    let error = (residual / Double(times.count - 2) / sxx).squareRoot()
    return error > 0 ? slope / error : slope > 0 ? .infinity : -.infinity
  }

  /// The first group of neighbours in the order whose statistic is highest and beyond the critical value.
  private static func core(_ order: [Int], _ paths: [[Double]]) -> [Int]? {
    for start in 0..<order.count - 1 {
      var best: (size: Int, value: Double)?
      for size in 2...order.count - start {
        guard let value = statistic(order[start..<start + size].map { paths[$0] }), value > critical else { break }
        if value > best?.value ?? -.infinity { best = (size, value) }
      }
      if let best { return Array(order[start..<start + best.size]) }
    }
    return nil
  }
}
