/// Weights that held in some years only.
package struct WeightPeriod: Hashable, Sendable {
  /// The years, both ends included.
  package let years: ClosedRange<Int>
  /// The weights by component; a component that is not named keeps its own.
  package let weights: [String: Weight]

  /// Weights for some years.
  package init(years: ClosedRange<Int>, weights: [String: Weight]) {
    self.years = years
    self.weights = weights
  }
}
