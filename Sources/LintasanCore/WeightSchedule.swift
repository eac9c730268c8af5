/// The weights that turn component scores into an index, by period.
package struct WeightSchedule: Hashable, Sendable {
  /// Weights that hold over some years.
  package struct Period: Hashable, Sendable {
    /// The years in which the weights hold.
    package let years: ClosedRange<Int>
    /// One weight a component.
    package let weights: [Double]

    /// Weights over years.
    package init(years: ClosedRange<Int>, weights: [Double]) {
      self.years = years
      self.weights = weights
    }
  }

  /// The weights outside of every period.
  package let usual: [Double]
  /// Periods with weights of their own; of those that overlap the last listed holds.
  package let periods: [Period]

  /// The usual weights, with exceptions.
  package init(_ usual: [Double], except periods: [Period] = []) {
    precondition(
      periods.allSatisfy { $0.weights.count == usual.count }, "a period with another number of weights")
    self.usual = usual
    self.periods = periods
  }

  /// The weights of a year, one a component.
  package func weights(in year: Int) -> [Double] {
    periods.last { $0.years.contains(year) }?.weights ?? usual
  }
}
