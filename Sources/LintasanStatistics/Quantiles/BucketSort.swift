/// Sorting of many finite numbers that spread over their range, in linear time.
///
/// The numbers are dealt into as many buckets as there are numbers and put right by insertion; where one bucket gets
/// crowded, an ordinary sort takes over. The result is that of `sorted()`.
public enum BucketSort {
  private static let crowded: Int32 = 48

  /// The values in ascending order.
  public static func ascending(_ values: [Double]) -> [Double] {
    guard values.count >= 64, values.count < 1 << 30 else { return values.sorted() }
    // By positions and operators, as in `QuantileSelection`.
    let count = values.count
    var lowest = values[0]
    var highest = values[0]
    var place = 0
    while place < count {
      let value = values[place]
      if value < lowest { lowest = value }
      if value > highest { highest = value }
      place &+= 1
    }
    let last = count - 1
    let perUnit = Double(last) / (highest - lowest)
    guard perUnit.isFinite, perUnit > 0 else { return values.sorted() }
    var starts = [Int32](repeating: 0, count: count + 1)
    place = 0
    while place < count {
      let bucket = Int((values[place] - lowest) * perUnit)
      starts[(bucket < last ? bucket : last) &+ 1] &+= 1
      place &+= 1
    }
    place = 1
    while place <= count {
      if starts[place] > crowded { return values.sorted() }
      starts[place] &+= starts[place &- 1]
      place &+= 1
    }
    var sorted = values
    place = 0
    while place < count {
      var bucket = Int((values[place] - lowest) * perUnit)
      if bucket > last { bucket = last }
      sorted[Int(starts[bucket])] = values[place]
      starts[bucket] &+= 1
      place &+= 1
    }
    place = 1
    while place < count {
      let position = place
      place &+= 1
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
