/// Quantiles of many values without sorting them all.
///
/// The values are counted in buckets between the smallest and the largest; only the buckets that hold a wanted position
/// are sorted. The results are those of ``Quantiles/of(_:_:)``, to the last bit.
///
/// Loops go by positions and compare by operators: in a debug build of a program an iterator and `min` cost seven times as much.
package enum QuantileSelection {
  /// The type-7 quantiles at each of `probabilities` (ascending, in 0…1) of finite values; `nil` of an empty sample and of one
  /// that holds a NaN.
  package static func of(_ values: [Double], _ probabilities: [Double]) -> [Double]? {
    guard let firstValue = values.first else { return nil }
    let count = values.count
    var lowest = firstValue
    var highest = firstValue
    var place = 0
    while place < count {
      let value = values[place]
      if value != value { return nil }
      if value < lowest { lowest = value }
      if value > highest { highest = value }
      place &+= 1
    }
    let bucketCount = max(16, min(4096, values.count / 8))
    let perUnit = Double(bucketCount - 1) / (highest - lowest)
    guard values.count >= 64, perUnit.isFinite, perUnit > 0 else { return Quantiles.of(values, probabilities) }

    let last = bucketCount - 1
    var ends = [Int](repeating: 0, count: bucketCount)
    place = 0
    while place < count {
      let bucket = Int((values[place] - lowest) * perUnit)
      ends[bucket < last ? bucket : last] &+= 1
      place &+= 1
    }
    for index in 1..<bucketCount { ends[index] += ends[index - 1] }

    var wanted = [Bool](repeating: false, count: bucketCount)
    func bucketOf(position: Int) -> Int {
      var (low, high) = (0, bucketCount - 1)
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] > position { high = middle } else { low = middle + 1 }
      }
      return low
    }
    for p in probabilities {
      precondition(p >= 0 && p <= 1, "a quantile at \(p): probabilities lie from 0 to 1, so that the half is 0.5")
      let below = Int(Double(values.count - 1) * p)
      wanted[bucketOf(position: below)] = true
      wanted[bucketOf(position: min(below + 1, values.count - 1))] = true
    }
    var kept: [Double] = []
    place = 0
    while place < count {
      let bucket = Int((values[place] - lowest) * perUnit)
      if wanted[bucket < last ? bucket : last] { kept.append(values[place]) }
      place &+= 1
    }
    kept.sort()
    var firstKept = [Int](repeating: 0, count: bucketCount)
    var seen = 0
    for index in 0..<bucketCount where wanted[index] {
      firstKept[index] = seen
      seen += ends[index] - (index == 0 ? 0 : ends[index - 1])
    }
    func value(at position: Int) -> Double {
      let home = bucketOf(position: position)
      return kept[firstKept[home] + position - (home == 0 ? 0 : ends[home - 1])]
    }
    return probabilities.map { p in
      let position = Double(values.count - 1) * p
      let below = Int(position)
      let share = position - Double(below)
      let lower = value(at: below)
      guard share > 0, below + 1 < values.count else { return lower }
      return lower + share * (value(at: below + 1) - lower)
    }
  }
}
