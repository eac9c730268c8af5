import LintasanStatistics

/// Brings a column to a scale, group of rows by group of rows.
enum Normalising {
  /// What kept a group from being normalised.
  typealias Failure = ChainError.Fault

  /// Normalised values; missing ones (not a number) stay missing.
  ///
  /// - Parameters:
  ///   - bounds: goalposts and targets as the transform leaves them.
  ///   - lowerIsBetter: mirrors within the bounds.
  static func apply(
    _ rule: NormaliseRule, to values: [Double], rows: ChainRows, lowerIsBetter: Bool,
    transformed: (Double) -> Double = { $0 }
  ) throws(ChainError.Fault) -> [Double] {
    var result = values
    for group in rows.groups(rule.isFixed ? .all : rule.reference) {
      let sign = lowerIsBetter ? -1.0 : 1
      let reference = group.reference.compactMap { values[$0].known.map { $0 * sign } }
      if group.rows.allSatisfy({ values[$0].isNaN }) { continue }
      let map = try unitMap(rule, reference, sign: sign, year: group.year, transformed)
      for row in group.rows where !values[row].isNaN {
        let unit = map(values[row] * sign)
        result[row] = finished(unit, rule)
      }
    }
    return result
  }

  static func finished(_ unit: Double, _ rule: NormaliseRule) -> Double {
    switch rule.method {
    case .none, .zScore, .rank, .borda: return unit
    default:
      let kept = rule.isCapped ? min(1, max(0, unit)) : unit
      return rule.lower == 0 && rule.upper == 1 ? kept : rule.lower + (rule.upper - rule.lower) * kept
    }
  }

  /// The increasing map of signed values; 0 to 1 where the method has bounds.
  static func unitMap(
    _ rule: NormaliseRule, _ reference: [Double], sign: Double, year: Int?, _ transformed: (Double) -> Double
  ) throws(ChainError.Fault) -> @Sendable (Double) -> Double {
    switch rule.method {
    case .none: return { $0 }
    case .goalposts(let lower, let upper):
      let (a, b) = (transformed(lower) * sign, transformed(upper) * sign)
      // Goalposts are in the indicator's unit and are transformed as it is.
      guard a.isFinite, b.isFinite, a != b else { throw .badGoalposts(lower, upper) }
      let (worst, best) = (min(a, b), max(a, b))
      return { ($0 - worst) / (best - worst) }
    default: break
    }
    guard let lowest = reference.min(), let highest = reference.max() else {
      if case .years(let years) = rule.reference { throw .emptyReference(years) }
      throw .constant(method: rule.name, year: year)
    }
    func demandSpread() throws(ChainError.Fault) {
      if lowest == highest { throw .constant(method: rule.name, year: year) }
    }
    switch rule.method {
    case .none, .goalposts: return { $0 }
    case .zScore(let mean, let deviation, let ofPopulation):
      try demandSpread()
      let centre = Moments.mean(reference) ?? 0
      let squares = reference.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      let spread = (squares / Double(max(1, reference.count - (ofPopulation ? 0 : 1)))).squareRoot()
      guard spread > 0 else { throw .constant(method: rule.name, year: year) }
      return { mean + deviation * ($0 - centre) / spread }
    case .minMax:
      try demandSpread()
      return { ($0 - lowest) / (highest - lowest) }
    case .distanceToMaximum:
      try demandSpread()
      return { 1 - (highest - $0) / (highest - lowest) }
    case .distanceToLeader:
      guard lowest >= 0, highest > 0 else { throw .constant(method: rule.name, year: year) }
      return { $0 / highest }
    case .distanceToTarget(let raw):
      let target = transformed(raw) * sign
      guard target > lowest else { throw .badTarget(raw, year: year) }
      return { ($0 - lowest) / (target - lowest) }
    case .percentile, .rank, .borda:
      let sorted = reference.sorted()
      let others = Double(max(1, sorted.count - 1))
      switch rule.method {
      case .percentile:
        guard sorted.count > 1 else { throw .constant(method: rule.name, year: year) }
        return { Double(below($0, sorted)) / others }
      case .rank: return { Double(below($0, sorted)) + 1 }
      default: return { Double(below($0, sorted)) }
      }
    }
  }

  private static func below(_ value: Double, _ sorted: [Double]) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
