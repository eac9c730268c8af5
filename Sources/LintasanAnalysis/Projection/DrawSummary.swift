import LintasanStatistics

/// A quantity over the draws of a simulation: its mean, its median and two equal-tailed intervals.
public struct DrawSummary: Hashable, Sendable {
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

  /// The probabilities of the quantiles, ascending.
  package static let probabilities = [0.025, 0.1, 0.5, 0.9, 0.975]

  /// The spread of draws, of which there is at least one; their order does not matter.
  init(of draws: [Double]) {
    guard let mean = Moments.mean(draws), let quantiles = QuantileSelection.of(draws, Self.probabilities) else {
      preconditionFailure("a spread of no draws")
    }
    self.init(mean: mean, quantiles: quantiles)
  }

  /// A spread from its mean and its quantiles at ``probabilities``.
  package init(mean: Double, quantiles: [Double]) {
    precondition(quantiles.count == Self.probabilities.count, "\(quantiles.count) quantiles")
    self.mean = mean
    lower95 = quantiles[0]
    lower80 = quantiles[1]
    median = quantiles[2]
    upper80 = quantiles[3]
    upper95 = quantiles[4]
  }
}
