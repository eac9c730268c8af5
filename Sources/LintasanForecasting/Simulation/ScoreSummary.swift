import LintasanStatistics

/// Mean, median and equal-tailed intervals of the draws of a score.
public struct ScoreSummary: Hashable, Sendable {
  /// The mean.
  public let mean: Double
  /// The median.
  public let median: Double
  /// The 2.5 % quantile.
  public let lower95: Double
  /// The 10 % quantile.
  public let lower80: Double
  /// The 90 % quantile.
  public let upper80: Double
  /// The 97.5 % quantile.
  public let upper95: Double

  /// The probabilities of the quantiles that are kept, ascending.
  public static let probabilities = [0.025, 0.1, 0.5, 0.9, 0.975]

  /// Sums up draws, of which there is at least one.
  init(_ draws: [Double]) {
    precondition(!draws.isEmpty, "no draws")
    mean = draws.reduce(0, +) / Double(draws.count)
    let quantiles = QuantileSelection.of(draws, Self.probabilities) ?? []
    lower95 = quantiles[0]
    lower80 = quantiles[1]
    median = quantiles[2]
    upper80 = quantiles[3]
    upper95 = quantiles[4]
  }
}
