/// Weights that held in some years only.
public struct WeightPeriod: Hashable, Sendable {
  /// The years, both ends included.
  public let years: ClosedRange<Int>
  /// The weights by component; a component that is not named keeps its own.
  public let weights: [String: Weight]

  /// Weights for some years.
  public init(years: ClosedRange<Int>, weights: [String: Weight]) {
    self.years = years
    self.weights = weights
  }
}
