/// Sorting of many finite numbers that spread over their range, in linear time.
///
/// The numbers are dealt into several times as many buckets as there are numbers and put right by insertion; where one bucket
/// gets crowded, an ordinary sort takes over. The result is that of `sorted()`.
package enum BucketSort {
  private static let crowded: Int32 = 48
  /// Buckets a number: with four hardly two numbers share one, and there is little to put right.
  private static let bucketsPerValue = 4
  /// From so many numbers on more buckets than numbers cost more in memory than they save.
  private static let many = 100_000

  /// The values in ascending order.
  package static func ascending(_ values: [Double]) -> [Double] {
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
    let bucketCount = count < many ? bucketsPerValue * count : count
    let last = bucketCount - 1
    let perUnit = Double(last) / (highest - lowest)
    guard perUnit.isFinite, perUnit > 0 else { return values.sorted() }
    var starts = [Int32](repeating: 0, count: bucketCount + 1)
    place = 0
    while place < count {
      let bucket = Int((values[place] - lowest) * perUnit)
      starts[(bucket < last ? bucket : last) &+ 1] &+= 1
      place &+= 1
    }
    // A sum carried along: one read back from the array would wait for its own writing.
    var seen: Int32 = 0
    place = 1
    while place <= bucketCount {
      let dealt = starts[place]
      if dealt > crowded { return values.sorted() }
      seen &+= dealt
      starts[place] = seen
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
      if sorted[position - 1] <= value { continue }
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
