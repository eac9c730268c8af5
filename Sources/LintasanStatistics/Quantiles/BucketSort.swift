/// Sorting of many finite numbers that spread over their range, in linear time.
///
/// The numbers are dealt into as many buckets as there are numbers and put right by insertion; where one bucket gets
/// crowded, an ordinary sort takes over. The result is that of `sorted()`.
public enum BucketSort {
  private static let crowded: Int32 = 48

  /// The values in ascending order.
  public static func ascending(_ values: [Double]) -> [Double] {
    guard values.count >= 64, values.count < 1 << 30 else { return values.sorted() }
    var (lowest, highest) = (values[0], values[0])
    for value in values {
      lowest = min(lowest, value)
      highest = max(highest, value)
    }
    let last = values.count - 1
    let perUnit = Double(last) / (highest - lowest)
    guard perUnit.isFinite, perUnit > 0 else { return values.sorted() }
    var starts = [Int32](repeating: 0, count: values.count + 1)
    for value in values { starts[min(last, Int((value - lowest) * perUnit)) + 1] &+= 1 }
    for bucket in 1..<starts.count {
      if starts[bucket] > crowded { return values.sorted() }
      starts[bucket] &+= starts[bucket - 1]
    }
    var sorted = values
    for value in values {
      let bucket = min(last, Int((value - lowest) * perUnit))
      sorted[Int(starts[bucket])] = value
      starts[bucket] &+= 1
    }
    for position in 1..<sorted.count {
      let value = sorted[position]
      var hole = position
      while hole > 0, sorted[hole - 1] > value {
        sorted[hole] = sorted[hole - 1]
        hole -= 1
      }
      sorted[hole] = value
    }
    return sorted
  }
}
