/// Means and spreads of a sample.
public enum Moments {
  /// The arithmetic mean; `nil` of an empty sample.
  @inlinable public static func mean(_ values: some Collection<Double>) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The same of an array, which a debug build of a program sums ten times as fast.
  package static func mean(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    var sum = 0.0
    var place = 0
    while place < values.count {
      sum += values[place]
      place &+= 1
    }
    return sum / Double(values.count)
  }

  /// The sum of squared deviations from the mean, computed in two passes.
  @inlinable package static func sumOfSquares(_ values: some Collection<Double>) -> Double {
    guard let centre = mean(values) else { return 0 }
    return values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
  }

  /// The variance with divisor n − `degreesLost`; `nil` where that divisor is not positive.
  @inlinable public static func variance(_ values: some Collection<Double>, degreesLost: Int = 1) -> Double? {
    let divisor = values.count - degreesLost
    return divisor > 0 ? sumOfSquares(values) / Double(divisor) : nil
  }

  /// The square root of ``variance(_:degreesLost:)``.
  @inlinable public static func standardDeviation(_ values: some Collection<Double>, degreesLost: Int = 1) -> Double? {
    variance(values, degreesLost: degreesLost)?.squareRoot()
  }

  /// Pearson's correlation of two samples of one length; `nil` where one of them is constant.
  public static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    precondition(
      x.count == y.count, "a correlation of samples of \(x.count) and \(y.count) values: they have to be pairs")
    guard let meanX = mean(x), let meanY = mean(y) else { return nil }
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - meanX) * (a - meanX)
      yy += (b - meanY) * (b - meanY)
      xy += (a - meanX) * (b - meanY)
    }
    guard xx > 0, yy > 0 else { return nil }
    return xy / (xx * yy).squareRoot()
  }
}
