/// The weights that turn component scores into an index, by period.
public struct WeightSchedule: Hashable, Sendable {
  /// Weights that hold over some years.
  public struct Period: Hashable, Sendable {
    /// The years in which the weights hold.
    public let years: ClosedRange<Int>
    /// One weight a component.
    public let weights: [Double]

    /// Weights over years.
    public init(years: ClosedRange<Int>, weights: [Double]) {
      self.years = years
      self.weights = weights
    }
  }

  /// The weights outside of every period.
  public let usual: [Double]
  /// Periods with weights of their own; of those that overlap the last listed holds.
  public let periods: [Period]

  /// The usual weights, with exceptions.
  public init(_ usual: [Double], except periods: [Period] = []) {
    precondition(
      periods.allSatisfy { $0.weights.count == usual.count }, "a period with another number of weights")
    self.usual = usual
    self.periods = periods
  }

  /// The weights of a year, one a component.
  public func weights(in year: Int) -> [Double] {
    periods.last { $0.years.contains(year) }?.weights ?? usual
  }
}
