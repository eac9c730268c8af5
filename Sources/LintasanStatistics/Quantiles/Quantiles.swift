/// Sample quantiles of Hyndman and Fan's type 7, the default of R, numpy and Excel's `PERCENTILE.INC`.
///
/// - Reference: Hyndman, Fan, “Sample quantiles in statistical packages”, The American Statistician 50 (1996) 361–365,
///   definition 7: the value at position (n − 1)·p, counted from 0, with linear interpolation.
public enum Quantiles {
  /// The quantile at `p` in 0…1 of values in ascending order; `nil` of an empty sample.
  @inlinable public static func ofSorted(_ sorted: some RandomAccessCollection<Double>, _ p: Double) -> Double? {
    precondition(p >= 0 && p <= 1, "a quantile at \(p): probabilities lie from 0 to 1, so that the half is 0.5")
    guard let last = sorted.last else { return nil }
    let position = Double(sorted.count - 1) * p
    let below = Int(position)
    guard below < sorted.count - 1 else { return last }
    let start = sorted.index(sorted.startIndex, offsetBy: below)
    let (lower, upper) = (sorted[start], sorted[sorted.index(after: start)])
    let share = position - Double(below)
    return share == 0 ? lower : lower + share * (upper - lower)
  }

  /// The quantiles at each of `probabilities` of values in any order; `nil` of an empty sample
  /// and of one that holds a NaN, which has no order.
  @inlinable public static func of(_ values: some Sequence<Double>, _ probabilities: [Double]) -> [Double]? {
    guard let sorted = ascending(values) else { return nil }
    var quantiles: [Double] = []
    for probability in probabilities {
      guard let quantile = ofSorted(sorted, probability) else { return nil }
      quantiles.append(quantile)
    }
    return quantiles
  }

  /// The quantiles of whole numbers given by how often each occurs: `counts[k]` is the number of values equal to
  /// `first + k`; `nil` of an empty sample.
  ///
  /// The same values as ``of(_:_:)`` on the numbers themselves, in one pass over the histogram.
  package static func ofCounts(_ counts: [Int], first: Int, _ probabilities: [Double]) -> [Double]? {
    if let negative = counts.firstIndex(where: { $0 < 0 }) {
      preconditionFailure("\(counts[negative]) values equal to \(first + negative): a count is not negative")
    }
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    return probabilities.map { p in
      precondition(p >= 0 && p <= 1, "a quantile at \(p): probabilities lie from 0 to 1, so that the half is 0.5")
      let position = Double(total - 1) * p
      let below = Int(position)
      let share = position - Double(below)
      let lower = value(at: below, counts, first)
      guard share > 0, below + 1 < total else { return lower }
      return lower + share * (value(at: below + 1, counts, first) - lower)
    }
  }

  private static func value(at position: Int, _ counts: [Int], _ first: Int) -> Double {
    var seen = 0
    for (index, count) in counts.enumerated() {
      seen += count
      if seen > position { return Double(first + index) }
    }
    return Double(first + counts.count - 1)
  }

  /// The median; `nil` of an empty sample and of one that holds a NaN.
  @inlinable public static func median(_ values: some Sequence<Double>) -> Double? {
    ascending(values).flatMap { ofSorted($0, 0.5) }
  }

  /// The values in order; `nil` where one of them has no place in it.
  @inlinable static func ascending(_ values: some Sequence<Double>) -> [Double]? { inOrder(Array(values)) }

  /// Not generic: sorted through the requirements of a sequence, numbers would be boxed one by one.
  @usableFromInline
  static func inOrder(_ values: [Double]) -> [Double]? {
    guard !values.contains(where: \.isNaN) else { return nil }
    var sorted = values
    sorted.sort()
    return sorted
  }
}
