extension ContinuousDistribution {
  /// A random number, by inversion of a uniform one: any generator will do, ``PhiloxStream`` repeats on every machine.
  public func sample(using random: inout some RandomNumberGenerator) throws(StatisticsError) -> Double {
    try quantile(random.uniform())
  }

  /// Several random numbers.
  public func samples(
    _ count: Int, using random: inout some RandomNumberGenerator
  ) throws(StatisticsError) -> [Double] {
    precondition(count >= 0, "\(count) samples")
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try sample(using: &random)) }
    return values
  }
}

extension RandomNumberGenerator {
  /// A uniform number strictly between 0 and 1: the middle of one of 2⁵² equal cells.
  mutating func uniform() -> Double { (Double(next() &>> 12) + 0.5) * 0x1p-52 }
}
